package dev.treadle.frame;

import dev.treadle.Cursor;

/**
 * The base of the machine of a generator of objects that yields {@code long} values, and delegates
 * to nothing but itself. They are boxed when they are handed out, where HotSpot need not make the
 * box.
 */
public abstract class DelegatingBoxedLongGenerator extends DelegatingLongs implements Cursor<Long> {
  /** For machines. */
  protected DelegatingBoxedLongGenerator() {}

  @Override
  public final Long next() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    return last();
  }

  @Override
  public final Long raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return last();
    }
    throw exhausted();
  }

  @Override
  @SuppressWarnings("unchecked")
  public final Cursor<Long> fork() {
    return (Cursor<Long>) Chain.fork(this);
  }
}
