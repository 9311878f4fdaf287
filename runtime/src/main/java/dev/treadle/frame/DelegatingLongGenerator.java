package dev.treadle.frame;

import dev.treadle.LongCursor;
import dev.treadle.Status;
import org.jspecify.annotations.Nullable;

/** The base of the machine of a generator of {@code long} values that delegates. */
public abstract class DelegatingLongGenerator extends DelegatingFrame<Long> implements LongCursor {
  /** The value that the body has yielded last; of a callee it has only that of one that ended. */
  protected long current;

  /** For machines. */
  protected DelegatingLongGenerator() {}

  @Override
  public final boolean hasNext() {
    return state < 0 || advance();
  }

  @Override
  public final long nextLong() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    return last();
  }

  /** The value last yielded, taken from where it is. */
  private long last() {
    Frame source = innermost().leaf();
    return source instanceof DelegatingLongGenerator own ? own.current : source.bits();
  }

  @Override
  final Long own() {
    return current;
  }

  @Override
  protected final @Nullable Long current() {
    return callee() == null ? (Long) current : null;
  }

  @Override
  protected final long bits() {
    return callee() == null ? current : innermost().leaf().bits();
  }

  @Override
  final @Nullable Object valueOf(Frame source) {
    current = source.bits();
    return null;
  }

  /** No object is forgotten here; a value is what a run that is free again had yielded last. */
  @Override
  final void setCurrent(@Nullable Object value) {
    if (value instanceof Long last) {
      current = last;
    }
  }

  @Override
  public final long raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return last();
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
  public final LongCursor fork() {
    return (LongCursor) Chain.fork(this);
  }
}
