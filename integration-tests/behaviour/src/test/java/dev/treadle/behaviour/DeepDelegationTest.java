package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Cursor;
import dev.treadle.IntCursor;
import dev.treadle.IntYielder;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * N07: a delegation a million deep, in a thread with a small stack, however it is driven and
 * however it ends.
 */
final class DeepDelegationTest {
  private static final int DEPTH = 1_000_000;
  private static final long SMALL_STACK = 256 * 1024;

  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static int called(Co<Integer, Integer> co, int depth, AtomicInteger unwound) {
      try {
        if (depth == 0) {
          int sum = 0;
          for (int i = 0; i < 3; i++) {
            try {
              sum += co.yield(i);
            } catch (IllegalArgumentException e) {
              sum += co.yield(100);
            }
          }
          return sum;
        }
        return called(co, depth - 1, unwound) + 1;
      } finally {
        unwound.incrementAndGet();
      }
    }

    @Coroutine
    static int yieldedFrom(Co<Integer, Integer> co, int depth, AtomicInteger unwound) {
      try {
        if (depth == 0) {
          int sum = 0;
          for (int i = 0; i < 3; i++) {
            try {
              sum += co.yield(i);
            } catch (IllegalArgumentException e) {
              sum += co.yield(100);
            }
          }
          return sum;
        }
        return co.yieldFrom(DeepDelegationTest_BodiesCoroutines.yieldedFrom(depth - 1, unwound))
            + 1;
      } finally {
        unwound.incrementAndGet();
      }
    }

    /** Goes on after what comes out of the depth. */
    @Coroutine
    static int guarding(Co<Integer, Integer> co, Way way, AtomicInteger unwound) {
      try {
        return co.yieldFrom(way.routine(unwound));
      } catch (IllegalStateException | CoroutineExit e) {
        return co.yield(-1);
      }
    }

    @Generator
    static void ints(IntYielder out, int depth) {
      if (depth > 0) {
        ints(out, depth - 1);
      }
      if (depth < 2 || depth == DEPTH) {
        out.yield(depth);
      }
    }

    @Generator
    static void generated(Yielder<Integer> out, int depth, AtomicInteger unwound) {
      try {
        if (depth == 0) {
          for (int i = 0; i < 3; i++) {
            out.yield(i);
          }
        } else {
          generated(out, depth - 1, unwound);
        }
      } finally {
        unwound.incrementAndGet();
      }
    }

