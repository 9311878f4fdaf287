package dev.treadle.async;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The context of a task's body: what it waits by.
 *
 * <p>In the state machine made from a template, each call of these methods is a suspension point.
 * Called directly, with the context that {@link EventLoop#blocking()} gives, a template does the
 * same but blocks its thread where the machine would be suspended.
 *
 * <p>A task that is cancelled finds a {@link CancellationException} thrown out of the method at
 * which it is suspended, or of the next one it calls. It is thrown once for each request: what the
 * body awaits in a {@code finally} block is awaited.
 *
 * <p>This interface is not meant to be implemented.
 */
public interface Async {
  /**
   * Waits until a stage is complete. One that is complete already does not suspend the task, but
   * after many of them in a row others get their turn.
   *
   * <p>If the stage fails, its exception is thrown as it is; of a {@link
   * java.util.concurrent.CompletionException}, its cause. That may be a checked exception.
   *
   * <p>A task that is cancelled while it waits leaves the stage alone, for others may wait for it
   * too; but a {@link Channel}'s send or receive is withdrawn.
   *
   * @param stage the stage, of any implementation
   * @param <T> the type of its value
   * @return its value
   */
  <T extends @Nullable Object> T await(CompletionStage<T> stage);

  /**
   * Runs a task as part of this one, as if its body stood here.
   *
   * @param task the task, not started
   * @param <T> the type of its result
   * @return its result
   * @throws IllegalStateException if it was started before
   */
  <T extends @Nullable Object> T await(Task<T> task);

  /**
   * Waits for some time.
   *
   * @param duration how long; if it is not positive, {@link #yieldNow()}
   */
  void sleep(Duration duration);

  /** Lets all others run that are ready. */
  void yieldNow();

  /**
   * The loop that runs this task.
   *
   * @return the loop
   * @throws IllegalStateException if the task was started on another executor
   */
  EventLoop loop();

  /**
   * Opens a group of tasks, which run where this task runs. The task does not end before they do:
   * what the body has not joined is cancelled and awaited at its end.
   *
   * @return a new group
   */
  TaskGroup group();
}
