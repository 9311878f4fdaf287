package dev.treadle.async;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An event loop: what is ready, what is timed, what comes from other threads. It has no thread of
 * its own: one of those that wait for something drives it, and hands over to another when it
 * leaves.
 */
abstract class LoopHost extends Host {
  /** Timers and channels are looked at after so many steps, where there is always one. */
  private static final int CHECK = 64;

  final TimerHeap timers = new TimerHeap();

  /** What other threads have added, and the driver not yet seen. */
  private final Queue<Runnable> intake = new ConcurrentLinkedQueue<>();

  /** The thread that executes now. */
  private final AtomicReference<@Nullable Thread> driver = new AtomicReference<>();

  /** Threads that wait for something. */
  private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

  private final Set<UnobservedFailure> unobserved = ConcurrentHashMap.newKeySet();

  /** Whether the driver is about to wait, and so must be woken. */
  private volatile boolean parked;

  private final EventLoop loop;
  private final Object lock = new Object();

  // Guarded by the lock: the live tasks, a list in the order of their starts.
  private @Nullable TaskRun<?> first;
  private @Nullable TaskRun<?> last;
  private boolean closing;
  private final CompletableFuture<Void> emptied = new CompletableFuture<>();

  private volatile boolean closed;

  /** Watches for steps that take too long; written under the lock. */
  private volatile @Nullable BlockedWatch watch;

  LoopHost(EventLoop loop) {
    this.loop = loop;
  }

  /** Adds what is ready. */
  abstract void ready(Runnable step);

  /** Whether there is any such. */
  abstract boolean hasReady();

  /** Takes what is to be executed next. */
  abstract @Nullable Runnable next();

  /** The time, in nanoseconds from any origin. */
  abstract long now();

  /**
   * Nothing is ready: makes ready what is timed, if its time has come; otherwise waits, by {@link
   * #park}, or for simulated time to pass.
   */
  abstract void idle(@Nullable Long deadline);

  /** The tasks that have not ended. */
  final List<TaskRun<?>> live() {
    synchronized (lock) {
      List<TaskRun<?>> live = new ArrayList<>();
      for (TaskRun<?> run = first; run != null; run = run.next) {
        live.add(run);
      }
      return live;
    }
  }

  @Override
  final EventLoop loop() {
    return loop;
  }

