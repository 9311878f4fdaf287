package dev.treadle.frame;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A spliterator over a fresh run of a sequence, begun with the first advance.
 *
 * @param <Y> the type of the values
 */
public final class SequenceSpliterator<Y extends @Nullable Object> implements Spliterator<Y> {
  private final Sequence<Y> sequence;
  private @Nullable Cursor<Y> cursor;
  private boolean closed;

  /**
   * Creates one that has not begun.
   *
   * @param sequence the sequence
   */
  public SequenceSpliterator(Sequence<Y> sequence) {
    this.sequence = sequence;
  }

  /**
   * The values of a sequence as a stream whose close closes the run.
   *
   * @param sequence the sequence
   * @param <Y> the type of the values
   * @return a lazy, sequential, ordered stream
   */
  public static <Y extends @Nullable Object> Stream<Y> stream(Sequence<Y> sequence) {
    SequenceSpliterator<Y> values = new SequenceSpliterator<>(sequence);
    return StreamSupport.stream(values, false).onClose(values::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Y> action) {
    Objects.requireNonNull(action, "action");
    if (closed) {
      return false;
    }
    Cursor<Y> cursor = this.cursor;
    if (cursor == null) {
      cursor = sequence.iterator();
      this.cursor = cursor;
    }
    if (!cursor.hasNext()) {
      return false;
    }
    action.accept(cursor.next());
    return true;
  }

  /**
   * On a run that has not begun this is {@link Sequence#forEach}, hence push mode if there is; but
   * an exception of the action leaves here whatever the body does with it.
   */
  @Override
  public void forEachRemaining(Consumer<? super Y> action) {
    Objects.requireNonNull(action, "action");
    if (cursor != null || closed) {
      Spliterator.super.forEachRemaining(action);
      return;
    }
    closed = true;
    Relay.OfObjects<Y> relay = new Relay.OfObjects<>(action);
    try {
      if (sequence instanceof GeneratorSequence<Y> ours) {
        ours.push(relay);
      } else {
        sequence.forEach(relay::yield);
      }
    } catch (Throwable t) {
      throw Relay.leaving(relay.thrown, t);
    }
    relay.end();
  }

  @Override
  public @Nullable Spliterator<Y> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED;
  }

  private void close() {
    closed = true;
    if (cursor != null) {
      cursor.close();
    }
  }
}
