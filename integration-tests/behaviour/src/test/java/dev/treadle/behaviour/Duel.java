package dev.treadle.behaviour;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two threads that do something at the same moment, again and again: they meet at a spinning
 * barrier, and then one of them hesitates, for another while each time.
 */
final class Duel implements AutoCloseable {
  private static final int LONGEST = 200;

  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicReference<Runnable> other = new AtomicReference<>();
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();
  private final Thread thread = new Thread(this::serve);
  private volatile boolean over;
  private int round;

  Duel() {
    thread.start();
  }

  /** From now on the other thread waits for this one's {@link #meet}, to do so at that moment. */
  void prepare(Runnable others) {
    arrived.set(0);
    other.set(others);
  }

  /** Waits for the other thread to be there as well, and hesitates. */
  void meet() {
    round++;
    arrive();
    if (round % 2 == 0) {
      hesitate(round / 2 % LONGEST);
    }
  }

  /** Waits until the other thread has done it. */
  void finish() {
    await(() -> other.get() == null);
    Throwable failure = thrown.get();
    if (failure != null) {
      throw new AssertionError(failure);
    }
  }

  private void serve() {
    for (int served = 1; ; served++) {
      await(() -> over || other.get() != null);
      Runnable action = other.get();
      if (action == null) {
        return;
      }
      arrive();
      if (served % 2 != 0) {
        hesitate(served / 2 % LONGEST);
      }
      try {
        action.run();
      } catch (Throwable t) {
        thrown.set(t);
      }
      other.set(null);
    }
  }

  private void arrive() {
    arrived.incrementAndGet();
    await(() -> arrived.get() >= 2);
  }

  private static void hesitate(int spins) {
    for (int i = 0; i < spins; i++) {
      Thread.onSpinWait();
    }
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    for (int spins = 0; !condition.getAsBoolean(); spins++) {
      if (spins % 1_000 == 999) {
        Thread.yield(); // there may be one processor only
      } else {
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
