package dev.treadle.async;

import dev.treadle.frame.AsyncFrame;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks, one step at a time: what is ready in turn, what sleeps when its time has come, what
 * awaits a stage when that is complete, by whichever thread.
 *
 * <p>A loop has no thread of its own. It runs on a thread that is in {@link #run} or {@link
 * #close}, or that waits for a future of {@link #spawn} by {@code get} or {@code join}; if there
 * are several, one of them runs it at a time. In between, everything waits. A task must not block
 * its loop: in a task's step these methods throw {@link IllegalStateException}.
 */
public final class EventLoop implements Executor, AutoCloseable {
  private final LoopHost host;

  private EventLoop(@Nullable Long seed) {
    this.host = seed == null ? new RealLoop(this) : new SimulatedLoop(this, seed);
    Long threshold = Long.getLong("treadle.blocked");
    if (threshold != null) {
      reportBlocked(Duration.ofMillis(threshold));
    }
  }

  /**
   * A loop in real time; what is ready is executed in the order in which it became so.
   *
   * @return a new loop
   */
  public static EventLoop open() {
    return new EventLoop(null);
  }

  /**
   * A loop in virtual time, which passes only when nothing is ready, and then at once; the seed
   * chooses which of those that are ready is executed next. The same tasks with the same seed do
   * the same in the same order, as long as no other thread takes part.
   *
   * <p>When nothing is ready, nothing sleeps, and no stage is {@linkplain #outside known} to be
   * completed from outside, whoever runs the loop gets a {@link DeadlockException}.
   *
   * @param seed any number
   * @return a new loop
   */
  public static EventLoop simulated(long seed) {
    return new EventLoop(seed);
  }

  /**
   * Runs the loop, with all that is in it, on the calling thread until a task has ended. An
   * interrupt of the thread cancels the task, and is set again when it has ended.
   *
   * @param task the task
   * @param <R> the type of its result
   * @return its result; an exception that left its body is thrown: as it is if it is unchecked,
   *     else in an {@link java.io.UncheckedIOException} or {@link dev.treadle.UncheckedException}
   * @throws IllegalStateException if the task was started before, the loop is closed, or this is
   *     called in a task of the loop
   * @throws DeadlockException if the loop is simulated and can do nothing any more
   */
  public <R extends @Nullable Object> R run(Task<R> task) {
    host.requireOutside();
    TaskFuture<R> future = host.spawn(task, null);
    future.observe();
    boolean interrupted = false;
    try {
      while (!future.isDone()) {
        try {
          host.drive(future, interrupted ? Patience.ENDLESS : Patience.INTERRUPTIBLE);
        } catch (InterruptedException e) {
          interrupted = true;
          future.cancel(true);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    Throwable thrown = future.<@Nullable Throwable>handle((value, t) -> t).join();
    if (thrown != null) {
      throw AsyncFrame.unchecked(thrown);
    }
    return future.join();
  }

  /**
   * Starts a task. It is executed when the loop runs.
   *
   * <p>To cancel the future is to ask the task to end, from any thread: a {@link
   * java.util.concurrent.CancellationException} is thrown at its suspension point. The future ends
   * when the body does, and with what the body ends with; a body that has not begun is not
   * executed.
   *
   * <p>A failure that nobody looks at, by a method of the future, is logged once, at the latest
   * when the loop is closed, by the logger {@code dev.treadle.async}.
   *
   * @param task the task
   * @param <R> the type of its result
   * @return completes with the result or the exception of the body, as it is
   * @throws IllegalStateException if the task was started before, or the loop is closed
   */
  public <R extends @Nullable Object> CompletableFuture<R> spawn(Task<R> task) {
    return host.spawn(task, null);
  }

  /**
   * Executes something on the loop, when the loop runs.
   *
   * @param action what; an exception that leaves it is logged
   * @throws java.util.concurrent.RejectedExecutionException if the loop is closed
   */
  @Override
  public void execute(Runnable action) {
    host.execute(Objects.requireNonNull(action, "action"));
  }

  /**
   * The tasks that were started on this loop and have not ended.
   *
   * @return the tasks at this time, in the order of their starts
   */
  public List<Task<?>> tasks() {
    return host.live().stream().<Task<?>>map(run -> run.frame).toList();
  }

  /**
   * The time of this loop.
   *
   * @return nanoseconds from some origin: virtual ones, from 0, if the loop is simulated
   */
  public long nanoTime() {
    return host.now();
  }

  /**
   * Tells a simulated loop that a stage is completed from outside, by another thread: as long as it
   * is pending, the loop waits for it rather than to find a deadlock.
   *
   * @param stage the stage
   * @param <T> the type of its value
   * @return the stage to await
   */
  public <T extends @Nullable Object> CompletionStage<T> outside(CompletionStage<T> stage) {
    Objects.requireNonNull(stage, "stage"); // or it would be pending for ever
    if (!(host instanceof SimulatedLoop simulated)) {
      return stage;
    }
    simulated.enter();
    CompletableFuture<T> known = new CompletableFuture<>();
    stage.whenComplete(
        (value, thrown) -> {
          if (thrown == null) {
            known.complete(value);
          } else {
            known.completeExceptionally(thrown);
          }
          simulated.leave();
        });
    return known;
  }

  /**
   * Reports whatever blocks this loop: each step of a task, and each action given to {@link
   * #execute}, that takes longer than a threshold. While it still does, a warning is logged, once,
   * by the logger {@code dev.treadle.async}, with the name of the task, the places in the user's
   * files at which the thread is, and those at which the task was suspended before this step.
   *
   * <p>The report comes from a daemon thread, which ends with the loop. Without it, which is the
   * default, a step costs nothing more. The system property {@code treadle.blocked}, a number of
   * milliseconds, sets the threshold of each loop that is opened.
   *
   * @param threshold the time, also of a simulated loop, in real time; none is reported if it is
   *     zero
   * @return this loop
   */
  public EventLoop reportBlocked(Duration threshold) {
    if (threshold.isNegative()) {
      throw new IllegalArgumentException("a threshold of " + threshold);
    }
    host.reportBlocked(TaskRun.nanos(threshold));
    return this;
  }

  /**
   * A context to call a template directly with, on a thread that is not the loop's: the body is
   * executed by the calling thread, which runs the loop where the machine would be suspended. The
   * groups that the body opens are its own to join.
   *
   * @return a context
   */
  public Async blocking() {
    return new BlockingAsync(this, host);
  }

  /**
   * A context to call a template directly with that yields values, as {@link #blocking()}.
   *
   * @param action what is done with each value, on the calling thread; an exception of its is
   *     thrown at the suspension point
   * @param <Y> the type of the values
   * @return a context
   */
  public <Y extends @Nullable Object> AsyncYielder<Y> blocking(Consumer<? super Y> action) {
    return new BlockingYielder<>(this, host, Objects.requireNonNull(action, "action"));
  }

  LoopHost host() {
    return host;
  }

  /**
   * Cancels all tasks, and runs the loop until they have ended: their {@code finally} blocks are
   * executed, and their futures complete. Tasks spawned meanwhile are cancelled before they begin.
   * Then what nobody has looked at is logged. Later starts are refused.
   *
   * @throws IllegalStateException if this is called in a task of the loop
   */
  @Override
  public void close() {
    host.close();
  }
}
