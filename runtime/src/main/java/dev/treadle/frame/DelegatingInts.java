package dev.treadle.frame;

import org.jspecify.annotations.Nullable;

/**
 * The base of machines that delegate, where no value but of type {@code int} is yielded, neither by
 * the body itself nor by what it delegates to.
 */
public abstract class DelegatingInts extends DelegatingCursor<Integer> {
  /** The value that the body has yielded last; of a callee it has only that of one that ended. */
  protected int current;

  DelegatingInts() {}

  /** The value last yielded, taken from where it is. */
  final int last() {
    Frame source = innermost().leaf();
    return source instanceof DelegatingInts own ? own.current : (int) source.bits();
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
}
