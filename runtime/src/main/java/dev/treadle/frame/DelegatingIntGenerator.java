package dev.treadle.frame;

import dev.treadle.IntCursor;

/** The base of the machine of a generator of {@code int} values that delegates. */
public abstract class DelegatingIntGenerator extends DelegatingInts implements IntCursor {
  /** For machines. */
  protected DelegatingIntGenerator() {}

  @Override
  public final int nextInt() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    return last();
  }

  @Override
  public final int raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return last();
    }
    throw exhausted();
  }

  @Override
  public final IntCursor fork() {
    return (IntCursor) Chain.fork(this);
  }
}
