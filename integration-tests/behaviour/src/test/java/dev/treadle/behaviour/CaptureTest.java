package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What lambdas and local classes capture keeps the value it had where they were made. */
@SuppressWarnings("try")
final class CaptureTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "loop variables",
                    Bodies::new,
                    Bodies::loops,
                    CaptureTest_BodiesCoroutines::loops)
                .gives(
                    ">0 <10 >1 <20 >2 <30 >a <40 >b <50 >0 <60 >1 <70 =0:10 1:20 2:30 a40 b50 w0"
                        + " w1"),
            coroutine(
                    "parameters",
                    Bodies::new,
                    (s, co) -> s.parameters(co, 5, "p", 1, 2),
                    s -> CaptureTest_BodiesCoroutines.parameters(s, 5, "p", 1, 2))
                .gives(">5 <10 =5p[1, 2]10"),
            coroutine(
                    "pattern, catch and resource variables",
                    Bodies::new,
                    Bodies::odd,
                    CaptureTest_BodiesCoroutines::odd)
                .gives(">text <10 >caught <20 >open <30 close >end <40 =text10 e20 r30"),
            coroutine(
                "local class",
                Bodies::new,
                Bodies::localClass,
                CaptureTest_BodiesCoroutines::localClass),
            coroutine(
                "local class that passes on what it captures",
                Bodies::new,
                Bodies::passedOn,
                CaptureTest_BodiesCoroutines::passedOn),
            coroutine(
                    "local class with a local called self",
                    Bodies::new,
                    Bodies::localSelf,
                    CaptureTest_BodiesCoroutines::localSelf)
                .gives(">a <10 >11 <20 =31"),
            coroutine(
                "local class in a loop",
                Bodies::new,
                Bodies::localClassInLoop,
                CaptureTest_BodiesCoroutines::localClassInLoop),
            coroutine(
                "anonymous class",
                Bodies::new,
                Bodies::anonymous,
                CaptureTest_BodiesCoroutines::anonymous),
            coroutine(
                    "anonymous class with suspending arguments",
                    Bodies::new,
                    Bodies::anonymousArguments,
                    CaptureTest_BodiesCoroutines::anonymousArguments)
                .gives(">a <10 >b <20 =10-20:7 1020"),
            coroutine(
                "lambda in a lambda",
                Bodies::new,
                Bodies::nestedLambdas,
                CaptureTest_BodiesCoroutines::nestedLambdas),
            coroutine(
                "lambda handed on at once",
                Bodies::new,
                Bodies::streams,
                CaptureTest_BodiesCoroutines::streams),
            coroutine(
                "method references",
                Bodies::new,
                Bodies::references,
                CaptureTest_BodiesCoroutines::references),
            coroutine(
                "assigned once in branches",
                Bodies::new,
                Bodies::assignedOnce,
                CaptureTest_BodiesCoroutines::assignedOnce),
            coroutine(
                "local record of locals",
                Bodies::new,
                Bodies::records,
                CaptureTest_BodiesCoroutines::records),
            coroutine(
                "self through an array",
                Bodies::new,
                Bodies::recursion,
                CaptureTest_BodiesCoroutines::recursion),
            coroutine(
                    "classes in the initializer of a field",
                    Bodies::new,
                    Bodies::initializer,
                    CaptureTest_BodiesCoroutines::initializer)
                .gives(">a <10 e1 i14 =42"))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    private int f = 1;

    @Coroutine
    Object passedOn(Co<Object, Integer> co) {
      int first = co.yield("first");
      String text = "t" + first;
      class Problem extends IllegalStateException {
        private static final long serialVersionUID = 1;

        final int more;

        Problem(int more) {
          super(text + more);
          this.more = more + first;
        }

        Problem() {
          this(text.length() + first);
        }
      }
      Problem a = new Problem(co.yield("a"));
      Problem b = new Problem();
      return a.getMessage() + a.more + b.getMessage() + b.more;
    }

    @Coroutine
    Object initializer(Co<Object, Integer> co) {
      int n = co.yield("a");
      class Local {
        final int field =
            switch (n) {
              case 10 -> {
                interface Step {
                  int go(int p);

                  default int twice(int p) {
                    log("i" + p);
                    return 2 * go(p);
                  }
                }
                enum Sign {
                  PLUS,
                  MINUS {
                    @Override
                    int of(int p) {
                      log("e" + ordinal());
                      return -p;
                    }
                  };

                  int of(int p) {
                    return p;
                  }
                }
                record Pair<T>(T a, T b) {}
                var pair = new Pair<>(n, "b");
                Object[] pairs = {pair, new Pair<>(pair, null)};
                Step step = p -> p + 6;
                yield step.twice(4 - Sign.MINUS.of(n)) + pairs.length;
              }
              default -> 0;
            };
      }
      return new Local().field;
    }

    @Coroutine
    Object localSelf(Co<Object, Integer> co) {
      int self = co.yield("a");
      class Sum {
        int plus(int n) {
          return self + f + n;
        }
      }
      Sum sum = new Sum();
      return sum.plus(co.yield(sum.plus(0)));
    }

    @Coroutine
    Object loops(Co<Object, Integer> co) {
      List<Supplier<String>> made = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int k = i;
        int sent = co.yield(i);
        made.add(() -> k + ":" + sent);
      }
      for (String s : List.of("a", "b")) {
        int sent = co.yield(s);
        made.add(() -> s + sent);
      }
      int n = 0;
      while (n < 2) {
        final int w = n++;
        made.add(() -> "w" + w);
        co.yield(w);
      }
      return made.stream().map(Supplier::get).collect(Collectors.joining(" "));
    }

    @Coroutine
    Object parameters(Co<Object, Integer> co, int n, final String s, Integer... rest) {
      Supplier<String> f = () -> n + s + List.of(rest);
      int sent = co.yield(n);
      return f.get() + sent;
    }

    static final class Res implements AutoCloseable {
      @Override
      public void close() {
        log("close");
      }

      @Override
      public String toString() {
        return "r";
      }
    }

    @Coroutine
    Object odd(Co<Object, Integer> co) {
      Supplier<String> a = null, b = null, c = null;
      Object o = "text";
      if (o instanceof String t) {
        int x = co.yield(t);
        a = () -> t + x;
      }
      try {
        throw new IllegalStateException("e");
      } catch (IllegalStateException | IllegalArgumentException e) {
        int x = co.yield("caught");
        b = () -> e.getMessage() + x;
      }
      try (Res r = new Res()) {
        int x = co.yield("open");
        c = () -> r.toString() + x;
      }
      co.yield("end");
      return a.get() + " " + b.get() + " " + c.get();
    }

    @Coroutine
    Object localClass(Co<Object, Integer> co) {
      int base = co.yield("base");
      class Counter {
        private int n = base;

        Counter() {
          this(1);
        }

        Counter(int step) {
          n += step + f;
        }

        int next() {
          return n++ + f++;
        }

        Counter copy() {
          return new Counter(n);
        }
      }
      Counter a = new Counter();
      int first = a.next();
      Counter b = new Counter(co.yield("step"));
      co.yield(first);
      return first + " " + a.next() + " " + b.next() + " " + a.copy().next() + " " + f;
    }

    @Coroutine
    Object localClassInLoop(Co<Object, Integer> co) {
      List<Object> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int at = i;
        class Item {
          final int sent;

          Item(int sent) {
            this.sent = sent;
          }

          @Override
          public String toString() {
            return at + "=" + sent;
          }
        }
        all.add(new Item(co.yield(at)));
      }
      return all;
    }

    @Coroutine
    Object anonymous(Co<Object, Integer> co) {
      int limit = co.yield("limit") / 5;
      Iterable<Integer> upTo =
          () ->
              new Iterator<>() {
                private int i = f;

                @Override
                public boolean hasNext() {
                  return i < limit;
                }

                @Override
                public Integer next() {
                  return i++;
                }
              };
      int sum = 0;
      for (int i : upTo) {
        sum += co.yield(i);
      }
      f = 0;
      for (int i : upTo) {
        sum += co.yield("again" + i);
      }
      return sum;
    }

    abstract static class Base {
      final String made;

      Base(int a, int b) {
        made = a + "-" + b;
      }

      abstract int sum();
    }

    @Coroutine
    Object anonymousArguments(Co<Object, Integer> co) {
      int seven = 7;
      Base base =
          new Base(co.yield("a"), co.yield("b")) {
            private final String all = made + ":" + seven;

            @Override
            int sum() {
              return Integer.parseInt(made.replace("-", ""));
            }

            @Override
            public String toString() {
              return all;
            }
          };
      return base + " " + base.sum();
    }

    @Coroutine
    Object nestedLambdas(Co<Object, Integer> co) {
      int a = co.yield("a");
      IntFunction<IntFunction<IntSupplier>> f3 = b -> c -> () -> a + b + c + f;
      IntFunction<IntSupplier> f2 = f3.apply(co.yield("b"));
      f = 1000;
      IntSupplier f1 = f2.apply(co.yield("c"));
      return f1.getAsInt();
    }

    @Coroutine
    Object streams(Co<Object, Integer> co) {
      int n = co.yield("n") / 2;
      String s =
          IntStream.range(0, n)
              .filter(i -> i % 2 == f)
              .mapToObj(i -> "" + i * n)
              .collect(Collectors.joining(",", "" + co.yield("prefix"), ""));
      return s + Stream.of("x", "y").map(x -> x + n).toList();
    }

    private String mark(Object x) {
      return "<" + x + f + ">";
    }

    @Coroutine
    Object references(Co<Object, Integer> co) {
      Function<Object, String> bound = this::mark;
      Function<Object, StringBuilder> ofValue =
          new StringBuilder("sb").append(co.yield("x"))::append;
      Supplier<List<String>> maker = ArrayList::new;
      f = 2;
      List<String> list = maker.get();
      list.add(bound.apply(co.yield("y")));
      Supplier<Integer> late = co.yield("late")::intValue;
      return list + " " + late.get() + " " + ofValue.apply("!").length();
    }

    @Coroutine
    Object assignedOnce(Co<Object, Integer> co) {
      final String s;
      int n;
      if (co.yield("which") > 5) {
        s = "big" + co.yield("in");
        n = 1;
      } else {
        n = 2;
        s = "small";
      }
      Supplier<String> f = () -> s + n;
      co.yield("mid");
      return f.get();
    }

    @Coroutine
    Object records(Co<Object, Integer> co) {
      record Named(String name, int n) {
        Named doubled() {
          return new Named(name + name, 2 * n);
        }
      }
      List<Named> all = new ArrayList<>();
      for (String name : new String[] {"a", "b"}) {
        all.add(new Named(name, co.yield(name)).doubled());
      }
      return all.stream().map(Named::toString).collect(Collectors.joining(";"));
    }

    @Coroutine
    Object recursion(Co<Object, Integer> co) {
      @SuppressWarnings({"unchecked", "rawtypes"})
      Function<Integer, Integer>[] fact = new Function[1];
      fact[0] = n -> n <= 1 ? 1 : n * fact[0].apply(n - 1);
      co.yield("x");
      return fact[0].apply(co.yield("n") / 4);
    }
  }
}
