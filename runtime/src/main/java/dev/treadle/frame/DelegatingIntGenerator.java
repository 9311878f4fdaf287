package dev.treadle.frame;

import dev.treadle.IntCursor;
import dev.treadle.Status;
import org.jspecify.annotations.Nullable;

/** The base of the machine of a generator of {@code int} values that delegates. */
public abstract class DelegatingIntGenerator extends DelegatingFrame<Integer> implements IntCursor {
  /** The value that the body has yielded last; of a callee it has only that of one that ended. */
  protected int current;

  /** For machines. */
  protected DelegatingIntGenerator() {}

  @Override
  public final boolean hasNext() {
    return state < 0 || advance();
  }

  @Override
  public final int nextInt() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    return last();
  }

  /** The value last yielded, taken from where it is. */
  private int last() {
    Frame source = innermost().leaf();
    return source instanceof DelegatingIntGenerator own ? own.current : (int) source.bits();
  }

  @Override
  final Integer own() {
    return current;
  }

  @Override
  protected final @Nullable Integer current() {
    return callee() == null ? (Integer) current : null;
  }

  @Override
  protected final long bits() {
    return callee() == null ? current : innermost().leaf().bits();
  }

  @Override
  final @Nullable Object valueOf(Frame source) {
    current = (int) source.bits();
    return null;
  }

  /** No object is forgotten here; a value is what a run that is free again had yielded last. */
  @Override
  final void setCurrent(@Nullable Object value) {
    if (value instanceof Integer last) {
      current = last;
    }
  }

  @Override
  public final int raise(Throwable t) {
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
  public final IntCursor fork() {
    return (IntCursor) Chain.fork(this);
  }
}
