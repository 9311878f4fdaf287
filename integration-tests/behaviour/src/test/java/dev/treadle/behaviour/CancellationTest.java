package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Channel;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import dev.treadle.async.TaskGroup;
import dev.treadle.async.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** To cancel a task is to throw at its suspension point, whatever it is doing at the time. */
final class CancellationTest {
  private static final int SEEDS = 300;

  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static String waits(Async co, List<String> notes, CompletionStage<String> stage) {
      notes.add("begun");
      try {
        String value = co.await(stage);
        notes.add("value " + value);
        return value;
      } catch (CancellationException e) {
        notes.add("cancelled");
        throw e;
      } finally {
        co.sleep(Duration.ofSeconds(1));
        co.yieldNow();
        notes.add("finally");
      }
    }

    @Coroutine
    static String goesOn(Async co, CompletionStage<String> first, CompletionStage<String> second) {
      try {
        return co.await(first);
      } catch (CancellationException e) {
        return co.await(second);
      }
    }

    @Coroutine
    static void failsInFinally(Async co) {
      try {
        co.sleep(Duration.ofDays(1));
      } finally {
        co.yieldNow();
        notExpected();
      }
    }

    private static void notExpected() {
      throw new IllegalArgumentException("in finally");
    }

    @Coroutine
    static void cancelsItself(Async co, List<CompletableFuture<?>> self, List<String> notes) {
      self.get(0).cancel(true);
      notes.add("still here");
      try {
        co.await(CompletableFuture.completedFuture("complete"));
        notes.add("not cancelled");
      } finally {
        notes.add("finally");
      }
    }

    @Coroutine
    static void busy(Async co, long[] turns) {
      while (true) {
        turns[0]++;
        co.await(CompletableFuture.completedFuture(1));
      }
    }

    @Coroutine
    static void feedsItself(Async co, Channel<Integer> channel) {
      while (true) {
        co.await(channel.send(1));
        co.await(channel.receive());
      }
    }

    @Coroutine
    static void pause(Async co, int turns) {
      for (int i = 0; i < turns; i++) {
        co.yieldNow();
      }
    }

    @Coroutine
    static void cancels(Async co, int after, CompletableFuture<?> future) {
      for (int i = 0; i < after; i++) {
        co.yieldNow();
      }
      future.cancel(true);
    }

    @Coroutine
    static void completes(Async co, int after, CompletableFuture<String> stage) {
      for (int i = 0; i < after; i++) {
        co.yieldNow();
      }
      stage.complete("value");
    }

    @Coroutine
    static void sends(Async co, Channel<Integer> channel, int from, int to) {
      for (int i = from; i < to; i++) {
        co.await(channel.send(i));
      }
    }

    @Coroutine
    static void receives(Async co, Channel<Integer> channel, List<Integer> got, int count) {
      while (got.size() < count) {
        got.add(co.await(channel.receive()));
      }
    }

    /** Receives with a patience that ends at any time. */
    @Coroutine
    static void impatient(Async co, Channel<Integer> channel, List<Integer> got, int count) {
      for (int i = 1; got.size() < count; i++) {
        TaskGroup group = co.group();
        CompletableFuture<Void> one =
            group.spawn(CancellationTest_BodiesCoroutines.one(channel, got));
        for (int turns = i % 4; turns > 0; turns--) {
          co.yieldNow();
        }
        one.cancel(true);
        co.await(group.join());
      }
    }

    @Coroutine
    static void one(Async co, Channel<Integer> channel, List<Integer> got) {
      got.add(co.await(channel.receive()));
    }

