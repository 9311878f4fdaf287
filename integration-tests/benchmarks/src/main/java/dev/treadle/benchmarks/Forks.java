package dev.treadle.benchmarks;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import java.util.NoSuchElementException;
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

  /** The same by hand: a stack of frames, each with its state, which a fork copies. */
  static final class Hand {
    private Frame top;
    private int value;

    Hand(int depth) {
      top = new Frame(null, depth);
    }

    private Hand(Hand that) {
      top = that.top.copy();
      value = that.value;
    }

    private static final class Frame {
      private final @Nullable Frame caller;
      private final int depth;
      private int state;
      private int below;

      Frame(@Nullable Frame caller, int depth) {
        this.caller = caller;
        this.depth = depth;
      }

      Frame copy() {
        Frame copy = new Frame(caller == null ? null : caller.copy(), depth);
        copy.state = state;
        copy.below = below;
        return copy;
      }
    }

    Hand fork() {
      return new Hand(this);
    }

    /** Runs to the next value, which it returns; what is sent first is not used. */
    Integer send(Integer sent) {
      while (true) {
        Frame frame = top;
        switch (frame.state) {
          case 0 -> {
            if (frame.depth == 0) {
              frame.state = 2;
              value = 0;
              return value;
            }
            frame.state = 1;
            top = new Frame(frame, frame.depth - 1);
          }
          case 1 -> {
            frame.below = sent;
            frame.state = 2;
            value = frame.below + frame.depth;
            return value;
          }
          default -> {
            if (frame.caller == null) {
              throw new NoSuchElementException();
            }
            top = frame.caller; // which is given what was sent here
          }
        }
      }
    }

    static long forks(Hand hand) {
      hand.send(0);
      long sum = 0;
      for (int i = 0; i < SIZE; i++) {
        sum += hand.fork().send(i);
      }
      return sum;
    }
  }

  static Workload workload() {
    return new Workload("fork of 5 frames", SIZE)
        .driven(Variant.TREADLE, () -> ForksCoroutines.descend(DEPTH - 1), Forks::fork)
        .driven(Variant.HAND, () -> new Hand(DEPTH - 1), Hand::forks);
  }
}
