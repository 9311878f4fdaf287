package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Nested handlers and finally blocks, with suspensions in all of them. */
@SuppressWarnings("finally")
final class TryFormsTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "nested finally",
                Bodies::new,
                Bodies::nestedFinally,
                TryFormsTest_BodiesCoroutines::nestedFinally),
            coroutine(
                    "return value kept",
                    Bodies::new,
                    Bodies::returnKept,
                    TryFormsTest_BodiesCoroutines::returnKept)
                .gives(">t <10 >f <20 =11"),
            coroutine(
                "jumps through two finally",
                Bodies::new,
                Bodies::jumps,
                TryFormsTest_BodiesCoroutines::jumps),
            coroutine(
                "try in finally in catch",
                Bodies::new,
                Bodies::deep,
                TryFormsTest_BodiesCoroutines::deep),
            coroutine(
                "loop in finally",
                Bodies::new,
                Bodies::loopInFinally,
                TryFormsTest_BodiesCoroutines::loopInFinally),
            coroutine(
                "suspension only in catch",
                Bodies::new,
                Bodies::onlyCatch,
                TryFormsTest_BodiesCoroutines::onlyCatch),
            coroutine(
                "suspension only in finally",
                Bodies::new,
                Bodies::onlyFinally,
                TryFormsTest_BodiesCoroutines::onlyFinally),
            coroutine(
                "handler throws",
                Bodies::new,
                Bodies::handlerThrows,
                TryFormsTest_BodiesCoroutines::handlerThrows),
            coroutine(
                "handler within a handler",
                Bodies::new,
                Bodies::handlerInHandler,
                TryFormsTest_BodiesCoroutines::handlerInHandler),
            coroutine(
                    "jump that a finalizer cuts",
                    Bodies::new,
                    Bodies::cutJump,
                    TryFormsTest_BodiesCoroutines::cutJump)
                .gives(">a <10 cut =20"),
            coroutine(
                    "handler whose suspension is never reached",
                    Bodies::new,
                    Bodies::neverSuspends,
                    TryFormsTest_BodiesCoroutines::neverSuspends)
                .gives(">a <10 caught other =end"))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    @Coroutine
    Object nestedFinally(Co<Object, Integer> co) {
      String s = "";
      try {
        try {
          try {
            s += co.yield("a");
            throw new RuntimeException("1");
          } finally {
            s += "f1" + co.yield("b");
          }
        } finally {
          s += "f2" + co.yield("c");
        }
      } catch (RuntimeException e) {
        s += e.getMessage();
      } finally {
        s += "f3" + co.yield("d");
      }
      return s;
    }

    @Coroutine
    int returnKept(Co<Object, Integer> co) {
      int x = 1;
      try {
        x += co.yield("t");
        return x;
      } finally {
        x = 100 + co.yield("f");
      }
    }

    private static void fail(int n) throws IOException {
      switch (n) {
        case 0 -> throw new FileNotFoundException("nf");
        case 1 -> throw new IOException("io");
        case 2 -> throw new IllegalArgumentException("arg");
        case 3 -> throw new IllegalStateException("state");
        default -> {}
      }
    }

    @Coroutine
    Object jumps(Co<Object, Integer> co) {
      String s = "";
      out:
      for (int i = 0; i < 4; i++) {
        try {
          for (int j = 0; ; j++) {
            try {
              switch (i) {
                case 0:
                  continue out;
                case 1:
                  break;
                case 2:
                  if (j == 1) {
                    break out;
                  }
                  continue;
                default:
                  return "never";
              }
              co.yield("sw");
              break;
            } finally {
              s += "i" + co.yield("inner" + i + j);
            }
          }
          s += "x";
        } finally {
          s += "o" + co.yield("outer" + i);
        }
      }
      return s;
    }

    @Coroutine
    Object deep(Co<Object, Integer> co) {
      String s = "";
      try {
        throw new RuntimeException("a");
      } catch (RuntimeException e) {
        try {
          s += co.yield(e.getMessage());
          throw new RuntimeException("b");
        } finally {
          try {
            s += co.yield("c");
            throw new RuntimeException("d");
          } catch (RuntimeException f) {
            s += f.getMessage() + e.getMessage() + co.yield("e");
          }
          if (s.length() > 3) {
            return s;
          }
        }
      }
    }

    @Coroutine
    Object loopInFinally(Co<Object, Integer> co) {
      int n = 0;
      try {
        n += co.yield("t");
        if (n > 5) {
          throw new IllegalStateException("pending");
        }
      } catch (IllegalArgumentException e) {
        log("no");
      } finally {
        for (int i = 0; i < 3; i++) {
          if (i == 1) {
            continue;
          }
          n += co.yield("f" + i);
        }
        log(n);
      }
      return n;
    }

    @Coroutine
    Object onlyCatch(Co<Object, Integer> co) {
      int x = 0;
      for (int i = 0; i < 2; i++) {
        try {
          x = 10 / i;
          fail(0);
        } catch (ArithmeticException e) {
          x = co.yield("div");
          continue;
        } catch (IOException e) {
          return x + e.getMessage() + co.yield("io");
        }
      }
      return "no";
    }

    @Coroutine
    Object onlyFinally(Co<Object, Integer> co) {
      int x = 1;
      for (int i = 0; i < 3; i++) {
        try {
          if (i == 1) {
            continue;
          }
          if (i == 2) {
            return x++;
          }
          x *= 2;
        } finally {
          x += co.yield("f" + x);
        }
      }
      return "no";
    }

    @Coroutine
    Object handlerThrows(Co<Object, Integer> co) {
      try {
        try {
          co.yield("a");
          throw new RuntimeException("one");
        } catch (RuntimeException e) {
          co.yield("b");
          throw new IllegalStateException("two", e);
        } finally {
          co.yield("c");
        }
      } catch (IllegalStateException e) {
        return e.getMessage() + e.getCause().getMessage() + co.yield("d");
      }
    }

    @Coroutine
    Object handlerInHandler(Co<Object, Integer> co) {
      String s = "";
      try {
        s += co.yield("a");
        throw new RuntimeException("x");
      } catch (RuntimeException outer) {
        try {
          s += co.yield("b");
          throw new IllegalStateException("y");
        } catch (IllegalStateException inner) {
          s += co.yield("c") + outer.getMessage() + inner.getMessage();
        }
        s += co.yield("d");
      }
      return s;
    }

    @Coroutine
    Object cutJump(Co<Object, Integer> co) {
      int x = 0;
      try {
        try {
          x = 10;
        } finally {
          left:
          {
            x += co.yield("a");
            try {
              if (x > 0) {
                break left;
              }
            } finally {
              throw new IllegalStateException("cut");
            }
          }
        }
      } catch (IllegalStateException e) {
        log(e.getMessage());
      }
      return x;
    }

    @Coroutine
    Object neverSuspends(Co<Object, Integer> co) {
      int n = co.yield("a");
      for (int i = 0; i < 2; i++) {
        try {
          failAs(i);
        } catch (IllegalStateException f) {
          do {
            log("caught");
            break;
          } while (co.yield(n) > 0);
        } catch (UnsupportedOperationException e) {
          if (n > 5) {
            String f = "other";
            log(f);
          }
        }
      }
      return "end";
    }

    private static void failAs(int n) {
      throw n == 0 ? new IllegalStateException() : new UnsupportedOperationException();
    }
  }
}
