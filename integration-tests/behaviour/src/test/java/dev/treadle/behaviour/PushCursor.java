package dev.treadle.behaviour;

import dev.treadle.Cursor;
import dev.treadle.Status;
import dev.treadle.Yielder;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/** A cursor over the body of a generator template in push mode, on a thread. */
final class PushCursor<Y> implements Cursor<Y> {
  /** A call of a template. */
  interface Body<Y> {
    void run(Yielder<Y> out) throws Throwable;
  }

  private final PushThread thread;

  /** Whether a value has been looked ahead at and not been taken. */
  private boolean ready;

  PushCursor(Body<Y> body) {
    this(
        new PushThread(
            self -> {
              body.run(new Context<>(self));
              return null;
            }));
  }

  /**
   * @param thread its values are those of this cursor
   */
  PushCursor(PushThread thread) {
    this.thread = thread;
  }

  /**
   * The yielder that a lambda would be, but for yieldAll of a pushed run, where exceptions must
   * stay raw.
   */
  private record Context<Y>(PushThread self) implements Yielder<Y> {
    @Override
    public void yield(Y value) {
      self.suspend(value);
    }

    @Override
    public void yieldAll(Iterator<? extends Y> values) {
      if (!self.yieldAll(values)) {
        Yielder.super.yieldAll(values);
      }
    }
  }

  /** Hands the rest of the values out of another body. */
  void delegateFrom(PushThread outer) throws Throwable {
    boolean ahead = ready;
    ready = false;
    outer.delegate(thread, ahead);
  }

  void abandon() {
    thread.abandon();
  }

  @Override
  public boolean hasNext() {
    if (!ready) {
      try {
        ready = thread.resume(null);
      } catch (Throwable t) {
        throw PushThread.unchecked(t);
      }
    }
    return ready;
  }

  @Override
  public Y next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return take();
  }

  @Override
  public Y raise(Throwable thrown) {
    Objects.requireNonNull(thrown);
    try {
      ready = false;
      if (!thread.raise(thrown)) {
        throw new NoSuchElementException();
      }
      return take();
    } catch (Throwable t) {
      throw PushThread.unchecked(t);
    }
  }

  @Override
  public void close() {
    try {
      ready = false;
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
  public Cursor<Y> fork() {
    throw new UnsupportedOperationException("a thread cannot be copied");
  }

  @SuppressWarnings("unchecked")
  private Y take() {
    ready = false;
    return (Y) thread.value();
  }
}
