package dev.treadle;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a generator of {@code long} values, which {@link #nextLong()} does not box. As {@link
 * Cursor} otherwise, in what leaves the body and when it cannot be driven too.
 */
public interface LongCursor extends PrimitiveIterator.OfLong, AutoCloseable {
  /**
   * Throws an exception at the suspension point, as {@link Cursor#raise}.
   *
   * @param t what to throw; NullPointerException if null, and nothing changes
   * @return the next value yielded
   * @throws NoSuchElementException if the body returned instead
   */
  long raise(Throwable t);

  /**
   * Ends the run, as {@link Cursor#close}.
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
   * An independent copy of the run, as {@link Cursor#fork}.
   *
   * @return the copy
   * @throws IllegalStateException if the run is executing, or another run is delegating to it
   * @throws UnsupportedOperationException naming the line, if an iterator that cannot be copied is
   *     in use there
   */
  LongCursor fork();

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
