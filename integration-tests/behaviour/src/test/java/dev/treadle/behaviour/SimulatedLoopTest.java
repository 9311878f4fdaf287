package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Channel;
import dev.treadle.async.DeadlockException;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import dev.treadle.async.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The simulated loop: time that takes none, orders chosen by a seed, and deadlocks found. */
final class SimulatedLoopTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static void worker(Async co, List<String> notes, String name, Channel<String> channel) {
      for (int i = 0; i < 4; i++) {
        co.sleep(Duration.ofMillis(i % 2));
        notes.add(name + i);
        co.await(channel.send(name + i));
      }
    }

    @Coroutine
    static void crowd(Async co, List<String> notes) {
      Channel<String> channel = Channel.of(1);
      TaskGroup group = co.group();
      for (String name : List.of("a", "b", "c")) {
        group.spawn(SimulatedLoopTest_BodiesCoroutines.worker(notes, name, channel));
      }
      for (int i = 0; i < 12; i++) {
        notes.add(">" + co.await(channel.receive()));
      }
      co.await(group.join());
    }

    @Coroutine
    static long times(Async co, List<Long> times) {
      for (int days : new int[] {3, 1, 2}) {
        co.sleep(Duration.ofDays(days));
        times.add(co.loop().nanoTime());
      }
      co.sleep(Duration.ofDays(-1));
      return co.loop().nanoTime();
    }

    @Coroutine
    static int philosopher(Async co, Channel<Integer> left, Channel<Integer> right) {
      int first = co.await(left.receive());
      co.sleep(Duration.ofSeconds(1));
      int second = co.await(right.receive());
      co.await(left.send(first));
      co.await(right.send(second));
      return first + second;
    }

    @Coroutine
    static <T> T plain(Async co, CompletionStage<T> stage) {
      return co.await(stage);
    }

    @Coroutine
    static void sleeper(Async co, List<String> notes, String name, Duration duration) {
      co.sleep(duration);
      notes.add(name);
    }
  }

  private static List<String> crowd(long seed) {
    try (EventLoop loop = EventLoop.simulated(seed)) {
      List<String> notes = new ArrayList<>();
      loop.run(SimulatedLoopTest_BodiesCoroutines.crowd(notes));
      return notes;
    }
  }

  @Test
  void aSeedIsReplayedExactlyAndOthersDiffer() {
    Set<List<String>> orders = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      List<String> order = crowd(seed);
      assertEquals(order, crowd(seed));
      orders.add(order);
      for (String name : List.of("a", "b", "c")) {
        assertEquals(
            List.of(">" + name + 0, ">" + name + 1, ">" + name + 2, ">" + name + 3),
            order.stream().filter(note -> note.startsWith(">" + name)).toList());
      }
    }
    assertTrue(orders.size() > 25, () -> "different orders: " + orders.size());
  }

  @Test
  void sleepsTakeTheirTimeOfVirtualTime() {
    try (EventLoop loop = EventLoop.simulated(7)) {
      List<Long> times = new ArrayList<>();
      long end = loop.run(SimulatedLoopTest_BodiesCoroutines.times(times));
      long day = Duration.ofDays(1).toNanos();
      assertEquals(List.of(3 * day, 4 * day, 6 * day), times);
      assertEquals(6 * day, end);
    }
  }

  /** The time is a number that some such sleeps exceed. */
  @Test
  void noSleepIsTooLong() {
    try (EventLoop loop = EventLoop.simulated(7)) {
      List<String> notes = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        loop.run(
            SimulatedLoopTest_BodiesCoroutines.sleeper(
                notes, "long", Duration.ofSeconds(Long.MAX_VALUE)));
        loop.spawn(SimulatedLoopTest_BodiesCoroutines.sleeper(notes, "a", Duration.ofMillis(1)));
        loop.run(SimulatedLoopTest_BodiesCoroutines.sleeper(notes, "b", Duration.ofMillis(2)));
        assertEquals(List.of("long", "a", "b"), notes);
        notes.clear();
      }
    }
  }

  @Test
  void whoSleepsLessWakesFirst() {
    for (int seed = 0; seed < 50; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        loop.spawn(SimulatedLoopTest_BodiesCoroutines.sleeper(notes, "b", Duration.ofSeconds(2)));
        loop.spawn(
            SimulatedLoopTest_BodiesCoroutines.sleeper(
                notes, "d", Duration.ofSeconds(Long.MAX_VALUE)));
        loop.spawn(SimulatedLoopTest_BodiesCoroutines.sleeper(notes, "a", Duration.ofMillis(1999)));
        loop.run(SimulatedLoopTest_BodiesCoroutines.sleeper(notes, "c", Duration.ofSeconds(3)));
        assertEquals(List.of("a", "b", "c"), notes);
      }
    }
  }

  private static Channel<Integer> fork(EventLoop loop) {
    Channel<Integer> fork = Channel.of(1);
    fork.send(1);
    return fork;
  }

  @Test
  void aDeadlockNamesWhatIsSuspendedAndWhere() {
    EventLoop loop = EventLoop.simulated(3);
    Channel<Integer> first = fork(loop);
    Channel<Integer> second = fork(loop);
    Task<Integer> one = SimulatedLoopTest_BodiesCoroutines.philosopher(first, second);
    Task<Integer> two = SimulatedLoopTest_BodiesCoroutines.philosopher(second, first);
    loop.spawn(one);
    DeadlockException deadlock = assertThrows(DeadlockException.class, () -> loop.run(two));
    assertEquals(List.of(one, two), deadlock.tasks());
    String place = "\n\tat " + one.trace().get(0);
    assertTrue(place.contains("SimulatedLoopTest.java:"), place);
    assertEquals(
        "nothing is ready, timed or outside; suspended tasks: 2"
            + "\nSimulatedLoopTest.Bodies.philosopher"
            + place
            + "\nSimulatedLoopTest.Bodies.philosopher"
            + place,
        deadlock.getMessage());
    loop.close();
    assertEquals(List.of(), loop.tasks());
  }

  @Test
  void theLoopGoesOnAfterADeadlock() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      CompletableFuture<String> stage = new CompletableFuture<>();
      CompletableFuture<String> future =
          loop.spawn(SimulatedLoopTest_BodiesCoroutines.plain(stage));
      assertThrows(DeadlockException.class, future::join);
      stage.complete("late");
      assertEquals("late", future.join());
    }
  }

  @Test
  void aStageKnownToBeOutsideIsWaitedFor() {
    for (int i = 0; i < 500; i++) {
      try (EventLoop loop = EventLoop.simulated(i)) {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletionStage<String> known = loop.outside(stage);
        Thread thread = new Thread(() -> stage.complete("from outside"));
        thread.start();
        assertEquals("from outside", loop.run(SimulatedLoopTest_BodiesCoroutines.plain(known)));
      }
    }
  }

  @Test
  void noStageIsNotOneThatIsOutside() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      assertThrows(NullPointerException.class, () -> loop.outside(null));
      Task<String> task = SimulatedLoopTest_BodiesCoroutines.plain(new CompletableFuture<>());
      CompletableFuture<String> future = loop.spawn(task);
      assertThrows(DeadlockException.class, future::join);
    }
  }

  /** What a direct call has waited for in vain gets nothing of what comes later. */
  @Test
  void aDirectCallLeavesNothingBehindWhereItFindsADeadlock() {
    EventLoop loop = EventLoop.simulated(1);
    Channel<Integer> channel = Channel.of(0);
    Async co = loop.blocking();
    assertThrows(DeadlockException.class, () -> Bodies.plain(co, channel.receive()));
    assertThrows(DeadlockException.class, () -> Bodies.plain(co, channel.send(1)));
    Task<Integer> receives = SimulatedLoopTest_BodiesCoroutines.plain(channel.receive());
    assertThrows(DeadlockException.class, () -> co.await(receives));
    CompletionStage<Void> sent = channel.send(2);
    assertEquals(2, Bodies.plain(co, channel.receive()));
    Bodies.plain(co, sent);
    co.sleep(Duration.ofMillis(1)); // when all else has had its turn
    assertEquals(Status.CLOSED, receives.status());
    assertEquals(List.of(), loop.tasks());
  }
}
