package dev.treadle.frame;

import dev.treadle.LongCursor;
import dev.treadle.Status;

/**
 * The base of the machine of a generator of {@code long} values that never delegates. The machine
 * has {@code hasNext} and {@code nextLong} itself; here is what is called seldom.
 */
public abstract class LongGeneratorFrame extends Frame implements LongCursor {
  /** For machines. */
  protected LongGeneratorFrame() {}

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
  protected final Long current() {
    return bits();
  }

  @Override
  public final long raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return bits();
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
  public final LongCursor fork() {
    return (LongCursor) Chain.fork(this);
  }
}
