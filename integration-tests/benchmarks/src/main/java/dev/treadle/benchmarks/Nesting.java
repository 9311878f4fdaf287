package dev.treadle.benchmarks;

import static dev.treadle.benchmarks.Workload.once;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Values from the bottom of many delegations: what one costs must not depend on the depth. */
final class Nesting {
  private static final int SIZE = 6_400;

  private Nesting() {}

  @Generator
  static void nested(Yielder<Integer> out, int depth) {
    if (depth > 0) {
      nested(out, depth - 1);
      out.yield(-depth); // never reached, but it keeps the frame
    }
    for (int i = 0; ; i++) {
      out.yield(i & 63);
    }
  }

  /** The calls on a stack of their own; the topmost goes on where it was. */
  static final class Hand implements Iterator<Integer> {
    private final Deque<Call> stack = new ArrayDeque<>();
    private boolean ready;
    private int value;

    Hand(int depth) {
      stack.push(new Call(depth));
    }

    private static final class Call {
      private static final int BEGUN = 0;
      private static final int CALLING = 1;
      private static final int COUNTING = 2;

      private final int depth;
      private int at;
      private int i;

      Call(int depth) {
        this.depth = depth;
      }
    }

    @Override
    public boolean hasNext() {
      if (!ready) {
        advance();
      }
      return ready;
    }

    private void advance() {
      for (Call top = stack.peek(); top != null; top = stack.peek()) {
        switch (top.at) {
          case Call.BEGUN -> {
            if (top.depth == 0) {
              top.at = Call.COUNTING;
            } else {
              top.at = Call.CALLING;
              stack.push(new Call(top.depth - 1));
            }
          }
          case Call.CALLING -> {
            top.at = Call.COUNTING;
            give(-top.depth);
            return;
          }
          default -> {
            give(top.i++ & 63);
            return;
          }
        }
      }
    }

    private void give(int next) {
      value = next;
      ready = true;
    }

    @Override
    public Integer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return value;
    }
  }

  static List<Workload> workloads() {
    return Stream.of(10, 1_000, 100_000).map(Nesting::workload).toList();
  }

  /** One run for all measurements, so that its beginning, all the way down, is not measured. */
  private static Workload workload(int depth) {
    Supplier<Iterator<Integer>> machine = once(() -> NestingCoroutines.nested(depth).iterator());
    Supplier<Iterator<Integer>> hand = once(() -> new Hand(depth));
    Supplier<Iterator<Integer>> kotlin = once(() -> KotlinGenerators.nested(depth));
    Workload workload =
        new Workload("delegation, %,d deep".formatted(depth), SIZE)
            .direct(Variant.TREADLE, () -> sumOfNext(machine.get()))
            .direct(Variant.HAND, () -> sumOfNext(hand.get()));
    // Kotlin goes all the way up and down for each value, on the stack.
    return depth > 1_000
        ? workload
        : workload.direct(Variant.KOTLIN, () -> sumOfNext(kotlin.get()));
  }

  private static long sumOfNext(Iterator<Integer> values) {
    long sum = 0;
    for (int i = 0; i < SIZE && values.hasNext(); i++) {
      sum += values.next();
    }
    return sum;
  }
}
