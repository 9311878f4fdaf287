package dev.treadle.frame;

import dev.treadle.Cursor;
import dev.treadle.Status;
import org.jspecify.annotations.Nullable;

/**
 * The base of a generator's machine that delegates.
 *
 * @param <Y> the type of the values
 */
public abstract class DelegatingGenerator<Y extends @Nullable Object> extends DelegatingFrame<Y>
    implements Cursor<Y> {
  /** The value last yielded, also through the delegate where that has ended. */
  @SuppressWarnings("NullAway.Init") // null until the first yield
  protected Y current;

  /** For machines. */
  protected DelegatingGenerator() {}

  @Override
  public final boolean hasNext() {
    return state < 0 || advance();
  }

  @Override
  public final Y next() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    Y value = current;
    setCurrent(null);
    return value;
  }

  @Override
  public final Y raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return Lifecycle.handOut(this);
    }
    throw exhausted();
  }

  /** There is no asking for the value of a cursor that has finished. */
  @Override
  final void detach() {
    super.detach();
    setCurrent(null);
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

  @Override
  protected final @Nullable Object current() {
    return current;
  }

  @Override
  @SuppressWarnings("unchecked")
  final void setCurrent(@Nullable Object value) {
    current = (Y) value;
  }
}
