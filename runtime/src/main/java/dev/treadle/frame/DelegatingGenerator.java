package dev.treadle.frame;

import dev.treadle.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * The base of a generator's machine that delegates.
 *
 * @param <Y> the type of the values
 */
public abstract class DelegatingGenerator<Y extends @Nullable Object> extends DelegatingCursor<Y>
    implements Cursor<Y> {
  /** The value that the body has yielded last, unless it was taken or a callee's is later. */
  @SuppressWarnings("NullAway.Init") // null until the first yield
  protected Y current;

  /** For machines. */
  protected DelegatingGenerator() {}

  @Override
  @SuppressWarnings("unchecked")
  public final Y next() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    Frame source = innermost().leaf();
    if (source instanceof DelegatingGenerator<?> own) {
      Object value = own.current;
      own.setCurrent(null);
      return (Y) value;
    }
    return (Y) source.current();
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
  @SuppressWarnings("unchecked")
  public final Cursor<Y> fork() {
    return (Cursor<Y>) Chain.fork(this);
  }

  /** The value is taken from where it is. */
  @Override
  final void yielded(Frame source) {
    if (source != this) {
      setCurrent(null);
    }
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
