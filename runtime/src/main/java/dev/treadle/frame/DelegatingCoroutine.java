package dev.treadle.frame;

import dev.treadle.Continuation;
import dev.treadle.Routine;
import dev.treadle.Status;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The base of a coroutine's machine that delegates.
 *
 * @param <Y> the type of the values yielded
 * @param <S> the type of the values sent
 * @param <R> the type of the result
 */
public abstract class DelegatingCoroutine<
        Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
    extends DelegatingFrame<Y> implements Routine<Y, S, R> {
  /** Stands for the value last yielded where none was. */
  private static final Object NONE = new Object();

  /**
   * The value last yielded, also through the delegate where that has ended. Where the delegate has
   * yielded it, this is null, or the value before if it is being driven and has called meanwhile.
   */
  @SuppressWarnings("NullAway.Init") // null until the first yield
  protected Y current;

  /** Of a run that has captured, or descends from one that had. */
  @Nullable Lineage lineage;

  /** For machines. */
  protected DelegatingCoroutine() {}

  /**
   * Captures the rest of the run: {@code Co.capture}.
   *
   * @param function is given the continuation
   * @param <T> the type of the value that the capture has
   */
  protected final <T extends @Nullable Object> void capture(
      Function<? super Continuation<T, Y, S>, ? extends T> function) {
    delegate = new Capture<>(function);
  }

  /**
   * Continues where the run has captured: {@code Co.jump}.
   *
   * @param continuation what it captured
   * @param value the value that the capture has now
   * @param <T> the type of the value
   */
  protected final <T extends @Nullable Object> void jump(
      Continuation<T, ?, ?> continuation, T value) {
    delegate = new Jump(continuation, value);
  }

  /**
   * Takes over all variables of another frame of the same class. A machine has this method if it
   * can be the root of a run that captures: if it does itself, or calls a template that may.
   *
   * @param from the other one, which stays as it is
   */
  protected void restore(Frame from) {
    throw new AssertionError("nothing captures here: " + this);
  }

  @Override
  public final boolean resume(@Nullable S sent) {
    return run(sent) != null;
  }

  /** Runs to the next suspension; returns the frame that has yielded, null if the run is over. */
  private @Nullable Frame run(@Nullable S sent) {
    int s = state;
    if (s >= BUSY || (s == 0 && sent != null)) {
      return Coroutines.refuse(this, sent) ? innermost().leaf() : null;
    }
    try {
      Frame source = Driver.drive(this, s, sent, null);
      if (source == null) {
        returned(s);
      } else {
        yielded(source);
      }
      return source;
    } catch (Throwable t) {
      if (state != RUNNING) {
        throw boundary(t); // the stack ended on the way to the body, or back
      }
      state = FAILED;
      throw failed(t, s);
    }
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
    Frame source = run(sent);
    if (source == null) {
      throw exhausted();
    }
    return (Y) source.current();
  }

  @Override
  public final Y raise(Throwable t) {
    if (Lifecycle.raise(this, t)) {
      return yielded();
    }
    throw exhausted();
  }

  /** Of a root that is suspended: what it has yielded. */
  @SuppressWarnings("unchecked")
  final Y yielded() {
    return (Y) innermost().leaf().current();
  }

  @Override
  @SuppressWarnings("unchecked")
  public final @Nullable Y value() {
    return (Y) lastValue();
  }

  /** The value last yielded by this run, which may be adopted. */
  final @Nullable Object lastValue() {
    if (state >= BUSY && state < RETURNED && !watched(state)) {
      return lastValueOfAdopted();
    }
    if (current != null) {
      return current();
    }
    // The innermost frame has yielded last, or had, if it is being driven.
    return (state < BUSY && link != null ? innermost().leaf() : Chain.leaf(this)).current();
  }

  private @Nullable Object lastValueOfAdopted() {
    Object value = current();
    for (Frame frame = callee(); frame != null; frame = frame.callee()) {
      // A frame that yields has the ones above it forget theirs; one that has not yielded since
      // it began may be running now, and has its default value.
      Object later = frame.current();
      if (later != null && (frame.state != RUNNING || value == null)) {
        value = later;
      }
    }
    return value;
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

  @Override
  final void detach() {
    if (callee() != null) { // what has ended is the stack, in the driver, and not this body
      setCurrent(lastValue());
    }
    super.detach();
    lineage = null;
  }

  /** The value is asked for where it is. */
  @Override
  final void yielded(Frame source) {
    if (source != this && current != null) {
      setCurrent(null);
    }
  }

  /** Lest the callee, whose value is a later one or none, be asked for the value meanwhile. */
  @Override
  @SuppressWarnings("unchecked")
  final void calling(DelegatingFrame<?> caller) {
    if (current == null) {
      Object value = caller.own();
      current = (Y) (value == null ? NONE : value);
    }
  }

  @Override
  final void keep(DelegatingFrame<?> above, Frame ending) {
    above.setCurrent(above.valueOf(ending));
  }

  @Override
  protected final @Nullable Object current() {
    return current == NONE ? null : current;
  }

  @Override
  @SuppressWarnings("unchecked")
  final void setCurrent(@Nullable Object value) {
    current = (Y) value;
  }
}
