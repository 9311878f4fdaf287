package dev.treadle.benchmarks;

import java.util.function.LongSupplier;

/**
 * A workload done in one way.
 *
 * @param workload its name
 * @param form what HotSpot sees
 * @param variant the way
 * @param size the number of elements, by which the time is divided
 * @param work does it; the result is the same for all jobs of the workload
 */
record Job(String workload, Form form, Variant variant, int size, LongSupplier work) {
  /** The name that a JVM of its own is told. */
  String id() {
    return workload + "/" + form + "/" + variant;
  }
}
