package dev.treadle.async;

import dev.treadle.frame.AsyncFrame;
import dev.treadle.frame.AsyncReadiness;
import dev.treadle.frame.AsyncRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A task that was started: each {@link #run} is one step, from one suspension to the next. At most
 * one is scheduled or executing at a time; what may come from any thread goes through {@link Wait}.
 */
final class TaskRun<R extends @Nullable Object> implements Runnable {
  /** So many awaits in a row that are over at once do not suspend the task. */
  private static final int BUDGET = 64;

  final AsyncFrame<R> frame;
  final Host host;
  final TaskFuture<R> future;
  private final @Nullable TaskGroup group;

  /** The groups that the body has opened. */
  private @Nullable List<TaskGroup> opened;

  /** What the task is, or was last, suspended for. */
  private volatile @Nullable Wait wait;

  /** Whether a request to end has not reached the body yet. */
  private volatile boolean cancelled;

  /** What the executor has said that does not take the next step. */
  private @Nullable Throwable rejection;

  /** The neighbours in the list of a loop's tasks. */
  @Nullable TaskRun<?> previous;

  @Nullable TaskRun<?> next;

  TaskRun(AsyncFrame<R> frame, Host host, @Nullable TaskGroup group) {
    this.frame = frame;
    this.host = host;
    this.group = group;
    this.future = new TaskFuture<>(this, host);
  }

  /** Asks the task to end; from any thread, at any time. */
  void cancel() {
    cancelled = true;
    Wait current = wait;
    if (current != null) {
      current.cancel();
    }
  }

  /** Executes the body up to its next suspension. */
  @Override
  public void run() {
    boolean more;
    do {
      more = step();
    } while (more);
  }

  /** Executes a step; true if the next one is to follow at once. */
  private boolean step() {
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
      rejection = null;
      if (over != null) {
        over.giveBack();
      }
    } else if (cancelled) {
      if (over == null || !over.hasElement()) {
        raised = cancellation();
      } else if (over.postponed) {
        // A task that is never suspended for real is to end, too.
        over.giveBack();
        raised = cancellation();
      }
    }
    return resume(sent, raised);
  }

  /** The executor has rejected the next step, so it is executed here, and the body told so. */
  void reject(Throwable thrown) {
    rejection = thrown;
  }

  private boolean resume(@Nullable Object firstSent, @Nullable Throwable firstRaised) {
    Object sent = firstSent;
    Throwable raised = firstRaised;
    for (int budget = BUDGET; ; ) {
      try {
        if (!frame.proceed(sent, raised)) {
          leave(null);
          return false;
        }
      } catch (Throwable t) {
        leave(t);
        return false;
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
      } else if (cancelled && !(awaited instanceof Channel.Operation<?>)) {
        raised = cancellation();
      } else {
        Wait current = new Wait(this, awaited);
        if (suspend(current, awaited)) {
          return false;
        }
        if (!(awaited instanceof CompletionStage<?>) || --budget == 0) {
          current.postponed = true;
          wait = current;
          return host.postpone(this);
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
    List<TaskGroup> groups = opened;
    if (groups == null) {
      groups = new ArrayList<>();
      opened = groups;
    }
    groups.removeIf(TaskGroup::isSettled);
    TaskGroup opening = new TaskGroup(host);
    groups.add(opening);
    return opening;
  }

  /** The body has ended; the task ends when the groups it has opened have. */
  private void leave(@Nullable Throwable thrown) {
    List<TaskGroup> groups = opened;
    if (groups == null) {
      complete(thrown);
      return;
    }
    CompletableFuture<?>[] ends =
        groups.stream().map(TaskGroup::end).toArray(CompletableFuture<?>[]::new);
    var unused = CompletableFuture.allOf(ends).thenRun(() -> complete(thrown));
  }

  private void complete(@Nullable Throwable thrown) {
    if (thrown == null) {
      future.complete(frame.result());
    } else if (thrown instanceof CancellationException) {
      future.completeExceptionally(thrown);
    } else if (group != null || future.isObserved()) {
      future.completeExceptionally(thrown);
    } else {
      UnobservedFailure unseen =
          new UnobservedFailure(frame.name(), frame.failureTrace(), thrown, host::settled);
      host.unobserved(unseen);
      unseen.watch(future);
      future.fail(thrown, unseen);
    }
    if (group != null) {
      group.end(this, thrown);
    }
    host.end(this);
  }
}
