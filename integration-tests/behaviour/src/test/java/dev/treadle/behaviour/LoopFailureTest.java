package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever fails, the loop and the other tasks go on, and each future completes. */
final class LoopFailureTest {
  private static final int SEEDS = 300;

  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static void fails(Async co, Throwable thrown) throws Throwable {
      co.yieldNow();
      throw thrown;
    }

    @Coroutine
    static Throwable awaitsFailure(Async co, CompletionStage<?> stage) {
      try {
        co.await(stage);
        return null;
      } catch (Throwable t) {
        return t;
      }
    }

    @Coroutine
    static void failsInFinally(Async co, Throwable thrown, List<String> notes) throws Throwable {
      try {
        co.await(new CompletableFuture<Void>());
      } finally {
        co.yieldNow();
        notes.add("finally");
        if (thrown != null) {
          throw thrown;
        }
      }
    }

    @Coroutine
    static int works(Async co, int steps) {
      for (int i = 0; i < steps; i++) {
        co.yieldNow();
      }
      return steps;
    }

    @Coroutine
    static long completed(Async co, int count) {
      long sum = 0;
      for (int i = 0; i < count; i++) {
        sum += co.await(CompletableFuture.completedFuture(1));
      }
      return sum;
    }

    /** Its finally block starts others, in a group that it joins. */
    @Coroutine
    static void spawnsInFinally(Async co, List<String> notes) {
      try {
        co.await(new CompletableFuture<Void>());
      } finally {
        TaskGroup group = co.group();
        CompletableFuture<Integer> child = group.spawn(LoopFailureTest_BodiesCoroutines.works(3));
        co.await(group.join());
        notes.add("joined " + child.isDone());
      }
    }

