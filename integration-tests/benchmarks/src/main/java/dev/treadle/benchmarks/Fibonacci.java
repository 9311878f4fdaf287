package dev.treadle.benchmarks;

import static dev.treadle.benchmarks.Workload.begun;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Iterator;
import java.util.stream.Stream;

/** Two variables and no end: whoever asks stops asking. */
final class Fibonacci {
  private static final int SIZE = 10_000;

  private Fibonacci() {}

  @Generator
  static void numbers(Yielder<Long> out) {
    long a = 0;
    long b = 1;
    while (true) {
      out.yield(a);
      long next = a + b;
      a = b;
      b = next;
    }
  }

  static final class Hand implements Iterator<Long> {
    private long a = 0;
    private long b = 1;

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Long next() {
      long value = a;
      a = b;
      b += value;
      return value;
    }
  }

  private static long sumOfFirst(Iterator<Long> numbers) {
    long sum = 0;
    for (int i = 0; i < SIZE && numbers.hasNext(); i++) {
      sum += numbers.next();
    }
    return sum;
  }

  static Workload workload() {
    return new Workload("fibonacci", SIZE)
        .driven(
            Variant.TREADLE, () -> FibonacciCoroutines.numbers().iterator(), Fibonacci::sumOfFirst)
        .driven(Variant.HAND, Hand::new, Fibonacci::sumOfFirst)
        .driven(Variant.KOTLIN, KotlinGenerators::fibonacci, Fibonacci::sumOfFirst)
        .driven(
            Variant.STREAM,
            () ->
                Stream.iterate(new long[] {0, 1}, p -> new long[] {p[1], p[0] + p[1]})
                    .map(p -> p[0])
                    .iterator(),
            Fibonacci::sumOfFirst)
        .direct(
            Variant.LOOP,
            () -> {
              long sum = 0;
              long a = 0;
              long b = 1;
              for (int i = 0; i < SIZE; i++) {
                sum += a;
                long next = a + b;
                a = b;
                b = next;
              }
              return sum;
            })
        .direct(
            Variant.THREAD,
            () -> Handoff.onThread(() -> sumOfFirst(new Handoff<>(Fibonacci::numbers))))
        .direct(Variant.CONTINUATION, () -> sumOfFirst(new Continued<>(Fibonacci::numbers)))
        .suspended(Variant.TREADLE, () -> begun(FibonacciCoroutines.numbers().iterator()))
        .suspended(Variant.HAND, () -> begun(new Hand()))
        .suspended(Variant.KOTLIN, () -> begun(KotlinGenerators.fibonacci()))
        .suspended(Variant.THREAD, () -> begun(new Handoff<>(Fibonacci::numbers)));
  }
}
