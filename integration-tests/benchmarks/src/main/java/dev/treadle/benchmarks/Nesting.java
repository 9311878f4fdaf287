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

  /** Iterators on a stack, of which the topmost has the next value. */
  static final class Hand implements Iterator<Integer> {
    private final Deque<Values> stack = new ArrayDeque<>();

    Hand(int depth) {
      for (int i = 0; i < depth; i++) {
        stack.push(new Values(0));
      }
      stack.push(new Values(Integer.MAX_VALUE));
    }

    private static final class Values {
      private final int to;
      private int next;

      Values(int to) {
        this.to = to;
      }
    }

    @Override
    public boolean hasNext() {
      while (!stack.isEmpty()) {
        Values top = stack.getFirst();
        if (top.next < top.to) {
          return true;
        }
        stack.pop();
      }
      return false;
    }

    @Override
    public Integer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Values top = stack.getFirst();
      int value = top.next;
      top.next = (value + 1) & 63;
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
