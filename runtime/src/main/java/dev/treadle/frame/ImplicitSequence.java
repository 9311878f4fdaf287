package dev.treadle.frame;

import dev.treadle.Cursor;
import dev.treadle.Implicit;
import dev.treadle.Yielder;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sequence each run of which has a body on a thread of its own. To all that drive or delegate to
 * such a run it is a frame like any other, whose step lets the thread run to the next suspension.
 *
 * @param <Y> the type of the values
 */
public final class ImplicitSequence<Y extends @Nullable Object> extends GeneratorSequence<Y> {
  private final Implicit.SequenceBody<Y> body;

  /**
   * Creates one.
   *
   * @param body the body of each run
   */
  public ImplicitSequence(Implicit.SequenceBody<Y> body) {
    this.body = Objects.requireNonNull(body, "body");
  }

  @Override
  public Cursor<Y> iterator() {
    return new ImplicitCursor<>(body);
  }

  @Override
  protected void push(Yielder<Y> out) throws Throwable {
    body.run(out);
  }

  private static final class ImplicitCursor<Y extends @Nullable Object> extends GeneratorFrame<Y> {
    private final BodyThread thread;
    private @Nullable Object current;

    ImplicitCursor(Implicit.SequenceBody<Y> body) {
      thread =
          new BodyThread(
              self -> {
                body.run(new Context<Y>(self));
                return null;
              });
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Y next() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      Y value = (Y) current;
      current = null;
      return value;
    }

    private boolean advance() {
      int s = state;
      if (s >= BUSY) {
        return refuse();
      }
      state = RUNNING;
      try {
        return step(s, null, null) || returned(s);
      } catch (Throwable t) {
        state = FAILED;
        throw failed(t, s);
      }
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (!thread.step(this, s, sent, raised)) {
        return false;
      }
      current = thread.take();
      state = ~1;
      return true;
    }

    @Override
    protected @Nullable Object current() {
      return current;
    }

    @Override
    protected void release() {
      current = null;
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
      return "implicit generator";
    }

    @Override
    Frame copy() {
      throw new UnsupportedOperationException(
          "the thread of an implicit coroutine cannot be copied");
    }
  }

  /** The context of the body: what a lambda would be in push mode. */
  private record Context<Y extends @Nullable Object>(BodyThread thread) implements Yielder<Y> {
    @Override
    public void yield(Y value) {
      thread.yield(value);
    }

    @Override
    public void yieldAll(Iterable<? extends Y> values) {
      yieldAll(values.iterator());
    }

    @Override
    public void yieldAll(Iterator<? extends Y> values) {
      Object outer = thread.delegateTo(values);
      try {
        Yielder.super.yieldAll(values);
      } finally {
        thread.delegate(outer);
      }
    }
  }
}
