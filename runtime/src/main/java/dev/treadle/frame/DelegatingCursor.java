package dev.treadle.frame;

import dev.treadle.Status;
import org.jspecify.annotations.Nullable;

/**
 * What the bases of all generators' machines that delegate have in common.
 *
 * @param <Y> the type of the values, boxed
 */
public abstract class DelegatingCursor<Y extends @Nullable Object> extends DelegatingFrame<Y> {
  DelegatingCursor() {}

  /**
   * Runs to the next value, unless that has been done.
   *
   * @return false if there is none
   */
  public final boolean hasNext() {
    return state < 0 || advance();
  }

  /** Closes the run. */
  public final void close() {
    Lifecycle.close(this);
  }

  /**
   * Says how far the run is.
   *
   * @return its status
   */
  public final Status status() {
    return statusOfRun();
  }

  /** Runs to the next value; false if there is none. */
  final boolean advance() {
    int s = state;
    if (s >= BUSY) {
      return Lifecycle.refuse(this);
    }
    try {
      if (Driver.drive(this, s, null, null) == null) {
        return returned(s);
      }
    } catch (Throwable t) {
      if (state != RUNNING) {
        throw boundary(t); // the stack ended on the way to the body, or back
      }
      state = FAILED;
      throw failed(t, s);
    }
    state = ~state;
    return true;
  }
}
