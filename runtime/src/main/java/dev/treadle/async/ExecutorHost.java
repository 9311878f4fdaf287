package dev.treadle.async;

import java.nio.channels.SelectableChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs tasks on an executor that is no loop of ours. */
final class ExecutorHost extends Host {
  private final Executor executor;

  ExecutorHost(Executor executor) {
    this.executor = java.util.Objects.requireNonNull(executor, "executor");
  }

  @Override
  void schedule(TaskRun<?> run) {
    try {
      executor.execute(run);
    } catch (RuntimeException | Error e) {
      run.reject(e);
      run.run();
    }
  }

  @Override
  boolean postpone(TaskRun<?> run) {
    Turn turn = new Turn(run);
    try {
      executor.execute(turn);
    } catch (RuntimeException | Error e) {
      run.reject(e);
      return true;
    }
    return turn.isOver();
  }

  /**
   * The next step of a task. An executor that executes it within the step before, as {@code
   * Runnable::run} does, would make the stack deeper each time, so then it is left to that step.
   */
  private static final class Turn implements Runnable {
    private final TaskRun<?> run;
    private final Thread caller = Thread.currentThread();

    // Only for the caller.
    private boolean returned;
    private boolean within;

    Turn(TaskRun<?> run) {
      this.run = run;
    }

    @Override
    public void run() {
      if (Thread.currentThread() == caller && !returned) {
        within = true;
      } else {
        run.run();
      }
    }

    /** The executor has returned; whether it has executed this within. */
    boolean isOver() {
      returned = true;
      return within;
    }
  }

  @Override
  Timer after(long nanos, Runnable action) {
    CompletableFuture<Void> alarm = new CompletableFuture<>();
    var unused = alarm.completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS).thenRun(action);
    return () -> alarm.complete(null);
  }

  @Override
  Timer ready(SelectableChannel channel, int op, ChannelSelector.Waiter waiter) {
    throw new IllegalStateException(
        "the task runs on no event loop, but on " + executor + ", so it cannot wait for channels");
  }

  /** It is driven by others. */
  @Override
  void drive(CompletableFuture<?> until, Patience patience) {}

  @Override
  EventLoop loop() {
    throw new IllegalStateException("the task runs on no event loop, but on " + executor);
  }

  @Override
  boolean begin(TaskRun<?> run) {
    return true;
  }

  @Override
  void end(TaskRun<?> run) {}

  @Override
  void unobserved(UnobservedFailure failure) {}

  @Override
  void settled(UnobservedFailure failure) {}
}
