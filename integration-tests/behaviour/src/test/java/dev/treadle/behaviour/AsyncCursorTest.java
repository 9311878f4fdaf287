package dev.treadle.behaviour;

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
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a cursor of a sequence does when it is used as it should be, and when it is not. */
final class AsyncCursorTest {
  private static final int SEEDS = 100;

  static final class Bodies {
    private Bodies() {}

    /** Numbers, waiting before each as long as is said; a negative time is none. */
    @Generator
    static void numbers(AsyncYielder<Integer> out, List<Integer> millis, List<String> notes) {
      notes.add("begun");
      try {
        for (int i = 0; i < millis.size(); i++) {
          if (millis.get(i) >= 0) {
            out.sleep(Duration.ofMillis(millis.get(i)));
          }
          out.yield(i);
        }
      } finally {
        out.sleep(Duration.ofMillis(1));
        notes.add("ended");
      }
    }

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
    static void fails(AsyncYielder<Integer> out, Exception thrown, int millis) throws Exception {
      out.yield(0);
      out.sleep(Duration.ofMillis(millis));
      throw thrown;
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

    /** Reads on until it is cancelled or at the end. */
    @Coroutine
    static boolean reads(Async co, AsyncCursor<Integer> cursor, List<Integer> values, int pause) {
      while (co.await(cursor.advance())) {
        values.add(cursor.value());
        if (pause >= 0) {
          co.sleep(Duration.ofMillis(pause));
        }
      }
      return true;
    }

    /** Reads a cursor by tasks that are cancelled after a while, until one comes to the end. */
    @Coroutine
    static void readsByMany(
        Async co, AsyncSequence<Integer> sequence, List<Integer> values, Random random) {
      AsyncCursor<Integer> cursor = sequence.cursor();
      for (int i = 0; i < 1000; i++) {
        CompletableFuture<Boolean> reader =
            co.loop()
                .spawn(
                    AsyncCursorTest_BodiesCoroutines.reads(cursor, values, random.nextInt(4) - 1));
        if (random.nextBoolean()) {
          co.sleep(Duration.ofMillis(random.nextInt(10)));
        }
        for (int turns = random.nextInt(200); turns > 0; turns--) {
          co.yieldNow();
        }
        reader.cancel(true);
        try {
          if (co.await(reader)) {
            return;
          }
        } catch (CancellationException e) {
          // The next one goes on.
        }
      }
      throw new AssertionError("no reader came to the end");
    }

    @Coroutine
    static String advances(Async co, AsyncCursor<?> cursor) throws Exception {
      return co.await(cursor.advance()) ? "value " + cursor.value() : "end";
    }

    @Coroutine
    static void closes(Async co, AsyncCursor<?> cursor) throws Exception {
      co.await(cursor.close());
    }

    @Coroutine
    static <T> AsyncCursor<T> opens(Async co, AsyncSequence<T> sequence) {
      co.yieldNow();
      return sequence.cursor();
    }

    @Coroutine
    static void passes(Async co, int millis) {
      co.sleep(Duration.ofMillis(millis));
    }

    @Coroutine
    static void turns(Async co, int count) {
      for (int i = 0; i < count; i++) {
        co.yieldNow();
      }
    }

    @Coroutine
    static EventLoop first(Async co, AsyncCursor<EventLoop> cursor) {
      co.await(cursor.advance());
      return cursor.value();
    }
  }

  private static String advance(EventLoop loop, AsyncCursor<?> cursor) {
    return loop.run(AsyncCursorTest_BodiesCoroutines.advances(cursor));
  }

  private static void close(EventLoop loop, AsyncCursor<?> cursor) {
    loop.run(AsyncCursorTest_BodiesCoroutines.closes(cursor));
  }

  private static Throwable failure(CompletionStage<?> stage) {
    return assertThrows(ExecutionException.class, () -> stage.toCompletableFuture().get())
        .getCause();
  }

