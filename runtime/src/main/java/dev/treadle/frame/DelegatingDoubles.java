package dev.treadle.frame;

import org.jspecify.annotations.Nullable;

/**
 * The base of machines that delegate, where no value but of type {@code double} is yielded, neither
 * by the body itself nor by what it delegates to.
 */
public abstract class DelegatingDoubles extends DelegatingCursor<Double> {
  /** The value that the body has yielded last; of a callee it has only that of one that ended. */
  protected double current;

  DelegatingDoubles() {}

  /** The value last yielded, taken from where it is. */
  final double last() {
    Frame source = innermost().leaf();
    return source instanceof DelegatingDoubles own
        ? own.current
        : Double.longBitsToDouble(source.bits());
  }

  @Override
  final Double own() {
    return current;
  }

  @Override
  protected final @Nullable Double current() {
    return callee() == null ? (Double) current : null;
  }

  @Override
  protected final long bits() {
    return callee() == null ? Double.doubleToRawLongBits(current) : innermost().leaf().bits();
  }

  @Override
  final @Nullable Object valueOf(Frame source) {
    current = Double.longBitsToDouble(source.bits());
    return null;
  }

  /** No object is forgotten here; a value is what a run that is free again had yielded last. */
  @Override
  final void setCurrent(@Nullable Object value) {
    if (value instanceof Double last) {
      current = last;
    }
  }
}
