package dev.treadle.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What whoever starts a task is given: to cancel it is to ask the task to end, and it knows whether
 * anybody ever looks at its outcome.
 */
final class TaskFuture<R extends @Nullable Object> extends LoopFuture<R> {
  private final TaskRun<R> run;
  private volatile boolean observed;
  private volatile @Nullable UnobservedFailure failure;

  TaskFuture(TaskRun<R> run) {
    this.run = run;
  }

  @Override
  Host host() {
    return run.host;
  }

  /** Somebody has seen, or will see, how the task ends. */
  void observe() {
    observed = true;
    UnobservedFailure unseen = failure;
    if (unseen != null) {
      unseen.observe();
    }
  }

  /** Also by {@code allOf} and {@code anyOf}, which ask none of the methods here. */
  boolean isObserved() {
    return observed || getNumberOfDependents() > 0;
  }

  /** Fails; the exception is to be logged if nobody will have seen it. */
  void fail(Throwable thrown, UnobservedFailure unseen) {
    failure = unseen;
    if (isObserved()) {
      unseen.observe();
    }
    completeExceptionally(thrown);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    if (isDone()) {
      return isCancelled();
    }
    run.cancel();
    return true;
  }

  @Override
  public R get() throws InterruptedException, ExecutionException {
    observe();
    return super.get();
  }

  @Override
  public R get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    observe();
    return super.get(timeout, unit);
  }

  @Override
  public R join() {
    observe();
    return super.join();
  }

  @Override
  public R getNow(R valueIfAbsent) {
    observe();
    return super.getNow(valueIfAbsent);
  }

  /** Called by {@code thenCompose} and whatever combines two stages. */
  @Override
  public CompletableFuture<R> toCompletableFuture() {
    observe();
    return this;
  }

  /** Called for each stage that depends on this one, which sees the exception then. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    observe();
    return super.newIncompleteFuture();
  }
}
