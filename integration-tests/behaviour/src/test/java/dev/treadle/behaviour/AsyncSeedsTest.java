package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Channel;
import dev.treadle.async.ChannelClosedException;
import dev.treadle.async.DeadlockException;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import dev.treadle.async.TaskGroup;
import dev.treadle.async.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Many orders of what may happen at the same time: nothing is lost, and all comes to its end. */
final class AsyncSeedsTest {
  private static final int SEEDS = 300;

  /**
   * What all tasks of a run have gone through, in the order of the events. They may be cancelled in
   * their finally blocks, too.
   */
  static final class Trace {
    final List<String> events = new ArrayList<>();
    int open;

    void begin(String event) {
      open++;
      events.add(event);
    }

    void end(String event) {
      open--;
      events.add(event);
    }
  }

  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static void sender(Async co, Trace trace, Channel<Integer> channel, int from, int to) {
      trace.begin("+sender");
      try {
        for (int i = from; i < to; i++) {
          co.await(channel.send(i));
          trace.events.add("sent " + i);
        }
      } finally {
        try {
          co.yieldNow();
        } finally {
          trace.end("-sender");
        }
      }
    }

    @Coroutine
    static void receiver(Async co, Trace trace, Channel<Integer> channel) {
      trace.begin("+receiver");
      try {
        while (true) {
          trace.events.add("received " + co.await(channel.receive()));
        }
      } catch (ChannelClosedException e) {
        trace.events.add("closed");
      } finally {
        try {
          co.sleep(Duration.ofMillis(1));
        } finally {
          trace.end("-receiver");
        }
      }
    }

    @Coroutine
    static void closer(Async co, Trace trace, Channel<Integer> channel, int after) {
      for (int i = 0; i < after; i++) {
        co.yieldNow();
      }
      trace.events.add("close");
      channel.close();
    }

    @Coroutine
    static void canceller(Async co, List<CompletableFuture<Void>> futures) {
      for (CompletableFuture<Void> future : futures) {
        co.yieldNow();
        future.cancel(true);
      }
    }

    /** Starts two of its kind, in a group or on the loop, until it is told to stop. */
    @Coroutine
    static void spawner(Async co, Trace trace, List<CompletableFuture<Void>> futures, int depth) {
      trace.begin("+" + depth);
      try {
        TaskGroup group = co.group();
        for (int i = 0; depth > 0 && i < 2; i++) {
          Task<Void> child = AsyncSeedsTest_BodiesCoroutines.spawner(trace, futures, depth - 1);
          futures.add(i == 0 ? group.spawn(child) : co.loop().spawn(child));
          co.sleep(Duration.ofMillis(depth));
        }
        co.await(new CompletableFuture<Void>());
      } finally {
        futures.add(
            co.loop().spawn(AsyncSeedsTest_BodiesCoroutines.spawner(trace, futures, depth)));
        try {
          co.sleep(Duration.ofMillis(1));
        } finally {
          trace.end("-" + depth);
        }
      }
    }

    @Coroutine
    static int receivesOne(Async co, Channel<Integer> channel) {
      return co.await(channel.receive());
    }

    @Coroutine
    static void sendsAfter(Async co, Channel<Integer> channel, Duration duration, int value) {
      co.sleep(duration);
      co.await(channel.send(value));
    }

    @Coroutine
    static void pause(Async co, int turns) {
      for (int i = 0; i < turns; i++) {
        co.yieldNow();
      }
    }

