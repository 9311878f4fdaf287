package dev.treadle;

import dev.treadle.frame.PushMode;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The context of a generator's body: what it yields its values to.
 *
 * <p>In the state machine made from a template, each call of these methods is a suspension point.
 * Called directly with a lambda (<em>push mode</em>), a template hands its values to the lambda;
 * the default methods below are what {@code yieldAll} does then, and they behave as the state
 * machine does.
 *
 * @param <Y> the type of the values yielded
 */
@FunctionalInterface
public interface Yielder<Y extends @Nullable Object> {
  /**
   * Yields a value and suspends until the run is resumed.
   *
   * <p>Any exception, checked ones included, may come out of it: one raised by whoever drives the
   * run, or {@link CoroutineExit} if the run is closed.
   *
   * @param value the value
   */
  void yield(Y value);

  /**
   * Yields each of the values in turn. A {@link Sequence}, or any {@code Iterable} whose iterator
   * is a {@link Cursor}, is delegated to as in {@link #yieldAll(Iterator)}.
   *
   * @param values the values; its iterator is taken at once
   */
  default void yieldAll(Iterable<? extends Y> values) {
    PushMode.yieldAll(values, this);
  }

  /**
   * Yields the remaining values of an iterator. A {@link Cursor} is delegated to: exceptions raised
   * here are raised in it, and closing this run closes it. A plain iterator gets neither; the
   * exception is thrown here.
   *
   * @param values the iterator
   * @throws IllegalStateException if it is a run that is executing, or that another run is
   *     delegating to
   */
  default void yieldAll(Iterator<? extends Y> values) {
    PushMode.yieldAll(values, this);
  }

  /**
   * Yields the elements of a stream, which is closed at its end and with this run.
   *
   * @param values the stream
   */
  default void yieldAll(Stream<? extends Y> values) {
    PushMode.yieldAll(values, this);
  }

  /**
   * Yields the elements of an array, each read when its turn comes.
   *
   * @param values the array
   */
  default void yieldAll(Y[] values) {
    for (Y value : values) {
      this.yield(value);
    }
  }
}
