package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * N09 and N11: a run driven while it runs is unharmed, and an Error ends a run as any exception
 * does.
 */
@SuppressWarnings({"try", "finally"})
final class MisuseTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("N09", N09::new, N09::body, MisuseTest_N09Coroutines::body)
                .gives(
                    "body:refused >a <10 helper:refused text:refused v resource:refused >b <20"
                        + " finally:refused =30")
                .drive("n c n", "body:refused >a [close] finally:refused closed <null =null")
                .drive(
                    "n s1 c n",
                    "body:refused >a <1 helper:refused text:refused v resource:refused >b [close]"
                        + " finally:refused closed <null =null"),
            procedure(
                    "N11 stack overflow",
                    N11::new,
                    N11::overflow,
                    MisuseTest_N11Coroutines::overflow)
                .drive("n n n", ">a <null F !StackOverflowError <null =null"),
            procedure("N11 out of memory", N11::new, N11::memory, MisuseTest_N11Coroutines::memory)
                .drive("n n n", ">a <null >f <null F !OutOfMemoryError(full)"),
            coroutine("N11 handled", N11::new, N11::handled, MisuseTest_N11Coroutines::handled)
                .gives(">a <10 >StackOverflowError <20 =20"))
        .map(Case::tests);
  }

  static final class N09 extends Scene {
    /** Every way of driving this run. */
    void drive(String where) {
      int refused = 0;
      for (Runnable drive :
          new Runnable[] {
            () -> me().resume(null),
            () -> me().resume(5),
            () -> me().raise(new RuntimeException("T")),
            () -> me().close()
          }) {
        try {
          drive.run();
        } catch (IllegalStateException e) {
          refused += e.getMessage().contains("already running") ? 1 : 0;
        }
      }
      log(where + (refused == 4 ? ":refused" : ":" + refused));
    }

    final class Value {
      @Override
      public String toString() {
        drive("text");
        return "v";
      }
    }

    final class Resource implements AutoCloseable {
      @Override
      public void close() {
        drive("resource");
      }
    }

    private void helper() {
      drive("helper");
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        drive("body");
        int x = co.yield("a");
        helper();
        try (Resource resource = new Resource()) {
          log(new Value());
        }
        return x + co.yield("b");
      } finally {
        drive("finally");
      }
    }
  }

  static final class N11 extends Scene {
    private int recurse(int n) {
      return recurse(n + 1) + 1;
    }

    @Coroutine
    void overflow(Co<Object, Integer> co) {
      try {
        co.yield("a");
        co.yield(recurse(0));
      } finally {
        log("F");
      }
    }

    @Coroutine
    void memory(Co<Object, Integer> co) {
      try {
        co.yield("a");
        throw new OutOfMemoryError("full");
      } finally {
        co.yield("f");
        log("F");
      }
    }

    @Coroutine
    Object handled(Co<Object, Integer> co) {
      co.yield("a");
      try {
        return recurse(0);
      } catch (StackOverflowError e) {
        return co.yield(e.getClass().getSimpleName());
      }
    }
  }
}
