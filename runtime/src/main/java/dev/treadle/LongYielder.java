package dev.treadle;

import dev.treadle.frame.PrimitivePushMode;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/**
 * The context of the body of a generator of {@code long} values, which are never boxed. As {@link
 * Yielder} otherwise.
 */
@FunctionalInterface
public interface LongYielder {
  /**
   * Yields a value and suspends until the run is resumed. Any exception may come out of it, as out
   * of {@link Yielder#yield}.
   *
   * @param value the value
   */
  void yield(long value);

  /**
   * Delegates to a fresh run, as {@link #yieldAll(PrimitiveIterator.OfLong)} does.
   *
   * @param values the values; its iterator is taken at once
   */
  default void yieldAll(LongSequence values) {
    yieldAll(values.iterator());
  }

  /**
   * Yields the remaining values of an iterator. A {@link LongCursor} is delegated to: exceptions
   * raised here are raised in it, and closing this run closes it. A plain iterator gets neither;
   * the exception is thrown here.
   *
   * @param values the iterator
   * @throws IllegalStateException if it is a run that is executing, or that another run is
   *     delegating to
   */
  default void yieldAll(PrimitiveIterator.OfLong values) {
    PrimitivePushMode.yieldAll(values, this);
  }

  /**
   * Yields the elements of a stream, which is closed at its end and with this run.
   *
   * @param values the stream
   */
  default void yieldAll(LongStream values) {
    try (values) {
      yieldAll(values.iterator());
    }
  }

  /**
   * Yields the elements of an array, each read when its turn comes.
   *
   * @param values the array
   */
  default void yieldAll(long[] values) {
    for (long value : values) {
      this.yield(value);
    }
  }
}
