package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.UncheckedException;
import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import dev.treadle.async.TaskGroup;
import dev.treadle.async.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Groups of tasks, and the tasks that build on them. */
final class TaskGroupTest {
  private static final int SEEDS = 100;

  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static String child(Async co, List<String> notes, String name, int millis) {
      try {
        co.sleep(Duration.ofMillis(millis));
        notes.add(name);
        return name;
      } catch (CancellationException e) {
        notes.add("-" + name);
        throw e;
      } finally {
        co.sleep(Duration.ofMillis(100));
        notes.add("/" + name);
      }
    }

    @Coroutine
    static String fails(Async co, Exception e, int millis) throws Exception {
      co.sleep(Duration.ofMillis(millis));
      throw e;
    }

    @Coroutine
    static String failsInFinally(Async co, RuntimeException e) {
      try {
        co.sleep(Duration.ofDays(1));
        return "never";
      } finally {
        co.yieldNow();
        fail(e);
      }
    }

    private static void fail(RuntimeException e) {
      throw e;
    }

    @Coroutine
    static String joins(Async co, List<Task<String>> tasks) {
      TaskGroup group = co.group();
      List<CompletableFuture<String>> futures = new ArrayList<>();
      for (Task<String> task : tasks) {
        futures.add(group.spawn(task));
      }
      co.await(group.join());
      StringBuilder all = new StringBuilder();
      futures.forEach(future -> all.append(future.join()));
      return all.toString();
    }

    @Coroutine
    static String leavesUnjoined(Async co, List<Task<String>> tasks, int millis) {
      TaskGroup group = co.group();
      for (Task<String> task : tasks) {
        group.spawn(task);
      }
      co.sleep(Duration.ofMillis(millis));
      return "left";
    }

    /** Gives its first group a task only when it has opened another one. */
    @Coroutine
    static String opensTwo(Async co, List<String> notes) {
      TaskGroup first = co.group();
      TaskGroup second = co.group();
      first.spawn(TaskGroupTest_BodiesCoroutines.child(notes, "a", 10));
      second.spawn(TaskGroupTest_BodiesCoroutines.child(notes, "b", 1));
      co.sleep(Duration.ofMillis(5));
      return "left";
    }

    /** Goes on with its first group when that has been joined and another one opened. */
    @Coroutine
    static String reopens(Async co, List<String> notes) {
      TaskGroup first = co.group();
      first.spawn(TaskGroupTest_BodiesCoroutines.child(notes, "a", 1));
      co.await(first.join());
      TaskGroup second = co.group();
      second.spawn(TaskGroupTest_BodiesCoroutines.child(notes, "b", 1));
      co.await(second.join());
      first.spawn(TaskGroupTest_BodiesCoroutines.child(notes, "c", 10));
      co.sleep(Duration.ofMillis(5));
      return "left";
    }

    @Coroutine
    static TaskGroup givesAway(Async co) {
      return co.group();
    }

    @Coroutine
    static String spawnsAfterCancel(Async co, List<String> notes) {
      TaskGroup group = co.group();
      group.cancel();
      CompletableFuture<String> late =
          group.spawn(TaskGroupTest_BodiesCoroutines.child(notes, "late", 1));
      co.await(group.join());
      return "cancelled " + late.isCancelled();
    }

