package dev.treadle.frame;

import dev.treadle.DoubleCursor;
import dev.treadle.Status;
import org.jspecify.annotations.Nullable;

/** The base of the machine of a generator of {@code double} values that delegates. */
public abstract class DelegatingDoubleGenerator extends DelegatingFrame<Double>
    implements DoubleCursor {
  /** The value that the body has yielded last; of a callee it has only that of one that ended. */
  protected double current;

  /** For machines. */
  protected DelegatingDoubleGenerator() {}

  @Override
  public final boolean hasNext() {
    return state < 0 || advance();
  }

  @Override
  public final double nextDouble() {
    if (state >= 0 && !advance()) {
      throw exhausted();
    }
    state = ~state;
    return last();
  }

  /** The value last yielded, taken from where it is. */
  private double last() {
    Frame source = innermost().leaf();
    return source instanceof DelegatingDoubleGenerator own
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

  @Override
  public final double raise(Throwable t) {
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
  public final DoubleCursor fork() {
    return (DoubleCursor) Chain.fork(this);
  }
}
