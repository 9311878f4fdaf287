package dev.treadle.frame;

import dev.treadle.async.AsyncSequence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The base of the machine of a template with an {@code AsyncYielder}. It hands out what it awaits,
 * as a task's does, and what it yields, as {@link Yielded}.
 *
 * @param <Y> the type of the values
 */
public abstract class AsyncGeneratorFrame<Y extends @Nullable Object> extends AsyncFrame<Void> {
  /** For machines. */
  protected AsyncGeneratorFrame() {}

  /**
   * Yields a value.
   *
   * @param value the value
   */
  protected final void yield(Y value) {
    setCurrent(new Yielded(value));
  }

  /**
   * Delegates to a run of a sequence. If that has an executor of its own, its values are fetched
   * from there.
   *
   * @param values a fresh run of it
   */
  protected final void yieldAll(AsyncSequence<?> values) {
    Objects.requireNonNull(values, "values");
    begin(
        values instanceof AsyncGeneratorSequence<?> sequence && sequence.executor() == null
            ? sequence.machine()
            : new AsyncCursorFrame(values.cursor()));
  }

  /**
   * Delegates to the machine of another template, called with this body's context.
   *
   * @param callee what its factory returned
   */
  protected final void call(AsyncSequence<?> callee) {
    begin(((AsyncGeneratorSequence<?>) callee).machine());
  }
}
