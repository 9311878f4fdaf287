package dev.treadle.frame;

import dev.treadle.Cursor;

/**
 * The base of the machine of a generator of objects that yields {@code int} values, and delegates
 * to nothing but itself. They are boxed when they are handed out, where HotSpot need not make the
 * box.
 */
public abstract class DelegatingBoxedIntGenerator extends DelegatingInts
    implements Cursor<Integer> {
  /** For machines. */
  protected DelegatingBoxedIntGenerator() {}

  @Override
  public final Integer next() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    return last();
  }

  @Override
  public final Integer raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return last();
    }
    throw exhausted();
  }

  @Override
  @SuppressWarnings("unchecked")
  public final Cursor<Integer> fork() {
    return (Cursor<Integer>) Chain.fork(this);
  }
}