    @Coroutine
    static String sleeper(Async co, List<String> notes, Duration duration) {
      try {
        co.sleep(duration);
        notes.add("slept");
        return "slept";
      } finally {
        notes.add("end");
      }
    }
  }

  @Test
  void whatIsQueuedIsNotBegun() {
    try (EventLoop loop = EventLoop.open()) {
      List<String> notes = new ArrayList<>();
      Task<String> task = CancellationTest_BodiesCoroutines.waits(notes, new CompletableFuture<>());
      CompletableFuture<String> future = loop.spawn(task);
      assertTrue(future.cancel(true));
      assertFalse(future.isDone(), "not before the loop runs");
      assertThrows(CancellationException.class, future::join);
      assertTrue(future.isCancelled());
      assertEquals(List.of(), notes);
      assertEquals(Status.CLOSED, task.status());
    }
  }

  @Test
  void finallyMayAwaitAndTheFutureEndsWithTheBody() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<String> notes = new ArrayList<>();
      CompletableFuture<String> future =
          loop.spawn(CancellationTest_BodiesCoroutines.waits(notes, new CompletableFuture<>()));
      loop.run(CancellationTest_BodiesCoroutines.pause(20));
      assertEquals(List.of("begun"), notes);
      future.cancel(true);
      loop.run(CancellationTest_BodiesCoroutines.pause(20));
      assertEquals(List.of("begun", "cancelled"), notes);
      assertFalse(future.isDone());
      assertThrows(CancellationException.class, future::get);
      assertEquals(List.of("begun", "cancelled", "finally"), notes);
      assertTrue(future.isCancelled());
      assertEquals(1_000_000_000, loop.nanoTime());
    }
  }

  @Test
  void aBodyMayGoOn() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      CompletableFuture<String> second = new CompletableFuture<>();
      CompletableFuture<String> future =
          loop.spawn(CancellationTest_BodiesCoroutines.goesOn(new CompletableFuture<>(), second));
      loop.run(CancellationTest_BodiesCoroutines.pause(20));
      future.cancel(true);
      loop.run(CancellationTest_BodiesCoroutines.pause(20));
      assertFalse(future.isDone());
      second.complete("second");
      assertEquals("second", future.join());
      assertFalse(future.cancel(true));
    }
  }

  @Test
  void aFailureInFinallyReplacesIt() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      CompletableFuture<Void> future =
          loop.spawn(CancellationTest_BodiesCoroutines.failsInFinally());
      loop.run(CancellationTest_BodiesCoroutines.pause(20));
      future.cancel(true);
      assertEquals(IllegalArgumentException.class, future.handle((v, t) -> t).join().getClass());
      assertFalse(future.isCancelled());
    }
  }

  @Test
  void aRunningTaskIsCancelledAtItsNextSuspension() {
    try (EventLoop loop = EventLoop.open()) {
      List<String> notes = new ArrayList<>();
      List<CompletableFuture<?>> self = new ArrayList<>();
      CompletableFuture<Void> future =
          loop.spawn(CancellationTest_BodiesCoroutines.cancelsItself(self, notes));
      self.add(future);
      assertThrows(CancellationException.class, future::join);
      assertEquals(List.of("still here", "finally"), notes);
    }
  }

  @Test
  void whatIsNeverSuspendedIsCancelledToo() {
    EventLoop loop = EventLoop.open();
    long[] turns = {0};
    CompletableFuture<Void> busy = loop.spawn(CancellationTest_BodiesCoroutines.busy(turns));
    Channel<Integer> channel = Channel.of(1);
    CompletableFuture<Void> feeds =
        loop.spawn(CancellationTest_BodiesCoroutines.feedsItself(channel));
    loop.run(CancellationTest_BodiesCoroutines.pause(10));
    assertTrue(turns[0] > 100);
    loop.close();
    assertTrue(busy.isCancelled());
    assertTrue(feeds.isCancelled());
  }

  /** Cancelled while its stage completes, in any order: one of the two, and the body ends. */
  @Test
  void completionAndCancellationMeet() {
    TreeSet<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> future =
            loop.spawn(CancellationTest_BodiesCoroutines.waits(notes, stage));
        loop.spawn(CancellationTest_BodiesCoroutines.completes(seed % 5, stage));
        loop.spawn(CancellationTest_BodiesCoroutines.cancels(seed % 7, future));
        String end = future.handle((value, thrown) -> thrown == null ? value : "" + thrown).join();
        outcomes.add(notes + " " + end.replaceAll(":.*", ""));
      }
    }
    String cancelled = "java.util.concurrent.CancellationException";
    assertEquals(
        new TreeSet<>(
            List.of(
                "[] " + cancelled,
                "[begun, cancelled, finally] " + cancelled,
                "[begun, value value] " + cancelled)),
        outcomes);
  }

  @Test
  void cancelledChannelOperationsLoseNothing() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        Channel<Integer> channel = Channel.of(seed % 3);
        List<Integer> got = new ArrayList<>();
        loop.spawn(CancellationTest_BodiesCoroutines.sends(channel, 0, 20));
        loop.run(CancellationTest_BodiesCoroutines.impatient(channel, got, 20));
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          expected.add(i);
        }
        assertEquals(expected, got, "seed " + seed);
      }
    }
  }

  @Test
  void aCancelledSendHasNotHappened() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        Channel<Integer> channel = Channel.of(0);
        List<Integer> got = new ArrayList<>();
        CompletableFuture<Void> cancelled =
            loop.spawn(CancellationTest_BodiesCoroutines.sends(channel, 0, 5));
        loop.spawn(CancellationTest_BodiesCoroutines.cancels(seed % 9, cancelled));
        loop.spawn(CancellationTest_BodiesCoroutines.receives(channel, got, 9));
        cancelled.handle((value, thrown) -> thrown).join();
        loop.run(CancellationTest_BodiesCoroutines.pause(200));
        List<Integer> before = List.copyOf(got);
        loop.spawn(CancellationTest_BodiesCoroutines.sends(channel, 100, 110));
        loop.run(CancellationTest_BodiesCoroutines.pause(400));
        assertEquals(9, got.size(), "seed " + seed);
        assertEquals(100, got.get(before.size()), "seed " + seed);
      }
    }
  }

  @Test
  void aTimeoutInTheSameTickAsTheEnd() {
    TreeSet<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        Duration second = Duration.ofSeconds(1);
        CompletableFuture<String> future =
            loop.spawn(
                Tasks.timeout(second, CancellationTest_BodiesCoroutines.sleeper(notes, second)));
        String end = future.handle((v, t) -> t == null ? v : t.getClass().getName()).join();
        assertEquals(List.of(), loop.tasks());
        outcomes.add(notes + " " + end);
      }
    }
    assertEquals(
        new TreeSet<>(List.of("[end] " + TimeoutException.class.getName(), "[slept, end] slept")),
        outcomes);
  }

  @Test
  void anInterruptCancelsTheTaskThatIsRun() throws InterruptedException {
    List<String> notes = new ArrayList<>();
    boolean[] interrupted = {false};
    Thread thread =
        new Thread(
            () -> {
              try (EventLoop loop = EventLoop.open()) {
                loop.run(CancellationTest_BodiesCoroutines.sleeper(notes, Duration.ofDays(1)));
              } catch (CancellationException e) {
                notes.add("cancelled");
              }
              interrupted[0] = Thread.currentThread().isInterrupted();
            });
    thread.start();
    thread.interrupt();
    thread.join();
    assertTrue(
        notes.equals(List.of("end", "cancelled")) || notes.equals(List.of("cancelled")),
        notes::toString);
    assertTrue(interrupted[0]);
  }
}
