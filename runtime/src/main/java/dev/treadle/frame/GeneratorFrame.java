package dev.treadle.frame;

import dev.treadle.Cursor;
import dev.treadle.Status;
import org.jspecify.annotations.Nullable;

/**
 * The base of a generator's machine that never delegates. The machine has {@code hasNext} and
 * {@code next} itself; here is what is called seldom.
 *
 * @param <Y> the type of the values
 */
public abstract class GeneratorFrame<Y extends @Nullable Object> extends Frame
    implements Cursor<Y> {
  /** For machines. */
  protected GeneratorFrame() {}

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
  public final Y raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return Lifecycle.handOut(this);
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
  @SuppressWarnings("unchecked")
  public final Cursor<Y> fork() {
    return (Cursor<Y>) Chain.fork(this);
  }
}
