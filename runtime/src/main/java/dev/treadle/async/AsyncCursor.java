package dev.treadle.async;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One run of an {@link AsyncSequence}, advanced from value to value by whoever has it.
 *
 * <pre>{@code
 * AsyncCursor<String> lines = sequence.cursor();
 * try {
 *   while (co.await(lines.advance())) {
 *     use(lines.value());
 *   }
 * } finally {
 *   co.await(lines.close());
 * }
 * }</pre>
 *
 * <p>The body is executed while it is being advanced or closed only. A cursor that is left alone is
 * garbage, and its body is not continued: close it if that has something to finish.
 *
 * @param <Y> the type of the values
 */
public interface AsyncCursor<Y extends @Nullable Object> {
  /**
   * Runs the body to its next value.
   *
   * <p>If the stage is cancelled, or the task that awaits it is, this advance has not happened: the
   * body goes on to its next value, which, or else the end or the failure of the body, the next
   * advance gets.
   *
   * @return completes with true when there is a value, or with false at the end; fails with what
   *     leaves the body, as it is, and with {@link java.util.concurrent.CancellationException} if
   *     the run is closed meanwhile
   * @throws IllegalStateException if an advance or the close is in progress, or the loop that the
   *     run belongs to is closed
   */
  CompletionStage<Boolean> advance();

  /**
   * The value that the last advance has found.
   *
   * @return the value; null before the first
   */
  @Nullable Y value();

  /**
   * Ends the run: {@link java.util.concurrent.CancellationException} is thrown in the body where it
   * is suspended, and its {@code finally} blocks are executed. A body that has not begun is not
   * executed; of one that has ended there is nothing to close.
   *
   * @return completes when the body has ended; fails with what leaves it, but for a {@code
   *     CancellationException}, and with a failure that no advance has told of
   * @throws IllegalStateException if the body is suspended, and the loop it belongs to is closed
   */
  CompletionStage<Void> close();
}
