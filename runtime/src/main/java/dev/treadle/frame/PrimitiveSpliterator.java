package dev.treadle.frame;

import dev.treadle.DoubleCursor;
import dev.treadle.DoubleSequence;
import dev.treadle.IntCursor;
import dev.treadle.IntSequence;
import dev.treadle.LongCursor;
import dev.treadle.LongSequence;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A spliterator over a fresh run of a sequence of primitive values, begun with the first advance;
 * as {@link SequenceSpliterator}.
 *
 * @param <S> the sequence
 * @param <C> its cursors
 */
public abstract class PrimitiveSpliterator<S extends Iterable<?>, C extends Iterator<?>> {
  final S sequence;
  private @Nullable C cursor;
  private boolean closed;

  private PrimitiveSpliterator(S sequence) {
    this.sequence = sequence;
  }

  /**
   * A spliterator over a run that has not begun.
   *
   * @param sequence the sequence
   * @return the spliterator
   */
  public static Spliterator.OfInt of(IntSequence sequence) {
    return new OfInt(sequence);
  }

  /**
   * A spliterator over a run that has not begun.
   *
   * @param sequence the sequence
   * @return the spliterator
   */
  public static Spliterator.OfLong of(LongSequence sequence) {
    return new OfLong(sequence);
  }

  /**
   * A spliterator over a run that has not begun.
   *
   * @param sequence the sequence
   * @return the spliterator
   */
  public static Spliterator.OfDouble of(DoubleSequence sequence) {
    return new OfDouble(sequence);
  }

  /**
   * The values of a sequence as a stream whose close closes the run.
   *
   * @param sequence the sequence
   * @return a lazy, sequential, ordered stream
   */
  public static IntStream stream(IntSequence sequence) {
    OfInt values = new OfInt(sequence);
    return StreamSupport.intStream(values, false).onClose(values::close);
  }

  /**
   * The values of a sequence as a stream whose close closes the run.
   *
   * @param sequence the sequence
   * @return a lazy, sequential, ordered stream
   */
  public static LongStream stream(LongSequence sequence) {
    OfLong values = new OfLong(sequence);
    return StreamSupport.longStream(values, false).onClose(values::close);
  }

  /**
   * The values of a sequence as a stream whose close closes the run.
   *
   * @param sequence the sequence
   * @return a lazy, sequential, ordered stream
   */
  public static DoubleStream stream(DoubleSequence sequence) {
    OfDouble values = new OfDouble(sequence);
    return StreamSupport.doubleStream(values, false).onClose(values::close);
  }

  /** The run if it has a next value for the action, else null. */
  @SuppressWarnings("unchecked") // a sequence's iterators are cursors of its kind
  final @Nullable C advance(Object action) {
    Objects.requireNonNull(action, "action");
    if (closed) {
      return null;
    }
    if (cursor == null) {
      cursor = (C) sequence.iterator();
    }
    return cursor.hasNext() ? cursor : null;
  }

  /** Whether all values are left, which then are given to the sequence's forEach at once. */
  final boolean isFresh(Object action) {
    Objects.requireNonNull(action, "action");
    boolean fresh = cursor == null && !closed;
    closed |= fresh;
    return fresh;
  }

  /**
   * As of any spliterator.
   *
   * @return unknown
   */
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  /**
   * As of any spliterator.
   *
   * @return its characteristics
   */
  public int characteristics() {
    return Spliterator.ORDERED | Spliterator.NONNULL;
  }

  final void close() {
    closed = true;
    if (cursor instanceof AutoCloseable run) {
      Frame.closeResource(run, null);
    }
  }