  @Test
  void theBodyRunsNoFurtherThanItIsAskedTo() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<String> notes = new ArrayList<>();
      AsyncSequence<Integer> sequence =
          AsyncCursorTest_BodiesCoroutines.numbers(List.of(5, 5), notes).on(loop);
      AsyncCursor<Integer> cursor = sequence.cursor();
      assertNull(cursor.value());
      loop.run(AsyncCursorTest_BodiesCoroutines.passes(100));
      assertEquals(List.of(), notes);
      assertEquals("value 0", advance(loop, cursor));
      long then = loop.nanoTime();
      loop.run(AsyncCursorTest_BodiesCoroutines.passes(100));
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
          AsyncCursorTest_BodiesCoroutines.numbers(List.of(1, 1), new ArrayList<>())
              .on(loop)
              .cursor();
      CompletionStage<Boolean> first = cursor.advance();
      assertThrows(IllegalStateException.class, cursor::advance);
      assertTrue(first.toCompletableFuture().join());
      CompletionStage<Boolean> second = cursor.advance();
      assertEquals(List.of("AsyncCursorTest.Bodies.numbers"), names(loop));
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
          AsyncCursorTest_BodiesCoroutines.numbers(List.of(1), notes).on(loop).cursor();
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
          loop.run(AsyncCursorTest_BodiesCoroutines.passes(1));
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
      AsyncCursor<Integer> cursor =
          AsyncCursorTest_BodiesCoroutines.fails(thrown, 1).on(loop).cursor();
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