    @Coroutine
    static String awaits(Async co, Task<String> task) {
      return co.await(task);
    }
  }

  private static Throwable failure(EventLoop loop, Task<?> task) {
    return loop.spawn(task).handle((value, thrown) -> thrown).join();
  }

  @Test
  void joinWaitsForAll() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        assertEquals(
            "abc",
            loop.run(
                TaskGroupTest_BodiesCoroutines.joins(
                    List.of(
                        TaskGroupTest_BodiesCoroutines.child(notes, "a", 20),
                        TaskGroupTest_BodiesCoroutines.child(notes, "b", 10),
                        TaskGroupTest_BodiesCoroutines.child(notes, "c", 30)))));
        assertEquals(List.of("b", "a", "c", "/b", "/a", "/c"), notes);
      }
    }
    try (EventLoop loop = EventLoop.simulated(0)) {
      assertEquals("", loop.run(TaskGroupTest_BodiesCoroutines.joins(List.of())));
    }
  }

  @Test
  void theFirstFailureCancelsTheRestAndHasTheOthers() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        TimeoutException first = new TimeoutException("first");
        IllegalStateException second = new IllegalStateException("second");
        Throwable thrown =
            failure(
                loop,
                TaskGroupTest_BodiesCoroutines.joins(
                    List.of(
                        TaskGroupTest_BodiesCoroutines.child(notes, "a", 10),
                        TaskGroupTest_BodiesCoroutines.fails(first, 20),
                        TaskGroupTest_BodiesCoroutines.failsInFinally(second),
                        TaskGroupTest_BodiesCoroutines.child(notes, "b", 30))));
        assertSame(first, thrown);
        assertArrayEquals(new Throwable[] {second}, first.getSuppressed());
        assertEquals(List.of("a", "-b", "/b"), notes);
      }
    }
  }

  @Test
  void aTaskEndsAfterWhatItHasLeftUnjoined() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        CompletableFuture<String> future =
            loop.spawn(
                TaskGroupTest_BodiesCoroutines.leavesUnjoined(
                    List.of(
                        TaskGroupTest_BodiesCoroutines.child(notes, "a", 20),
                        TaskGroupTest_BodiesCoroutines.child(notes, "b", 50)),
                    30));
        loop.run(TaskGroupTest_BodiesCoroutines.child(notes, "c", 40));
        assertTrue(future.isDone());
        assertEquals(List.of("a", "-b", "c", "/b", "/c"), notes);
        assertEquals("left", future.join());
      }
    }
  }

  @Test
  void aTaskWaitsForAllGroupsThatItOpened() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        assertEquals("left", loop.run(TaskGroupTest_BodiesCoroutines.opensTwo(notes)));
        assertEquals(List.of("b", "-a", "/a"), notes);
        assertEquals(List.of(), loop.tasks());
        notes.clear();
        assertEquals("left", loop.run(TaskGroupTest_BodiesCoroutines.reopens(notes)));
        assertEquals(List.of("a", "/a", "b", "/b", "-c", "/c"), notes);
        assertEquals(List.of(), loop.tasks());
      }
    }
  }

  @Test
  void whatAGroupIsGivenAfterItsTaskIsCancelledAtOnce() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<String> notes = new ArrayList<>();
      TaskGroup group = loop.run(TaskGroupTest_BodiesCoroutines.givesAway());
      CompletableFuture<String> late =
          group.spawn(TaskGroupTest_BodiesCoroutines.child(notes, "late", 1));
      assertThrows(CancellationException.class, late::join);
      assertEquals(List.of(), notes);
    }
  }

  @Test
  void aCancelledGroupTakesNoMore() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<String> notes = new ArrayList<>();
      assertEquals(
          "cancelled true", loop.run(TaskGroupTest_BodiesCoroutines.spawnsAfterCancel(notes)));
      assertEquals(List.of(), notes);
    }
  }

  @Test
  void toCancelTheTaskCancelsItsGroup() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        CompletableFuture<String> future =
            loop.spawn(
                TaskGroupTest_BodiesCoroutines.joins(
                    List.of(TaskGroupTest_BodiesCoroutines.child(notes, "a", 1000))));
        loop.run(TaskGroupTest_BodiesCoroutines.child(notes, "b", 10));
        future.cancel(true);
        assertFalse(future.isDone());
        assertThrows(CancellationException.class, future::join);
        assertEquals(List.of("b", "/b", "-a", "/a"), notes);
      }
    }
  }

  @Test
  void allGivesTheResultsInOrder() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        assertEquals(
            List.of("a", "b"),
            loop.run(
                Tasks.all(
                    TaskGroupTest_BodiesCoroutines.child(notes, "a", 20),
                    TaskGroupTest_BodiesCoroutines.child(notes, "b", 10))));
        TimeoutException failure = new TimeoutException("all");
        assertSame(
            failure,
            assertThrows(
                    UncheckedException.class,
                    () ->
                        loop.run(
                            Tasks.all(
                                List.of(
                                    TaskGroupTest_BodiesCoroutines.child(notes, "c", 20),
                                    TaskGroupTest_BodiesCoroutines.fails(failure, 10)))))
                .getCause());
        assertEquals(List.of("b", "a", "/b", "/a", "-c", "/c"), notes);
        assertEquals(List.of(), loop.<List<String>>run(Tasks.all(List.of())));
      }
    }
  }

  @Test
  void aRaceIsOverWhenTheOthersHaveEnded() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        assertEquals(
            "b",
            loop.run(
                TaskGroupTest_BodiesCoroutines.awaits(
                    Tasks.race(
                        TaskGroupTest_BodiesCoroutines.child(notes, "a", 200),
                        TaskGroupTest_BodiesCoroutines.child(notes, "b", 10)))));
        assertEquals(List.of("b", "/b", "-a", "/a"), notes);
        IllegalStateException failure = new IllegalStateException("race");
        assertSame(
            failure,
            failure(
                loop,
                Tasks.race(
                    TaskGroupTest_BodiesCoroutines.child(notes, "c", 20),
                    TaskGroupTest_BodiesCoroutines.fails(failure, 10))));
        IllegalStateException loser = new IllegalStateException("loser");
        assertSame(
            loser,
            failure(
                loop,
                Tasks.race(
                    TaskGroupTest_BodiesCoroutines.child(notes, "d", 1),
                    TaskGroupTest_BodiesCoroutines.failsInFinally(loser))));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> Tasks.race(List.of()));
  }

  @Test
  void aTimeoutCancelsAndWaits() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        Throwable thrown =
            failure(
                loop,
                TaskGroupTest_BodiesCoroutines.awaits(
                    Tasks.timeout(
                        Duration.ofMillis(10),
                        TaskGroupTest_BodiesCoroutines.child(notes, "a", 20))));
        assertEquals(TimeoutException.class, thrown.getClass());
        assertEquals(List.of("-a", "/a"), notes);
        assertEquals(
            "b",
            loop.run(
                Tasks.timeout(
                    Duration.ofMillis(500), TaskGroupTest_BodiesCoroutines.child(notes, "b", 20))));
        IllegalStateException failure = new IllegalStateException("own");
        assertSame(
            failure,
            failure(
                loop,
                Tasks.timeout(
                    Duration.ofDays(1), TaskGroupTest_BodiesCoroutines.fails(failure, 1))));
        assertTrue(loop.nanoTime() < Duration.ofHours(1).toNanos(), "it waits for no alarm");
      }
    }
  }

  @Test
  void aCombinationThatIsCancelledWaitsForItsTasks() {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        List<String> notes = new ArrayList<>();
        CompletableFuture<String> future =
            loop.spawn(
                TaskGroupTest_BodiesCoroutines.awaits(
                    Tasks.timeout(
                        Duration.ofDays(1),
                        TaskGroupTest_BodiesCoroutines.child(notes, "a", 1000))));
        loop.run(TaskGroupTest_BodiesCoroutines.child(notes, "b", 10));
        future.cancel(true);
        assertThrows(CancellationException.class, future::join);
        assertEquals(List.of("b", "/b", "-a", "/a"), notes);
      }
    }
  }
}
