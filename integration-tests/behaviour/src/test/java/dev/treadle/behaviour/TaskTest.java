package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import dev.treadle.async.TaskGroup;
import dev.treadle.async.Tasks;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Templates of tasks do as machines on a loop what they do as methods that block a thread. */
final class TaskTest {
  /** What the bodies note, and stages that are complete in all the ways there are. */
  static final class Notes {
    private final List<String> notes = new ArrayList<>();
    private final EventLoop loop;

    Notes(EventLoop loop) {
      this.loop = loop;
    }

    <T> T note(T value) {
      notes.add(String.valueOf(value));
      return value;
    }

    CompletionStage<Integer> now(int value) {
      note("now " + value);
      return CompletableFuture.completedFuture(value);
    }

    /** Is complete after the loop has run on. */
    CompletionStage<Integer> later(int value) {
      note("later " + value);
      return CompletableFuture.supplyAsync(() -> value, loop);
    }

    CompletionStage<Integer> fails(Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }

    CompletionStage<Integer> failsLater(Throwable thrown) {
      return later(0)
          .thenApply(
              zero -> {
                throw new CompletionException(thrown);
              });
    }
  }

  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static int operands(Async co, Notes n) {
      int[] cells = {1, 2, 3};
      int i = 0;
      cells[i++] += co.await(n.later(10)) * co.await(n.now(2));
      cells[i] = n.note(i) + co.await(n.later(cells[0]));
      return cells[1] + (co.await(n.now(1)) > 0 ? co.await(n.later(5)) : 7);
    }

