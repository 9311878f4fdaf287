package dev.treadle.behaviour;

import static dev.treadle.behaviour.AsyncCursorBodies.advance;
import static dev.treadle.behaviour.AsyncCursorBodies.close;
import static dev.treadle.behaviour.AsyncCursorBodies.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.async.Async;
import dev.treadle.async.AsyncCursor;
import dev.treadle.async.AsyncSequence;
import dev.treadle.async.AsyncYielder;
import dev.treadle.async.DeadlockException;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a cursor of a sequence does when it is used as it should be, and when it is not. */
final class AsyncCursorTest {
  private static final int SEEDS = 100;

  static final class Bodies {
    private Bodies() {}

    @Generator
    static void waits(AsyncYielder<String> out, CompletionStage<String> stage, List<String> notes)
        throws Exception {
      out.yield("first");
      try {
        out.yield(out.await(stage));
      } catch (CancellationException e) {
        notes.add("cancelled");
        throw e;
      } finally {
        out.yieldNow();
        notes.add("finally");
      }
    }

    @Generator
    static void failsAtClose(AsyncYielder<Integer> out, RuntimeException thrown) {
      try {
        out.yield(0);
      } finally {
        out.yieldNow();
        if (thrown != null) {
          throw thrown;
        }
      }
    }

    @Generator
    static void loops(AsyncYielder<EventLoop> out) {
      out.yieldNow();
      out.yield(out.loop());
    }

    @Coroutine
    static <T> AsyncCursor<T> opens(Async co, AsyncSequence<T> sequence) {
      co.yieldNow();
      return sequence.cursor();
    }

    @Coroutine
    static EventLoop first(Async co, AsyncCursor<EventLoop> cursor) {
      co.await(cursor.advance());
      return cursor.value();
    }
  }

