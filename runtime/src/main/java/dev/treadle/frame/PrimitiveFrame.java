package dev.treadle.frame;

import java.util.Objects;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * An array or a plain iterator of primitive values that a body delegates to: exceptions do not
 * reach it, and its values are not boxed.
 */
abstract class PrimitiveFrame extends Frame {
  /** The value last yielded. */
  long bits;

  /** The index of the next value of an array. */
  int next;

  private PrimitiveFrame() {}

  /** Goes to the next value, if there is one. */
  abstract boolean advance();

  @Override
  protected final boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    if (raised != null) {
      throw raised;
    }
    if (!advance()) {
      return false;
    }
    state = 1;
    return true;
  }

  @Override
  protected final long bits() {
    return bits;
  }

  static final class IntArray extends PrimitiveFrame {
    private final int[] values;

    IntArray(int[] values) {
      this.values = Objects.requireNonNull(values, "values");
    }

    @Override
    boolean advance() {
      if (next == values.length) {
        return false;
      }
      bits = values[next++];
      return true;
    }

    @Override
    protected Integer current() {
      return (int) bits;
    }
  }

  static final class LongArray extends PrimitiveFrame {
    private final long[] values;

    LongArray(long[] values) {
      this.values = Objects.requireNonNull(values, "values");
    }

    @Override
    boolean advance() {
      if (next == values.length) {
        return false;
      }
      bits = values[next++];
      return true;
    }

    @Override
    protected Long current() {
      return bits;
    }
  }

  static final class DoubleArray extends PrimitiveFrame {
    private final double[] values;

    DoubleArray(double[] values) {
      this.values = Objects.requireNonNull(values, "values");
    }

    @Override
    boolean advance() {
      if (next == values.length) {
        return false;
      }
      bits = Double.doubleToRawLongBits(values[next++]);
      return true;
    }

    @Override
    protected Double current() {
      return Double.longBitsToDouble(bits);
    }
  }

  static final class IntIterator extends PrimitiveFrame {
    private final PrimitiveIterator.OfInt values;

    IntIterator(PrimitiveIterator.OfInt values) {
      this.values = values;
    }

    @Override
    boolean advance() {
      if (!values.hasNext()) {
        return false;
      }
      bits = values.nextInt();
      return true;
    }

    @Override
    protected Integer current() {
      return (int) bits;
    }

    @Override
    protected boolean forkable(int label) {
      return false;
    }
  }

  static final class LongIterator extends PrimitiveFrame {
    private final PrimitiveIterator.OfLong values;

    LongIterator(PrimitiveIterator.OfLong values) {
      this.values = values;
    }

    @Override
    boolean advance() {
      if (!values.hasNext()) {
        return false;
      }
      bits = values.nextLong();
      return true;
    }

    @Override
    protected Long current() {
      return bits;
    }

    @Override
    protected boolean forkable(int label) {
      return false;
    }
  }

  static final class DoubleIterator extends PrimitiveFrame {
    private final PrimitiveIterator.OfDouble values;

    DoubleIterator(PrimitiveIterator.OfDouble values) {
      this.values = values;
    }

    @Override
    boolean advance() {
      if (!values.hasNext()) {
        return false;
      }
      bits = Double.doubleToRawLongBits(values.nextDouble());
      return true;
    }

    @Override
    protected Double current() {
      return Double.longBitsToDouble(bits);
    }

    @Override
    protected boolean forkable(int label) {
      return false;
    }
  }
}
