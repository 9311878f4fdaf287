package dev.treadle.benchmarks;

import dev.treadle.Yielder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The values of a body that runs on a virtual thread and parks after each, until it is asked again.
 * It is driven on a virtual thread too: from one to the other is the shortest way.
 */
final class Handoff<T> implements Iterator<T> {
  private final Thread consumer = Thread.currentThread();
  private final Thread producer;
  private volatile @Nullable T value;
  private volatile boolean ended;

  /** Begins a body, whose values the calling thread will take. */
  Handoff(Consumer<Yielder<T>> body) {
    producer =
        start(
            () -> {
              body.accept(this::put);
              ended = true;
              LockSupport.unpark(consumer);
            });
  }

  /** Drives a body to its end. */
  static <T> long run(Consumer<Yielder<T>> body, ToLongFunction<Iterator<T>> drive) {
    return onThread(() -> drive.applyAsLong(new Handoff<>(body)));
  }

  /** Does something on a virtual thread. */
  static long onThread(LongSupplier work) {
    Workload.Tally tally = new Workload.Tally();
    try {
      start(() -> tally.sum = work.getAsLong()).join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return tally.sum;
  }

  private void put(T given) {
    value = given;
    LockSupport.unpark(consumer);
    while (value != null) {
      LockSupport.park(this);
    }
  }

  @Override
  public boolean hasNext() {
    while (value == null && !ended) {
      LockSupport.park(this);
    }
    return value != null;
  }

  @Override
  public T next() {
    T taken = hasNext() ? value : null;
    if (taken == null) {
      throw new NoSuchElementException();
    }
    value = null;
    LockSupport.unpark(producer);
    return taken;
  }

  /** {@code Thread.startVirtualThread}, which Java has since 21. */
  static Thread start(Runnable task) {
    try {
      MethodHandle start =
          MethodHandles.publicLookup()
              .findStatic(
                  Thread.class,
                  "startVirtualThread",
                  MethodType.methodType(Thread.class, Runnable.class));
      return (Thread) start.invoke(task);
    } catch (Throwable e) {
      throw new LinkageError("no virtual threads", e);
    }
  }
}