  @Override
  final boolean begin(TaskRun<?> run) {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("the loop is closed");
      }
      run.previous = last;
      if (last == null) {
        first = run;
      } else {
        last.next = run;
      }
      last = run;
      return !closing;
    }
  }

  @Override
  final void end(TaskRun<?> run) {
    synchronized (lock) {
      TaskRun<?> before = run.previous;
      TaskRun<?> after = run.next;
      if (before == null) {
        first = after;
      } else {
        before.next = after;
      }
      if (after == null) {
        last = before;
      } else {
        after.previous = before;
      }
      run.previous = null;
      run.next = null;
      settleIfEmpty();
    }
  }

  @Override
  final void unobserved(UnobservedFailure failure) {
    unobserved.add(failure);
  }

  @Override
  final void settled(UnobservedFailure failure) {
    unobserved.remove(failure);
  }

  @Override
  final void schedule(TaskRun<?> run) {
    add(run);
  }

  /** Executes something soon, for anybody. */
  final void execute(Runnable action) {
    if (!closed) {
      add(action);
      // What the close has not seen any more is taken back; what is gone is executed.
      if (!closed || !intake.remove(action)) {
        return;
      }
    }
    throw new RejectedExecutionException("the loop is closed");
  }

  /** Executes something soon. */
  final void add(Runnable step) {
    Thread thread = driver.get();
    if (thread == Thread.currentThread()) {
      ready(step);
      return;
    }
    intake.add(step);
    if (parked && (thread = driver.get()) != null) {
      wake(thread);
    }
  }

  @Override
  Timer after(long nanos, Runnable action) {
    long now = now();
    // Times are compared by their difference, so it must not overflow.
    return timers.add(now + Math.min(nanos, Long.MAX_VALUE / 2), action);
  }

  /** The loop's own thread cannot wait for what only the loop can do. */
  final void requireOutside() {
    if (driver.get() == Thread.currentThread()) {
      throw new IllegalStateException(
          "this would block the loop's thread for ever: await it in the task instead");
    }
  }

  @Override
  final void drive(CompletableFuture<?> until, Patience patience) throws InterruptedException {
    requireOutside();
    Thread me = Thread.currentThread();
    boolean interrupted = false;
    waiters.add(me);
    try {
      if (!(until instanceof LoopFuture<?> future)) {
        var unused = until.whenComplete((value, thrown) -> arouse(me));
      } else if (future.isFirstWait()) { // nobody forgets a wait that has timed out
        var unused = future.whenComplete((value, thrown) -> waiters.forEach(this::arouse));
      }
      while (!until.isDone() && !patience.isOver()) {
        if (driver.compareAndSet(null, me)) {
          Host outer = makeCurrent();
          try {
            turns(until, patience);
          } finally {
            // What the last steps have closed is not really closed before the selector knows.
            poll();
            restore(outer);
            driver.set(null);
            waiters.forEach(LockSupport::unpark);
          }
        } else if (patience.deadline() != null) {
          LockSupport.parkNanos(this, patience.deadline() - System.nanoTime());
        } else {
          LockSupport.park(this);
        }
        if (Thread.interrupted()) {
          if (patience.interruptible()) {
            throw new InterruptedException();
          }
          interrupted = true;
        }
      }
    } finally {
      waiters.remove(me);
      if (interrupted) {
        me.interrupt();
      }
    }
  }

  /** What a thread waits for has happened. */
  private void arouse(Thread waiter) {
    LockSupport.unpark(waiter);
    if (driver.get() == waiter && waiter != Thread.currentThread()) {
      add(() -> {});
    }
  }

  /** Executes what is ready until the future is complete, or the thread interrupted. */
  private void turns(CompletableFuture<?> until, Patience patience) {
    for (int turn = 1; !until.isDone() && !patience.isOver(); turn++) {
      takeIn();
      if (turn % CHECK == 0) {
        elapse();
        poll();
      }
      if (Thread.currentThread().isInterrupted()) {
        // Steps are not to see it: it would close the channels that they read.
        return;
      }
      Runnable step = next();
      if (step != null) {
        perform(step);
      } else {
        idle(patience.deadline());
      }
    }
  }

  private void takeIn() {
    for (Runnable added = intake.poll(); added != null; added = intake.poll()) {
      ready(added);
    }
  }

  private void perform(Runnable step) {
    BlockedWatch watching = watch;
    if (watching != null) {
      watching.begin(step);
    }
    try {
      step.run();
    } catch (Throwable t) {
      UnobservedFailure.log(step, t);
    } finally {
      if (watching != null) {
        watching.end();
      }
    }
  }

  /** Reports steps that take longer than so many nanoseconds; none if it is 0. */
  final void reportBlocked(long threshold) {
    synchronized (lock) {
      BlockedWatch old = watch;
      if (old != null) {
        old.stop();
        watch = null;
      }
      if (threshold > 0 && !closed) {
        BlockedWatch fresh = new BlockedWatch(this, threshold);
        fresh.start();
        watch = fresh;
      }
    }
  }

  /** Makes ready what is timed and whose time has come; false if there is nothing. */
  final boolean elapse() {
    boolean found = false;
    if (!timers.isEmpty()) {
      long now = now();
      for (Runnable due = timers.poll(now); due != null; due = timers.poll(now)) {
        due.run();
        found = true;
      }
    }
    return found;
  }

  /** Makes ready what waits for channels that are ready; false if there is nothing. */
  boolean poll() {
    return false;
  }

  /** Waits until something is added by another thread, for so long at most. */
  final void park(long nanos) {
    parked = true;
    if (intake.isEmpty()) {
      pause(nanos);
    }
    parked = false;
  }

  /** Waits until this thread is woken, for so long at most. */
  void pause(long nanos) {
    LockSupport.parkNanos(this, nanos);
  }

  /** Ends the pause of a thread, or its next. */
  void wake(Thread thread) {
    LockSupport.unpark(thread);
  }

  /** The loop is closed: gives up what it holds. Called by the driver. */
  void dispose() {}

  /** Whether nothing has come from other threads that the driver has not seen. */
  final boolean isQuiet() {
    return intake.isEmpty();
  }

  /** Cancels all tasks, runs what they do about it, and takes no more. */
  final void close() {
    requireOutside();
    List<TaskRun<?>> left;
    synchronized (lock) {
      closing = true;
      settleIfEmpty();
      left = live();
    }
    left.forEach(TaskRun::cancel);
    wait(emptied);
    CompletableFuture<Void> drained = new CompletableFuture<>();
    add(() -> drain(drained));
    wait(drained);
    reportBlocked(0);
    List.copyOf(unobserved).forEach(UnobservedFailure::run);
  }

  /** Is executed on the closed loop until it is alone: no more can come. */
  private void drain(CompletableFuture<Void> drained) {
    if (isQuiet() && !hasReady()) {
      try {
        dispose();
      } finally {
        drained.complete(null);
      }
    } else {
      add(() -> drain(drained));
    }
  }

  private void wait(CompletableFuture<Void> until) {
    try {
      drive(until, Patience.ENDLESS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void settleIfEmpty() {
    if (closing && first == null) {
      closed = true;
      emptied.complete(null);
    }
  }
}
