package dev.treadle.frame;

import dev.treadle.Cursor;

/**
 * The base of the machine of a generator of objects that yields {@code double} values, and
 * delegates to nothing but itself. They are boxed when they are handed out, where HotSpot need not
 * make the box.
 */
public abstract class DelegatingBoxedDoubleGenerator extends DelegatingDoubles
    implements Cursor<Double> {
  /** For machines. */
  protected DelegatingBoxedDoubleGenerator() {}

  @Override
  public final Double next() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    return last();
  }

  @Override
  public final Double raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return last();
    }
    throw exhausted();
  }

  @Override
  @SuppressWarnings("unchecked")
  public final Cursor<Double> fork() {
    return (Cursor<Double>) Chain.fork(this);
  }
}
