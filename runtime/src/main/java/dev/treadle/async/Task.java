package dev.treadle.async;

import dev.treadle.Status;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A run of a template with an {@link Async} context, as its factory returns it. It is cold: none of
 * the body is executed before it is started. It runs once: by {@link EventLoop#run}, {@link
 * EventLoop#spawn}, {@link TaskGroup#spawn} or {@link #start}, or as part of another task that
 * {@linkplain Async#await(Task) awaits} it. A second start throws {@link IllegalStateException}.
 *
 * <p>Only factories and {@link Tasks} make tasks; this interface is not meant to be implemented.
 *
 * @param <R> the type of the result
 */
public interface Task<R extends @Nullable Object> {
  /**
   * Starts the task on an executor, which executes its steps one at a time, each in the sight of
   * the memory effects of those before.
   *
   * @param executor any executor; an {@link EventLoop} is asked to {@linkplain EventLoop#spawn
   *     spawn} it
   * @return completes with the result or the exception of the body; {@code cancel} asks the task to
   *     end, as {@link EventLoop#spawn} says
   * @throws IllegalStateException if the task was started before
   */
  default CompletableFuture<R> start(Executor executor) {
    return Host.of(executor).spawn(this, null);
  }

  /**
   * A name for people: that of the template, with its class.
   *
   * @return the name
   */
  String name();

  /**
   * Where the task stands. One that ended by a {@link CancellationException} is {@link
   * Status#CLOSED}.
   *
   * @return the status
   */
  Status status();

  /**
   * Where the task is suspended, in the user's files and lines.
   *
   * @return the places, that of the innermost template first; empty unless it is suspended
   */
  List<StackTraceElement> trace();

  /**
   * The variables of the innermost template that it is in, as {@link dev.treadle.Routine#locals()}.
   *
   * @return an unmodifiable map; empty unless it is suspended
   */
  Map<String, @Nullable Object> locals();
}
