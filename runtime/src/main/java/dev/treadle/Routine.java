package dev.treadle;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a coroutine: what the factory made from a {@code @Coroutine} template returns.
 *
 * <p>Driving it (resume, next, send, raise, close) throws {@link IllegalStateException} while it is
 * {@link Status#RUNNING} and while another run is delegating to it. What leaves the body leaves the
 * driving call: unchecked exceptions as they are, an {@link java.io.IOException} in an {@link
 * java.io.UncheckedIOException}, other checked ones in an {@link UncheckedException}; the run is
 * then {@link Status#FAILED}.
 *
 * <p>Not thread-safe; a run may be handed from one thread to another.
 *
 * @param <Y> the type of the values yielded
 * @param <S> the type of the values sent
 * @param <R> the type of the result; {@link Void} for a {@code void} template
 */
public interface Routine<
        Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
    extends AutoCloseable {
  /**
   * Runs to the next suspension.
   *
   * @param sent the value of the {@code yield} at which the run is suspended
   * @return true if the body yielded, see {@link #value()}; false if it returned, see {@link
   *     #result()}, or had finished before
   * @throws IllegalStateException also if a value that is not null is sent to a run that has not
   *     begun, which stays so
   */
  boolean resume(@Nullable S sent);

  /**
   * Runs to the next suspension without sending a value: {@code resume(null)}.
   *
   * @return as {@link #resume(Object)}
   */
  default boolean resume() {
    return resume(null);
  }

  /**
   * Throws an exception at the suspension point and runs to the next. A run that has not begun
   * fails with {@code t}; one that has finished throws {@code t} and stays as it is; neither
   * executes any of the body.
   *
   * @param t what to throw; NullPointerException if null, and nothing changes
   * @return as {@link #resume(Object)}
   */
  boolean resumeRaising(Throwable t);

  /**
   * The value last yielded.
   *
   * @return the value, null before the first
   */
  @Nullable Y value();

  /**
   * The value returned.
   *
   * @return the result, null for a {@code void} template
   * @throws IllegalStateException unless the run's status is {@link Status#RETURNED}
   */
  R result();

  /**
   * Runs to the next value, sending none.
   *
   * @return the value
   * @throws NoSuchElementException if the body returned instead, or the run had finished before
   */
  default Y next() {
    return send(null);
  }

  /**
   * Runs to the next value.
   *
   * @param sent as in {@link #resume(Object)}
   * @return the value
   * @throws NoSuchElementException if the body returned instead, or the run had finished before
   */
  @SuppressWarnings("NullAway") // after a yield, value() is a Y
  default Y send(@Nullable S sent) {
    if (resume(sent)) {
      return value();
    }
    throw new NoSuchElementException("no more values: " + status());
  }

  /**
   * Throws an exception at the suspension point, as {@link #resumeRaising(Throwable)}.
   *
   * @param t what to throw
   * @return the next value yielded
   * @throws NoSuchElementException if the body returned instead
   */
  @SuppressWarnings("NullAway") // after a yield, value() is a Y
  default Y raise(Throwable t) {
    if (resumeRaising(t)) {
      return value();
    }
    throw new NoSuchElementException("no more values: " + status());
  }

  /**
   * Ends the run. {@link CoroutineExit} is thrown at the suspension point, so that the body's
   * {@code finally} blocks and resources are run; a run that has not begun executes none of its
   * body. Closing a finished run does nothing.
   *
   * @throws IllegalStateException "ignored close" if the body yields instead of ending; it stays
   *     suspended
   */
  @Override
  void close();

  /**
   * Where the run stands.
   *
   * @return its status
   */
  Status status();

  /**
   * An independent copy of the run and of what it delegates to: the body's local variables are
   * copied, the objects they refer to are shared. Costs time proportional to the depth of
   * delegation.
   *
   * @return the copy
   * @throws IllegalStateException if the run is executing, or another run is delegating to it
   * @throws UnsupportedOperationException naming the line, if an iterator that cannot be copied is
   *     in use there
   */
  Routine<Y, S, R> fork();

  /**
   * Where the run is suspended, in the user's files and lines: what it delegates to innermost comes
   * first.
   *
   * @return the places; empty unless the run is suspended
   */
  List<StackTraceElement> trace();

  /**
   * The variables of the body where the run is suspended, that of the first place in {@link
   * #trace()}: their values by the names that the user gave them, in the order of the declarations.
   * This is for debugging. A variable is there only if the body may still read it, since a run
   * keeps no others, and constants are not. The body of an implicit coroutine does not tell any.
   *
   * @return a snapshot that cannot be modified; empty unless the run is suspended
   */
  default Map<String, @Nullable Object> locals() {
    return Map.of();
  }
}