    /** All there is at once: groups, channels, sleeps, cancellations, timeouts. */
    @Coroutine
    static String everything(Async co, Trace trace) {
      Channel<Integer> channel = Channel.of(1);
      TaskGroup group = co.group();
      List<CompletableFuture<Void>> futures = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        futures.add(
            group.spawn(AsyncSeedsTest_BodiesCoroutines.sender(trace, channel, 4 * i, 4 * i + 4)));
        futures.add(group.spawn(AsyncSeedsTest_BodiesCoroutines.receiver(trace, channel)));
      }
      group.spawn(
          AsyncSeedsTest_BodiesCoroutines.canceller(List.of(futures.get(0), futures.get(1))));
      String late = "none";
      try {
        int value =
            co.await(
                Tasks.timeout(
                    Duration.ofMillis(2), AsyncSeedsTest_BodiesCoroutines.receivesOne(channel)));
        late = "value " + value;
      } catch (Exception e) {
        late = e.getClass().getSimpleName();
      }
      trace.events.add("late " + late + " at " + co.loop().nanoTime());
      co.sleep(Duration.ofMillis(5));
      channel.close();
      try {
        co.await(group.join());
      } catch (ChannelClosedException e) {
        trace.events.add("a sender was late");
      }
      return "end at " + co.loop().nanoTime();
    }
  }

  private static List<Integer> numbers(Trace trace, String prefix) {
    return trace.events.stream()
        .filter(event -> event.startsWith(prefix))
        .map(event -> Integer.parseInt(event.substring(prefix.length())))
        .toList();
  }

  /** Senders and receivers wait, and some are cancelled, when the channel is closed. */
  @Test
  void aChannelIsClosedWithWaitersOnBothSides() {
    Set<Boolean> cut = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      EventLoop loop = EventLoop.simulated(seed);
      Trace trace = new Trace();
      Channel<Integer> channel = Channel.of(seed % 3);
      List<CompletableFuture<Void>> futures = new ArrayList<>();
      int receivers = 1 + seed % 3;
      for (int i = 0; i < 3; i++) {
        futures.add(
            loop.spawn(
                AsyncSeedsTest_BodiesCoroutines.sender(trace, channel, 10 * i, 10 * i + 10)));
      }
      for (int i = 0; i < receivers; i++) {
        futures.add(loop.spawn(AsyncSeedsTest_BodiesCoroutines.receiver(trace, channel)));
      }
      loop.spawn(AsyncSeedsTest_BodiesCoroutines.closer(trace, channel, seed % 40));
      if (seed % 4 == 0) {
        loop.spawn(
            AsyncSeedsTest_BodiesCoroutines.canceller(List.of(futures.get(0), futures.get(3))));
      }
      loop.run(AsyncSeedsTest_BodiesCoroutines.pause(400));
      loop.close();
      assertTrue(futures.stream().allMatch(CompletableFuture::isDone));
      assertEquals(0, trace.open, "every finally");
      assertEquals(List.of(), loop.tasks());
      for (CompletableFuture<Void> future : futures) {
        Throwable end = future.<Throwable>handle((value, t) -> t).join();
        assertTrue(
            end == null
                || end instanceof ChannelClosedException
                || end instanceof CancellationException,
            () -> "" + end);
      }
      List<Integer> sent = numbers(trace, "sent ");
      List<Integer> received = new ArrayList<>(numbers(trace, "received "));
      for (CompletableFuture<Integer> left = channel.receive().toCompletableFuture();
          !left.isCompletedExceptionally();
          left = channel.receive().toCompletableFuture()) {
        received.add(left.join());
      }
      assertEquals(received.size(), new HashSet<>(received).size(), "nothing twice");
      assertEquals(new TreeSet<>(sent), new TreeSet<>(received), "nothing lost, seed " + seed);
      for (int i = 0; i < 3; i++) {
        int from = 10 * i;
        List<Integer> ofOne =
            sent.stream().filter(value -> value >= from && value < from + 10).toList();
        assertEquals(ofOne, ofOne.stream().sorted().toList());
      }
      cut.add(sent.size() < 30);
    }
    assertEquals(Set.of(true, false), cut, "some were closed early, and some late");
  }

  @Test
  void aLoopIsClosedWhileTasksSpawnTasks() {
    for (int seed = 0; seed < SEEDS; seed++) {
      EventLoop loop = EventLoop.simulated(seed);
      Trace trace = new Trace();
      List<CompletableFuture<Void>> futures = new ArrayList<>();
      futures.add(loop.spawn(AsyncSeedsTest_BodiesCoroutines.spawner(trace, futures, 4)));
      loop.run(AsyncSeedsTest_BodiesCoroutines.pause(seed));
      if (seed % 2 == 0) {
        loop.run(
            AsyncSeedsTest_BodiesCoroutines.sendsAfter(
                Channel.of(1), Duration.ofMillis(seed % 8), 1));
      }
      int begun = trace.events.size();
      loop.close();
      assertEquals(0, trace.open, "every finally");
      assertTrue(futures.stream().allMatch(CompletableFuture::isCancelled), "seed " + seed);
      assertEquals(List.of(), loop.tasks());
      assertTrue(
          trace.events.subList(begun, trace.events.size()).stream()
              .allMatch(event -> event.startsWith("-")),
          "nothing begins in a close");
    }
  }

  /** Whoever has waited too long has not taken anything, or returns it. */
  @Test
  void aTimeoutInTheSameTickLosesNoElement() {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        Channel<Integer> channel = Channel.of(seed % 2);
        Duration second = Duration.ofSeconds(1);
        CompletableFuture<Void> send =
            loop.spawn(AsyncSeedsTest_BodiesCoroutines.sendsAfter(channel, second, 5));
        CompletableFuture<Integer> receive =
            loop.spawn(Tasks.timeout(second, AsyncSeedsTest_BodiesCoroutines.receivesOne(channel)));
        Throwable thrown = receive.<Throwable>handle((value, t) -> t).join();
        assertTrue(thrown == null || thrown instanceof TimeoutException);
        loop.run(AsyncSeedsTest_BodiesCoroutines.pause(20));
        if (thrown == null) {
          assertEquals(5, receive.join());
          assertTrue(send.isDone());
        } else {
          assertEquals(
              5, loop.run(AsyncSeedsTest_BodiesCoroutines.receivesOne(channel)), "still there");
        }
        outcomes.add(thrown == null ? "value" : "timeout");
      }
    }
    assertEquals(Set.of("timeout", "value"), outcomes);
  }

  private static List<String> everything(long seed) {
    try (EventLoop loop = EventLoop.simulated(seed)) {
      Trace trace = new Trace();
      trace.events.add(loop.run(AsyncSeedsTest_BodiesCoroutines.everything(trace)));
      assertEquals(0, trace.open);
      assertEquals(List.of(), loop.tasks());
      List<Integer> received = numbers(trace, "received ");
      assertEquals(received.size(), new HashSet<>(received).size());
      return trace.events;
    }
  }

  @Test
  void aSeedIsReplayedExactly() {
    Set<List<String>> orders = new HashSet<>();
    int seeds = 1_000;
    for (int seed = 0; seed < seeds; seed++) {
      List<String> order = everything(seed);
      assertEquals(order, everything(seed), "seed " + seed);
      orders.add(order);
    }
    assertTrue(orders.size() > seeds / 2, () -> "different orders: " + orders.size());
  }

  /** The report names every task that is left, and each line at which one waits. */
  @Test
  void aDeadlockIsReportedInTheUsersLines() {
    Set<List<String>> orders = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      EventLoop loop = EventLoop.simulated(seed);
      Trace trace = new Trace();
      Channel<Integer> channel = Channel.of(0);
      Task<Void> first = AsyncSeedsTest_BodiesCoroutines.sender(trace, channel, 0, 3);
      Task<Void> second = AsyncSeedsTest_BodiesCoroutines.sender(trace, channel, 3, 6);
      loop.spawn(first);
      loop.spawn(second);
      loop.spawn(AsyncSeedsTest_BodiesCoroutines.pause(seed % 5));
      Task<Integer> receiver = AsyncSeedsTest_BodiesCoroutines.receivesOne(channel);
      Task<Integer> other = AsyncSeedsTest_BodiesCoroutines.receivesOne(Channel.of(1));
      loop.spawn(receiver);
      DeadlockException deadlock = assertThrows(DeadlockException.class, () -> loop.run(other));
      assertEquals(List.of(first, second, other), deadlock.tasks());
      List<String> lines = deadlock.getMessage().lines().toList();
      assertEquals(7, lines.size(), deadlock::getMessage);
      for (int i = 1; i < 7; i += 2) {
        Task<?> task = deadlock.tasks().get(i / 2);
        assertEquals(task.name(), lines.get(i));
        assertEquals("\tat " + task.trace().get(0), lines.get(i + 1));
        assertTrue(lines.get(i + 1).contains("AsyncSeedsTest.java:"), lines.get(i + 1));
      }
      orders.add(List.copyOf(trace.events));
      assertFalse(Collections.disjoint(trace.events, List.of("sent 0", "sent 3")));
      loop.close();
      assertEquals(0, trace.open);
    }
    assertTrue(orders.size() > 2);
  }
}
