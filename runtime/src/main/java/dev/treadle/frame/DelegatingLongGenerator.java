package dev.treadle.frame;

import dev.treadle.LongCursor;

/** The base of the machine of a generator of {@code long} values that delegates. */
public abstract class DelegatingLongGenerator extends DelegatingLongs implements LongCursor {
  /** For machines. */
  protected DelegatingLongGenerator() {}

  @Override
  public final long nextLong() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    return last();
  }

  @Override
  public final long raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return last();
    }
    throw exhausted();
  }

  @Override
  public final LongCursor fork() {
    return (LongCursor) Chain.fork(this);
  }
}
