package dev.treadle.frame;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.Status;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The base of a colleague's machine. Its body transfers by {@link #transfer}, which notes where to;
 * it then sets its state and returns true, and the {@link Trampoline} goes on in the other one.
 *
 * @param <V> the type of the values that it is given
 * @param <R> the type of the result
 */
public abstract class ColleagueFrame<V extends @Nullable Object, R extends @Nullable Object>
    extends DelegatingFrame<@Nullable Object> implements Colleague<V, R> {
  /** The colleague that this frame belongs to: itself, unless another template called it. */
  private ColleagueFrame<?, ?> root = this;

  /** Of a root: the value with which it was begun. */
  private @Nullable Object first;

  /** Of a root: whom it has transferred to, until that one goes on. */
  private @Nullable ColleagueFrame<?, ?> target;

  /** Of a root: the value that it has transferred. */
  private @Nullable Object given;

  /** For machines. */
  protected ColleagueFrame() {}

  /**
   * Notes a transfer, {@link Peer#transfer}.
   *
   * @param target who is to go on
   * @param value what it is given
   * @param <T> the type of that
   * @throws IllegalStateException if the target cannot go on
   */
  protected final <T extends @Nullable Object> void transfer(Colleague<T, ?> target, T value) {
    ColleagueFrame<?, ?> other = frame(target);
    if (other.state >= BUSY && !watched(other.state)) {
      throw other == root
          ? new IllegalStateException("transfer to itself: " + other)
          : other.unready("transfer to");
    }
    root.target = other;
    root.given = value;
  }

  /**
   * {@link Peer#first}.
   *
   * @return the value
   */
  @SuppressWarnings("unchecked")
  protected final V first() {
    return (V) root.first;
  }

  /**
   * {@link Peer#self}.
   *
   * @return the colleague
   */
  @SuppressWarnings("unchecked")
  protected final Colleague<V, ?> self() {
    return (Colleague<V, ?>) root;
  }

  /**
   * Delegates to the machine of another colleague's template, called with this body's context.
   *
   * @param callee the machine, not begun
   */
  protected final void call(Colleague<?, ?> callee) {
    ColleagueFrame<?, ?> frame = frame(callee);
    if (watched(frame.state)) {
      Watch.end(frame);
    }
    frame.root = root;
    begin(frame);
  }

  /** The machine that a colleague is. */
  static ColleagueFrame<?, ?> frame(Colleague<?, ?> colleague) {
    Objects.requireNonNull(colleague, "colleague");
    if (colleague instanceof ColleagueFrame<?, ?> frame) {
      return frame;
    }
    throw new IllegalArgumentException("made by no factory of a template: " + colleague);
  }

  private IllegalStateException unready(String use) {
    return finished(state)
        ? new IllegalStateException(use + " a colleague that has finished: " + this)
        : refusal();
  }

  /**
   * Goes on to the next transfer.
   *
   * @param value what it is given
   * @return the colleague transferred to, null if the body has returned
   * @throws IllegalStateException if it cannot go on
   */
  final @Nullable ColleagueFrame<?, ?> proceed(@Nullable Object value) {
    if (watched(state)) {
      return Watch.unwatched(this, watch -> proceed(value));
    }
    int s = state;
    if (s >= BUSY) {
      throw unready("run of");
    }
    Object sent = value;
    if (s == 0) {
      first = value;
      sent = null;
    }
    try {
      if (link == null ? stepAlone(s, sent) : Driver.drive(this, s, sent, null) != null) {
        ColleagueFrame<?, ?> next = target;
        target = null;
        return next;
      }
      returned(s);
      return null;
    } catch (Throwable t) {
      if (state != RUNNING) {
        throw boundary(t); // the stack ended on the way to the body, or back
      }
      state = FAILED;
      throw failed(t, s);
    }
  }

  /** Drives a body that has called no other: the driver is needed only when it does. */
  private boolean stepAlone(int s, @Nullable Object sent) throws Throwable {
    state = RUNNING;
    if (!step(s & LABEL, sent, null)) {
      return false;
    }
    if (!(delegate instanceof ColleagueFrame<?, ?> callee)) {
      return true;
    }
    link = callee;
    int k = state;
    state = RUNNING;
    return Driver.drive(this, k, null, null) != null;
  }

  /** Hands out the value that was transferred. */
  final @Nullable Object handOver() {
    Object value = given;
    given = null;
    return value;
  }

  @Override
  @SuppressWarnings("unchecked")
  public final R result() {
    return (R) Coroutines.result(this);
  }

  @Override
  public final void close() {
    try {
      Lifecycle.close(this);
    } finally {
      target = null;
      given = null;
    }
  }

  @Override
  public final Status status() {
    return statusOfRun();
  }

  @Override
  public final List<StackTraceElement> trace() {
    return Chain.trace(this);
  }

  @Override
  final void detach() {
    super.detach();
    first = null;
  }

  // A colleague yields nothing to whoever drives it.

  @Override
  protected final @Nullable Object current() {
    return null;
  }

  @Override
  final @Nullable Object valueOf(Frame source) {
    return null;
  }

  @Override
  final void setCurrent(@Nullable Object value) {}
}
