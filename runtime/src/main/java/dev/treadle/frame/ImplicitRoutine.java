package dev.treadle.frame;

import dev.treadle.Co;
import dev.treadle.Implicit;
import dev.treadle.Routine;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine whose body runs on a thread of its own. To all that drive it or delegate to it it is
 * a frame like any other, whose step lets the thread run to the next suspension.
 *
 * @param <Y> the type of the values yielded
 * @param <S> the type of the values sent
 * @param <R> the type of the result
 */
public final class ImplicitRoutine<
        Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
    extends CoroutineFrame<Y, S, R> {
  private final BodyThread thread;
  private @Nullable Object current;
  private @Nullable Object result;

  /**
   * Creates one that has not begun.
   *
   * @param body the body
   */
  public ImplicitRoutine(Implicit.RoutineBody<Y, S, R> body) {
    Objects.requireNonNull(body, "body");
    thread = new BodyThread(self -> body.run(new Context<Y, S>(self)));
  }

  @Override
  public boolean resume(@Nullable S sent) {
    int s = state;
    if (s >= BUSY || (s == 0 && sent != null)) {
      return refuse(sent);
    }
    state = RUNNING;
    try {
      return step(s, sent, null) || returned(s);
    } catch (Throwable t) {
      state = FAILED;
      throw failed(t, s);
    }
  }

  @Override
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    if (!thread.step(this, s, sent, raised)) {
      result = thread.take();
      return false;
    }
    current = thread.take();
    state = 1;
    return true;
  }

  @Override
  protected @Nullable Object current() {
    return current;
  }

  @Override
  protected @Nullable Object outcome() {
    return result;
  }

  @Override
  protected void release() {
    thread.release();
  }

  @Override
  protected @Nullable StackTraceElement place(int label) {
    List<StackTraceElement> places = thread.places();
    return places.isEmpty() ? null : places.get(0);
  }

  @Override
  List<StackTraceElement> places() {
    return thread.places();
  }

  @Override
  Map<String, @Nullable Object> variables() {
    return thread.variables();
  }

  @Override
  String title() {
    return "implicit coroutine";
  }

  @Override
  Frame copy() {
    throw new UnsupportedOperationException("the thread of an implicit coroutine cannot be copied");
  }

  /** The context of the body: what a lambda would be in push mode. */
  private record Context<Y extends @Nullable Object, S extends @Nullable Object>(BodyThread thread)
      implements Co<Y, S> {
    @Override
    @SuppressWarnings("unchecked")
    public S yield(Y value) {
      return (S) thread.yield(value);
    }

    @Override
    public <R extends @Nullable Object> R yieldFrom(
        Routine<? extends Y, ? super S, ? extends R> routine) {
      Object outer = thread.delegate(routine);
      try {
        return Co.super.yieldFrom(routine);
      } finally {
        thread.delegate(outer);
      }
    }

    @Override
    public void yieldAll(Iterable<? extends Y> values) {
      yieldAll(values.iterator());
    }

    @Override
    public void yieldAll(Iterator<? extends Y> values) {
      Object outer = thread.delegateTo(values);
      try {
        Co.super.yieldAll(values);
      } finally {
        thread.delegate(outer);
      }
    }
  }
}
