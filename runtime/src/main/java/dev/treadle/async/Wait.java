package dev.treadle.async;

import dev.treadle.frame.AsyncReadiness;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One suspension of a task: what it waits for, and what came of it. Its own int says who resumes
 * the task, for the completion, a cancellation and the suspension itself may meet on three threads:
 *
 * <pre>
 *   INIT      the task is still about to be suspended
 *   ARMED     it is suspended: whoever takes it from here to one of the next has to resume it
 *   OVER      what it waited for has happened
 *   CANCELLED it was cancelled
 * </pre>
 */
final class Wait extends AtomicInteger
    implements BiConsumer<Object, Throwable>, Runnable, ChannelSelector.Waiter {
  @java.io.Serial private static final long serialVersionUID = 1;

  private static final int INIT = 0;
  private static final int ARMED = 1;
  private static final int OVER = 2;
  private static final int CANCELLED = 3;

  private transient @Nullable TaskRun<?> run;

  /** The stage, if it is one; set before any other thread can cancel this. */
  private final transient @Nullable CompletionStage<?> stage;

  private transient Host.@Nullable Timer timer;

  /** The value of the suspension point. */
  transient @Nullable Object value;

  /** What is thrown at the suspension point instead, if not null. */
  transient @Nullable Throwable failure;

  /** Whether what it waited for had happened already, and others were let run only. */
  transient boolean postponed;

  Wait(TaskRun<?> run, Object awaited) {
    this.run = run;
    this.stage = awaited instanceof CompletionStage<?> awaitedStage ? awaitedStage : null;
  }

  /** Waits for the stage. */
  @SuppressWarnings("unchecked") // whatever it is, it is an object
  void on(CompletionStage<?> awaited) {
    try {
      if (run != null) {
        run.host.await(awaited);
      }
      ((CompletionStage<Object>) awaited).whenComplete(this);
    } catch (Throwable t) {
      accept(null, t);
    }
  }

  /** Waits for some time. */
  void on(Host host, long nanos) {
    timer = host.after(nanos, this);
  }

  /** Waits for a channel. */
  void on(Host host, AsyncReadiness readiness) {
    try {
      timer = host.ready(readiness.channel(), readiness.op(), this);
    } catch (Throwable t) {
      accept(null, t);
    }
  }

  @Override
  public boolean isWaiting() {
    return get() <= ARMED;
  }

  @Override
  public void ready(@Nullable Throwable thrown) {
    accept(null, thrown);
  }

  /** The stage is complete. */
  @Override
  public void accept(@Nullable Object result, @Nullable Throwable thrown) {
    if (get() < OVER) {
      value = result;
      failure =
          thrown instanceof CompletionException && thrown.getCause() != null
              ? thrown.getCause()
              : thrown;
      run();
    }
  }

  /** It is over. */
  @Override
  public void run() {
    TaskRun<?> waiting = run;
    if (!compareAndSet(INIT, OVER) && compareAndSet(ARMED, OVER) && waiting != null) {
      waiting.host.schedule(waiting);
    }
  }

  /** The task is suspended from now on, unless this is over already: false then. */
  boolean arm() {
    return compareAndSet(INIT, ARMED);
  }

  /** The task is cancelled: if it is suspended here, it is resumed. */
  void cancel() {
    TaskRun<?> waiting = run;
    if (stage instanceof Undoable operation) {
      operation.cancel(false); // where it succeeds, the wait is over; else a result is on its way
    } else if (compareAndSet(ARMED, CANCELLED) && waiting != null) {
      waiting.host.schedule(waiting);
    }
  }

  /** Lets go of what it waited for, when the task is resumed. */
  void leave() {
    if (timer != null) {
      timer.cancel();
    }
    run = null;
  }

  /** Whether what it has got would be lost if it were not handed to the body. */
  boolean hasElement() {
    return failure == null && stage instanceof Undoable;
  }

  /** Undoes what it has got; false if that is not possible. */
  boolean giveBack() {
    return stage instanceof Undoable operation && operation.giveBack();
  }
}
