package dev.treadle.benchmarks;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;

/** Exceptions raised in a body that catches them and goes on. */
public final class Catcher {
  private static final int SIZE = 10_000;

  private Catcher() {}

  /** An exception that costs nothing to make. */
  public static final class Signal extends RuntimeException {
    private static final long serialVersionUID = 1;
    public final int amount;

    Signal(int amount) {
      super(null, null, false, false);
      this.amount = amount;
    }
  }

  @Coroutine
  static void totals(Co<Long, Void> co) {
    long total = 0;
    while (true) {
      try {
        co.yield(total);
      } catch (Signal signal) {
        total += signal.amount;
      }
    }
  }

  static final class Hand {
    private long total;

    Long raise(RuntimeException raised) {
      if (!(raised instanceof Signal signal)) {
        throw raised;
      }
      total += signal.amount;
      return total;
    }
  }

  private static long drive(Routine<Long, Void, Void> routine) {
    Signal signal = new Signal(3);
    routine.next();
    long sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += routine.raise(signal);
    }
    return sum;
  }

  private static long drive(Hand hand) {
    Signal signal = new Signal(3);
    long sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += hand.raise(signal);
    }
    return sum;
  }

  private static long drive(KotlinRoutine<Long, Void> routine) {
    Signal signal = new Signal(3);
    routine.next();
    long sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += routine.raise(signal);
    }
    return sum;
  }

  static Workload workload() {
    return new Workload("raise and catch", SIZE)
        .driven(
            Variant.TREADLE,
            CatcherCoroutines::totals,
            (Routine<Long, Void, Void> routine) -> drive(routine))
        .driven(Variant.HAND, Hand::new, (Hand hand) -> drive(hand))
        .driven(
            Variant.KOTLIN,
            KotlinRoutines::totals,
            (KotlinRoutine<Long, Void> routine) -> drive(routine));
  }
}
