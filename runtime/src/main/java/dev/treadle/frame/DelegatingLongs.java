package dev.treadle.frame;

import org.jspecify.annotations.Nullable;

/**
 * The base of machines that delegate, where no value but of type {@code long} is yielded, neither
 * by the body itself nor by what it delegates to.
 */
public abstract class DelegatingLongs extends DelegatingCursor<Long> {
  /** The value that the body has yielded last; of a callee it has only that of one that ended. */
  protected long current;

  DelegatingLongs() {}

  /** The value last yielded, taken from where it is. */
  final long last() {
    Frame source = innermost().leaf();
    return source instanceof DelegatingLongs own ? own.current : source.bits();
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
}
