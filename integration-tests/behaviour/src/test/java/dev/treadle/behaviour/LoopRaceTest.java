package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A loop that several threads close, feed, wait for and look at, at the same moment. */
final class LoopRaceTest {
  private static final int ROUNDS = Integer.getInteger("treadle.races", 2_000);

  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static <T> T plain(Async co, CompletionStage<T> stage) {
      return co.await(stage);
    }

    @Coroutine
    static void spawner(Async co, Duel duel, List<CompletableFuture<?>> children, int[] ends) {
      duel.meet();
      try {
        for (int i = 0; i < 3; i++) {
          children.add(
              co.loop().spawn(LoopRaceTest_BodiesCoroutines.plain(new CompletableFuture<>())));
          co.yieldNow();
        }
      } finally {
        try {
          co.yieldNow();
        } catch (CancellationException e) {
          // Cancelled again, by the close that came meanwhile.
        }
        ends[0]++;
      }
    }
  }

  /** What a loop has accepted it executes, also if it is being closed. */
  @Test
  void anActionIsGivenToALoopThatIsClosed() {
    try (Duel duel = new Duel()) {
      for (int i = 0; i < ROUNDS; i++) {
        EventLoop loop = EventLoop.open();
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger executed = new AtomicInteger();
        duel.prepare(
            () -> {
              for (int k = 0; k < 10; k++) {
                try {
                  loop.execute(executed::incrementAndGet);
                  accepted.incrementAndGet();
                } catch (RejectedExecutionException e) {
                  return;
                }
              }
            });
        duel.meet();
        loop.close();
        duel.finish();
        assertEquals(accepted.get(), executed.get());
      }
    }
  }

  @Test
  void aLoopIsClosedWhileTasksAreSpawned() {
    try (Duel duel = new Duel()) {
      for (int i = 0; i < ROUNDS; i++) {
        EventLoop loop = EventLoop.open();
        List<CompletableFuture<?>> futures = new ArrayList<>();
        duel.prepare(
            () -> {
              for (int k = 0; k < 10; k++) {
                try {
                  futures.add(
                      loop.spawn(LoopRaceTest_BodiesCoroutines.plain(new CompletableFuture<>())));
                } catch (IllegalStateException e) {
                  return; // it is closed
                }
              }
            });
        duel.meet();
        loop.close();
        duel.finish();
        assertTrue(futures.stream().allMatch(CompletableFuture::isCancelled));
        assertEquals(List.of(), loop.tasks());
      }
    }
  }

  /** One thread runs the loop, another one closes it. */
  @Test
  void aLoopIsClosedWhileATaskIsRunAndSpawnsOthers() {
    try (Duel duel = new Duel()) {
      for (int i = 0; i < ROUNDS; i++) {
        EventLoop loop = EventLoop.open();
        int[] ends = {0};
        List<CompletableFuture<?>> children = new ArrayList<>();
        duel.prepare(loop::close);
        try {
          loop.run(LoopRaceTest_BodiesCoroutines.spawner(duel, children, ends));
        } catch (CancellationException e) {
          // As the close was early enough.
        }
        duel.finish();
        assertEquals(1, ends[0]);
        assertTrue(children.stream().allMatch(CompletableFuture::isCancelled));
        assertEquals(List.of(), loop.tasks());
      }
    }
  }

  /** Two threads wait for the same future of one loop: whoever runs it, both get the value. */
  @Test
  void twoThreadsWaitForOneFuture() {
    try (Duel duel = new Duel();
        EventLoop loop = EventLoop.open()) {
      for (int i = 0; i < ROUNDS; i++) {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        CompletableFuture<Integer> first = loop.spawn(LoopRaceTest_BodiesCoroutines.plain(stage));
        CompletableFuture<Integer> second = loop.spawn(LoopRaceTest_BodiesCoroutines.plain(first));
        int[] got = new int[1];
        boolean early = i % 4 < 2;
        duel.prepare(
            () -> {
              if (early) {
                stage.complete(3);
              }
              got[0] = (early ? first : second).join();
            });
        duel.meet();
        if (!early) {
          stage.complete(3);
        }
        assertEquals(3, second.join());
        duel.finish();
        assertEquals(3, got[0]);
      }
    }
  }

  /** Whoever looks at tasks while they run sees something sensible. */
  @Test
  void tasksAreLookedAtWhileTheyRun() throws InterruptedException {
    try (EventLoop loop = EventLoop.open()) {
      boolean[] stop = {false};
      List<Throwable> thrown = new ArrayList<>();
      Thread looks =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < ROUNDS; i++) {
                    for (Task<?> task : loop.tasks()) {
                      assertTrue(task.name().startsWith("LoopRaceTest.Watched."), task.name());
                      task.status();
                      task.locals();
                      assertTrue(task.toString().contains("LoopRaceTest"));
                      for (StackTraceElement place : task.trace()) {
                        assertEquals("LoopRaceTest.java", place.getFileName());
                      }
                    }
                  }
                } catch (Throwable t) {
                  thrown.add(t);
                }
                loop.execute(() -> stop[0] = true);
              });
      looks.start();
      loop.run(LoopRaceTest_WatchedCoroutines.outer(stop));
      looks.join();
      assertEquals(List.of(), thrown);
    }
  }

  static final class Watched {
    private Watched() {}

    @Coroutine
    static void outer(Async co, boolean[] stop) {
      while (!stop[0]) {
        middle(co, 3);
      }
    }

    @Coroutine
    static int middle(Async co, int depth) {
      co.yieldNow();
      if (depth > 0) {
        int sum = middle(co, depth - 1);
        co.yieldNow();
        return sum + 1;
      }
      co.await(LoopRaceTest_WatchedCoroutines.inner());
      return 0;
    }

    @Coroutine
    static void inner(Async co) {
      co.yieldNow();
    }
  }
}
