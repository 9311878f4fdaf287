package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Private members of other objects: referred to, and assigned to in lambdas and classes. */
final class PrivateReferenceTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "method references",
                Bodies::new,
                Bodies::references,
                PrivateReferenceTest_BodiesCoroutines::references),
            coroutine(
                    "method references beside variables called like arguments",
                    Bodies::new,
                    Bodies::arguments,
                    PrivateReferenceTest_BodiesCoroutines::arguments)
                .gives(">2 <10 =13 name1 14 3"),
            coroutine(
                    "method references beside operands that are kept",
                    Bodies::new,
                    Bodies::kept,
                    PrivateReferenceTest_BodiesCoroutines::kept)
                .gives(">1 <10 >2 <20 =14 171"),
            coroutine(
                    "method references for functions of a wildcard",
                    Bodies::new,
                    Bodies::wild,
                    PrivateReferenceTest_BodiesCoroutines::wild)
                .gives(">3 <10 =12ab 14"),
            coroutine(
                    "method references that decide what is called",
                    Bodies::new,
                    Bodies::deciding,
                    PrivateReferenceTest_BodiesCoroutines::deciding)
                .gives(">[a, bb] <10 >{2=[a], 3=[bb]} <20 =function"),
            coroutine(
                    "constructors of inner classes, in a named instance",
                    Bodies::new,
                    Bodies::instances,
                    PrivateReferenceTest_BodiesCoroutines::instances)
                .gives(">1 <10 NPE >15 <20 >x201 <30 =6"),
            coroutine(
                "compound assignments",
                Bodies::new,
                Bodies::assignments,
                PrivateReferenceTest_BodiesCoroutines::assignments),
            coroutine(
                    "in initializers of anonymous classes",
                    Bodies::new,
                    Bodies::initializers,
                    PrivateReferenceTest_BodiesCoroutines::initializers)
                .gives(">3 <10 =46"),
            coroutine(
                "of the classes around",
                () -> new Bodies().new Inside(),
                Bodies.Inside::around,
                PrivateReferenceTest_Bodies_InsideCoroutines::around))
        .map(Case::tests);
  }

  static final class Item {
    private int count;
    private byte small = 120;
    private String text = "";

    private Item(int count) {
      this.count = count;
    }

    private int plus(int... more) {
      return count + more.length;
    }

    private static @Nullable Item none() {
      return Scene.<@Nullable Item>log(null);
    }
  }

  static class Bodies extends Scene {
    private int field = 1;

    @Coroutine
    final Object initializers(Co<Object, Integer> co) {
      IntSupplier sum =
          new IntSupplier() {
            int n = new Item(field).plus(1, 2);
            final int more;

            {
              more = twice(n) + field;
            }

            @Override
            public int getAsInt() {
              return n++ * 10 + more - field;
            }
          };
      co.yield(3);
      return sum.getAsInt() + twice(field) / 2 + sum.getAsInt() - 37;
    }

    private int sum(int a, int b) {
      return a + b + field;
    }

    private static int all(int a, int b, IntBinaryOperator f, int c) {
      return a + b + f.applyAsInt(c, 0);
    }

    private final StringBuilder all = new StringBuilder();

    private void add(Object one) {
      all.append(one);
    }

    private int length(CharSequence text) {
      return text.length() + field;
    }

    private Integer boxed(String text) {
      return text.length() + field;
    }

    private static <T> List<T> sorted(Function<Comparator<T>, List<T>> sort, Comparator<T> order) {
      return sort.apply(order);
    }

    private List<String> sort(Comparator<String> order) {
      return Stream.of("bb", "a").sorted(order).toList();
    }

    @SuppressWarnings("overloads")
    static String chosen(Function<String, Integer> function) {
      return "function";
    }

    @SuppressWarnings("overloads")
    static String chosen(UnaryOperator<String> operator) {
      return "operator";
    }

    @Coroutine
    final Object deciding(Co<Object, Integer> co) {
      co.yield(sorted(this::sort, Comparator.comparing(this::boxed).thenComparing(this::length)));
      co.yield(Stream.of("a", "bb").collect(Collectors.groupingBy(this::boxed)));
      return chosen(this::boxed);
    }

    @Coroutine
    final Object wild(Co<Object, Integer> co) {
      List<?> any = List.of(1, 2);
      List<? extends CharSequence> texts = List.of("ab");
      Bodies same = this;
      any.forEach(same::add);
      texts.forEach(same::add);
      int sum = texts.stream().mapToInt(same::length).sum();
      return all + " " + (texts.stream().map(same::length).reduce(1, Integer::sum) + co.yield(sum));
    }

    @Coroutine
    final Object kept(Co<Object, Integer> co) {
      int own = all(field, twice(field), this::sum, co.yield(1));
      return own
          + " "
          + new Item(all(1, twice(5), new Bodies()::sum, 2)).plus(0, co.yield(2), field)
          + field;
    }

    private int twice(int n) {
      return 2 * n;
    }

    final class Part {
      private final int k;

      private Part(int k) {
        this.k = k + field;
      }

      final class Name {
        private final String text;

        private Name(String text) {
          this.text = text;
        }
      }
    }

    private String name() {
      return "name" + field;
    }

    @Override
    void hook() {
      field++;
    }

    final class Inside extends Scene {
      private int own = 7;

      @Coroutine
      Object around(Co<Object, Integer> co) {
        Supplier<String> name = Bodies.this::name;
        field += co.yield(name.get());
        class Local {
          Supplier<String> outer() {
            return Bodies.this::name;
          }

          int both() {
            return Inside.this.own + Bodies.this.field;
          }
        }
        co.yield(new Local().outer().get());
        return new Local().both() + name.get();
      }
    }

    @Coroutine
    final Object references(Co<Object, Integer> co) {
      Item item = new Item(co.yield("count"));
      Supplier<String> own = this::name;
      Function<Integer, Integer> one = item::plus;
      ToIntFunction<int[]> array = item::plus;
      Supplier<Integer> no = item::plus;
      Supplier<String> made = new Bodies()::name;
      IntFunction<Item> constructor = Item::new;
      IntFunction<Part> inner = Part::new;
      Function<Bodies, String> unbound = Bodies::name;
      item.count += 100;
      field += co.yield("again");
      item = new Item(0);
      co.yield(own.get() + one.apply(1) + array.applyAsInt(new int[3]) + no.get() + made.get());
      try {
        Supplier<Integer> never = Item.none()::plus;
        co.yield(never.get());
      } catch (NullPointerException e) {
        co.yield("NPE");
      }
      class Local {
        Supplier<String> mine() {
          return Bodies.this::name;
        }

        Supplier<String> of(Bodies other) {
          return other::name;
        }
      }
      co.yield(new Local().mine().get() + new Local().of(new Bodies()).get());
      return constructor.apply(2).count + inner.apply(3).k + unbound.apply(this);
    }

    @Coroutine
    final Object arguments(Co<Object, Integer> co) {
      int argument1 = 1;
      int argument2 = 2;
      Item item = new Item(co.yield(argument2));
      String receiver = " ";
      IntFunction<Part> inner = Part::new;
      Function<Bodies, String> unbound = Bodies::name;
      Function<Integer, Integer> one = item::plus;
      Supplier<String> own = this::name;
      item.count += argument2;
      return one.apply(argument1)
          + receiver
          + (own.get().isEmpty() ? "" : unbound.apply(this))
          + receiver
          + (item.count + argument2)
          + receiver
          + inner.apply(argument2).k;
    }

    private static @Nullable Bodies none() {
      return null;
    }

    @Coroutine
    final Object instances(Co<Object, Integer> co) {
      Bodies other = new Bodies();
      other.field = 5;
      Part part = other.new Part(co.yield(1));
      try {
        part = none().new Part(log(3));
      } catch (NullPointerException e) {
        log("NPE");
      }
      Part.Name name = part.new Name("x" + co.yield(part.k));
      co.yield(name.text + this.new Part(0).k);
      return other.new Part(1).k;
    }

    @Coroutine
    final Object assignments(Co<Object, Integer> co) {
      List<Item> all = List.of(new Item(1), new Item(2));
      Item first = all.get(0);
      all.forEach(item -> item.count += 2);
      all.forEach(
          item -> {
            item.count *= item.count;
            item.small += 10;
            item.text += log("x") + item.count;
          });
      Runnable r =
          new Runnable() {
            @Override
            public void run() {
              for (Item item : all) {
                item.count <<= 1;
                item.count -= log(item.count++);
              }
            }
          };
      r.run();
      co.yield(3 + (first.count += 5) * (first.small -= 3));
      co.yield(log(first.text += log("z")) + first.text);
      class Local {
        int add(Item item) {
          return item.count += next();
        }

        int next() {
          return field += 2;
        }
      }
      int sum = new Local().add(first) + (first.count += co.yield("more"));
      Item nothing = Item.none();
      try {
        Runnable never = () -> nothing.count += log(1);
        never.run();
      } catch (NullPointerException e) {
        co.yield("NPE");
      }
      return sum + first.text + first.count + first.small + all.get(1).count;
    }
  }
}
