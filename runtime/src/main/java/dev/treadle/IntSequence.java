package dev.treadle;

import dev.treadle.frame.PrimitivePushMode;
import dev.treadle.frame.PrimitiveSpliterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The values of a generator of {@code int}, which are boxed only where the caller asks for objects,
 * as a {@code for} loop does. As {@link Sequence} otherwise.
 */
@SuppressWarnings("overloads") // a lambda is an Action, which is both kinds of consumer
public interface IntSequence extends Iterable<Integer> {
  /**
   * Begins a fresh run.
   *
   * @return the run, of which nothing has been executed yet
   */
  @Override
  IntCursor iterator();

  /**
   * The values as a lazy, sequential, ordered stream of a fresh run, which begins with the terminal
   * operation; {@link IntStream#close()} closes the run.
   *
   * @return the stream
   */
  default IntStream stream() {
    return PrimitiveSpliterator.stream(this);
  }

  /**
   * Gives all values of a fresh run to an action, as {@link Sequence#forEach}.
   *
   * @param action what is done with each value
   */
  default void forEach(IntConsumer action) {
    PrimitivePushMode.forEach(this, action);
  }

  /**
   * The same for a lambda, which could be an action of boxed values as well.
   *
   * @param action what is done with each value
   */
  default void forEach(Action action) {
    forEach((IntConsumer) action);
  }

  @Override
  default void forEach(Consumer<? super Integer> action) {
    forEach((IntConsumer) action::accept);
  }

  /**
   * An ordered spliterator over a fresh run, which begins with the first advance. It never splits.
   *
   * @return the spliterator
   */
  @Override
  default Spliterator.OfInt spliterator() {
    return PrimitiveSpliterator.of(this);
  }

  /** What is done with a value: the type that a lambda given to {@code forEach} has. */
  @FunctionalInterface
  interface Action extends IntConsumer, Consumer<Integer> {
    @Override
    default void accept(Integer value) {
      accept(value.intValue());
    }
  }
}
