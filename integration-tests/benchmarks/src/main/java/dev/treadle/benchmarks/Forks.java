package dev.treadle.benchmarks;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import org.jspecify.annotations.Nullable;

/** Copies of a run that is suspended five calls deep, each taken a step further. */
final class Forks {
  private static final int DEPTH = 5;
  private static final int SIZE = 1_000;

  private Forks() {}

  @Coroutine
  static int descend(Co<Integer, Integer> co, int depth) {
    if (depth == 0) {
      return co.yield(0);
    }
    int below = descend(co, depth - 1);
    return co.yield(below + depth);
  }

  private static long fork(Routine<Integer, Integer, Integer> routine) {
    routine.next();
    long sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += routine.fork().send(i);
    }
    return sum;
  }

  /** A frame of the same, which a copy copies together with those that it is in. */
  static final class Hand {
    private final @Nullable Hand caller;
    private final int depth;

    Hand(@Nullable Hand caller, int depth) {
      this.caller = caller;
      this.depth = depth;
    }

    Hand copy() {
      return new Hand(caller == null ? null : caller.copy(), depth);
    }

    @SuppressWarnings("NullAway") // the innermost has a caller
    Integer send(Integer sent) {
      return sent + caller.depth;
    }

    static Hand deep() {
      Hand frame = null;
      for (int depth = DEPTH - 1; depth >= 0; depth--) {
        frame = new Hand(frame, depth);
      }
      return frame;
    }

    static long fork(Hand hand) {
      long sum = 0;
      for (int i = 0; i < SIZE; i++) {
        sum += hand.copy().send(i);
      }
      return sum;
    }
  }

  static Workload workload() {
    return new Workload("fork of 5 frames", SIZE)
        .driven(Variant.TREADLE, () -> ForksCoroutines.descend(DEPTH - 1), Forks::fork)
        .driven(Variant.HAND, Hand::deep, Hand::fork);
  }
}
