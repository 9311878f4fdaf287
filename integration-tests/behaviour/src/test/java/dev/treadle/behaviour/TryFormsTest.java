package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Nested handlers, resources that are null or fail, checked exceptions, and jumps out of all of
 * them.
 */
@SuppressWarnings({"try", "finally"})
final class TryFormsTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "null resource",
                    Bodies::new,
                    Bodies::nullResource,
                    TryFormsTest_BodiesCoroutines::nullResource)
                .gives(">body <10 ~b =10"),
            coroutine(
                    "suppressed",
                    Bodies::new,
                    Bodies::suppressed,
                    TryFormsTest_BodiesCoroutines::suppressed)
                .gives(">body <10 ~b ~a =body:close b,close a"),
            coroutine(
                    "close fails",
                    Bodies::new,
                    Bodies::closeFails,
                    TryFormsTest_BodiesCoroutines::closeFails)
                .gives(">body <10 ~b ~a >close b <20 F =close a")
                // What is suppressed into the exit is not lost.
                .drive(
                    "n c n", ">body [close] ~b ~a F !IllegalStateException(close_b) <null =null"),
            coroutine(
                "resources in a loop",
                Bodies::new,
                Bodies::resourceLoop,
                TryFormsTest_BodiesCoroutines::resourceLoop),
            coroutine(
                "resource with catch and finally",
                Bodies::new,
                Bodies::resourceAll,
                TryFormsTest_BodiesCoroutines::resourceAll),
            coroutine(
                    "field as resource",
                    Bodies::new,
                    Bodies::fieldResource,
                    TryFormsTest_BodiesCoroutines::fieldResource)
                .gives(">in <10 ~kept =10"),
            coroutine(
                "suspending resource",
                Bodies::new,
                Bodies::suspendingResource,
                TryFormsTest_BodiesCoroutines::suspendingResource),
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
                "multi-catch",
                Bodies::new,
                Bodies::multiCatch,
                TryFormsTest_BodiesCoroutines::multiCatch),
            coroutine(
                    "catch order",
                    Bodies::new,
                    Bodies::catchOrder,
                    TryFormsTest_BodiesCoroutines::catchOrder)
                .gives(">0 <10 nf >1 <20 io >2 <30 rt >3 <40 none =end"),
            coroutine(
                    "precise rethrow",
                    Bodies::new,
                    Bodies::rethrow,
                    TryFormsTest_BodiesCoroutines::rethrow)
                .gives(">a <10 >r <20 !UncheckedIOException[IOException(io10)]"),
            coroutine(
                    "checked", Bodies::new, Bodies::checked, TryFormsTest_BodiesCoroutines::checked)
                .gives(">a <10 !UncheckedException[Odd(10)]"),
            coroutine(
                "exception reassigned",
                Bodies::new,
                Bodies::reassigned,
                TryFormsTest_BodiesCoroutines::reassigned),
            coroutine(
                    "raise caught by kind",
                    Bodies::new,
                    Bodies::raisedKinds,
                    TryFormsTest_BodiesCoroutines::raisedKinds)
                .drive(
                    "n tX tI tC n",
                    ">1 [throw] >RuntimeException:T [throw] >IOException:T [throw] >Exception:T"
                        + " <null =3"),
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
            procedure(
                    "swallows everything once",
                    Bodies::new,
                    Bodies::swallows,
                    TryFormsTest_BodiesCoroutines::swallows)
                .drive(
                    "n c n c",
                    ">0 [close] swallowed0 !IllegalStateException(ignored_close) <null =null"
                        + " [close] closed"),
            coroutine(
                    "exit replaced",
                    Bodies::new,
                    Bodies::exitReplaced,
                    TryFormsTest_BodiesCoroutines::exitReplaced)
                .drive("n c n", ">a [close] F closed <null =null"),
            coroutine(
                "operands and a handler",
                Bodies::new,
                Bodies::operands,
                TryFormsTest_BodiesCoroutines::operands),
            coroutine(
                "assertion",
                Bodies::new,
                Bodies::assertion,
                TryFormsTest_BodiesCoroutines::assertion))
        .map(Case::tests);
  }

  static final class Odd extends Exception {
    private static final long serialVersionUID = 1;

    Odd(String message) {
      super(message);
    }
  }

  static final class Bodies extends Scene {
    final Res kept = new Res("kept", false);

    static final class Res implements AutoCloseable {
      final String name;
      final boolean fails;

      Res(String name, boolean fails) {
        this.name = name;
        this.fails = fails;
      }

      @Override
      public void close() {
        log("~" + name);
        if (fails) {
          throw new IllegalStateException("close " + name);
        }
      }
    }

    @Coroutine
    Object nullResource(Co<Object, Integer> co) {
      try (Res a = null;
          Res b = new Res("b", false)) {
        return co.yield("body");
      }
    }

    @Coroutine
    Object suppressed(Co<Object, Integer> co) {
      try (Res a = new Res("a", true);
          Res b = new Res("b", true)) {
        co.yield("body");
        throw new RuntimeException("body");
      } catch (RuntimeException e) {
        return e.getMessage()
            + ":"
            + e.getSuppressed()[0].getMessage()
            + ","
            + e.getSuppressed()[1].getMessage();
      }
    }

    @Coroutine
    Object closeFails(Co<Object, Integer> co) {
      try (Res a = new Res("a", true);
          Res b = new Res("b", true)) {
        co.yield("body");
      } catch (IllegalStateException e) {
        co.yield(e.getMessage());
        return e.getSuppressed()[0].getMessage();
      } finally {
        log("F");
      }
      return "no";
    }

    @Coroutine
    Object resourceLoop(Co<Object, Integer> co) {
      int n = 0;
      out:
      for (int i = 0; i < 4; i++) {
        try (Res r = new Res("r" + i, false)) {
          n += co.yield(r.name);
          if (i == 1) {
            continue;
          }
          if (i == 2) {
            break out;
          }
        }
        log("end" + i);
      }
      return n;
    }

    @Coroutine
    Object resourceAll(Co<Object, Integer> co) {
      String s = "";
      for (int i = 0; i < 3; i++) {
        try (Res a = new Res("a" + i, i == 1);
            Res b = i == 2 ? null : new Res("b" + i, false)) {
          s += co.yield("body" + i);
          if (i == 2) {
            throw new IllegalArgumentException("arg");
          }
        } catch (IllegalStateException e) {
          s += co.yield("catch " + e.getMessage());
        } catch (IllegalArgumentException e) {
          return s + e.getMessage() + co.yield("arg");
        } finally {
          log("F" + i);
          s += co.yield("finally" + i);
        }
      }
      return s;
    }

    @Coroutine
    Object fieldResource(Co<Object, Integer> co) {
      try (kept) {
        return co.yield("in");
      }
    }

    private Res open(int n) throws IOException {
      if (n > 15) {
        throw new IOException("open" + n);
      }
      return new Res("r" + n, false);
    }

    @Coroutine
    Object suspendingResource(Co<Object, Integer> co) {
      try (Res a = open(co.yield("a"));
          Res b = open(co.yield("b"))) {
        return co.yield("never");
      } catch (IOException e) {
        return e.getMessage() + co.yield("c");
      }
    }

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
    Object multiCatch(Co<Object, Integer> co) {
      String s = "";
      for (int i = 0; i < 5; i++) {
        try {
          co.yield(i);
          fail(i);
          s += "none";
        } catch (IllegalArgumentException | IOException e) {
          s += co.yield(e.getMessage()) + e.getMessage();
        } catch (final RuntimeException e) {
          s += "rt" + co.yield(e.getMessage());
        }
      }
      return s;
    }

    @Coroutine
    Object catchOrder(Co<Object, Integer> co) {
      for (int i = 0; i < 4; i++) {
        try {
          int n = co.yield(i) / 10 - 1;
          fail(n == 3 ? 9 : n);
          log("none");
        } catch (FileNotFoundException e) {
          log("nf");
        } catch (IOException e) {
          log("io");
        } catch (RuntimeException e) {
          log("rt");
        }
      }
      return "end";
    }

    @Coroutine
    Object rethrow(Co<Object, Integer> co) throws IOException {
      try {
        int n = co.yield("a");
        if (n > 5) {
          throw new IOException("io" + n);
        }
        return n;
      } catch (final Exception e) {
        co.yield("r");
        throw e;
      }
    }

    @Coroutine
    Object checked(Co<Object, Integer> co) throws Odd {
      throw new Odd("" + co.yield("a"));
    }

    @Coroutine
    Object reassigned(Co<Object, Integer> co) {
      try {
        co.yield("a");
        throw new RuntimeException("first");
      } catch (RuntimeException e) {
        e = new IllegalStateException("second" + co.yield("b"), e);
        co.yield(e.getMessage());
        return e.getCause().getMessage();
      }
    }

    @Coroutine
    Object raisedKinds(Co<Object, Integer> co) {
      Object out = 1;
      int caught = 0;
      while (caught < 3) {
        try {
          co.yield(out);
          break;
        } catch (Exception e) {
          caught++;
          out = e.getClass().getSimpleName() + ":" + e.getMessage();
        }
      }
      if (caught == 3) {
        co.yield(out);
      }
      return caught;
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
    void swallows(Co<Object, Integer> co) {
      for (int i = 0; i < 3; i++) {
        try {
          co.yield(i);
        } catch (Throwable t) {
          log("swallowed" + i);
        }
        i++;
      }
    }

    @Coroutine
    Object exitReplaced(Co<Object, Integer> co) {
      try {
        return co.yield("a");
      } finally {
        log("F");
        return "other";
      }
    }

    @Coroutine
    Object operands(Co<Object, Integer> co) {
      int x = 1;
      try {
        x = x + co.yield("a") + 100 / (co.yield("b") - 20);
      } catch (ArithmeticException e) {
        x += co.yield("c") + x;
      } finally {
        x *= co.yield("d");
      }
      return x;
    }

    @Coroutine
    Object assertion(Co<Object, Integer> co) {
      try {
        assert co.yield("a") < 5;
        return "no";
      } catch (AssertionError e) {
        assert true : co.yield("never");
        return "failed" + co.yield("b");
      }
    }
  }
}
