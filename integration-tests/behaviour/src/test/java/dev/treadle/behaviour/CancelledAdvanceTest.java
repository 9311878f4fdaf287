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
import dev.treadle.async.Async;
import dev.treadle.async.AsyncCursor;
import dev.treadle.async.AsyncSequence;
import dev.treadle.async.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An advance that is cancelled has not happened: no value is lost, and a failure is told once. */
final class CancelledAdvanceTest {
  private static final int SEEDS = 100;

  static final class Bodies {
    private Bodies() {}

    /** Reads a cursor by tasks that are cancelled after a while, until one comes to the end. */
    @Coroutine
    static void readsByMany(
        Async co, AsyncSequence<Integer> sequence, List<Integer> values, Random random) {
      AsyncCursor<Integer> cursor = sequence.cursor();
      for (int i = 0; i < 1000; i++) {
        CompletableFuture<Boolean> reader =
            co.loop()
                .spawn(AsyncCursorBodiesCoroutines.reads(cursor, values, random.nextInt(4) - 1));
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
    static void turns(Async co, int count) {
      for (int i = 0; i < count; i++) {
        co.yieldNow();
      }
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
            CancelledAdvanceTest_BodiesCoroutines.readsByMany(
                AsyncCursorBodiesCoroutines.numbers(millis, notes), values, random));
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
            AsyncCursorBodiesCoroutines.numbers(
                java.util.Collections.nCopies(100_000, -1), new ArrayList<>());
        Executor caller = Runnable::run;
        AsyncCursor<Integer> cursor = sequence.on(seed % 2 == 0 ? loop : caller).cursor();
        List<Integer> values = new ArrayList<>();
        CompletableFuture<Boolean> reader =
            loop.spawn(AsyncCursorBodiesCoroutines.reads(cursor, values, -1));
        while (values.size() < 100) {
          loop.run(AsyncCursorBodiesCoroutines.passes(0));
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
            AsyncCursorBodiesCoroutines.fails(thrown, 0).on(loop).cursor();
        CompletableFuture<Boolean> reader =
            loop.spawn(AsyncCursorBodiesCoroutines.reads(cursor, new ArrayList<>(), -1));
        loop.run(CancelledAdvanceTest_BodiesCoroutines.turns(seed % 25));
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
            AsyncCursorBodiesCoroutines.fails(thrown, 5).on(loop).cursor();
        assertEquals("value 0", advance(loop, cursor));
        CompletableFuture<String> reader = loop.spawn(AsyncCursorBodiesCoroutines.advances(cursor));
        loop.run(AsyncCursorBodiesCoroutines.passes(1));
        reader.cancel(true);
        assertThrows(CancellationException.class, reader::join);
        loop.run(AsyncCursorBodiesCoroutines.passes(10));
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
          AsyncCursorBodiesCoroutines.numbers(List.of(5, 5), new ArrayList<>()).on(loop).cursor();
      assertTrue(cursor.advance().toCompletableFuture().cancel(true));
      loop.run(AsyncCursorBodiesCoroutines.passes(100));
      assertNull(cursor.value());
      CompletableFuture<Boolean> advance = cursor.advance().toCompletableFuture();
      assertTrue(advance.isDone());
      assertFalse(advance.cancel(true));
      assertEquals(0, cursor.value());
      assertEquals("value 1", advance(loop, cursor));
    }
  }
}