    @Coroutine
    static int perseveres(Async co, int count) {
      int rejections = 0;
      for (int i = 0; i < count; i++) {
        try {
          co.yieldNow();
        } catch (IllegalStateException e) {
          rejections++;
        }
      }
      return rejections;
    }
  }

  private static final Logger LOGGER = Logger.getLogger("dev.treadle.async");
  private final List<LogRecord> records = java.util.Collections.synchronizedList(new ArrayList<>());

  /** What this test throws; other tests may have left failures that are logged at any time. */
  private final List<Throwable> failures =
      List.of(
          new IOException("checked"),
          new IllegalStateException("unchecked"),
          new AssertionError("error"),
          new StackOverflowError("of the virtual machine"),
          new OutOfMemoryError("of the virtual machine"),
          new Throwable("neither"),
          new CancellationException("its own"));

  @BeforeEach
  void listen() {
    LOGGER.setFilter(
        logged -> {
          if (logged.getThrown() != null && failures.contains(logged.getThrown())) {
            records.add(logged);
          }
          return false;
        });
  }

  @AfterEach
  void stop() {
    LOGGER.setFilter(null);
  }

  @Test
  void aFailureReachesWhoeverAwaitsItAsItIs() {
    try (EventLoop loop = EventLoop.open()) {
      for (Throwable thrown : failures) {
        CompletableFuture<Void> future = loop.spawn(LoopFailureTest_BodiesCoroutines.fails(thrown));
        assertSame(thrown, loop.run(LoopFailureTest_BodiesCoroutines.awaitsFailure(future)));
        // A stage that depends on it has it in a CompletionException, as they all do.
        CompletableFuture<Void> behind =
            loop.spawn(LoopFailureTest_BodiesCoroutines.fails(thrown)).thenApply(value -> value);
        assertSame(thrown, loop.run(LoopFailureTest_BodiesCoroutines.awaitsFailure(behind)));
      }
    }
    assertEquals(List.of(), records);
  }

  @Test
  void aLoopSurvivesWhatIsThrownInFinallyWhileItCloses() {
    for (Throwable thrown : failures) {
      List<String> notes = new ArrayList<>();
      EventLoop loop = EventLoop.open();
      List<CompletableFuture<Void>> futures = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        futures.add(
            loop.spawn(
                LoopFailureTest_BodiesCoroutines.failsInFinally(
                    i % 2 == 0 ? thrown : null, notes)));
      }
      loop.run(LoopFailureTest_BodiesCoroutines.works(5));
      loop.close();
      assertEquals(10, notes.size());
      for (int i = 0; i < 10; i++) {
        Throwable end = futures.get(i).<Throwable>handle((value, t) -> t).getNow(null);
        assertTrue(i % 2 == 0 ? end == thrown : end instanceof CancellationException);
      }
    }
    // Five of each, but that a task was cancelled is no failure.
    assertEquals(5 * (failures.size() - 1), records.size());
    assertTrue(records.stream().allMatch(r -> r.getMessage().contains("Bodies.failsInFinally")));
  }

  @Test
  void aLoopSurvivesListenersAndActionsThatThrow() {
    try (EventLoop loop = EventLoop.open()) {
      for (Throwable thrown : failures) {
        CompletableFuture<Integer> future = loop.spawn(LoopFailureTest_BodiesCoroutines.works(2));
        CompletableFuture<Integer> behind =
            future.whenComplete(
                (value, t) -> {
                  throw LoopFailureTest.<RuntimeException>sneaky(thrown);
                });
        loop.execute(
            () -> {
              throw LoopFailureTest.<RuntimeException>sneaky(thrown);
            });
        loop.execute(new Rude(thrown));
        assertEquals(2, future.join());
        assertEquals(3, loop.run(LoopFailureTest_BodiesCoroutines.works(3)));
        assertTrue(behind.isCompletedExceptionally());
      }
    }
    assertEquals(2 * failures.size(), records.size(), "what actions throw");
    assertEquals(
        failures.stream().map(Throwable::toString).toList(),
        records.stream().map(r -> r.getThrown().toString()).distinct().toList());
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneaky(Throwable thrown) throws X {
    throw (X) thrown;
  }

  /** Fails whatever is asked of it. */
  private record Rude(Throwable thrown) implements Runnable {
    @Override
    public void run() {
      throw LoopFailureTest.<RuntimeException>sneaky(thrown);
    }

    @Override
    public String toString() {
      throw LoopFailureTest.<RuntimeException>sneaky(thrown);
    }
  }

  /** Whoever combines futures looks at them, though it asks them nothing. */
  @Test
  void aFailureIsObservedByWhatIsMadeOfFutures() {
    Throwable thrown = failures.get(0);
    try (EventLoop loop = EventLoop.open()) {
      List<CompletableFuture<?>> kept = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        CompletableFuture<Void> future = loop.spawn(LoopFailureTest_BodiesCoroutines.fails(thrown));
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        CompletableFuture<?> made =
            switch (i) {
              case 0 -> CompletableFuture.allOf(future, done);
              case 1 -> CompletableFuture.anyOf(future, new CompletableFuture<>());
              case 2 -> done.thenCompose(value -> future);
              default -> done.thenCombine(future, (a, b) -> a);
            };
        kept.add(future);
        kept.add(made);
      }
      loop.run(LoopFailureTest_BodiesCoroutines.works(5));
      for (int i = 1; i < kept.size(); i += 2) {
        CompletableFuture<?> made = kept.get(i);
        assertSame(thrown, assertThrows(CompletionException.class, made::join).getCause());
      }
    }
    assertEquals(List.of(), records);
  }

  /** While a loop closes, a group waits for tasks that are cancelled before they begin. */
  @Test
  void aGroupWaitsForItsTasksAlsoInAClose() {
    for (int seed = 0; seed < SEEDS; seed++) {
      EventLoop loop = EventLoop.simulated(seed);
      List<String> notes = new ArrayList<>();
      CompletableFuture<Void> future =
          loop.spawn(LoopFailureTest_BodiesCoroutines.spawnsInFinally(notes));
      while (loop.tasks().get(0).trace().isEmpty()) {
        loop.run(LoopFailureTest_BodiesCoroutines.works(1));
      }
      loop.close();
      assertEquals(List.of("joined true"), notes);
      assertTrue(future.isCancelled());
    }
  }

  /** Such an executor has no queue, but neither has the task a stack that grows. */
  @Test
  void aTaskTakesTurnsOnAnExecutorThatExecutesAtOnce() throws Exception {
    int count = 20_000;
    assertEquals(count, LoopFailureTest_BodiesCoroutines.works(count).start(Runnable::run).get());
    assertEquals(
        64 * count,
        LoopFailureTest_BodiesCoroutines.completed(64 * count).start(Runnable::run).get());
    Executor full =
        step -> {
          throw new IllegalStateException("full");
        };
    CompletableFuture<Integer> refused =
        LoopFailureTest_BodiesCoroutines.perseveres(count).start(full);
    assertTrue(refused.isCompletedExceptionally(), "it has not begun");
    List<Runnable> begun = new ArrayList<>();
    CompletableFuture<Integer> future =
        LoopFailureTest_BodiesCoroutines.perseveres(count)
            .start(
                step -> {
                  if (!begun.isEmpty()) {
                    full.execute(step);
                  }
                  begun.add(step);
                });
    assertFalse(future.isDone());
    begun.get(0).run();
    assertEquals(count, future.get());
  }

  /** As one does that cannot make a thread. */
  @Test
  void anExecutorThatFailsLosesNoTask() {
    OutOfMemoryError error = new OutOfMemoryError("no more threads");
    int[] steps = {0};
    Executor executor =
        step -> {
          if (steps[0]++ > 0) {
            throw error;
          }
          step.run();
        };
    CompletableFuture<Integer> stage = new CompletableFuture<>();
    CompletableFuture<Throwable> caught =
        LoopFailureTest_BodiesCoroutines.awaitsFailure(stage).start(executor);
    assertFalse(caught.isDone());
    stage.complete(1);
    assertSame(error, caught.getNow(null));
    CompletableFuture<Throwable> refused =
        LoopFailureTest_BodiesCoroutines.awaitsFailure(stage).start(executor);
    assertSame(error, refused.<Throwable>handle((value, t) -> t).getNow(null));
  }

  /** A stage of somebody's that completes and then fails to say so. */
  @Test
  void theFirstWordOfAStageIsTaken() {
    CompletableFuture<String> stage =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<String> whenComplete(
              BiConsumer<? super String, ? super Throwable> action) {
            action.accept("value", null);
            action.accept("another one", null);
            throw new IllegalStateException("after the fact");
          }
        };
    try (EventLoop loop = EventLoop.open()) {
      assertEquals(
          null, loop.run(LoopFailureTest_BodiesCoroutines.awaitsFailure(stage)), "no failure");
    }
  }
}
