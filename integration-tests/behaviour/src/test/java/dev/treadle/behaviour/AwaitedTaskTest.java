package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import dev.treadle.async.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** How a task ends that another one awaits, for that one and for whoever has it. */
final class AwaitedTaskTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static String sleeps(Async co) {
      co.sleep(Duration.ofDays(1));
      return "never";
    }

    @Coroutine
    static String fails(Async co, RuntimeException thrown) {
      co.yieldNow();
      throw thrown;
    }

    @Coroutine
    static String awaits(Async co, Task<String> task) {
      return co.await(task);
    }

    @Coroutine
    static void cancels(Async co, CompletableFuture<?> future) {
      co.sleep(Duration.ofMillis(1));
      future.cancel(true);
    }

    @Coroutine
    static Throwable failure(Async co, Task<String> task) {
      try {
        co.await(task);
      } catch (RuntimeException e) {
        return e;
      }
      throw new AssertionError("it fails");
    }
  }

  @Test
  void oneThatIsCancelledWithTheOtherIsClosed() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      Task<String> inner = AwaitedTaskTest_BodiesCoroutines.sleeps();
      Task<String> middle = AwaitedTaskTest_BodiesCoroutines.awaits(inner);
      Task<String> outer = AwaitedTaskTest_BodiesCoroutines.awaits(middle);
      CompletableFuture<String> future = loop.spawn(outer);
      loop.run(AwaitedTaskTest_BodiesCoroutines.cancels(future));
      assertThrows(CancellationException.class, future::join);
      for (Task<String> task : List.of(inner, middle, outer)) {
        assertEquals(Status.CLOSED, task.status(), task.name());
      }
    }
  }

  /** Whether its own, which nobody wraps, is of that kind makes no difference. */
  @Test
  void itsExceptionIsThrownAsItIs() {
    List<RuntimeException> all =
        List.of(
            new IllegalStateException(),
            new CancellationException(),
            new CompletionException(new IllegalStateException()));
    try (EventLoop loop = EventLoop.simulated(0)) {
      for (RuntimeException thrown : all) {
        Task<String> task = AwaitedTaskTest_BodiesCoroutines.fails(thrown);
        assertEquals(thrown, loop.run(AwaitedTaskTest_BodiesCoroutines.failure(task)));
        Task<String> direct = AwaitedTaskTest_BodiesCoroutines.fails(thrown);
        assertEquals(thrown, Bodies.failure(loop.blocking(), direct));
        assertEquals(task.status(), direct.status());
      }
    }
  }

  @Test
  void whatIsMadeOfItFailsWithItsException() {
    for (int seed = 0; seed < 20; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        CompletionException thrown = new CompletionException(new IllegalStateException());
        for (int i = 0; i < 4; i++) {
          Task<String> fails = AwaitedTaskTest_BodiesCoroutines.fails(thrown);
          Task<String> other = AwaitedTaskTest_BodiesCoroutines.sleeps();
          Task<?> made =
              switch (i) {
                case 0 -> Tasks.all(other, fails);
                case 1 -> Tasks.race(other, fails);
                case 2 -> Tasks.timeout(Duration.ofHours(1), fails);
                default -> Tasks.all(Tasks.race(fails), other);
              };
          CompletableFuture<?> future = loop.spawn(made);
          assertSame(thrown, future.handle((value, failure) -> failure).join());
        }
      }
    }
  }
}
