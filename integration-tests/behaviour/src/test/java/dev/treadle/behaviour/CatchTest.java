package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.annotation.Coroutine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Which handler catches what, checked exceptions at the boundary, and the exit as the body sees it.
 */
@SuppressWarnings("finally")
final class CatchTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "multi-catch",
                Bodies::new,
                Bodies::multiCatch,
                CatchTest_BodiesCoroutines::multiCatch),
            coroutine(
                    "catch order",
                    Bodies::new,
                    Bodies::catchOrder,
                    CatchTest_BodiesCoroutines::catchOrder)
                .gives(">0 <10 nf >1 <20 io >2 <30 rt >3 <40 none =end"),
            coroutine(
                    "precise rethrow",
                    Bodies::new,
                    Bodies::rethrow,
                    CatchTest_BodiesCoroutines::rethrow)
                .gives(">a <10 >r <20 !UncheckedIOException[IOException(io10)]"),
            coroutine(
                    "rethrown in an expression",
                    Bodies::new,
                    Bodies::rethrownInExpression,
                    CatchTest_BodiesCoroutines::rethrownInExpression)
                .gives(">a <10 >h <20 !UncheckedIOException[IOException(io10)]"),
            coroutine("checked", Bodies::new, Bodies::checked, CatchTest_BodiesCoroutines::checked)
                .gives(">a <10 !UncheckedException[Odd(10)]"),
            coroutine(
                "exception reassigned",
                Bodies::new,
                Bodies::reassigned,
                CatchTest_BodiesCoroutines::reassigned),
            coroutine(
                    "raise caught by kind",
                    Bodies::new,
                    Bodies::raisedKinds,
                    CatchTest_BodiesCoroutines::raisedKinds)
                .drive(
                    "n tX tI tC n",
                    ">1 [throw] >RuntimeException:T [throw] >IOException:T [throw] >Exception:T"
                        + " <null =3"),
            procedure(
                    "swallows everything once",
                    Bodies::new,
                    Bodies::swallows,
                    CatchTest_BodiesCoroutines::swallows)
                .drive(
                    "n c n c",
                    ">0 [close] swallowed0 !IllegalStateException(ignored_close) <null =null"
                        + " [close] closed"),
            coroutine(
                    "exit replaced",
                    Bodies::new,
                    Bodies::exitReplaced,
                    CatchTest_BodiesCoroutines::exitReplaced)
                .drive("n c n", ">a [close] F closed <null =null"),
            coroutine(
                    "exit thrown later",
                    Bodies::new,
                    Bodies::exitLater,
                    CatchTest_BodiesCoroutines::exitLater)
                .drive(
                    "n c n",
                    ">a [close] !IllegalStateException(ignored_close) <null !CoroutineExit")
                .drive(
                    "n c c n",
                    ">a [close] !IllegalStateException(ignored_close) [close] closed <null =null"),
            coroutine(
                "operands and a handler",
                Bodies::new,
                Bodies::operands,
                CatchTest_BodiesCoroutines::operands),
            coroutine(
                "assertion", Bodies::new, Bodies::assertion, CatchTest_BodiesCoroutines::assertion))
        .map(Case::tests);
  }

  static final class Odd extends Exception {
    private static final long serialVersionUID = 1;

    Odd(String message) {
      super(message);
    }
  }

  static final class Bodies extends Scene {
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
    Object rethrownInExpression(Co<Object, Integer> co) throws IOException {
      try {
        if (co.yield("a") > 5) {
          throw new IOException("io10");
        }
      } catch (IOException e) {
        int n = co.yield("h");
        return switch (n) {
          case 20 -> throw e;
          default -> "kept " + e.getMessage();
        };
      }
      return "none";
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
    Object exitLater(Co<Object, Integer> co) {
      try {
        return co.yield("a");
      } catch (CoroutineExit e) {
        co.yield("later");
        throw e;
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
