package dev.treadle.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/** All workloads. */
final class Workloads {
  private Workloads() {}

  /** In the order in which they are shown. */
  static List<Workload> all() {
    return Stream.of(
            List.of(
                Range.workload(),
                Fibonacci.workload(),
                NestedLoops.workload(),
                Primes.workload(),
                Permutations.workload(),
                Tokenizer.workload(),
                Guarded.withFinally(),
                Guarded.withCatch(),
                Averager.workload(),
                Csv.workload(),
                Catcher.workload(),
                Megamorphic.workload()),
            Pipelines.workloads(),
            Primitives.workloads(),
            Rows.workloads(),
            Walk.workloads(),
            Nesting.workloads(),
            List.of(Relay.workload(), Ring.workload(), Forks.workload(), Search.workload()))
        .flatMap(List::stream)
        .toList();
  }

  /** The job that has an id. */
  static Job job(String id) {
    return all().stream()
        .flatMap(workload -> workload.jobs().stream())
        .filter(job -> job.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
