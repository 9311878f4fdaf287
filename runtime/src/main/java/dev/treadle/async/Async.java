package dev.treadle.async;

import java.nio.channels.SelectableChannel;
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
   * Waits until a channel can be read from, at its end included. The channel is registered at the
   * selector of the loop while it is waited for, so it has to be in non-blocking mode.
   *
   * <p>One task at a time can wait for a channel to be readable; another may wait until it is
   * writable. Readiness is a hint: a read may still give nothing.
   *
   * <p>If the channel is closed, meanwhile or before, a {@link
   * java.nio.channels.ClosedChannelException} is thrown. A close by the loop's thread is seen at
   * once, one by another thread in a fraction of a second. That exception, and an {@link
   * java.io.IOException} of the selector, are not declared, as with {@link
   * #await(CompletionStage)}.
   *
   * @param channel the channel
   * @throws IllegalStateException if another task waits for the same, or there is no selector here:
   *     the task runs on an executor that is no loop, or the loop is simulated
   * @throws java.nio.channels.IllegalBlockingModeException if the channel is in blocking mode
   * @throws IllegalArgumentException if such a channel is never readable
   */
  void readable(SelectableChannel channel);

  /**
   * Waits until a channel can be written to; otherwise as {@link #readable}.
   *
   * @param channel the channel
   */
  void writable(SelectableChannel channel);

  /**
   * Waits until a server's channel has a connection to accept; otherwise as {@link #readable}.
   *
   * @param channel the channel
   */
  void acceptable(SelectableChannel channel);

  /**
   * Waits until the connection of a channel is established, or has failed, which {@code
   * finishConnect} tells; otherwise as {@link #readable}.
   *
   * @param channel the channel
   */
  void connectable(SelectableChannel channel);

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
