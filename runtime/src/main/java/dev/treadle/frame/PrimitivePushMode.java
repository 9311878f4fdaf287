package dev.treadle.frame;

import dev.treadle.DoubleCursor;
import dev.treadle.DoubleSequence;
import dev.treadle.DoubleYielder;
import dev.treadle.IntCursor;
import dev.treadle.IntSequence;
import dev.treadle.IntYielder;
import dev.treadle.LongCursor;
import dev.treadle.LongSequence;
import dev.treadle.LongYielder;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the default methods of the primitive contexts and sequences do, as {@link PushMode}. Values
 * of runs of ours go as {@link Frame#bits}.
 */
public final class PrimitivePushMode {
  private PrimitivePushMode() {}

  /** What is done with the value that a run has just yielded. */
  private interface Taker {
    void take(Frame run);
  }

  /**
   * {@code out.yieldAll(values)}.
   *
   * @param values the values
   * @param out the body's context
   */
  public static void yieldAll(PrimitiveIterator.OfInt values, IntYielder out) {
    Objects.requireNonNull(values, "values");
    if (values instanceof IntCursor cursor) {
      drive(new YieldAll(cursor), run -> out.yield((int) run.bits()));
    } else {
      while (values.hasNext()) {
        out.yield(values.nextInt());
      }
    }
  }

  /**
   * {@code out.yieldAll(values)}.
   *
   * @param values the values
   * @param out the body's context
   */
  public static void yieldAll(PrimitiveIterator.OfLong values, LongYielder out) {
    Objects.requireNonNull(values, "values");
    if (values instanceof LongCursor cursor) {
      drive(new YieldAll(cursor), run -> out.yield(run.bits()));
    } else {
      while (values.hasNext()) {
        out.yield(values.nextLong());
      }
    }
  }

  /**
   * {@code out.yieldAll(values)}.
   *
   * @param values the values
   * @param out the body's context
   */
  public static void yieldAll(PrimitiveIterator.OfDouble values, DoubleYielder out) {
    Objects.requireNonNull(values, "values");
    if (values instanceof DoubleCursor cursor) {
      drive(new YieldAll(cursor), run -> out.yield(Double.longBitsToDouble(run.bits())));
    } else {
      while (values.hasNext()) {
        out.yield(values.nextDouble());
      }
    }
  }

  /**
   * {@code sequence.forEach(action)} of a sequence that is none of ours: drives a run of it.
   *
   * @param sequence the sequence
   * @param action what is done with each value
   */
  public static void forEach(IntSequence sequence, IntConsumer action) {
    Objects.requireNonNull(action, "action");
    try {
      drive(sequence.iterator(), action::accept);
    } catch (Throwable t) {
      throw Frame.boundary(t);
    }
  }

  /**
   * {@code sequence.forEach(action)} of a sequence that is none of ours: drives a run of it.
   *
   * @param sequence the sequence
   * @param action what is done with each value
   */
  public static void forEach(LongSequence sequence, LongConsumer action) {
    Objects.requireNonNull(action, "action");
    try {
      drive(sequence.iterator(), action::accept);
    } catch (Throwable t) {
      throw Frame.boundary(t);
    }
  }

  /**
   * {@code sequence.forEach(action)} of a sequence that is none of ours: drives a run of it.
   *
   * @param sequence the sequence
   * @param action what is done with each value
   */
  public static void forEach(DoubleSequence sequence, DoubleConsumer action) {
    Objects.requireNonNull(action, "action");
    try {
      drive(sequence.iterator(), action::accept);
    } catch (Throwable t) {
      throw Frame.boundary(t);
    }
  }

  /** Gives all values of a run to a yielder, whose exceptions are raised in the run. */
  static void drive(IntCursor cursor, IntYielder out) {
    drive(frame(cursor), run -> out.yield((int) run.bits()));
  }

  /** Gives all values of a run to a yielder, whose exceptions are raised in the run. */
  static void drive(LongCursor cursor, LongYielder out) {
    drive(frame(cursor), run -> out.yield(run.bits()));
  }

  /** Gives all values of a run to a yielder, whose exceptions are raised in the run. */
  static void drive(DoubleCursor cursor, DoubleYielder out) {
    drive(frame(cursor), run -> out.yield(Double.longBitsToDouble(run.bits())));
  }

  /** The run itself if it is ours, else one that delegates to it. */
  private static Frame frame(PrimitiveIterator<?, ?> cursor) {
    return cursor instanceof Frame run ? run : new YieldAll(cursor);
  }

  /** Exceptions leave as they are, checked ones too. */
  private static void drive(Frame run, Taker out) {
    Throwable raised = null;
    try {
      while (Lifecycle.drive(run, null, raised)) {
        raised = null;
        try {
          out.take(run);
        } catch (Throwable t) {
          raised = t;
        }
      }
    } catch (Throwable t) {
      throw Frame.rethrow(t);
    }
  }

  /** The machine of {@code out.yieldAll(cursor)}, for values of any primitive type. */
  private static final class YieldAll extends DelegatingFrame<Object> {
    private final PrimitiveIterator<?, ?> cursor;

    YieldAll(PrimitiveIterator<?, ?> cursor) {
      this.cursor = cursor;
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (raised != null) {
        throw raised;
      }
      if (s == 0) {
        yieldAll(cursor);
        state = 1;
        return true;
      }
      return false;
    }

    @Override
    protected long bits() {
      return innermost().leaf().bits();
    }

    @Override
    protected @Nullable Object current() {
      return null;
    }

    @Override
    void setCurrent(@Nullable Object value) {}
  }
}