  private static final class OfInt extends PrimitiveSpliterator<IntSequence, IntCursor>
      implements Spliterator.OfInt {
    OfInt(IntSequence sequence) {
      super(sequence);
    }

    @Override
    public boolean tryAdvance(IntConsumer action) {
      IntCursor cursor = advance(action);
      if (cursor != null) {
        action.accept(cursor.nextInt());
      }
      return cursor != null;
    }

    @Override
    public void forEachRemaining(IntConsumer action) {
      forEachRemaining((Consumer<Integer>) new Relay.IntAction(action));
    }

    /** What streams call. It does the work itself, since a call more is one too many to inline. */
    @Override
    public void forEachRemaining(Consumer<? super Integer> given) {
      IntConsumer action = given instanceof IntConsumer own ? own : given::accept;
      if (!isFresh(action)) {
        Spliterator.OfInt.super.forEachRemaining(action);
        return;
      }
      Relay.OfInt relay = new Relay.OfInt(action);
      try {
        if (sequence instanceof IntGeneratorSequence ours) {
          ours.push(relay);
        } else {
          sequence.forEach((IntConsumer) relay::yield);
        }
      } catch (Throwable t) {
        throw Relay.leaving(relay.thrown, t);
      }
      relay.end();
    }

    @Override
    public Spliterator.@Nullable OfInt trySplit() {
      return null;
    }
  }

  private static final class OfLong extends PrimitiveSpliterator<LongSequence, LongCursor>
      implements Spliterator.OfLong {
    OfLong(LongSequence sequence) {
      super(sequence);
    }

    @Override
    public boolean tryAdvance(LongConsumer action) {
      LongCursor cursor = advance(action);
      if (cursor != null) {
        action.accept(cursor.nextLong());
      }
      return cursor != null;
    }

    @Override
    public void forEachRemaining(LongConsumer action) {
      forEachRemaining((Consumer<Long>) new Relay.LongAction(action));
    }

    /** What streams call. It does the work itself, since a call more is one too many to inline. */
    @Override
    public void forEachRemaining(Consumer<? super Long> given) {
      LongConsumer action = given instanceof LongConsumer own ? own : given::accept;
      if (!isFresh(action)) {
        Spliterator.OfLong.super.forEachRemaining(action);
        return;
      }
      Relay.OfLong relay = new Relay.OfLong(action);
      try {
        if (sequence instanceof LongGeneratorSequence ours) {
          ours.push(relay);
        } else {
          sequence.forEach((LongConsumer) relay::yield);
        }
      } catch (Throwable t) {
        throw Relay.leaving(relay.thrown, t);
      }
      relay.end();
    }

    @Override
    public Spliterator.@Nullable OfLong trySplit() {
      return null;
    }
  }

  private static final class OfDouble extends PrimitiveSpliterator<DoubleSequence, DoubleCursor>
      implements Spliterator.OfDouble {
    OfDouble(DoubleSequence sequence) {
      super(sequence);
    }

    @Override
    public boolean tryAdvance(DoubleConsumer action) {
      DoubleCursor cursor = advance(action);
      if (cursor != null) {
        action.accept(cursor.nextDouble());
      }
      return cursor != null;
    }

    @Override
    public void forEachRemaining(DoubleConsumer action) {
      forEachRemaining((Consumer<Double>) new Relay.DoubleAction(action));
    }

    /** What streams call. It does the work itself, since a call more is one too many to inline. */
    @Override
    public void forEachRemaining(Consumer<? super Double> given) {
      DoubleConsumer action = given instanceof DoubleConsumer own ? own : given::accept;
      if (!isFresh(action)) {
        Spliterator.OfDouble.super.forEachRemaining(action);
        return;
      }
      Relay.OfDouble relay = new Relay.OfDouble(action);
      try {
        if (sequence instanceof DoubleGeneratorSequence ours) {
          ours.push(relay);
        } else {
          sequence.forEach((DoubleConsumer) relay::yield);
        }
      } catch (Throwable t) {
        throw Relay.leaving(relay.thrown, t);
      }
      relay.end();
    }

    @Override
    public Spliterator.@Nullable OfDouble trySplit() {
      return null;
    }
  }
}
