package dev.treadle.benchmarks;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** Numbers in a row: all that is measured is the yield. */
final class Range {
  private static final int SIZE = 10_000;

  private Range() {}

  @Generator
  static void range(Yielder<Integer> out, int from, int to) {
    for (int i = from; i < to; i++) {
      out.yield(i);
    }
  }

  static final class Hand implements Iterator<Integer> {
    private int next;
    private final int to;

    Hand(int from, int to) {
      this.next = from;
      this.to = to;
    }

    @Override
    public boolean hasNext() {
      return next < to;
    }

    @Override
    public Integer next() {
      if (next >= to) {
        throw new NoSuchElementException();
      }
      return next++;
    }
  }

  static Workload workload() {
    return Workload.numbers("range", SIZE)
        .iterator(Variant.TREADLE, () -> RangeCoroutines.range(0, SIZE).iterator())
        .iterator(Variant.HAND, () -> new Hand(0, SIZE))
        .iterator(Variant.KOTLIN, () -> KotlinGenerators.range(0, SIZE))
        .iterator(Variant.STREAM, () -> Stream.iterate(0, i -> i < SIZE, i -> i + 1).iterator())
        .push(out -> range(out, 0, SIZE))
        .direct(
            Variant.LOOP,
            () -> {
              long sum = 0;
              for (int i = 0; i < SIZE; i++) {
                sum += i;
              }
              return sum;
            });
  }
}
