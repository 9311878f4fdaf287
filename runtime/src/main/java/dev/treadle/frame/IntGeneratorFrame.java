package dev.treadle.frame;

import dev.treadle.IntCursor;
import dev.treadle.Status;

/**
 * The base of the machine of a generator of {@code int} values that never delegates. The machine
 * has {@code hasNext} and {@code nextInt} itself; here is what is called seldom.
 */
public abstract class IntGeneratorFrame extends Frame implements IntCursor {
  /** For machines. */
  protected IntGeneratorFrame() {}

  /**
   * What the machine's advance does if the run cannot be stepped.
   *
   * @return false if it has finished
   * @throws IllegalStateException if it is running or adopted
   */
  protected final boolean refuse() {
    return Lifecycle.refuse(this);
  }

  @Override
  protected final Integer current() {
    return (int) bits();
  }

  @Override
  public final int raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return (int) bits();
    }
    throw exhausted();
  }

  @Override
  public final void close() {
    Lifecycle.close(this);
  }

  @Override
  public final Status status() {
    return statusOfRun();
  }

  @Override
  public final IntCursor fork() {
    return (IntCursor) Chain.fork(this);
  }
}
