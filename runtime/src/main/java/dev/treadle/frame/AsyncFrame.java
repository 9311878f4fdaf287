package dev.treadle.frame;

import dev.treadle.Status;
import dev.treadle.async.Task;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The base of a task's machine. What it hands out at a suspension is what it awaits: a stage, a
 * duration, an {@link AsyncReadiness} or an {@link AsyncRequest}; what it is resumed with is the
 * answer. The runner of tasks in {@code dev.treadle.async} drives it, and the runs of sequences,
 * whose machines also hand out values.
 *
 * @param <R> the type of the result
 */
public abstract class AsyncFrame<R extends @Nullable Object> extends DelegatingFrame<Object>
    implements Task<R> {
  /** So many of the innermost places are told of a step. */
  private static final int INNERMOST = 16;

  private @Nullable Object awaited;

  /** The places that an exception has left; null as long as the start has not been claimed. */
  private @Nullable List<StackTraceElement> failure;

  /** For machines. */
  protected AsyncFrame() {}

  // What machines call.

  /**
   * Awaits a stage.
   *
   * @param stage the stage
   */
  protected final void await(CompletionStage<?> stage) {
    awaited = Objects.requireNonNull(stage, "stage");
  }

  /**
   * Runs another task as part of this one.
   *
   * @param task the task, not started
   */
  protected final void await(Task<?> task) {
    Objects.requireNonNull(task, "task");
    if (!(task instanceof AsyncFrame<?> frame)) {
      throw new IllegalArgumentException("not a task made by a factory: " + task);
    }
    frame.claim();
    adopt(frame);
  }

  /**
   * Sleeps.
   *
   * @param duration how long
   */
  protected final void sleep(Duration duration) {
    awaited = Objects.requireNonNull(duration, "duration");
  }

  /** Lets others run. */
  protected final void yieldNow() {
    awaited = AsyncRequest.YIELD_NOW;
  }

  /**
   * Waits for a channel.
   *
   * @param channel the channel
   */
  protected final void readable(SelectableChannel channel) {
    await(channel, SelectionKey.OP_READ);
  }

  /**
   * Waits for a channel.
   *
   * @param channel the channel
   */
  protected final void writable(SelectableChannel channel) {
    await(channel, SelectionKey.OP_WRITE);
  }

  /**
   * Waits for a channel.
   *
   * @param channel the channel
   */
  protected final void acceptable(SelectableChannel channel) {
    await(channel, SelectionKey.OP_ACCEPT);
  }

  /**
   * Waits for a channel.
   *
   * @param channel the channel
   */
  protected final void connectable(SelectableChannel channel) {
    await(channel, SelectionKey.OP_CONNECT);
  }

  private void await(SelectableChannel channel, int op) {
    awaited = new AsyncReadiness(Objects.requireNonNull(channel, "channel"), op);
  }

  /** Asks for the loop. */
  protected final void loop() {
    awaited = AsyncRequest.LOOP;
  }

  /** Asks for a new group. */
  protected final void group() {
    awaited = AsyncRequest.GROUP;
  }

  /**
   * Delegates to the machine of another template, called with this body's context.
   *
   * @param callee what its factory returned
   */
  protected final void call(Task<?> callee) {
    begin((AsyncFrame<?>) callee);
  }

  // What the runner calls.

  /**
   * Claims the only start there is.
   *
   * @throws IllegalStateException if it was started, or awaited by another task
   */
  public final synchronized void claim() {
    if (failure != null) {
      throw new IllegalStateException("already started: " + this);
    }
    failure = List.of();
  }

  /** Takes the claim back, for the start was refused. */
  public final synchronized void disclaim() {
    failure = null;
  }

  /**
   * Runs on to the next suspension.
   *
   * @param sent the value of what was awaited
   * @param raised if not null, thrown at the suspension point instead; also before the beginning,
   *     none of the body is executed then
   * @return true if it is suspended again, false if it has returned
   * @throws Throwable what leaves the body, as it is
   */
  public final boolean proceed(@Nullable Object sent, @Nullable Throwable raised) throws Throwable {
    int s = state;
    state = RUNNING;
    try {
      if (s == 0 && raised != null) {
        throw raised;
      }
      return drive(s, sent, raised) || returned(s);
    } catch (Throwable t) {
      state = FAILED;
      finish(endOf(t), s);
      throw t;
    }
  }

  /** Closes a body that has not begun: none of it is executed. */
  public final void abandon() {
    finish(CLOSED, 0);
  }

  /**
   * Takes what the body has suspended for.
   *
   * @return a stage, a duration, a readiness, a request or a value {@link Yielded}
   */
  public final Object takeAwaited() {
    Object taken = awaited;
    awaited = null;
    assert taken != null : "suspended for something";
    return taken;
  }

  /**
   * The value returned.
   *
   * @return the result of a task that has returned
   */
  @SuppressWarnings("unchecked")
  public final R result() {
    return (R) Coroutines.result(this);
  }

  /**
   * The places at which the frames were last suspended that the exception has left which the task
   * failed with.
   *
   * @return the places, innermost first
   */
  public final List<StackTraceElement> failureTrace() {
    return failure == null ? List.of() : List.copyOf(failure);
  }

  /**
   * Where the task is suspended, or the body, without a line, that is to begin; not more than the
   * innermost places, for this is asked for at each step. To be called on the thread that is about
   * to resume it.
   *
   * @return some places, innermost first
   */
  public final List<StackTraceElement> innermostPlaces() {
    StackTraceElement begun = label(state) == 0 ? place(0) : null;
    if (begun != null) {
      return List.of(
          new StackTraceElement(
              begun.getClassName(), begun.getMethodName(), begun.getFileName(), -1));
    }
    List<StackTraceElement> innermost = new ArrayList<>();
    DelegatingFrame<?> frame = innermost();
    for (int i = 0; i < INNERMOST && frame != null; i++) {
      innermost.addAll(frame.places());
      frame = frame == this ? null : frame.link;
    }
    return innermost;
  }

  /**
   * What an exception that has left a body is to whoever runs the task.
   *
   * @param thrown the exception
   * @return it, or an unchecked one with it as the cause; an error is thrown
   */
  public static RuntimeException unchecked(Throwable thrown) {
    return boundary(thrown);
  }

  @Override
  final int endOf(Throwable thrown) {
    return thrown instanceof CancellationException ? CLOSED : FAILED;
  }

  /** Nobody takes what a body has handed out that has ended. */
  @Override
  final void detach() {
    super.detach();
    awaited = null;
  }

  // What a task is.

  @Override
  public String name() {
    return title().replace('$', '.');
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
  final void left(Passage passage) {
    failure = passage.suspensions();
  }

  @Override
  protected final @Nullable Object current() {
    return awaited;
  }

  @Override
  final void yielded(Frame source) {
    if (source != this) {
      awaited = valueOf(source);
    }
  }

  /**
   * What is awaited or yielded is handed on to the runner, and not kept behind. A body of another
   * kind, delegated to, can but yield.
   */
  @Override
  final @Nullable Object valueOf(Frame source) {
    Object value = source.current();
    if (source instanceof AsyncFrame<?> frame) {
      frame.awaited = null;
      return value;
    }
    return new Yielded(value);
  }

  @Override
  final void setCurrent(@Nullable Object value) {
    awaited = value;
  }
}
