package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Type arguments of private methods and constructors, and of templates. */
final class TypeArgumentTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "of static methods",
                    Bodies::new,
                    Bodies::statics,
                    TypeArgumentTest_BodiesCoroutines::statics)
                .gives(">1 <10 >2.5 <20 >[1, 2.5, 30.0] <30 >1 <40 >2 <50 =[a, b]"),
            coroutine(
                    "of methods of a generic class",
                    Bodies::new,
                    Bodies::generic,
                    TypeArgumentTest_BodiesCoroutines::generic)
                .gives(">[10, s] <10 >[x, y] <20 =3.5"),
            coroutine(
                    "of templates",
                    Bodies::new,
                    Bodies::templates,
                    TypeArgumentTest_BodiesCoroutines::templates)
                .gives(">kept <10 >1 <20 >kept <30 =11 [1, x]"),
            coroutine(
                    "of templates, from what their results are assigned to",
                    Bodies::new,
                    Bodies::inferred,
                    TypeArgumentTest_BodiesCoroutines::inferred)
                .gives(">kept <10 >kept <20 >kept <30 >kept <40 =3 2 b, a [5]"),
            coroutine(
                    "of inner classes",
                    () -> new Box<Integer>(5),
                    Box<Integer>::inner,
                    TypeArgumentTest_BoxCoroutines::inner)
                .gives(">2 <10 >10 <20 =[20, made] [5, none]"),
            coroutine(
                    "of overloads that a function could be meant for",
                    () -> new Either<String>("e"),
                    Either<String>::overloads,
                    TypeArgumentTest_EitherCoroutines::overloads)
                .gives(
                    ">value e <10 >function f1 <20 >function e <30 >4 <40 >function x <50 >3 <60 =e3"),
            coroutine(
                    "in a generic class",
                    () -> new Box<Integer>(5),
                    Box<Integer>::own,
                    TypeArgumentTest_BoxCoroutines::own)
                .gives(">[5, own] <10 =2.5[z, 10]"))
        .map(Case::tests);
  }

  static final class Either<A> extends Scene {
    private final A one;

    Either(A one) {
      this.one = one;
    }

    private A one() {
      return one;
    }

    @Coroutine
    A or(Co<Object, Integer> co, A value, int count) {
      co.yield("value " + value);
      return value;
    }

    @Coroutine
    A or(Co<Object, Integer> co, Supplier<A> value, int count) {
      co.yield("function " + value.get());
      return one;
    }

    @Coroutine
    int count(Co<Object, Integer> co, Object... all) {
      co.yield(all.length);
      return all.length;
    }

    @Coroutine
    int count(Co<Object, Integer> co, A one) {
      co.yield(one);
      return 1;
    }

    @Coroutine
    Object overloads(Co<Object, Integer> co) {
      A first = or(co, one, 1);
      new Either<String>("s").or(co, () -> "f" + 1, 2);
      or(co, this::one, 3);
      new Either<String>("s").or(co, List.of("x").iterator()::next, co.yield(4));
      return first + "" + count(co, 1, 2, 3);
    }
  }

  static final class Box<T> extends Scene {
    private T content;

    private Box(T content) {
      this.content = content;
    }

    Box<T> put(T other) {
      content = other;
      return this;
    }

    private <X> List<X> with(X more) {
      return new ArrayList<>(List.of(more));
    }

    final class Part<U> {
      private U inner;

      private Part(U inner) {
        this.inner = inner;
      }

      private Part<U> set(U other) {
        inner = other;
        return this;
      }

      private <V> List<V> with(V more) {
        return new ArrayList<>(List.of(more));
      }
    }

    @Coroutine
    <X> List<X> pair(Co<Object, Integer> co, X more) {
      co.yield(content);
      return new ArrayList<>(List.of(more));
    }

    class Label<U> {
      final List<U> marks = new ArrayList<>();

      Label(List<? extends U> marks) {
        this.marks.addAll(marks);
      }

      List<U> marks(U unmade) {
        return marks.isEmpty() ? List.of(unmade) : marks;
      }
    }

    @Coroutine
    Object inner(Co<Object, Integer> co) {
      Label<Number> two = new Label<Number>(List.of(1, 2.5));
      int sent = co.yield(two.marks.size());
      Label<Object> sum = new Label<Object>(List.of(co.yield(sent), "made"));
      return sum.marks("none")
          + " "
          + new Label<Object>(List.of()) {
            @Override
            List<Object> marks(Object unmade) {
              return List.of(content, unmade);
            }
          }.marks("none");
    }

    @Coroutine
    Object own(Co<Object, Integer> co) {
      List<Object> all = this.<Object>with(content);
      all.add("own");
      Integer sent = co.yield(all);
      Part<Number> part = new Part<Number>(1);
      List<Object> more = new ArrayList<>(part.<CharSequence>with("z"));
      more.add(sent);
      return new Part<Number>(2).set(2.5).inner + "" + more;
    }
  }

  static final class Bodies extends Scene {
    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <X> List<X> listOf(X... all) {
      return new ArrayList<>(Arrays.asList(all));
    }

    @Coroutine
    Object statics(Co<Object, Integer> co) {
      for (Number n : Bodies.<Number>listOf(1, 2.5)) {
        co.yield(n);
      }
      var numbers = Bodies.<Number>listOf(1, 2.5);
      numbers.add(30.0);
      co.yield(numbers);
      for (List<? extends Number> one : Bodies.<List<? extends Number>>listOf(List.of(1, 2))) {
        for (Number n : one) {
          co.yield(n);
        }
      }
      var names = Bodies.<Comparable<String>>listOf("a");
      names.add("b");
      return names;
    }

    @Coroutine
    static <X> X kept(Co<Object, Integer> co, X value) {
      co.yield("kept");
      return value;
    }

    @Coroutine
    Object templates(Co<Object, Integer> co) {
      UnaryOperator<Integer> next = Bodies.<UnaryOperator<Integer>>kept(co, x -> x + 1);
      List<Object> all = new Box<Integer>(1).<Object>pair(co, 1);
      all.add("x");
      return Bodies.<UnaryOperator<Integer>>kept(co, x -> x + 10).apply(0 + next.apply(0))
          + " "
          + all;
    }

    @Coroutine
    static <A, B> Function<A, B> function(Co<Object, Integer> co, Function<A, B> function) {
      co.yield("kept");
      return function;
    }

    @Coroutine
    Object inferred(Co<Object, Integer> co) {
      Function<String, Integer> length = function(co, text -> text.length());
      Comparator<String> order =
          kept(co, length == null ? null : (a, b) -> b.length() - a.length());
      BinaryOperator<String> join = Objects.requireNonNull(kept(co, (a, b) -> b + ", " + a));
      Supplier<Function<Integer, List<Integer>>> nested =
          kept(co, () -> n -> List.of(n.intValue()));
      return length.apply("abc")
          + " "
          + order.compare("a", "abc")
          + " "
          + join.apply("a", "b")
          + " "
          + nested.get().apply(5);
    }

    @Coroutine
    Object generic(Co<Object, Integer> co) {
      Box<Number> box = new Box<Number>(10);
      List<Object> all = new ArrayList<>(box.<Object>with(box.content));
      all.add("s");
      co.yield(all);
      class Name {
        @Override
        public String toString() {
          return "x";
        }
      }
      List<Object> names = new ArrayList<>(box.<Name>with(new Name()));
      names.add("y");
      co.yield(names);
      return new Box<Number>(1).put(3.5).content;
    }
  }
}
