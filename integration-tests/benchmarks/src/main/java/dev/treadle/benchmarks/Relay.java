package dev.treadle.benchmarks;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;

/** Delegation with send: a coroutine that lets another receive ten numbers at a time. */
final class Relay {
  private static final int GROUP = 10;
  private static final int SIZE = 10_000;

  private Relay() {}

  @Coroutine
  static void totals(Co<Long, Long> co) {
    long total = 0;
    while (true) {
      total += group(co, total);
    }
  }

  @Coroutine
  static long group(Co<Long, Long> co, long total) {
    long sum = 0;
    for (int i = 0; i < GROUP; i++) {
      sum += co.yield(total + sum);
    }
    return sum;
  }

  static final class Hand {
    private long total;
    private Group group = new Group(0);

    private static final class Group {
      private final long total;
      private long sum;
      private int i;

      Group(long total) {
        this.total = total;
      }

      boolean isComplete(long sent) {
        sum += sent;
        return ++i == GROUP;
      }
    }

    Long send(Long sent) {
      if (group.isComplete(sent)) {
        total += group.sum;
        group = new Group(total);
      }
      return group.total + group.sum;
    }
  }

  private static long drive(Routine<Long, Long, Void> routine) {
    routine.next();
    long sum = 0;
    for (long i = 0; i < SIZE; i++) {
      sum += routine.send(i);
    }
    return sum;
  }

  private static long drive(Hand hand) {
    long sum = 0;
    for (long i = 0; i < SIZE; i++) {
      sum += hand.send(i);
    }
    return sum;
  }

  private static long drive(KotlinRoutine<Long, Long> routine) {
    routine.next();
    long sum = 0;
    for (long i = 0; i < SIZE; i++) {
      sum += routine.send(i);
    }
    return sum;
  }

  private static Object begun(Routine<Long, Long, Void> routine) {
    routine.next();
    routine.send(1_000L);
    return routine;
  }

  private static Object begun(Hand hand) {
    hand.send(1_000L);
    return hand;
  }

  private static Object begun(KotlinRoutine<Long, Long> routine) {
    routine.next();
    routine.send(1_000L);
    return routine;
  }

  static Workload workload() {
    return new Workload("delegation with send", SIZE)
        .driven(
            Variant.TREADLE,
            RelayCoroutines::totals,
            (Routine<Long, Long, Void> routine) -> drive(routine))
        .driven(Variant.HAND, Hand::new, (Hand hand) -> drive(hand))
        .driven(
            Variant.KOTLIN,
            KotlinRoutines::relayed,
            (KotlinRoutine<Long, Long> routine) -> drive(routine))
        .suspended(Variant.TREADLE, () -> begun(RelayCoroutines.totals()))
        .suspended(Variant.HAND, () -> begun(new Hand()))
        .suspended(Variant.KOTLIN, () -> begun(KotlinRoutines.relayed()));
  }
}
