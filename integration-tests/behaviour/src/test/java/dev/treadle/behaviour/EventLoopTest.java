package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Channel;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The real loop: fairness, its life, other threads, and other executors. */
final class EventLoopTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static void busy(Async co, boolean[] stop, long[] turns) {
      while (!stop[0]) {
        turns[0] += co.await(CompletableFuture.completedFuture(1));
      }
    }

    /** Never suspended by what it waits for, in one of the ways to do so. */
    @Coroutine
    static void busyWith(Async co, int kind, boolean[] stop) {
      Channel<Integer> channel = Channel.of(1);
      while (!stop[0]) {
        switch (kind) {
          case 0 -> co.await(CompletableFuture.completedFuture(1));
          case 1 -> co.yieldNow();
          case 2 -> co.sleep(Duration.ZERO);
          case 3 -> co.await(EventLoopTest_BodiesCoroutines.awaits(channel.send(1)));
          default -> awaits(co, channel.send(1));
        }
        if (kind >= 3) {
          co.await(channel.receive());
        }
      }
    }

    @Coroutine
    static void counts(Async co, int[] left, boolean[] stop) {
      for (int i = 0; i < 10; i++) {
        co.yieldNow();
      }
      if (--left[0] == 0) {
        stop[0] = true;
      }
    }

    @Coroutine
    static <T> T awaits(Async co, CompletionStage<T> stage) {
      return co.await(stage);
    }

    @Coroutine
    static void fails(Async co, Throwable thrown) throws Throwable {
      co.yieldNow();
      throw thrown;
    }

    @Coroutine
    static void blocks(Async co, List<Throwable> refused) {
      EventLoop loop = co.loop();
      Task<Integer> task = EventLoopTest_BodiesCoroutines.awaits(new CompletableFuture<>());
      try {
        loop.run(task);
      } catch (IllegalStateException e) {
        refused.add(e);
      }
      CompletableFuture<Integer> future = loop.spawn(task);
      try {
        future.join();
      } catch (IllegalStateException e) {
        refused.add(e);
      }
      try {
        loop.close();
      } catch (IllegalStateException e) {
        refused.add(e);
      }
      future.cancel(true);
    }

    @Coroutine
    static void spawns(Async co, int[] spawned, List<CompletableFuture<?>> futures) {
      try {
        while (true) {
          spawned[0]++;
          futures.add(
              co.loop().spawn(EventLoopTest_BodiesCoroutines.spawns(spawned, new ArrayList<>())));
          co.sleep(Duration.ofDays(1));
        }
      } finally {
        futures.add(
            co.loop().spawn(EventLoopTest_BodiesCoroutines.spawns(spawned, new ArrayList<>())));
        co.yieldNow();
      }
    }

    @Coroutine
    static long steps(Async co, long[] plain, int count) {
      for (int i = 0; i < count; i++) {
        plain[0]++;
        if (i % 3 == 0) {
          co.sleep(Duration.ofNanos(1));
        } else if (i % 3 == 1) {
          co.yieldNow();
        } else {
          co.await(CompletableFuture.supplyAsync(() -> 1));
        }
      }
      return plain[0];
    }

    @Coroutine
    static EventLoop loop(Async co) {
      return co.loop();
    }

    @Coroutine
    static String unwinds(Async co, List<String> notes, CompletionStage<?> stage) {
      try {
        co.await(stage);
        return "no";
      } catch (RejectedExecutionException e) {
        notes.add("rejected");
        throw e;
      } finally {
        notes.add("finally");
      }
    }
  }

  @Test
  void aBusyTaskLetsOthersRun() {
    try (EventLoop loop = EventLoop.open()) {
      int[] left = {1000};
      boolean[] stop = {false};
      for (int i = 0; i < 1000; i++) {
        loop.spawn(EventLoopTest_BodiesCoroutines.counts(left, stop));
      }
      loop.run(EventLoopTest_BodiesCoroutines.busy(stop, new long[1]));
      assertEquals(0, left[0]);
    }
  }

  /** One busy task and a thousand ready ones: each of them progresses, in whatever order. */
  @Test
  void noWayOfBeingBusyKeepsOthersWaiting() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      for (int kind = 0; kind < 5; kind++) {
        for (int where = 0; where < 6; where++) {
          try (EventLoop loop = where < 5 ? EventLoop.simulated(where) : EventLoop.open()) {
            Executor executor = kind % 2 == 0 && where == 4 ? pool : loop;
            int[] left = {1000};
            boolean[] stop = {false};
            CompletableFuture<Void> busy =
                EventLoopTest_BodiesCoroutines.busyWith(kind, stop).start(executor);
            for (int i = 0; i < 1000; i++) {
              EventLoopTest_BodiesCoroutines.counts(left, stop).start(executor);
            }
            busy.get();
            assertEquals(0, left[0]);
          }
        }
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void aLoopSurvivesFailingTasksAndActions() {
    try (EventLoop loop = EventLoop.open()) {
      for (Throwable thrown :
          List.of(new Error("error"), new StackOverflowError(), new IllegalStateException())) {
        CompletableFuture<Void> future = loop.spawn(EventLoopTest_BodiesCoroutines.fails(thrown));
        assertSame(thrown, future.handle((value, t) -> t).join());
        if (thrown instanceof Error) {
          assertSame(
              thrown,
              assertThrows(
                  Error.class, () -> loop.run(EventLoopTest_BodiesCoroutines.fails(thrown))));
        }
      }
      loop.execute(
          () -> {
            throw new IllegalStateException("an action of this test");
          });
      assertEquals(
          1,
          loop.run(
              EventLoopTest_BodiesCoroutines.awaits(CompletableFuture.supplyAsync(() -> 1, loop))));
    }
  }

  @Test
  void theLoopIsNotBlockedByItsTasks() {
    try (EventLoop loop = EventLoop.open()) {
      List<Throwable> refused = new ArrayList<>();
      loop.run(EventLoopTest_BodiesCoroutines.blocks(refused));
      assertEquals(3, refused.size());
    }
  }

  @Test
  void aCloseEndsAllTasksAlsoThoseThatSpawn() {
    EventLoop loop = EventLoop.open();
    int[] spawned = {0};
    List<CompletableFuture<?>> futures = new ArrayList<>();
    CompletableFuture<?> first =
        loop.spawn(EventLoopTest_BodiesCoroutines.spawns(spawned, futures));
    loop.run(EventLoopTest_BodiesCoroutines.counts(new int[] {1}, new boolean[1]));
    int before = spawned[0];
    loop.close();
    assertTrue(before > 0);
    assertEquals(before, spawned[0], "what is spawned meanwhile is not begun");
    assertTrue(first.isCancelled());
    assertEquals(2, futures.size());
    assertTrue(futures.stream().allMatch(CompletableFuture::isCancelled));
    assertEquals(List.of(), loop.tasks());
    assertThrows(
        IllegalStateException.class,
        () -> loop.spawn(EventLoopTest_BodiesCoroutines.fails(new Error())));
    assertThrows(RejectedExecutionException.class, () -> loop.execute(() -> {}));
    loop.close();
  }

  @Test
  void whatWasExecutedRunsBeforeTheEndOfAClose() {
    EventLoop loop = EventLoop.open();
    List<String> notes = new ArrayList<>();
    loop.execute(() -> notes.add("action"));
    loop.close();
    assertEquals(List.of("action"), notes);
  }

  @Test
  void aWaitOfAFutureMayTimeOut() throws Exception {
    try (EventLoop loop = EventLoop.open()) {
      CompletableFuture<Integer> stage = new CompletableFuture<>();
      CompletableFuture<Integer> future = loop.spawn(EventLoopTest_BodiesCoroutines.awaits(stage));
      for (int i = 0; i < 20; i++) {
        assertThrows(TimeoutException.class, () -> future.get(1, TimeUnit.MICROSECONDS));
      }
      assertTrue(future.getNumberOfDependents() < 3, "what has timed out leaves nothing behind");
      stage.complete(3);
      assertEquals(3, future.get(1, TimeUnit.DAYS));
    }
  }

  /** Completion by another thread before, during and after the registration of the task. */
  @Test
  void stagesAreCompletedByOtherThreads() throws InterruptedException {
    int count = 20_000;
    List<CompletableFuture<Integer>> stages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stages.add(new CompletableFuture<>());
    }
    CountDownLatch begin = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              begin.countDown();
              for (int i = 0; i < count; i++) {
                stages.get(i).complete(i);
              }
            });
    try (EventLoop loop = EventLoop.open()) {
      thread.start();
      begin.await();
      for (int i = 0; i < count; i++) {
        assertEquals(i, loop.run(EventLoopTest_BodiesCoroutines.awaits(stages.get(i))));
      }
    }
    thread.join();
  }

  /** Cancellation by one thread, completion by another, while a third runs the loop. */
  @Test
  void cancelsAndCompletionsFromOtherThreads() throws InterruptedException {
    int count = 10_000;
    List<CompletableFuture<Integer>> stages = new ArrayList<>();
    List<CompletableFuture<Integer>> futures = new ArrayList<>();
    try (EventLoop loop = EventLoop.open()) {
      for (int i = 0; i < count; i++) {
        stages.add(new CompletableFuture<>());
        futures.add(loop.spawn(EventLoopTest_BodiesCoroutines.awaits(stages.get(i))));
      }
      Thread completes = new Thread(() -> stages.forEach(stage -> stage.complete(1)));
      Thread cancels = new Thread(() -> futures.forEach(future -> future.cancel(true)));
      completes.start();
      cancels.start();
      for (CompletableFuture<Integer> future : futures) {
        Object end =
            future.<Object>handle((value, thrown) -> thrown == null ? value : thrown).join();
        assertTrue(end instanceof Integer || end instanceof CancellationException, () -> "" + end);
      }
      completes.join();
      cancels.join();
    }
  }

  @Test
  void severalThreadsWaitForOneLoop() throws InterruptedException {
    try (EventLoop loop = EventLoop.open()) {
      List<Thread> threads = new ArrayList<>();
      long[][] counts = new long[4][1];
      List<Long> results = java.util.Collections.synchronizedList(new ArrayList<>());
      for (long[] count : counts) {
        threads.add(
            new Thread(
                () -> results.add(loop.run(EventLoopTest_BodiesCoroutines.steps(count, 300)))));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(List.of(300L, 300L, 300L, 300L), results);
    }
  }

  /** One step at a time, each seeing what those before have written. */
  @Test
  void aTaskRunsOnAnyExecutor() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<CompletableFuture<Long>> futures = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        futures.add(EventLoopTest_BodiesCoroutines.steps(new long[1], 300).start(pool));
      }
      for (CompletableFuture<Long> future : futures) {
        assertEquals(300, future.get());
      }
      assertEquals(
          300, EventLoopTest_BodiesCoroutines.steps(new long[1], 300).start(Runnable::run).get());
      assertThrows(
          IllegalStateException.class,
          () -> {
            throw EventLoopTest_BodiesCoroutines.loop()
                .start(pool)
                .handle((value, thrown) -> thrown)
                .get();
          });
      CompletableFuture<Integer> cancelled =
          EventLoopTest_BodiesCoroutines.awaits(new CompletableFuture<Integer>()).start(pool);
      cancelled.cancel(true);
      assertThrows(CancellationException.class, cancelled::get);
    } finally {
      pool.shutdown();
    }
    try (EventLoop loop = EventLoop.open()) {
      assertSame(loop, EventLoopTest_BodiesCoroutines.loop().start(loop).join());
    }
  }

  @Test
  void anExecutorThatEndsUnwindsItsTasks() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    List<String> notes = new ArrayList<>();
    CompletableFuture<String> stage = new CompletableFuture<>();
    CompletableFuture<String> future =
        EventLoopTest_BodiesCoroutines.unwinds(notes, stage).start(pool);
    pool.shutdown();
    assertTrue(pool.awaitTermination(1, TimeUnit.DAYS));
    assertFalse(future.isDone());
    stage.complete("too late");
    assertTrue(future.isCompletedExceptionally());
    assertEquals(List.of("rejected", "finally"), notes);
  }
}
