package dev.treadle.frame;

import dev.treadle.DoubleCursor;
import dev.treadle.Status;

/**
 * The base of the machine of a generator of {@code double} values that never delegates. The machine
 * has {@code hasNext} and {@code nextDouble} itself; here is what is called seldom.
 */
public abstract class DoubleGeneratorFrame extends Frame implements DoubleCursor {
  /** For machines. */
  protected DoubleGeneratorFrame() {}

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
  protected final Double current() {
    return Double.longBitsToDouble(bits());
  }

  @Override
  public final double raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return Double.longBitsToDouble(bits());
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
  public final DoubleCursor fork() {
    return (DoubleCursor) Chain.fork(this);
  }
}