  /** Whenever readers are cancelled, the next one goes on behind the last value that was read. */
  @Test
  void cancelledReadersLoseNothing() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<Integer> millis = random.ints(40, -2, 5).boxed().toList();
      List<String> notes = new ArrayList<>();
      List<Integer> values = new ArrayList<>();
      try (EventLoop loop = EventLoop.simulated(seed)) {
        loop.run(
            AsyncCursorTest_BodiesCoroutines.readsByMany(
                AsyncCursorTest_BodiesCoroutines.numbers(millis, notes), values, random));
      }
      assertEquals(IntStream.range(0, 40).boxed().toList(), values, "seed " + seed);
      assertEquals(List.of("begun", "ended"), notes, "seed " + seed);
    }
  }

  /** A reader of what is there at once ends when it is cancelled, and loses nothing. */
  @Test
  void aReaderThatNeverWaitsCanBeCancelled() {
    for (int seed = 0; seed < 20; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        AsyncSequence<Integer> sequence =
            AsyncCursorTest_BodiesCoroutines.numbers(
                java.util.Collections.nCopies(100_000, -1), new ArrayList<>());
        Executor caller = Runnable::run;
        AsyncCursor<Integer> cursor = sequence.on(seed % 2 == 0 ? loop : caller).cursor();
        List<Integer> values = new ArrayList<>();
        CompletableFuture<Boolean> reader =
            loop.spawn(AsyncCursorTest_BodiesCoroutines.reads(cursor, values, -1));
        while (values.size() < 100) {
          loop.run(AsyncCursorTest_BodiesCoroutines.passes(0));
        }
        reader.cancel(true);
        assertThrows(CancellationException.class, reader::join);
        int read = values.size();
        assertTrue(read < 100_000, "values " + read);
        assertEquals("value " + read, advance(loop, cursor));
      }
    }
  }

  /** Whether it comes before a reader is cancelled, after that, or just then. */
  @Test
  void aFailureIsToldOnce() {
    int told = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        IOException thrown = new IOException("gone");
        AsyncCursor<Integer> cursor =
            AsyncCursorTest_BodiesCoroutines.fails(thrown, 0).on(loop).cursor();
        CompletableFuture<Boolean> reader =
            loop.spawn(AsyncCursorTest_BodiesCoroutines.reads(cursor, new ArrayList<>(), -1));
        loop.run(AsyncCursorTest_BodiesCoroutines.turns(seed % 25));
        reader.cancel(true);
        Throwable seen = reader.handle((value, t) -> t).join();
        told += seen == thrown ? 1 : 0;
        CompletableFuture<Object> later = new CompletableFuture<>();
        while (!later.isDone()) {
          CompletionStage<Boolean> advance = cursor.advance();
          try {
            if (!advance.toCompletableFuture().join()) {
              later.complete("end");
            }
          } catch (CompletionException e) {
            later.complete(e.getCause());
          }
        }
        assertEquals(seen == thrown ? "end" : thrown, later.join(), "seed " + seed);
      }
    }
    assertTrue(told > 0 && told < SEEDS, "told to the first reader " + told);
  }

  @Test
  void aFailureThatACancelledAdvanceDidNotTellIsToldLater() {
    for (boolean closes : new boolean[] {false, true}) {
      try (EventLoop loop = EventLoop.simulated(0)) {
        IOException thrown = new IOException("gone");
        AsyncCursor<Integer> cursor =
            AsyncCursorTest_BodiesCoroutines.fails(thrown, 5).on(loop).cursor();
        assertEquals("value 0", advance(loop, cursor));
        CompletableFuture<String> reader =
            loop.spawn(AsyncCursorTest_BodiesCoroutines.advances(cursor));
        loop.run(AsyncCursorTest_BodiesCoroutines.passes(1));
        reader.cancel(true);
        assertThrows(CancellationException.class, reader::join);
        loop.run(AsyncCursorTest_BodiesCoroutines.passes(10));
        assertSame(thrown, failure(closes ? cursor.close() : cursor.advance()));
        close(loop, cursor);
        assertEquals("end", advance(loop, cursor));
      }
    }
  }

  @Test
  void anAdvanceThatWasCancelledByItsStageHasNotHappened() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      AsyncCursor<Integer> cursor =
          AsyncCursorTest_BodiesCoroutines.numbers(List.of(5, 5), new ArrayList<>())
              .on(loop)
              .cursor();
      assertTrue(cursor.advance().toCompletableFuture().cancel(true));
      loop.run(AsyncCursorTest_BodiesCoroutines.passes(100));
      assertNull(cursor.value());
      CompletableFuture<Boolean> advance = cursor.advance().toCompletableFuture();
      assertTrue(advance.isDone());
      assertFalse(advance.cancel(true));
      assertEquals(0, cursor.value());
      assertEquals("value 1", advance(loop, cursor));
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
      idle = AsyncCursorTest_BodiesCoroutines.numbers(List.of(1), notes).on(loop).cursor();
      advance = cursor.advance();
      loop.run(AsyncCursorTest_BodiesCoroutines.passes(1));
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
        AsyncCursorTest_BodiesCoroutines.numbers(
                java.util.Collections.nCopies(count, -1), new ArrayList<>())
            .on(Runnable::run)
            .cursor();
    List<Integer> values = new ArrayList<>();
    Task<Boolean> reader = AsyncCursorTest_BodiesCoroutines.reads(cursor, values, -1);
    assertTrue(reader.start(Runnable::run).join());
    assertEquals(count, values.size());
  }

  @Test
  void aCursorLeftAloneIsNoTaskOfTheLoop() {
    List<String> notes = new ArrayList<>();
    try (EventLoop loop = EventLoop.simulated(0)) {
      AsyncCursor<Integer> cursor =
          AsyncCursorTest_BodiesCoroutines.numbers(List.of(1, 1), notes).on(loop).cursor();
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
          List.of("AsyncCursorTest.Bodies.advances", "AsyncCursorTest.Bodies.waits"),
          deadlock.tasks().stream().map(Task::name).toList());
      StackTraceElement place = deadlock.tasks().get(1).trace().get(0);
      assertEquals("AsyncCursorTest.java", place.getFileName());
      assertTrue(deadlock.getMessage().contains(place.toString()), deadlock.getMessage());
    }
  }
}
