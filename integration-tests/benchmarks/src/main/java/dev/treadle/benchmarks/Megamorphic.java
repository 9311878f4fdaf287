package dev.treadle.benchmarks;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A range through a call site that has seen iterators of many classes. */
final class Megamorphic {
  private static final int SIZE = 10_000;

  private Megamorphic() {}

  /** Where they are driven: made such that the compiler cannot tell whose iterator comes next. */
  static final class Anyones {
    private Anyones() {}

    static {
      List<Integer> values = Collections.nCopies(100, 1);
      for (int i = 0; i < 5_000; i++) {
        sum(new ArrayDeque<>(values).iterator());
        sum(new HashSet<>(values).iterator());
        sum(new LinkedHashSet<>(values).iterator());
        sum(new TreeSet<>(values).iterator());
        sum(List.of(1, 2, 3).iterator());
      }
    }

    static long sum(Iterator<Integer> values) {
      long sum = 0;
      while (values.hasNext()) {
        sum += values.next();
      }
      return sum;
    }
  }

  static Workload workload() {
    return new Workload("range, megamorphic", SIZE)
        .direct(Variant.TREADLE, () -> Anyones.sum(RangeCoroutines.range(0, SIZE).iterator()))
        .direct(Variant.HAND, () -> Anyones.sum(new Range.Hand(0, SIZE)))
        .direct(Variant.KOTLIN, () -> Anyones.sum(KotlinGenerators.range(0, SIZE)))
        .direct(
            Variant.STREAM,
            () -> Anyones.sum(Stream.iterate(0, i -> i < SIZE, i -> i + 1).iterator()));
  }
}