    @Generator
    static void yieldedAll(Yielder<Integer> out, int depth, AtomicInteger unwound) {
      try {
        if (depth == 0) {
          for (int i = 0; i < 3; i++) {
            out.yield(i);
          }
        } else {
          out.yieldAll(DeepDelegationTest_BodiesCoroutines.yieldedAll(depth - 1, unwound));
        }
      } finally {
        unwound.incrementAndGet();
      }
    }
  }

  enum Way {
    CALL {
      @Override
      Routine<Integer, Integer, Integer> routine(AtomicInteger unwound) {
        return DeepDelegationTest_BodiesCoroutines.called(DEPTH, unwound);
      }

      @Override
      Cursor<Integer> cursor(AtomicInteger unwound) {
        return DeepDelegationTest_BodiesCoroutines.generated(DEPTH, unwound).iterator();
      }
    },
    OBJECT {
      @Override
      Routine<Integer, Integer, Integer> routine(AtomicInteger unwound) {
        return DeepDelegationTest_BodiesCoroutines.yieldedFrom(DEPTH, unwound);
      }

      @Override
      Cursor<Integer> cursor(AtomicInteger unwound) {
        return DeepDelegationTest_BodiesCoroutines.yieldedAll(DEPTH, unwound).iterator();
      }
    };

    abstract Routine<Integer, Integer, Integer> routine(AtomicInteger unwound);

    abstract Cursor<Integer> cursor(AtomicInteger unwound);
  }

  @ParameterizedTest
  @EnumSource
  void aRoutineReturns(Way way) throws Throwable {
    inSmallStack(
        () -> {
          AtomicInteger unwound = new AtomicInteger();
          Routine<Integer, Integer, Integer> run = way.routine(unwound);
          assertEquals(0, run.next());
          assertEquals(1, run.send(10));
          assertEquals(DEPTH + 1, run.trace().size());
          assertEquals(2, run.send(20));
          assertFalse(run.resume(30));
          assertEquals(60 + DEPTH, run.result());
          assertEquals(DEPTH + 1, unwound.get());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aRoutineIsRaisedInAndGoesOn(Way way) throws Throwable {
    inSmallStack(
        () -> {
          Routine<Integer, Integer, Integer> run = way.routine(new AtomicInteger());
          run.next();
          assertEquals(100, run.raise(new IllegalArgumentException("T")));
          assertEquals(1, run.send(5));
          assertEquals(2, run.send(6));
          assertFalse(run.resume(7));
          assertEquals(18 + DEPTH, run.result());
        });
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionPassesAllToTheOutermostWhichGoesOn(Way way) throws Throwable {
    inSmallStack(
        () -> {
          AtomicInteger unwound = new AtomicInteger();
          Routine<Integer, Integer, Integer> run =
              DeepDelegationTest_BodiesCoroutines.guarding(way, unwound);
          run.next();
          assertEquals(-1, run.raise(new IllegalStateException("T")));
          assertEquals(DEPTH + 1, unwound.get());
          assertFalse(run.resume(8));
          assertEquals(8, run.result());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aCloseThatTheOutermostIgnoresHasClosedAllOthers(Way way) throws Throwable {
    inSmallStack(
        () -> {
          AtomicInteger unwound = new AtomicInteger();
          Routine<Integer, Integer, Integer> run =
              DeepDelegationTest_BodiesCoroutines.guarding(way, unwound);
          run.next();
          assertThrows(IllegalStateException.class, run::close);
          assertEquals(DEPTH + 1, unwound.get());
          assertEquals(-1, run.value());
          run.close();
          assertEquals(Status.CLOSED, run.status());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aForkGoesItsOwnWay(Way way) throws Throwable {
    inSmallStack(
        () -> {
          AtomicInteger unwound = new AtomicInteger();
          Routine<Integer, Integer, Integer> run = way.routine(unwound);
          run.next();
          run.send(10);
          Routine<Integer, Integer, Integer> fork = run.fork();
          run.close();
          assertEquals(DEPTH + 1, unwound.getAndSet(0));
          assertEquals(2, fork.send(20));
          assertFalse(fork.resume(30));
          assertEquals(60 + DEPTH, fork.result());
          assertEquals(DEPTH + 1, unwound.get());
        });
  }

  @Test
  void aPrimitiveCursorEnds() throws Throwable {
    inSmallStack(
        () -> {
          IntCursor run = DeepDelegationTest_BodiesCoroutines.ints(DEPTH).iterator();
          assertEquals(0, run.nextInt());
          assertEquals(1, run.nextInt());
          assertEquals(DEPTH, run.nextInt());
          assertFalse(run.hasNext());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aRoutineFails(Way way) throws Throwable {
    inSmallStack(
        () -> {
          AtomicInteger unwound = new AtomicInteger();
          Routine<Integer, Integer, Integer> run = way.routine(unwound);
          run.next();
          RuntimeException thrown = new RuntimeException("T");
          assertSame(thrown, assertThrows(RuntimeException.class, () -> run.raise(thrown)));
          assertEquals(Status.FAILED, run.status());
          assertEquals(DEPTH + 1, unwound.get());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aRoutineIsClosed(Way way) throws Throwable {
    inSmallStack(
        () -> {
          AtomicInteger unwound = new AtomicInteger();
          Routine<Integer, Integer, Integer> run = way.routine(unwound);
          run.next();
          run.close();
          assertEquals(Status.CLOSED, run.status());
          assertEquals(DEPTH + 1, unwound.get());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aCursorEnds(Way way) throws Throwable {
    inSmallStack(
        () -> {
          AtomicInteger unwound = new AtomicInteger();
          Cursor<Integer> run = way.cursor(unwound);
          for (int i = 0; i < 3; i++) {
            assertTrue(run.hasNext());
            assertEquals(i, run.next());
          }
          assertFalse(run.hasNext());
          assertEquals(Status.RETURNED, run.status());
          assertEquals(DEPTH + 1, unwound.get());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aCursorFailsOrIsClosed(Way way) throws Throwable {
    inSmallStack(
        () -> {
          AtomicInteger unwound = new AtomicInteger();
          Cursor<Integer> failing = way.cursor(unwound);
          failing.next();
          RuntimeException thrown = new RuntimeException("T");
          assertSame(thrown, assertThrows(RuntimeException.class, () -> failing.raise(thrown)));
          assertEquals(DEPTH + 1, unwound.getAndSet(0));
          Cursor<Integer> closing = way.cursor(unwound);
          closing.next();
          closing.close();
          assertEquals(Status.CLOSED, closing.status());
          assertEquals(DEPTH + 1, unwound.get());
        });
  }

  private static void inSmallStack(Executable test) throws Throwable {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                test.execute();
              } catch (Throwable t) {
                thrown.set(t);
              }
            },
            "small stack",
            SMALL_STACK);
    thread.setDaemon(true);
    thread.start();
    thread.join(60_000);
    assertFalse(thread.isAlive(), "not done in a minute");
    Throwable failure = thrown.get();
    if (failure != null) {
      throw failure;
    }
  }
}
