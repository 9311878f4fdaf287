package dev.treadle.frame;

import dev.treadle.DoubleCursor;

/** The base of the machine of a generator of {@code double} values that delegates. */
public abstract class DelegatingDoubleGenerator extends DelegatingDoubles implements DoubleCursor {
  /** For machines. */
  protected DelegatingDoubleGenerator() {}

  @Override
  public final double nextDouble() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    return last();
  }

  @Override
  public final double raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return last();
    }
    throw exhausted();
  }

  @Override
  public final DoubleCursor fork() {
    return (DoubleCursor) Chain.fork(this);
  }
}
