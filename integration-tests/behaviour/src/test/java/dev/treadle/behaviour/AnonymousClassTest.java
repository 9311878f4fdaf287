package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Members that only an anonymous class has, used across suspensions. */
final class AnonymousClassTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "counter",
                Bodies::new,
                (s, co) -> s.counter(co, 3),
                s -> AnonymousClassTest_BodiesCoroutines.counter(s, 3)),
            coroutine(
                "captures",
                Bodies::new,
                (s, co) -> s.captures(co, 3),
                s -> AnonymousClassTest_BodiesCoroutines.captures(s, 3)),
            coroutine(
                "receiver",
                Bodies::new,
                Bodies::receiver,
                AnonymousClassTest_BodiesCoroutines::receiver),
            coroutine(
                "superclass",
                Bodies::new,
                Bodies::superclass,
                AnonymousClassTest_BodiesCoroutines::superclass),
            coroutine(
                "inner superclass",
                Bodies::new,
                Bodies::inner,
                AnonymousClassTest_BodiesCoroutines::inner),
            coroutine(
                "in other types",
                Bodies::new,
                Bodies::nested,
                AnonymousClassTest_BodiesCoroutines::nested),
            coroutine(
                "of local classes",
                Bodies::new,
                (s, co) -> s.locals(co, 2),
                s -> AnonymousClassTest_BodiesCoroutines.locals(s, 2)),
            coroutine(
                "in a loop", Bodies::new, Bodies::loop, AnonymousClassTest_BodiesCoroutines::loop),
            coroutine(
                "chosen", Bodies::new, Bodies::chosen, AnonymousClassTest_BodiesCoroutines::chosen),
            coroutine(
                "resource",
                Bodies::new,
                Bodies::resource,
                AnonymousClassTest_BodiesCoroutines::resource),
            coroutine(
                "generic",
                () -> new Generic<>("q"),
                (s, co) -> s.body(co, List.of("r")),
                s -> AnonymousClassTest_GenericCoroutines.body(s, List.of("r"))))
        .map(Case::tests);
  }

  static class Base {
    final int sum;
    final String name;

    Base(String name, int... values) throws IOException {
      if (values.length > 3) {
        throw new IOException("many");
      }
      this.name = name;
      int total = 0;
      for (int value : values) {
        total += value;
      }
      sum = total;
    }
  }

  static final class Bodies extends Scene {
    private int field = 3;

    class Inner {
      final int k;

      Inner(int k) {
        this.k = k;
      }

      int get() {
        return k + field;
      }
    }

    private static Bodies none() {
      log("none");
      return null;
    }

    @Coroutine
    Object counter(Co<Object, Integer> co, int start) {
      var counter =
          new Object() {
            // how many so far
            int n = start;

            int next() {
              return ++n;
            }
          };
      co.yield(counter.n);
      counter.n++;
      counter.n += co.yield(counter.next());
      counter.n = co.yield(counter.n) + counter.n;
      counter.n <<= 1;
      return counter.next();
    }

    @Coroutine
    Object captures(Co<Object, Integer> co, int p) {
      int before = co.yield("before");
      int changes = 0;
      changes++;
      final int constant = 7;
      int copy = changes;
      var o =
          new Object() {
            int[] values = {p, before, constant};
            int own;
            int zero = 0, one = copy;

            {
              own = before + copy + field;
              field++;
            }

            int sum() {
              field += 10;
              return p + before + own + field + values.length + values[1] + this.zero + one;
            }

            Supplier<Integer> later() {
              return () -> own + p + Bodies.this.field;
            }
          };
      co.yield(o.sum());
      changes += 10;
      Supplier<Integer> later = o.later();
      o.own = changes;
      co.yield(later.get());
      IntSupplier sum = o::sum;
      return sum.getAsInt() + o.values[0];
    }

    @Coroutine
    Object receiver(Co<Object, Integer> co) {
      int a =
          new Object() {
            int f(int x) {
              return log(x) + 1;
            }
          }.f(co.yield("a"));
      String b =
          new Object() {
            String both(String x, int y) {
              return x + y;
            }
          }.both(log("x"), co.yield("b") + a);
      return new Object() {
            int n = log(4);
          }.n
          + co.yield("c")
          + b;
    }

    @Coroutine
    Object superclass(Co<Object, Integer> co) throws IOException {
      var a =
          new Base("a", 1, 2) {
            int twice() {
              return 2 * sum;
            }
          };
      co.yield(a.twice());
      var b =
          new Base(log("b"), co.yield("arg")) {
            int thrice = 3 * sum;
          };
      co.yield(b.name + b.thrice);
      var c =
          new ArrayList<Integer>(List.of(1, 2)) {
            int last() {
              return get(size() - 1);
            }
          };
      c.add(co.yield(c.last()));
      var d =
          new Iterator<Integer>() {
            int n;

            @Override
            public boolean hasNext() {
              return n < 2;
            }

            @Override
            public Integer next() {
              return n++;
            }
          };
      while (d.hasNext()) {
        co.yield(d.next() + ":" + d.n);
      }
      try {
        var e =
            new Base("e", 1, 2, 3, 4) {
              int never = log(9);
            };
        co.yield(e.never);
      } catch (IOException e) {
        co.yield(e.getMessage());
      }
      return c.last();
    }

    @Coroutine
    Object inner(Co<Object, Integer> co) {
      var a =
          new Inner(4) {
            int twice() {
              return 2 * get() + field;
            }
          };
      co.yield(a.twice());
      Bodies other = new Bodies();
      other.field = 100;
      var b =
          other.new Inner(co.yield("k")) {
            int thrice() {
              return 3 * get() + field;
            }
          };
      co.yield(b.thrice());
      var c =
          other.new Inner(1) {
            int k() {
              return k;
            }
          };
      co.yield(c.k() + c.get());
      try {
        var d =
            none().new Inner(co.yield("never")) {
              int k() {
                return k;
              }
            };
        co.yield(d.k());
      } catch (NullPointerException e) {
        co.yield("NPE");
      }
      return a.get() + b.get();
    }

    @Coroutine
    Object nested(Co<Object, Integer> co) {
      int p = co.yield("p");
      var list =
          List.of(
              new Object() {
                int n = p;
              });
      co.yield(list.get(0).n);
      for (var each : list) {
        each.n += co.yield("each");
      }
      var mapped =
          Optional.of(4)
              .map(
                  x ->
                      new Object() {
                        int y = x;
                        int z = x + p;
                      })
              .get();
      co.yield(mapped.y);
      return mapped.z + list.get(0).n;
    }

    @Coroutine
    Object locals(Co<Object, Integer> co, int p) {
      class Local {
        int a() {
          return p;
        }
      }
      var o =
          new Local() {
            int b = a() + 1;
            Local other = new Local();
          };
      co.yield(o.b);
      return o.a() + o.other.a();
    }

    @Coroutine
    Object loop(Co<Object, Integer> co) {
      List<IntSupplier> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int k = i;
        var o =
            new Object() {
              int n = k;

              int get() {
                return n * 10 + k;
              }
            };
        o.n += co.yield(k);
        all.add(o::get);
      }
      return all.get(0).getAsInt() + " " + all.get(1).getAsInt() + " " + all.get(2).getAsInt();
    }

    @Coroutine
    Object chosen(Co<Object, Integer> co) {
      var o =
          co.yield("which") > 5
              ? new Object() {
                int n = 5;
              }
              : null;
      co.yield("o");
      return o == null ? "none" : "n" + o.n;
    }

    @Coroutine
    Object resource(Co<Object, Integer> co) {
      try (var r =
          new AutoCloseable() {
            int uses;

            @Override
            public void close() {
              log("close" + uses);
            }
          }) {
        r.uses += co.yield("open");
        co.yield(r.uses);
      }
      return "end";
    }
  }

  static final class Generic<Q> extends Scene {
    private final Q own;

    Generic(Q own) {
      this.own = own;
    }

    @Coroutine
    <R> Object body(Co<Object, Integer> co, List<R> given) {
      var o =
          new HashMap<String, Q>(Map.of("own", own)) {
            R first = given.get(0);

            Q own() {
              return get("own");
            }
          };
      co.yield(o.first);
      R first = o.first;
      co.yield(first);
      return o.own() + "" + own;
    }
  }
}
