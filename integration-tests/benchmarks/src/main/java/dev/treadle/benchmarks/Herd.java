package dev.treadle.benchmarks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Very many suspended generators at once, of one kind. */
final class Herd {
  private static final int LENGTH = 3;

  private final Variant variant;
  private final int size;
  private final List<Iterator<Integer>> runs;

  /** Reserves the place for the references, which is not measured. */
  Herd(Variant variant, int size) {
    this.variant = variant;
    this.size = size;
    this.runs = new ArrayList<>(size);
  }

  /**
   * Makes the generators and takes a value from each, tells the meter, and takes the others.
   *
   * @return the sum of the values
   */
  long run(Meter meter) {
    return variant == Variant.THREAD ? Handoff.onThread(() -> pass(meter)) : pass(meter);
  }

  private long pass(Meter meter) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      Iterator<Integer> run = range(i & 63);
      sum += run.next();
      runs.add(run);
    }
    meter.waiting();
    for (Iterator<Integer> run : runs) {
      sum += Workload.sum(run);
    }
    runs.clear();
    return sum;
  }

  /** Values that take no boxes which would have to be made. */
  private Iterator<Integer> range(int from) {
    int to = from + LENGTH;
    return switch (variant) {
      case TREADLE -> RangeCoroutines.range(from, to).iterator();
      case HAND -> new Range.Hand(from, to);
      case KOTLIN -> KotlinGenerators.range(from, to);
      case THREAD -> new Handoff<>(out -> Range.range(out, from, to));
      default -> throw new IllegalArgumentException(variant.title());
    };
  }
}
