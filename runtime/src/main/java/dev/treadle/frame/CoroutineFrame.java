package dev.treadle.frame;

import dev.treadle.Routine;
import dev.treadle.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The base of a coroutine's machine that never delegates. The machine has {@code resume(S)} itself;
 * here is the rest.
 *
 * @param <Y> the type of the values yielded
 * @param <S> the type of the values sent
 * @param <R> the type of the result
 */
public abstract class CoroutineFrame<
        Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
    extends Frame implements Routine<Y, S, R> {
  /** For machines. */
  protected CoroutineFrame() {}

  /**
   * What the machine's resume does if the run cannot be stepped, or not with this value.
   *
   * @param sent the value
   * @return false if it has finished
   * @throws IllegalStateException if it is running or adopted, or has not begun
   */
  protected final boolean refuse(@Nullable S sent) {
    return Coroutines.refuse(this, sent);
  }

  @Override
  public final boolean resume() {
    return resume(null);
  }

  @Override
  public final boolean resumeRaising(Throwable t) {
    return Lifecycle.raise(this, t);
  }

  @Override
  public final Y next() {
    return send(null);
  }

  @Override
  @SuppressWarnings("unchecked")
  public final Y send(@Nullable S sent) {
    if (resume(sent)) {
      return (Y) current();
    }
    throw exhausted();
  }

  @Override
  @SuppressWarnings("unchecked")
  public final Y raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return (Y) current();
    }
    throw exhausted();
  }

  @Override
  @SuppressWarnings("unchecked")
  public final @Nullable Y value() {
    return unyielded(state) ? null : (Y) current();
  }

  @Override
  @SuppressWarnings("unchecked")
  public final R result() {
    return (R) Coroutines.result(this);
  }

  @Override
  public final void close() {
    Lifecycle.close(this);
  }

  @Override
  public final Status status() {
    return statusOfRun();
  }

  @Override
  @SuppressWarnings("unchecked")
  public final Routine<Y, S, R> fork() {
    return (Routine<Y, S, R>) Chain.fork(this);
  }

  @Override
  public final List<StackTraceElement> trace() {
    return Chain.trace(this);
  }
}
