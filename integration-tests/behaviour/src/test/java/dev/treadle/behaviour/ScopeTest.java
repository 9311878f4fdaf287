package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Names: what they mean in a body must not change with the class that the body ends up in. */
final class ScopeTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("H01", H01::new, H01::body, ScopeTest_H01Coroutines::body)
                .gives(">a <10 >b <20 =18/78"),
            coroutine("H03", H03::new, H03::body, ScopeTest_H03Coroutines::body)
                .gives(">k <10 >mid <20 >x <30 =53"),
            coroutine("H05", H05::new, H05::body, ScopeTest_H05Coroutines::body)
                .gives(">n <10 >m <20 =10,11,outer,truetrue"),
            coroutine("H07", H07::new, H07::body, ScopeTest_H07Coroutines::body)
                .gives(">a <10 >b <20 =R[a=10, b=q] 912023"),
            coroutine("H09", H09::new, H09::body, ScopeTest_H09Coroutines::body)
                .gives(">3 <10 =-1 b 1[z, 1]"),
            coroutine("H11", H11::new, H11::body, ScopeTest_H11Coroutines::body)
                .gives(">r <10 >n <20 >1 <30 =142"),
            coroutine("H13", H13::new, H13::body, ScopeTest_H13Coroutines::body)
                .gives(">a <10 =ME42trueH13ME"),
            coroutine("H15", H15::new, H15::body, ScopeTest_H15Coroutines::body)
                .gives(">If.dIn.dinner <10 =21outer"),
            coroutine("H15 called", H15::new, H15::called, ScopeTest_H15Coroutines::called)
                .gives(">If.dIn.dinner <10 =21outer"),
            coroutine("H17", H17::new, H17::body, ScopeTest_H17Coroutines::body)
                .gives(">a <10 >b <20 =18 21"),
            coroutine("H19", H19::new, H19::body, ScopeTest_H19Coroutines::body)
                .gives(">q <10 =15"),
            coroutine("H21", H21::new, H21::body, ScopeTest_H21Coroutines::body)
                .gives(">v <10 >w <20 =2710"),
            coroutine("H23", H23::new, H23::body, ScopeTest_H23Coroutines::body)
                .gives(">a <10 >2 <20 =10"),
            coroutine(
                    "one name in scopes side by side",
                    Siblings::new,
                    Siblings::body,
                    ScopeTest_SiblingsCoroutines::body)
                .gives("round >5 <10 >c <20 open >close <30 =5"))
        .map(Case::tests);
  }

  static final class Siblings extends Scene {
    record Fails(String name) implements AutoCloseable {
      @Override
      public void close() {
        throw new IllegalStateException("close");
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      for (int k = 0, i = 5; k < 1; k += co.yield(i)) {
        log("round");
      }
      IntUnaryOperator next = i -> i + 1;
      if (co.yield("c") > 0) {
        try (Fails i = new Fails("open")) {
          log(i.name());
        } catch (IllegalStateException e) {
          co.yield(e.getMessage());
        }
      }
      return next.applyAsInt(4);
    }
  }

  static final class H01 extends Scene {
    int v = 7;

    @Coroutine
    Object body(Co<Object, Integer> co) {
      String s = "";
      {
        int v = 1;
        s += v + co.yield("a") + this.v;
      }
      s += "/" + v;
      v = 8;
      co.yield("b");
      return s + v;
    }
  }

  static final class H03 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int k = co.yield("k");
      java.util.function.IntUnaryOperator f = p -> p + k;
      co.yield("mid");
      return f.applyAsInt(1) + co.yield("x") + f.applyAsInt(2);
    }
  }

  static final class H05 extends Scene {
    String name() {
      return "outer";
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      int n = co.yield("n");
      Object o =
          new Object() {
            int n2 = n + 1;

            @Override
            public String toString() {
              return n
                  + ","
                  + n2
                  + ","
                  + name()
                  + ","
                  + (this != null)
                  + getClass().isAnonymousClass();
            }
          };
      co.yield("m");
      return o.toString();
    }
  }

  static final class H07 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      record R(int a, String b) {
        R {
          if (a < 0) throw new IllegalArgumentException();
        }

        static int z() {
          return 3;
        }
      }
      enum C {
        P,
        Q {
          @Override
          int f() {
            return 9;
          }
        };

        int f() {
          return 1;
        }
      }
      interface I {
        int g(int x);

        default int h() {
          return 2;
        }
      }
      R r = new R(co.yield("a"), "q");
      I i = x -> x * 2;
      co.yield("b");
      return r + " " + C.Q.f() + C.P.f() + i.g(r.a()) + i.h() + R.z();
    }
  }

  /** The variable of an intersection type is a String here. */
  static final class H09 extends Scene {
    static <T> void swap(java.util.List<T> l) {
      T t = l.get(0);
      l.set(0, l.get(1));
      l.set(1, t);
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      var x = "abc";
      java.util.List<?> w = new java.util.ArrayList<>(java.util.List.of(1, "z"));
      var e = w.get(0);
      co.yield(x.length());
      swap(w);
      return x.compareTo("abd") + " " + x.charAt(1) + " " + e + w;
    }
  }

  static final class H11 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int state = 1,
          result = co.yield("r"),
          this$0 = 3,
          $state = 4,
          label = 5,
          next = co.yield("n"),
          value = 7,
          sent = 8,
          ctx = 9,
          resume = 10,
          locals = 11,
          $1 = 12,
          _x = 13,
          exception = 14,
          done = 15;
      co.yield(state);
      return state + result + this$0 + $state + label + next + value + sent + ctx + resume + locals
          + $1 + _x + exception + done;
    }
  }

  static final class H13 extends Scene {
    @Override
    public String toString() {
      return "ME";
    }

    @Override
    public int hashCode() {
      return 42;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      co.yield("a");
      return toString() + hashCode() + equals(this) + getClass().getSimpleName() + this;
    }
  }

  static final class H15 extends Scene {
    interface If {
      default String d() {
        return "If.d";
      }
    }

    int x = 1;

    String nm() {
      return "outer";
    }

    final class In implements If {
      int x = 2;

      @Override
      public String d() {
        return "In.d";
      }

      String nm() {
        return "inner";
      }

      @Coroutine
      Object b(Co<Object, Integer> co) {
        String s = If.super.d() + d() + nm();
        co.yield(s);
        return x + "" + H15.this.x + H15.this.nm();
      }
    }

    private Routine<Object, Integer, Object> in() {
      In in = new In();
      return routine(in::b, () -> ScopeTest_H15_InCoroutines.b(in));
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      return co.yieldFrom(in());
    }

    @Coroutine
    Object called(Co<Object, Integer> co) {
      return new In().b(co);
    }
  }

  /** The nested class is not private: a machine could not name it. */
  static final class H17 extends Scene {
    private static int ps = 3;
    private int pi = 4;

    H17() {
      ps = 3;
    }

    private static int pm(int x) {
      return x + ps;
    }

    static class PC {
      private int z = 1;

      private PC() {}
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      ps += co.yield("a");
      pi++;
      PC p = new PC();
      p.z += co.yield("b");
      return pm(pi) + " " + p.z;
    }
  }

  static final class H19 extends Scene {
    @Coroutine
    static Object g(Co<Object, Integer> co, int p, final String q) {
      p += co.yield(q);
      return p;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      return g(co, 5, "q");
    }
  }

  static final class H21 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int v = co.yield("v");
      Object o =
          new Object() {
            int v2;

            {
              v2 = v * 2;
              for (int i = 0; i < 2; i++) v2++;
            }

            int v() {
              int v = 5;
              return v + v2;
            }

            @Override
            public String toString() {
              return "" + v();
            }
          };
      co.yield("w");
      return o + "" + v;
    }
  }

  static final class H23 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int n;
      if (co.yield("a") > 5) n = 1;
      else n = 2;
      java.util.function.IntBinaryOperator f = (x, y) -> x + y + n;
      for (int x = 0; x < 1; x++) co.yield(f.applyAsInt(x, 1));
      int x = 9;
      return f.applyAsInt(x, 0);
    }
  }
}
