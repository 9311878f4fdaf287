package dev.treadle.benchmarks;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A range that is given away whole: to a lambda, or to a pipeline. */
final class Pipelines {
  private static final int SIZE = 10_000;

  private Pipelines() {}

  static List<Workload> workloads() {
    return List.of(forEach(), pipeline());
  }

  private static Workload forEach() {
    return new Workload("range, forEach", SIZE)
        .direct(
            Variant.TREADLE,
            () -> {
              Workload.Tally tally = new Workload.Tally();
              RangeCoroutines.range(0, SIZE).forEach(i -> tally.sum += i);
              return tally.sum;
            })
        .direct(
            Variant.HAND,
            () -> {
              Workload.Tally tally = new Workload.Tally();
              new Range.Hand(0, SIZE).forEachRemaining(i -> tally.sum += i);
              return tally.sum;
            })
        .direct(Variant.KOTLIN, () -> KotlinGenerators.sumByForEach(SIZE))
        .direct(
            Variant.STREAM,
            () -> {
              Workload.Tally tally = new Workload.Tally();
              Stream.iterate(0, i -> i < SIZE, i -> i + 1).forEach(i -> tally.sum += i);
              return tally.sum;
            })
        .direct(
            Variant.LOOP,
            () -> {
              Workload.Tally tally = new Workload.Tally();
              for (int i = 0; i < SIZE; i++) {
                tally.sum += i;
              }
              return tally.sum;
            });
  }

  private static Workload pipeline() {
    return new Workload("range, stream().filter().map().sum()", SIZE)
        .direct(Variant.TREADLE, () -> sum(RangeCoroutines.range(0, SIZE).stream()))
        .direct(Variant.HAND, () -> sum(stream(new Range.Hand(0, SIZE))))
        .direct(Variant.KOTLIN, () -> KotlinGenerators.sumOfPipeline(SIZE))
        .direct(Variant.STREAM, () -> sum(Stream.iterate(0, i -> i < SIZE, i -> i + 1)))
        .direct(
            Variant.LOOP,
            () -> {
              long sum = 0;
              for (int i = 0; i < SIZE; i++) {
                if ((i & 1) == 0) {
                  sum += 3L * i;
                }
              }
              return sum;
            });
  }

  private static long sum(Stream<Integer> values) {
    return values.filter(i -> (i & 1) == 0).mapToLong(i -> 3L * i).sum();
  }

  private static <T> Stream<T> stream(Iterator<T> values) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(values, Spliterator.ORDERED), false);
  }
}
