package dev.treadle;

import dev.treadle.frame.PushMode;
import dev.treadle.frame.SequenceSpliterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a generator: what the factory made from a {@code @Generator} template returns.
 *
 * <p>It is stateless and safe to share: each {@link #iterator()} is a run of its own, from the
 * arguments that the factory was given. Making one, or taking an iterator, runs none of the body.
 *
 * @param <Y> the type of the values
 */
public interface Sequence<Y extends @Nullable Object> extends Iterable<Y> {
  /**
   * Begins a fresh run.
   *
   * @return the run, of which nothing has been executed yet
   */
  @Override
  Cursor<Y> iterator();

  /**
   * The values as a lazy, sequential, ordered stream of a fresh run, which begins with the terminal
   * operation. A pipeline that leaves elements unread leaves the run suspended; {@link
   * Stream#close()} closes it.
   *
   * @return the stream
   */
  default Stream<Y> stream() {
    return SequenceSpliterator.stream(this);
  }

  /**
   * Gives all values of a fresh run to an action. Where the template can be called this is push
   * mode, a plain loop. An exception of the action is raised at the suspension point: the body may
   * catch it and go on.
   *
   * @param action what is done with each value
   */
  @Override
  default void forEach(Consumer<? super Y> action) {
    PushMode.forEach(this, action);
  }

  /**
   * An ordered spliterator over a fresh run, which begins with the first advance. It never splits.
   *
   * @return the spliterator
   */
  @Override
  default Spliterator<Y> spliterator() {
    return new SequenceSpliterator<>(this);
  }
}
