package dev.treadle.benchmarks;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/** A yield in a loop in a loop. */
final class NestedLoops {
  private static final int SIDE = 140;
  private static final int SIZE = SIDE * (SIDE - 1) / 2;

  private NestedLoops() {}

  @Generator
  static void products(Yielder<Integer> out, int side) {
    for (int i = 1; i < side; i++) {
      for (int j = 0; j < i; j++) {
        out.yield(i * j);
      }
    }
  }

  static final class Hand implements Iterator<Integer> {
    private final int side;
    private int i = 1;
    private int j = 0;

    Hand(int side) {
      this.side = side;
    }

    @Override
    public boolean hasNext() {
      return i < side;
    }

    @Override
    public Integer next() {
      if (i >= side) {
        throw new NoSuchElementException();
      }
      int value = i * j;
      if (++j == i) {
        i++;
        j = 0;
      }
      return value;
    }
  }

  static Workload workload() {
    return Workload.numbers("nested loops", SIZE)
        .iterator(Variant.TREADLE, () -> NestedLoopsCoroutines.products(SIDE).iterator())
        .iterator(Variant.HAND, () -> new Hand(SIDE))
        .iterator(Variant.KOTLIN, () -> KotlinGenerators.products(SIDE))
        .iterator(
            Variant.STREAM,
            () ->
                IntStream.range(1, SIDE)
                    .boxed()
                    .flatMap(i -> IntStream.range(0, i).mapToObj(j -> i * j))
                    .iterator())
        .push(out -> products(out, SIDE))
        .direct(
            Variant.LOOP,
            () -> {
              long sum = 0;
              for (int i = 1; i < SIDE; i++) {
                for (int j = 0; j < i; j++) {
                  int product = i * j;
                  sum += product;
                }
              }
              return sum;
            });
  }
}