    @Coroutine
    static String loops(Async co, Notes n) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 5; i++) {
        if (i % 2 == 0) {
          co.sleep(Duration.ofMillis(1));
          continue;
        }
        for (String s : List.of("a", "b")) {
          co.yieldNow();
          all.append(s).append(co.await(n.later(i)));
        }
      }
      return all.toString();
    }

    @Coroutine
    static int thrower(Async co, Notes n, int kind) throws IOException {
      try {
        n.note("try " + co.await(n.later(kind)));
        switch (kind) {
          case 0 -> co.await(n.fails(new FileNotFoundException("gone")));
          case 1 -> co.await(n.failsLater(new IOException("late")));
          case 2 -> co.await(n.failsLater(new IllegalStateException("unchecked")));
          case 3 -> throw new IOException("own " + co.await(n.now(3)));
          case 4 -> co.await(n.fails(new CompletionException("no cause", null)));
          default -> {
            return co.await(n.later(9));
          }
        }
        return n.note(-1);
      } catch (FileNotFoundException e) {
        n.note("caught " + e.getMessage() + co.await(n.later(4)));
        return 1;
      } finally {
        co.sleep(Duration.ofNanos(5));
        n.note("finally " + co.await(n.later(8)));
      }
    }

    @Coroutine
    static String delegates(Async co, Notes n) throws IOException {
      String all = loops(co, n) + operands(co, n);
      for (int kind = 0; kind < 6; kind++) {
        try {
          all += thrower(co, n, kind);
        } catch (IOException | IllegalStateException e) {
          all += n.note("" + e) + co.await(n.now(kind));
        } catch (CompletionException e) {
          all += e.getMessage();
        }
      }
      return all;
    }

    @Coroutine
    static int awaitsTasks(Async co, Notes n) throws IOException {
      Task<Integer> task = TaskTest_BodiesCoroutines.thrower(n, 5);
      n.note(task.status());
      int sum = co.await(task) + co.await(TaskTest_BodiesCoroutines.operands(n));
      n.note(task.status());
      try {
        co.await(task);
      } catch (IllegalStateException e) {
        n.note("twice");
      }
      try {
        sum += co.await(TaskTest_BodiesCoroutines.thrower(n, 1));
      } catch (Exception e) {
        n.note(e);
      }
      return sum;
    }

    @Coroutine
    static int inGroup(Async co, Notes n) {
      TaskGroup group = co.group();
      var a = group.spawn(TaskTest_BodiesCoroutines.sleeper(n, 20));
      var b = group.spawn(TaskTest_BodiesCoroutines.sleeper(n, 10));
      co.await(group.join());
      return n.note(a.join()) - n.note(b.join());
    }

    @Coroutine
    static int sleeper(Async co, Notes n, int millis) {
      co.sleep(Duration.ofMillis(millis));
      return n.note(millis);
    }

    @Coroutine
    static void nothing(Async co, Notes n) {
      n.note(co.loop() == n.loop);
    }

    @Coroutine
    static <T extends Comparable<T>> T max(
        Async co, CompletionStage<? extends T> a, CompletionStage<T> b) {
      T first = co.await(a);
      T second = co.await(b);
      return first.compareTo(second) >= 0 ? first : second;
    }

    @Coroutine
    static List<Integer> combined(Async co, Notes n) throws Exception {
      List<Integer> all =
          new ArrayList<>(
              co.await(
                  Tasks.<Integer>all(
                      TaskTest_BodiesCoroutines.sleeper(n, 30),
                      TaskTest_BodiesCoroutines.sleeper(n, 20))));
      all.add(
          co.await(
              Tasks.race(
                  TaskTest_BodiesCoroutines.sleeper(n, 40),
                  TaskTest_BodiesCoroutines.sleeper(n, 10))));
      all.add(
          co.await(Tasks.timeout(Duration.ofMillis(30), TaskTest_BodiesCoroutines.sleeper(n, 5))));
      try {
        co.await(Tasks.timeout(Duration.ofMillis(5), TaskTest_BodiesCoroutines.sleeper(n, 30)));
      } catch (Exception e) {
        n.note(e);
      }
      return all;
    }

    @Coroutine
    static String place(Async co, CompletableFuture<String> stage) {
      String before = stage.isDone() ? "had " : "got ";
      return before + co.await(stage);
    }

    @Coroutine
    static String outerPlace(Async co, CompletableFuture<String> stage) {
      return place(co, stage);
    }
  }

  private interface Direct {
    Object call(Async co, Notes notes) throws Exception;
  }

  private static String outcome(Notes notes, Supplier<Object> body) {
    try {
      notes.note("= " + body.get());
    } catch (UncheckedIOException e) {
      notes.note("! " + e.getCause());
    } catch (RuntimeException e) {
      notes.note("! " + e);
    }
    return notes.notes.toString();
  }

  private static String direct(EventLoop opened, Direct body) {
    try (EventLoop loop = opened) {
      Notes notes = new Notes(loop);
      return outcome(
          notes,
          () -> {
            try {
              return body.call(loop.blocking(), notes);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
              throw e;
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          });
    }
  }

  private static String machine(EventLoop opened, Function<Notes, Task<?>> body) {
    try (EventLoop loop = opened) {
      Notes notes = new Notes(loop);
      return outcome(notes, () -> loop.run(body.apply(notes)));
    }
  }

  private static Stream<DynamicTest> same(
      String name, Direct direct, Function<Notes, Task<?>> machine) {
    String expected = direct(EventLoop.simulated(0), direct);
    return Stream.concat(
        Stream.of(
            DynamicTest.dynamicTest(
                name + " in real time",
                () -> assertEquals(expected, machine(EventLoop.open(), machine)))),
        timed(name, direct, machine));
  }

  /** The same where the order depends on times. */
  private static Stream<DynamicTest> timed(
      String name, Direct direct, Function<Notes, Task<?>> machine) {
    String expected = direct(EventLoop.simulated(0), direct);
    return Stream.of(1, 2, 3)
        .map(
            seed ->
                DynamicTest.dynamicTest(
                    name + " with seed " + seed,
                    () -> assertEquals(expected, machine(EventLoop.simulated(seed), machine))));
  }

  @TestFactory
  Stream<DynamicTest> aMachineDoesWhatItsTemplateDoes() {
    return Stream.of(
            same("operands", Bodies::operands, TaskTest_BodiesCoroutines::operands),
            same("loops", Bodies::loops, TaskTest_BodiesCoroutines::loops),
            same("delegation", Bodies::delegates, TaskTest_BodiesCoroutines::delegates),
            same("awaiting tasks", Bodies::awaitsTasks, TaskTest_BodiesCoroutines::awaitsTasks),
            timed("a group", Bodies::inGroup, TaskTest_BodiesCoroutines::inGroup),
            timed("combinations", Bodies::combined, TaskTest_BodiesCoroutines::combined),
            same(
                "no suspension",
                (co, n) -> {
                  Bodies.nothing(co, n);
                  return null;
                },
                TaskTest_BodiesCoroutines::nothing),
            same(
                "generic",
                (co, n) -> Bodies.<Integer>max(co, n.later(3), n.now(4)),
                n -> TaskTest_BodiesCoroutines.<Integer>max(n.later(3), n.now(4))),
            Stream.of(0, 1, 2, 3, 4, 5)
                .flatMap(
                    kind ->
                        same(
                            "exception " + kind,
                            (co, n) -> Bodies.thrower(co, n, kind),
                            n -> TaskTest_BodiesCoroutines.thrower(n, kind))))
        .flatMap(tests -> tests);
  }

  @Test
  void aTaskIsColdAndRunsOnce() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      Notes notes = new Notes(loop);
      Task<Integer> task = TaskTest_BodiesCoroutines.operands(notes);
      assertEquals(Status.CREATED, task.status());
      assertEquals(List.of(), notes.notes);
      assertEquals(List.of(), task.trace());
      loop.run(task);
      assertEquals(Status.RETURNED, task.status());
      assertThrows(IllegalStateException.class, () -> loop.run(task));
      assertThrows(IllegalStateException.class, () -> loop.spawn(task));
      assertThrows(IllegalStateException.class, () -> task.start(Runnable::run));
      Task<Integer> queued = TaskTest_BodiesCoroutines.operands(notes);
      loop.spawn(queued);
      assertThrows(IllegalStateException.class, () -> loop.run(queued));
      EventLoop closed = EventLoop.open();
      closed.close();
      Task<Integer> refused = TaskTest_BodiesCoroutines.operands(notes);
      assertThrows(IllegalStateException.class, () -> closed.spawn(refused));
      assertEquals(Status.CREATED, refused.status());
      loop.run(refused);
    }
  }

  @Test
  void aTaskTellsItsNameAndWhereItIs() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      CompletableFuture<String> stage = new CompletableFuture<>();
      Task<String> task = TaskTest_BodiesCoroutines.outerPlace(stage);
      CompletableFuture<String> future = loop.spawn(task);
      assertEquals(List.of(task), loop.tasks());
      loop.run(TaskTest_BodiesCoroutines.nothing(new Notes(loop)));
      while (task.status() == Status.CREATED) {
        loop.run(TaskTest_BodiesCoroutines.nothing(new Notes(loop)));
      }
      assertEquals("TaskTest.Bodies.outerPlace", task.name());
      assertEquals(Status.SUSPENDED, task.status());
      assertEquals(
          List.of("place", "outerPlace"),
          task.trace().stream().map(StackTraceElement::getMethodName).toList());
      assertEquals("TaskTest.java", task.trace().get(0).getFileName());
      assertEquals(Map.of("before", "got "), task.locals());
      stage.complete("it");
      assertEquals("got it", future.join());
      assertEquals(List.of(), loop.tasks());
      assertEquals(List.of(), task.trace());
      assertEquals(Map.of(), task.locals());
    }
  }

  @Test
  void theFutureHasTheExceptionRawAndRunWrapsIt() {
    try (EventLoop loop = EventLoop.open()) {
      Notes notes = new Notes(loop);
      CompletableFuture<Integer> future = loop.spawn(TaskTest_BodiesCoroutines.thrower(notes, 3));
      ExecutionException e = assertThrows(ExecutionException.class, future::get);
      assertSame(IOException.class, e.getCause().getClass());
      assertEquals(
          IOException.class,
          assertThrows(
                  UncheckedIOException.class,
                  () -> loop.run(TaskTest_BodiesCoroutines.thrower(notes, 3)))
              .getCause()
              .getClass());
      IllegalStateException own = new IllegalStateException("own");
      assertSame(
          own,
          assertThrows(
              IllegalStateException.class,
              () ->
                  loop.run(TaskTest_BodiesCoroutines.place(CompletableFuture.failedFuture(own)))));
      assertFalse(future.isCancelled());
      assertTrue(loop.tasks().isEmpty());
    }
  }
}
