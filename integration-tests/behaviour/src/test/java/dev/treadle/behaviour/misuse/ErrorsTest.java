package dev.treadle.behaviour.misuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.rules.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors of the virtual machine's out of a body: the run fails, and answers as a failed one. */
final class ErrorsTest {
  private final List<String> log = new ArrayList<>();

  /** What a body can die of. */
  enum Death {
    STACK_OVERFLOW(StackOverflowError.class) {
      @Override
      int die() {
        return die() + 1;
      }
    },
    OUT_OF_MEMORY(OutOfMemoryError.class) {
      @Override
      int die() {
        return new long[Integer.MAX_VALUE].length;
      }
    },
    LINKAGE(UnsatisfiedLinkError.class) {
      @Override
      int die() {
        return unlinked();
      }
    };

    private static native int unlinked();

    private final Class<? extends Error> error;

    Death(Class<? extends Error> error) {
      this.error = error;
    }

    abstract int die();

    void assertIs(Throwable t) {
      assertEquals(error, t.getClass());
    }
  }

  static final class Templates {
    private Templates() {}

    @Coroutine
    static int dying(Co<Integer, Integer> co, Death death, List<String> log) {
      try {
        int sent = co.yield(1);
        return sent + death.die();
      } finally {
        log.add("finally");
      }
    }

    @Coroutine
    static int calling(Co<Integer, Integer> co, Death death, List<String> log) {
      try {
        return dying(co, death, log);
      } finally {
        log.add("caller's");
      }
    }

    @Coroutine
    static int catching(Co<Integer, Integer> co, Routine<Integer, Integer, Integer> run) {
      try {
        return co.yieldFrom(run);
      } catch (Error e) {
        return co.yield(-1);
      }
    }

    /** Dies while it is being closed. */
    @Coroutine
    static void inFinally(Co<Integer, Integer> co, Death death) {
      try {
        co.yield(1);
      } finally {
        co.yield(death.die());
      }
    }

    @Generator
    static void all(Yielder<Integer> out, Iterable<Integer> values, List<String> log) {
      try {
        out.yieldAll(values);
      } finally {
        log.add("finally");
      }
    }

    /** Drives a run of itself. */
    @Generator
    static void recursive(Yielder<Integer> out, List<Cursor<Integer>> runs) {
      Cursor<Integer> deeper = ErrorsTest_TemplatesCoroutines.recursive(runs).iterator();
      runs.add(deeper);
      out.yield(deeper.next());
    }
  }

  private static void assertFailed(Routine<Integer, Integer, ?> run) {
    assertEquals(Status.FAILED, run.status());
    assertFalse(run.resume());
    assertThrows(NoSuchElementException.class, run::next);
    assertThrows(IllegalStateException.class, run::result);
    assertEquals(List.of(), run.trace());
    RuntimeException raised = new RuntimeException();
    assertSame(raised, assertThrows(RuntimeException.class, () -> run.raise(raised)));
    run.close();
    assertEquals(Status.FAILED, run.status());
  }

  private Routine<Integer, Integer, Integer> dying(Kind kind, Death death) {
    return kind.routine(
        ErrorsTest_TemplatesCoroutines.dying(death, log), co -> Templates.dying(co, death, log));
  }

  @ParameterizedTest
  @EnumSource
  void anErrorOutOfTheBodyLeavesAsItIsAndTheRunFails(Death death) {
    for (Kind kind : Kind.values()) {
      log.clear();
      Routine<Integer, Integer, Integer> run = dying(kind, death);
      assertEquals(1, run.next());
      death.assertIs(assertThrows(Error.class, () -> run.resume(5)));
      assertFailed(run);
      assertEquals(1, run.value());
      assertEquals(List.of("finally"), log);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorOutOfACalleePassesItsCallers(Death death) {
    for (Kind kind : Kind.values()) {
      log.clear();
      Routine<Integer, Integer, Integer> run =
          kind.routine(
              ErrorsTest_TemplatesCoroutines.calling(death, log),
              co -> Templates.calling(co, death, log));
      run.next();
      death.assertIs(assertThrows(Error.class, () -> run.resume(5)));
      assertFailed(run);
      assertEquals(List.of("finally", "caller's"), log);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorOutOfADelegateCanBeCaughtAtTheYieldFrom(Death death) {
    for (Kind kind : Kind.values()) {
      Routine<Integer, Integer, Integer> inner = dying(kind, death);
      Routine<Integer, Integer, Integer> run =
          kind.routine(
              ErrorsTest_TemplatesCoroutines.catching(inner), co -> Templates.catching(co, inner));
      assertEquals(1, run.next());
      assertEquals(-1, run.send(5));
      assertFailed(inner);
      assertFalse(run.resume(7));
      assertEquals(7, run.result());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInFinallyDuringCloseLeavesTheClose(Death death) {
    for (Kind kind : Kind.values()) {
      Routine<Integer, Integer, Void> run =
          kind.routine(
              ErrorsTest_TemplatesCoroutines.inFinally(death),
              co -> {
                Templates.inFinally(co, death);
                return null;
              });
      run.next();
      death.assertIs(assertThrows(Error.class, run::close));
      assertFailed(run);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorOutOfAnIteratorIsThrownAtTheYieldAll(Death death) {
    Iterable<Integer> values =
        () ->
            new Iterator<>() {
              private boolean begun;

              @Override
              public boolean hasNext() {
                return !begun || death.die() > 0;
              }

              @Override
              public Integer next() {
                begun = true;
                return 1;
              }
            };
    for (Kind kind : Kind.values()) {
      log.clear();
      Cursor<Integer> run =
          kind.sequence(
                  ErrorsTest_TemplatesCoroutines.all(values, log),
                  out -> Templates.all(out, values, log))
              .iterator();
      assertEquals(1, run.next());
      death.assertIs(assertThrows(Error.class, run::hasNext));
      assertEquals(Status.FAILED, run.status());
      assertFalse(run.hasNext());
      assertEquals(List.of("finally"), log);
    }
  }

  /** Runs that drive one another, each from its body, until the stack ends. */
  @Test
  void aRecursionOfDrivesThatOverflowsFailsAllRunsThatItPasses() {
    List<Cursor<Integer>> runs = new ArrayList<>();
    runs.add(ErrorsTest_TemplatesCoroutines.recursive(runs).iterator());
    Cursor<Integer> first = runs.get(0);
    assertThrows(StackOverflowError.class, first::next);
    assertTrue(runs.size() > 20, runs::toString);
    // Those at the very end may have had no stack to begin with; EndOfStackTest is about them.
    for (Cursor<Integer> run : runs) {
      run.close();
      assertFalse(run.hasNext());
    }
    for (Cursor<Integer> run : runs.subList(0, runs.size() / 2)) {
      assertEquals(Status.FAILED, run.status());
    }
  }
}
