package dev.treadle.async;

import java.nio.channels.SelectableChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs tasks on an executor that is no loop of ours. */
final class ExecutorHost extends Host {
  /** What a thread executes after the step that it is executing. */
  private static final ThreadLocal<Queue<Runnable>> DEFERRED =
      ThreadLocal.withInitial(ArrayDeque::new);

  private final Executor executor;

  ExecutorHost(Executor executor) {
    this.executor = java.util.Objects.requireNonNull(executor, "executor");
  }

  @Override
  void schedule(TaskRun<?> run) {
    try {
      executor.execute(() -> execute(run));
    } catch (RuntimeException | Error e) {
      execute(() -> run.reject(e));
    }
  }

  /**
   * Executes a step. One that this thread is given while it executes another, by an executor that
   * has no threads of its own, is executed after that, lest the stack grow with each.
   */
  private void execute(Runnable step) {
    if (current() == this) {
      DEFERRED.get().add(step);
      return;
    }
    Queue<Runnable> outerSteps = DEFERRED.get();
    Queue<Runnable> steps = new ArrayDeque<>(1); // hardly ever used
    Host outer = makeCurrent();
    DEFERRED.set(steps);
    try {
      for (Runnable next = step; next != null; next = steps.poll()) {
        next.run();
      }
    } finally {
      restore(outer);
      DEFERRED.set(outerSteps);
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
