package dev.treadle.behaviour;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A colleague over the body of a template in push mode: the template is called, on a thread, with a
 * plain {@link Peer}.
 */
final class PushColleague<V, R> implements Colleague<V, R> {
  /** A call of a template. */
  interface Body<V, R> {
    R run(Peer<V> peer) throws Throwable;
  }

  private record Transfer(PushColleague<?, ?> target, @Nullable Object value) {}

  private final PushThread thread;
  private volatile @Nullable Object first;

  PushColleague(Body<V, R> body) {
    thread = new PushThread(self -> body.run(new Context(self)));
  }

  private final class Context implements Peer<V> {
    private final PushThread self;

    Context(PushThread self) {
      this.self = self;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> V transfer(Colleague<T, ?> target, T value) {
      PushColleague<?, ?> other = (PushColleague<?, ?>) target;
      other.refuse();
      return (V) self.suspend(new Transfer(other, value));
    }

    @Override
    @SuppressWarnings("unchecked")
    public V first() {
      return (V) first;
    }

    @Override
    public Colleague<V, ?> self() {
      return PushColleague.this;
    }
  }

  private void refuse() {
    if (status() != Status.CREATED && status() != Status.SUSPENDED) {
      throw new IllegalStateException("cannot go on: " + status());
    }
  }

  private boolean proceed(@Nullable Object value) throws Throwable {
    if (status() == Status.CREATED) {
      first = value;
      return thread.resume(null);
    }
    return thread.resume(value);
  }

  /** {@link Colleague#run}. */
  static Colleague<?, ?> run(Colleague<?, ?> first, @Nullable Object value) {
    PushColleague<?, ?> now = (PushColleague<?, ?>) first;
    Object given = value;
    try {
      while (true) {
        now.refuse();
        if (!now.proceed(given)) {
          return now;
        }
        Transfer transfer = (Transfer) now.thread.value();
        given = transfer.value();
        now = transfer.target();
      }
    } catch (Throwable t) {
      throw PushThread.unchecked(t);
    }
  }

  void abandon() {
    thread.abandon();
  }

  @Override
  @SuppressWarnings("unchecked")
  public R result() {
    return (R) thread.result();
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
  public List<StackTraceElement> trace() {
    return List.of();
  }
}
