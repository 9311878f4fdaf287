package dev.treadle.benchmarks;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A {@code try} around each yield: with a finalizer, and with a handler. */
public final class Guarded {
  private static final int SIZE = 10_000;

  private Guarded() {}

  /** What a finalizer or a handler changes. */
  public static final class Count {
    public int count;

    public void increment() {
      count++;
    }
  }

  @Generator
  static void finalized(Yielder<Integer> out, int to, Count count) {
    for (int i = 0; i < to; i++) {
      try {
        out.yield(i);
      } finally {
        count.increment();
      }
    }
  }

  @Generator
  static void handled(Yielder<Integer> out, int to, Count count) {
    for (int i = 0; i < to; i++) {
      try {
        out.yield(i);
      } catch (IllegalStateException e) {
        count.increment();
      }
    }
  }

  static final class Hand implements Iterator<Integer> {
    private final int to;
    private final Count count;
    private final boolean counting;
    private int next;

    Hand(int to, Count count, boolean counting) {
      this.to = to;
      this.count = count;
      this.counting = counting;
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
      if (counting && next > 0) {
        count.increment();
      }
      return next++;
    }
  }

  static Workload withFinally() {
    return Workload.numbers("try/finally", SIZE)
        .iterator(Variant.TREADLE, () -> GuardedCoroutines.finalized(SIZE, new Count()).iterator())
        .iterator(Variant.HAND, () -> new Hand(SIZE, new Count(), true))
        .iterator(Variant.KOTLIN, () -> KotlinGenerators.finalized(SIZE, new Count()))
        .push(out -> finalized(out, SIZE, new Count()));
  }

  static Workload withCatch() {
    return Workload.numbers("try/catch", SIZE)
        .iterator(Variant.TREADLE, () -> GuardedCoroutines.handled(SIZE, new Count()).iterator())
        .iterator(Variant.HAND, () -> new Hand(SIZE, new Count(), false))
        .iterator(Variant.KOTLIN, () -> KotlinGenerators.handled(SIZE, new Count()))
        .push(out -> handled(out, SIZE, new Count()));
  }
}
