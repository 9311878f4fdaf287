package dev.treadle;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a generator.
 *
 * <p>Driving it (each method but {@link #status()}, {@link #locals()} and {@link #fork()}) throws
 * {@link IllegalStateException} while it is {@link Status#RUNNING} and while another run is
 * delegating to it. What leaves the body leaves the driving call: unchecked exceptions as they are,
 * an {@link java.io.IOException} in an {@link java.io.UncheckedIOException}, other checked ones in
 * an {@link UncheckedException}; the run is then {@link Status#FAILED} and has no more values.
 *
 * <p>Not thread-safe; a run may be handed from one thread to another.
 *
 * @param <Y> the type of the values
 */
public interface Cursor<Y extends @Nullable Object> extends Iterator<Y>, AutoCloseable {
  /**
   * Whether there is another value. It runs the body up to its next value, if that has not been
   * done yet, and keeps the value for {@link #next()}.
   */
  @Override
  boolean hasNext();

  /**
   * The next value.
   *
   * @throws NoSuchElementException if there is none
   */
  @Override
  Y next();

  /**
   * Throws an exception at the suspension point. A value that {@link #hasNext()} looked ahead to is
   * discarded. A run that has not begun fails with {@code t}; one that has finished throws {@code
   * t} and stays as it is; neither executes any of the body.
   *
   * @param t what to throw; NullPointerException if null, and nothing changes
   * @return the next value yielded
   * @throws NoSuchElementException if the body returned instead
   */
  Y raise(Throwable t);

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
   * An independent copy of the run, of what it delegates to, and of a value looked ahead to: the
   * body's local variables are copied, the objects they refer to are shared. Costs time
   * proportional to the depth of delegation.
   *
   * @return the copy
   * @throws IllegalStateException if the run is executing, or another run is delegating to it
   * @throws UnsupportedOperationException naming the line, if an iterator that cannot be copied is
   *     in use there
   */
  Cursor<Y> fork();

  /**
   * The variables of the body where the run is suspended, the innermost one that it delegates to:
   * as {@link Routine#locals()}.
   *
   * @return a snapshot that cannot be modified; empty unless the run is suspended
   */
  default Map<String, @Nullable Object> locals() {
    return Map.of();
  }
}
