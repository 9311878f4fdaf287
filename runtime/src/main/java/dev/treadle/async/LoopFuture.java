package dev.treadle.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A future that depends on bodies: who waits for it runs their loop. */
abstract class LoopFuture<R extends @Nullable Object> extends CompletableFuture<R> {
  private boolean waitedFor;

  /** What runs the bodies. */
  abstract Host host();

  /** Whether no thread has waited for it before. */
  final synchronized boolean isFirstWait() {
    boolean first = !waitedFor;
    waitedFor = true;
    return first;
  }

  @Override
  public R get() throws InterruptedException, ExecutionException {
    if (!isDone()) {
      host().drive(this, Patience.INTERRUPTIBLE);
    }
    return super.get();
  }

  @Override
  public R get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    if (!isDone()) {
      host().drive(this, new Patience(true, deadline));
    }
    return super.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  @Override
  public R join() {
    if (!isDone()) {
      try {
        host().drive(this, Patience.ENDLESS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return super.join();
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    host().settle();
    return new Dependent<>(host());
  }

  /** One that nothing else is known of. */
  static final class Dependent<R extends @Nullable Object> extends LoopFuture<R> {
    private final Host host;

    Dependent(Host host) {
      this.host = host;
    }

    @Override
    Host host() {
      return host;
    }
  }
}
