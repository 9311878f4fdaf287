package dev.treadle.benchmarks;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/** Some work between the yields. */
final class Primes {
  private static final int BELOW = 10_000;
  private static final int SIZE = 1_229;

  private Primes() {}

  @Generator
  static void primes(Yielder<Integer> out, int below) {
    for (int n = 2; n < below; n++) {
      if (isPrime(n)) {
        out.yield(n);
      }
    }
  }

  static boolean isPrime(int n) {
    for (int d = 2; d * d <= n; d++) {
      if (n % d == 0) {
        return false;
      }
    }
    return true;
  }

  static final class Hand implements Iterator<Integer> {
    private final int below;
    private int next = 2;

    Hand(int below) {
      this.below = below;
    }

    @Override
    public boolean hasNext() {
      return next < below;
    }

    @Override
    public Integer next() {
      if (next >= below) {
        throw new NoSuchElementException();
      }
      int value = next++;
      while (next < below && !isPrime(next)) {
        next++;
      }
      return value;
    }
  }

  static Workload workload() {
    return Workload.numbers("primes", SIZE)
        .iterator(Variant.TREADLE, () -> PrimesCoroutines.primes(BELOW).iterator())
        .iterator(Variant.HAND, () -> new Hand(BELOW))
        .iterator(Variant.KOTLIN, () -> KotlinGenerators.primes(BELOW))
        .iterator(
            Variant.STREAM,
            () -> IntStream.range(2, BELOW).filter(Primes::isPrime).boxed().iterator())
        .push(out -> primes(out, BELOW))
        .direct(
            Variant.LOOP,
            () -> {
              long sum = 0;
              for (int n = 2; n < BELOW; n++) {
                if (isPrime(n)) {
                  sum += n;
                }
              }
              return sum;
            });
  }
}
