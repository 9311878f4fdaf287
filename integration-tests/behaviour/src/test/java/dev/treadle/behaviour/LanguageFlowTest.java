package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Corners of the language that are about assertions, definite assignment, labels and tries. */
@SuppressWarnings({"try", "finally", "unused"})
final class LanguageFlowTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "asserts",
                Bodies::new,
                (s, co) -> Bodies.asserts(co),
                s -> LanguageFlowTest_BodiesCoroutines.asserts()),
            coroutine(
                "finals",
                Bodies::new,
                (s, co) -> Bodies.finals(co, true),
                s -> LanguageFlowTest_BodiesCoroutines.finals(true)),
            coroutine(
                "labels",
                Bodies::new,
                (s, co) -> Bodies.labels(co),
                s -> LanguageFlowTest_BodiesCoroutines.labels()),
            coroutine(
                "tries",
                Bodies::new,
                (s, co) -> Bodies.tries(co),
                s -> LanguageFlowTest_BodiesCoroutines.tries()))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    static int cnt;

    @Coroutine
    static Object asserts(Co<Object, Integer> co) {
      try {
        assert co.yield("c") > 5 : "m" + co.yield("m");
      } catch (AssertionError e) {
        co.yield(e.getMessage());
      }
      assert cnt >= 0;
      assert cnt >= 0 : co.yield("never");
      return "ok";
    }

    @Coroutine
    static Object finals(Co<Object, Integer> co, boolean p) {
      final int a;
      final String b;
      if (co.yield("x") > 5) {
        a = 1;
        b = "p";
      } else {
        a = co.yield("y");
        b = "q";
      }
      Supplier<String> s = () -> a + b;
      final int c;
      switch (a) {
        case 1 -> {
          co.yield("one");
          c = 3;
        }
        default -> c = co.yield("d");
      }
      int d;
      boolean ok;
      if (p && (d = co.yield("d")) > 0) {
        co.yield(d);
      }
      try {
        d = co.yield("try");
      } finally {
        co.yield("f");
      }
      final int e;
      try {
        e = d + 1;
        co.yield(e);
      } finally {
        cnt++;
      }
      while (true) {
        final int g;
        if (co.yield("g") > 50) {
          g = 2;
          co.yield(g);
          break;
        }
      }
      do {
        final int h = co.yield("h");
        if (h > 100) {
          co.yield(h);
        } else continue;
      } while (false);
      if (false) {
        co.yield("dead");
      }

      return s.get() + c + d + e;
    }

    @Coroutine
    static Object labels(Co<Object, Integer> co) {
      outer:
      {
        inner:
        {
          if (co.yield(1) > 5) break outer;
          break inner;
        }
        co.yield("after");
      }
      a:
      for (int i = 0, j = 5; ; i++, j--) {
        b:
        for (int k : new int[] {1, 2, 3}) {
          if (k == 2) continue a;
          if (i > 2) break a;
          if (co.yield(i + ":" + k) > 30) break b;
        }
        co.yield("b" + j);
      }
      x:
      try {
        if (co.yield("t") > 0) break x;
        co.yield("n");
      } finally {
        co.yield("fin");
      }
      y:
      switch (co.yield("sw")) {
        default:
          z:
          {
            if (co.yield("z") > 1) break y;
            break z;
          }
          co.yield("zz");
      }
      w:
      if (co.yield("w") > 3) {
        break w;
      } else co.yield("v");
      return "end";
    }

    @Coroutine
    static Object tries(Co<Object, Integer> co) {
      for (int i = 0; i < 3; i++) {
        try {
          try {
            throw new IOException("a" + co.yield("t"));
          } catch (IOException e) {
            try {
              co.yield("c" + e.getMessage());
              throw new IllegalStateException("b", e);
            } finally {
              try {
                co.yield("f");
                if (i == 0) continue;
              } finally {
                co.yield("ff");
              }
            }
          }
        } catch (IllegalStateException e) {
          co.yield(e.getCause().getMessage());
        } finally {
          if (i == 1) break;
        }
      }
      class R implements AutoCloseable {
        final String n;

        R(String n) {
          this.n = n;
        }

        public void close() throws IOException {
          throw new IOException("close" + n);
        }
      }
      R r1 = new R("1");
      final R r2 = null;
      try (r1;
          r2;
          R r3 = new R("3");
          R r4 = null) {
        co.yield("body");
        throw new RuntimeException("x" + co.yield("y"));
      } catch (IOException e) {
        co.yield("io");
      } catch (RuntimeException e) {
        co.yield(e.getMessage() + Arrays.toString(e.getSuppressed()));
      }
      try {
        return co.yield("r");
      } finally {
        return co.yield("over");
      }
    }
  }
}
