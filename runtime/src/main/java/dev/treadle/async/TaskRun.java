package dev.treadle.async;

import dev.treadle.frame.AsyncFrame;
import dev.treadle.frame.AsyncReadiness;
import dev.treadle.frame.AsyncRequest;
import dev.treadle.frame.Yielded;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A body that was started, of a task or a sequence: each {@link #run} is one step, from one
 * suspension to the next. At most one is scheduled or executing at a time; what may come from any
 * thread goes through {@link Wait}.
 */
abstract class TaskRun<R extends @Nullable Object> implements Runnable {
  /** So many suspensions in a row that are over at once do not suspend the task. */
  private static final int BUDGET = 64;

  final AsyncFrame<R> frame;
  final Host host;

  /** The groups that the body has opened, if any. */
  private @Nullable OpenedGroups opened;

  /** What the task is, or was last, suspended for. */
  private volatile @Nullable Wait wait;

  /** Whether a request to end has not reached the body yet. */
  private volatile boolean cancelled;

  /** The neighbours in the list of a loop's tasks. */
  @Nullable TaskRun<?> previous;

  @Nullable TaskRun<?> next;

  TaskRun(AsyncFrame<R> frame, Host host) {
    this.frame = frame;
    this.host = host;
  }

  /** The body has ended, and the groups that it has opened. */
  abstract void complete(@Nullable Throwable thrown);

  /**
   * The body of a sequence has yielded a value. Whether it goes on at once; if it does not, it may
   * have been scheduled already.
   */
  boolean yielded(@Nullable Object value) {
    throw new AssertionError("a task yields nothing");
  }

  /** Asks the task to end; from any thread, at any time. */
  void cancel() {
    Wait current = request();
    if (current != null) {
      current.cancel();
    }
  }

  /** The same, if what it is suspended for, which is returned, is then cancelled. */
  final @Nullable Wait request() {
    cancelled = true;
    return wait;
  }

  /** Executes the body up to its next suspension. */
  @Override
  public final void run() {
    step(null);
  }

  /** The executor has rejected the next step, so it is executed here, and the body told so. */
  final void reject(Throwable rejection) {
    step(rejection);
  }

  private void step(@Nullable Throwable rejection) {
    Object sent = null;
    Throwable raised = null;
    Wait over = wait;
    if (over != null) {
      wait = null;
      over.leave();
      sent = over.value;
      raised = over.failure;
    }
    if (rejection != null) {
      raised = rejection;
      if (over != null) {
        over.giveBack();
      }
    } else if (cancelled) {
      if (over == null || !over.hasElement()) {
        if (over != null) {
          over.giveBack();
        }
        raised = cancellation();
      } else if (over.postponed && over.giveBack()) {
        // A task that is never suspended for real is to end, too.
        raised = cancellation();
      }
    }
    resume(sent, raised);
  }

  private void resume(@Nullable Object firstSent, @Nullable Throwable firstRaised) {
    Object sent = firstSent;
    Throwable raised = firstRaised;
    for (int budget = BUDGET; ; ) {
      try {
        if (!frame.proceed(sent, raised)) {
          leave(null);
          return;
        }
      } catch (Throwable t) {
        leave(t);
        return;
      }
      Object awaited = frame.takeAwaited();
      sent = null;
      raised = null;
      if (awaited == AsyncRequest.LOOP) {
        try {
          sent = host.loop();
        } catch (IllegalStateException e) {
          raised = e;
        }
      } else if (awaited == AsyncRequest.GROUP) {
        sent = open();
      } else if (awaited instanceof Yielded yielded) {
        if (!yielded(yielded.value())) {
          return;
        }
        if (cancelled) {
          raised = cancellation();
        } else if (--budget == 0) {
          host.schedule(this);
          return;
        }
      } else if (cancelled && !(awaited instanceof Undoable)) {
        raised = cancellation();
      } else {
        Wait current = new Wait(this, awaited);
        if (suspend(current, awaited)) {
          return;
        }
        if (!(awaited instanceof CompletionStage<?>) || --budget == 0) {
          current.postponed = true;
          wait = current;
          host.schedule(this);
          return;
        }
        wait = null;
        sent = current.value;
        // It may be over because another thread has just cancelled this task.
        raised = cancelled && !current.hasElement() ? cancellation() : current.failure;
      }
    }
  }

  /** Suspends the task, unless what it awaits is there already: false then. */
  private boolean suspend(Wait current, Object awaited) {
    wait = current;
    if (awaited instanceof CompletionStage<?> stage) {
      current.on(stage);
    } else if (awaited instanceof AsyncReadiness readiness) {
      current.on(host, readiness);
    } else if (awaited instanceof Duration duration
        && !duration.isZero()
        && !duration.isNegative()) {
      current.on(host, nanos(duration));
    } else {
      current.run();
    }
    if (!current.arm()) {
      return false;
    }
    if (cancelled) {
      current.cancel();
    }
    return true;
  }

  static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  private CancellationException cancellation() {
    cancelled = false;
    return new CancellationException(frame.name() + " was cancelled");
  }

  private TaskGroup open() {
    OpenedGroups groups = opened;
    if (groups == null) {
      groups = new OpenedGroups();
      opened = groups;
    }
    return groups.open(host);
  }

  /** The body has ended; the task ends when the groups it has opened have. */
  private void leave(@Nullable Throwable thrown) {
    OpenedGroups groups = opened;
    if (groups == null) {
      complete(thrown);
      return;
    }
    var unused = groups.close().thenRun(() -> complete(thrown));
  }

  /** Logs what has left the body, if nobody else is told. */
  final void log(@Nullable Throwable thrown) {
    if (thrown != null && !(thrown instanceof CancellationException)) {
      new UnobservedFailure(frame.name(), frame.failureTrace(), thrown, settled -> {}).run();
    }
  }
}
