package dev.treadle.behaviour;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.Status;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A routine over the body of a template in push mode: the template is called, on a thread, with a
 * plain {@link Co}.
 */
final class PushRoutine<Y, S, R> implements Routine<Y, S, R> {
  /** A call of a template. */
  interface Body<Y, S, R> {
    R run(Co<Y, S> co) throws Throwable;
  }

  private final PushThread thread;

  PushRoutine(Body<Y, S, R> body) {
    thread = new PushThread(self -> body.run(new Context<Y, S>(self)));
  }

  /**
   * The context that a lambda would be, but for delegation to a pushed run, where exceptions must
   * stay raw.
   */
  private record Context<Y, S>(PushThread self) implements Co<Y, S> {
    @SuppressWarnings("unchecked")
    @Override
    public S yield(Y value) {
      return (S) self.suspend(value);
    }

    @SuppressWarnings("unchecked")
    @Override
    public <R> R yieldFrom(Routine<? extends Y, ? super S, ? extends R> routine) {
      if (!(routine instanceof PushRoutine<?, ?, ?> pushed)) {
        return Co.super.yieldFrom(routine);
      }
      try {
        return (R) delegate(pushed.thread);
      } catch (Throwable t) {
        throw sneak(t);
      }
    }

    @Override
    public void yieldAll(Iterator<? extends Y> values) {
      if (!self.yieldAll(values)) {
        Co.super.yieldAll(values);
      }
    }

    private @Nullable Object delegate(PushThread inner) throws Throwable {
      if (inner.status() == Status.FAILED || inner.status() == Status.CLOSED) {
        throw new IllegalStateException("yieldFrom of a run that has no result");
      }
      self.delegate(inner, false);
      return inner.result();
    }
  }

  void abandon() {
    thread.abandon();
  }

  @Override
  public boolean resume(S sent) {
    try {
      return thread.resume(sent);
    } catch (Throwable t) {
      throw PushThread.unchecked(t);
    }
  }

  @Override
  public boolean resume() {
    return resume(null);
  }

  @Override
  public boolean resumeRaising(Throwable thrown) {
    try {
      return thread.raise(thrown);
    } catch (Throwable t) {
      throw PushThread.unchecked(t);
    }
  }

  @SuppressWarnings("unchecked")
  @Override
  public Y value() {
    return (Y) thread.value();
  }

  @SuppressWarnings("unchecked")
  @Override
  public R result() {
    return (R) thread.result();
  }

  @Override
  public Y next() {
    return send(null);
  }

  @Override
  public Y send(S sent) {
    if (!resume(sent)) {
      throw new NoSuchElementException();
    }
    return value();
  }

  @Override
  public Y raise(Throwable thrown) {
    if (!resumeRaising(thrown)) {
      throw new NoSuchElementException();
    }
    return value();
  }

  @Override
  public void close() {
    try {
      thread.close();
    } catch (Throwable t) {
      throw PushThread.unchecked(t);
    }
  }

  @Override
  public Status status() {
    return thread.status();
  }

  @Override
  public Routine<Y, S, R> fork() {
    throw new UnsupportedOperationException("a thread cannot be copied");
  }

  @Override
  public List<StackTraceElement> trace() {
    return List.of();
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
