package dev.treadle;

import dev.treadle.frame.PrimitivePushMode;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;

/**
 * The context of the body of a generator of {@code double} values, which are never boxed. As {@link
 * Yielder} otherwise.
 */
@FunctionalInterface
public interface DoubleYielder {
  /**
   * Yields a value and suspends until the run is resumed. Any exception may come out of it, as out
   * of {@link Yielder#yield}.
   *
   * @param value the value
   */
  void yield(double value);

  /**
   * Delegates to a fresh run, as {@link #yieldAll(PrimitiveIterator.OfDouble)} does.
   *
   * @param values the values; its iterator is taken at once
   */
  default void yieldAll(DoubleSequence values) {
    yieldAll(values.iterator());
  }

  /**
   * Yields the remaining values of an iterator. A {@link DoubleCursor} is delegated to: exceptions
   * raised here are raised in it, and closing this run closes it. A plain iterator gets neither;
   * the exception is thrown here.
   *
   * @param values the iterator
   * @throws IllegalStateException if it is a run that is executing, or that another run is
   *     delegating to
   */
  default void yieldAll(PrimitiveIterator.OfDouble values) {
    PrimitivePushMode.yieldAll(values, this);
  }

  /**
   * Yields the elements of a stream, which is closed at its end and with this run.
   *
   * @param values the stream
   */
  default void yieldAll(DoubleStream values) {
    try (values) {
      yieldAll(values.iterator());
    }
  }

  /**
   * Yields the elements of an array, each read when its turn comes.
   *
   * @param values the array
   */
  default void yieldAll(double[] values) {
    for (double value : values) {
      this.yield(value);
    }
  }
}
