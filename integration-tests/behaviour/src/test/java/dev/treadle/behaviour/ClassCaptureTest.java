package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What local and anonymous classes capture keeps the value it had where they were made. */
final class ClassCaptureTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "local class",
                Bodies::new,
                Bodies::localClass,
                ClassCaptureTest_BodiesCoroutines::localClass),
            coroutine(
                "local class that passes on what it captures",
                Bodies::new,
                Bodies::passedOn,
                ClassCaptureTest_BodiesCoroutines::passedOn),
            coroutine(
                    "local class with a local called self",
                    Bodies::new,
                    Bodies::localSelf,
                    ClassCaptureTest_BodiesCoroutines::localSelf)
                .gives(">a <10 >11 <20 =31"),
            coroutine(
                "names that mean something else in the class",
                Bodies::new,
                Bodies::otherMeanings,
                ClassCaptureTest_BodiesCoroutines::otherMeanings),
            coroutine(
                "a name that an inherited field has",
                Bodies::new,
                Bodies::inheritedMeaning,
                ClassCaptureTest_BodiesCoroutines::inheritedMeaning),
            coroutine(
                "names that mean something else in a class that stays",
                Bodies::new,
                Bodies::otherMeaningsAside,
                ClassCaptureTest_BodiesCoroutines::otherMeaningsAside),
            coroutine(
                "names like those of our parameters",
                Bodies::new,
                Bodies::parameterNames,
                ClassCaptureTest_BodiesCoroutines::parameterNames),
            coroutine(
                    "local class that is serializable",
                    Bodies::new,
                    Bodies::serializable,
                    ClassCaptureTest_BodiesCoroutines::serializable)
                .gives(">a <10 =why: a"),
            coroutine(
                "local class in a loop",
                Bodies::new,
                Bodies::localClassInLoop,
                ClassCaptureTest_BodiesCoroutines::localClassInLoop),
            coroutine(
                "anonymous class",
                Bodies::new,
                Bodies::anonymous,
                ClassCaptureTest_BodiesCoroutines::anonymous),
            coroutine(
                    "anonymous class with suspending arguments",
                    Bodies::new,
                    Bodies::anonymousArguments,
                    ClassCaptureTest_BodiesCoroutines::anonymousArguments)
                .gives(">a <10 >b <20 =10-20:7 1020"),
            coroutine(
                "local record of locals",
                Bodies::new,
                Bodies::records,
                ClassCaptureTest_BodiesCoroutines::records),
            coroutine(
                    "classes in the initializer of a field",
                    Bodies::new,
                    Bodies::initializer,
                    ClassCaptureTest_BodiesCoroutines::initializer)
                .gives(">a <10 e1 i14 =42"))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    /** Nobody complains of what it captures, until that has a field. */
    @Coroutine
    Object serializable(Co<Object, Integer> co) {
      Supplier<String> why = () -> "why: ";
      class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(String message) {
          super(message);
        }

        @Override
        public String toString() {
          return why.get() + getMessage();
        }
      }
      Failure failure = new Failure("a");
      co.yield(failure.getMessage());
      return failure.toString();
    }

    private int f = 1;

    static class Parent {
      int x = 33;
    }

    @Coroutine
    Object otherMeanings(Co<Object, Integer> co) {
      int x = co.yield("x");
      class Keeper {
        int kept() {
          return x + f;
        }
      }
      class Child extends Keeper {
        int x = 5;

        int sum() {
          return x + kept();
        }
      }
      class Maker {
        int own(int x) {
          return x + new Keeper().kept();
        }

        int local() {
          int x = 7;
          return x + new Keeper().kept();
        }
      }
      Child child = new Child();
      Keeper nameless =
          new Keeper() {
            final int x = 9;

            @Override
            int kept() {
              return x + super.kept();
            }
          };
      co.yield(child.x + child.sum());
      co.yield(nameless.kept());
      return new Maker().own(x) + new Maker().local();
    }

    @Coroutine
    Object inheritedMeaning(Co<Object, Integer> co) {
      int x = co.yield("x");
      class Keeper {
        int kept() {
          return x;
        }
      }
      class Child extends Parent {
        int sum() {
          return x + new Keeper().kept();
        }
      }
      Child child = new Child();
      co.yield(child.sum());
      return child.x + new Keeper().kept();
    }

    @Coroutine
    Object otherMeaningsAside(Co<Object, Integer> co) {
      int start = co.yield("start");
      int x = start + f;
      class Keeper {
        int kept() {
          return x;
        }
      }
      Supplier<Integer> local =
          new Supplier<>() {
            @Override
            public Integer get() {
              int x = 100;
              return x + new Keeper().kept();
            }
          };
      String inherited =
          new Parent() {
            @Override
            public String toString() {
              return x + ":" + new Keeper().kept();
            }
          }.toString();
      Function<Integer, Integer> inLambda =
          y -> {
            class Own {
              final int x = 70;

              int sum() {
                Supplier<Keeper> made = Keeper::new;
                return x + y + made.get().kept();
              }
            }
            return new Own().sum();
          };
      int sum = local.get() + inLambda.apply(4);
      co.yield(inherited);
      return sum;
    }

    @Coroutine
    Object parameterNames(Co<Object, Integer> co) {
      int x = co.yield("x");
      int x_ = co.yield("x_");
      class Sum {
        final int sum;

        Sum() {
          sum = 10 * x + x_;
        }

        Sum(int x_) {
          sum = 10 * x + x_;
        }

        Sum(Sum other) {
          sum = x + other.sum;
        }

        Sum(String text) {
          this(new Sum(text.length()));
        }
      }
      co.yield(new Sum().sum);
      return new Sum(4).sum + new Sum("abc").sum;
    }

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
  }
}