  @Test
  void theBodyRunsNoFurtherThanItIsAskedTo() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<String> notes = new ArrayList<>();
      AsyncSequence<Integer> sequence =
          AsyncCursorBodiesCoroutines.numbers(List.of(5, 5), notes).on(loop);
      AsyncCursor<Integer> cursor = sequence.cursor();
      assertNull(cursor.value());
      loop.run(AsyncCursorBodiesCoroutines.passes(100));
      assertEquals(List.of(), notes);
      assertEquals("value 0", advance(loop, cursor));
      long then = loop.nanoTime();
      loop.run(AsyncCursorBodiesCoroutines.passes(100));
      assertEquals(0, cursor.value());
      assertEquals("value 1", advance(loop, cursor));
      assertEquals(Duration.ofMillis(105).toNanos(), loop.nanoTime() - then);
      assertEquals(List.of("begun"), notes);
      assertEquals("end", advance(loop, cursor));
      assertEquals(List.of("begun", "ended"), notes);
      assertEquals("end", advance(loop, cursor));
      assertEquals(1, cursor.value());
      close(loop, cursor);
      assertEquals("value 0", advance(loop, sequence.cursor()));
      assertEquals(List.of("begun", "ended", "begun"), notes);
      assertEquals(List.of(), loop.tasks());
    }
  }

  @Test
  void oneAdvanceAtATime() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      AsyncCursor<Integer> cursor =
          AsyncCursorBodiesCoroutines.numbers(List.of(1, 1), new ArrayList<>()).on(loop).cursor();
      CompletionStage<Boolean> first = cursor.advance();
      assertThrows(IllegalStateException.class, cursor::advance);
      assertTrue(first.toCompletableFuture().join());
      CompletionStage<Boolean> second = cursor.advance();
      assertEquals(List.of("AsyncCursorBodies.numbers"), names(loop));
      assertEquals(0, cursor.value());
      assertTrue(second.toCompletableFuture().join());
      assertEquals(1, cursor.value());
      CompletionStage<Void> closing = cursor.close();
      assertThrows(IllegalStateException.class, cursor::advance);
      closing.toCompletableFuture().join();
      assertFalse(cursor.advance().toCompletableFuture().join());
    }
  }

  private static List<String> names(EventLoop loop) {
    return loop.tasks().stream().map(Task::name).toList();
  }

  @Test
  void aCursorThatWasNotAdvancedClosesWithoutItsBody() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<String> notes = new ArrayList<>();
      AsyncCursor<Integer> cursor =
          AsyncCursorBodiesCoroutines.numbers(List.of(1), notes).on(loop).cursor();
      assertTrue(cursor.close().toCompletableFuture().isDone());
      assertTrue(cursor.close().toCompletableFuture().isDone());
      assertEquals("end", advance(loop, cursor));
      assertEquals(List.of(), notes);
    }
  }

  @Test
  void closingEndsAnAdvanceThatIsInProgress() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        CompletableFuture<String> never = new CompletableFuture<>();
        AsyncCursor<String> cursor =
            AsyncCursorTest_BodiesCoroutines.waits(never, notes).on(loop).cursor();
        assertEquals("value first", advance(loop, cursor));
        CompletionStage<Boolean> advance = cursor.advance();
        if (seed % 2 == 0) {
          loop.run(AsyncCursorBodiesCoroutines.passes(1));
        }
        CompletionStage<Void> close = cursor.close();
        assertSame(close, cursor.close());
        close.toCompletableFuture().join();
        assertThrows(CancellationException.class, () -> advance.toCompletableFuture().get());
        assertEquals(
            seed % 2 == 0 ? List.of("cancelled", "finally") : List.of(), notes, "seed " + seed);
        assertFalse(never.isDone());
      }
    }
  }

  @Test
  void whatLeavesTheBodyLeavesTheAdvanceAsItIs() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      IOException thrown = new IOException("gone");
      AsyncCursor<Integer> cursor = AsyncCursorBodiesCoroutines.fails(thrown, 1).on(loop).cursor();
      assertEquals("value 0", advance(loop, cursor));
      assertSame(thrown, failure(cursor.advance()));
      assertEquals("end", advance(loop, cursor));
      close(loop, cursor);
    }
  }

  @Test
  void whatLeavesTheBodyWhenItIsClosedLeavesTheClose() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      RuntimeException thrown = new IllegalStateException("at close");
      AsyncCursor<Integer> cursor =
          AsyncCursorTest_BodiesCoroutines.failsAtClose(thrown).on(loop).cursor();
      assertEquals("value 0", advance(loop, cursor));
      assertSame(thrown, failure(cursor.close()));
      assertTrue(cursor.close().toCompletableFuture().isDone());
      AsyncCursor<Integer> other =
          AsyncCursorTest_BodiesCoroutines.failsAtClose(null).on(loop).cursor();
      assertEquals("value 0", advance(loop, other));
      close(loop, other);
    }
  }

  @Test
  void closingTheLoopEndsWhatIsBeingAdvanced() {
    List<String> notes = new ArrayList<>();
    CompletionStage<Boolean> advance;
    AsyncCursor<String> cursor;
    AsyncCursor<Integer> idle;
    try (EventLoop loop = EventLoop.simulated(0)) {
      cursor =
          AsyncCursorTest_BodiesCoroutines.waits(new CompletableFuture<>(), notes)
              .on(loop)
              .cursor();
      assertEquals("value first", advance(loop, cursor));
      idle = AsyncCursorBodiesCoroutines.numbers(List.of(1), notes).on(loop).cursor();
      advance = cursor.advance();
      loop.run(AsyncCursorBodiesCoroutines.passes(1));
    }
    assertEquals(List.of("cancelled", "finally"), notes);
    assertThrows(CancellationException.class, () -> advance.toCompletableFuture().get());
    assertFalse(cursor.advance().toCompletableFuture().join());
    assertThrows(IllegalStateException.class, idle::advance);
    assertTrue(idle.close().toCompletableFuture().isDone());
  }

  @Test
  void aRunIsExecutedWhereTheCursorWasOpened() throws Exception {
    try (EventLoop loop = EventLoop.simulated(0);
        EventLoop other = EventLoop.open()) {
      AsyncSequence<EventLoop> sequence = AsyncCursorTest_BodiesCoroutines.loops();
      AsyncCursor<EventLoop> inTask = loop.run(AsyncCursorTest_BodiesCoroutines.opens(sequence));
      assertSame(loop, loop.run(AsyncCursorTest_BodiesCoroutines.first(inTask)));
      AsyncCursor<EventLoop> outside = sequence.cursor();
      assertSame(other, other.run(AsyncCursorTest_BodiesCoroutines.first(outside)));
      AsyncCursor<EventLoop> placed = sequence.on(other).cursor();
      assertTrue(placed.advance().toCompletableFuture().get());
      assertSame(other, placed.value());
      assertSame(loop, Bodies.first(loop.blocking(), sequence.cursor()));
      AsyncCursor<EventLoop> nowhere = sequence.cursor();
      assertSame(IllegalStateException.class, failure(nowhere.advance()).getClass());
      CompletionStage<Boolean> here = sequence.on(Runnable::run).cursor().advance();
      assertTrue(here.toCompletableFuture().isCompletedExceptionally());
    }
  }

  /** The caller's thread executes it, and the stack does not grow with the values. */
  @Test
  void aRunCanBeExecutedByWhoeverAdvancesIt() {
    int count = 100_000;
    AsyncCursor<Integer> cursor =
        AsyncCursorBodiesCoroutines.numbers(
                java.util.Collections.nCopies(count, -1), new ArrayList<>())
            .on(Runnable::run)
            .cursor();
    List<Integer> values = new ArrayList<>();
    Task<Boolean> reader = AsyncCursorBodiesCoroutines.reads(cursor, values, -1);
    assertTrue(reader.start(Runnable::run).join());
    assertEquals(count, values.size());
  }

  @Test
  void aCursorLeftAloneIsNoTaskOfTheLoop() {
    List<String> notes = new ArrayList<>();
    try (EventLoop loop = EventLoop.simulated(0)) {
      AsyncCursor<Integer> cursor =
          AsyncCursorBodiesCoroutines.numbers(List.of(1, 1), notes).on(loop).cursor();
      assertEquals("value 0", advance(loop, cursor));
      assertEquals(List.of(), loop.tasks());
    }
    assertEquals(List.of("begun"), notes);
  }

  @Test
  void aDeadlockReportTellsWhereTheRunWaits() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      AsyncCursor<String> cursor =
          AsyncCursorTest_BodiesCoroutines.waits(new CompletableFuture<>(), new ArrayList<>())
              .on(loop)
              .cursor();
      assertEquals("value first", advance(loop, cursor));
      DeadlockException deadlock =
          assertThrows(DeadlockException.class, () -> advance(loop, cursor));
      assertEquals(
          List.of("AsyncCursorBodies.advances", "AsyncCursorTest.Bodies.waits"),
          deadlock.tasks().stream().map(Task::name).toList());
      StackTraceElement place = deadlock.tasks().get(1).trace().get(0);
      assertEquals("AsyncCursorTest.java", place.getFileName());
      assertTrue(deadlock.getMessage().contains(place.toString()), deadlock.getMessage());
    }
  }
}
