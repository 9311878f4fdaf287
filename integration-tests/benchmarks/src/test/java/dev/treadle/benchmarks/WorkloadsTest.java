package dev.treadle.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured, done once, without measuring the time. */
final class WorkloadsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** All ways to do a workload come to the same. */
  @TestFactory
  Stream<DynamicTest> agree() {
    return Workloads.all().stream()
        .map(
            workload ->
                dynamicTest(
                    workload.name(),
                    () -> {
                      List<Job> jobs = workload.jobs();
                      long expected = jobs.get(0).work().getAsLong();
                      for (Job job : jobs.subList(1, jobs.size())) {
                        if (job.variant().since() <= Runtime.version().feature()) {
                          assertEquals(expected, job.work().getAsLong(), job.id());
                        }
                      }
                    }));
  }

  /** All kinds of tasks receive the same messages. */
  @ParameterizedTest
  @EnumSource
  void crowdsAgree(Crowd.Scene scene) {
    Meter meter = new Meter(false);
    long expected = Crowd.of(Variant.TREADLE).run(scene, 100, meter);
    for (Variant variant : List.of(Variant.KOTLIN, Variant.THREAD, Variant.PLATFORM)) {
      if (variant.since() <= Runtime.version().feature()) {
        assertEquals(expected, Crowd.of(variant).run(scene, 100, meter), variant.title());
      }
    }
  }

  /** The JVM that does a job finds it by its id. */
  @Test
  void haveIds() {
    Set<String> ids = new HashSet<>();
    for (Workload workload : Workloads.all()) {
      for (Job job : workload.jobs()) {
        assertTrue(ids.add(job.id()), job.id());
        assertEquals(job.id(), Workloads.job(job.id()).id());
      }
    }
  }

  /** Far less is allocated than a box for each value would take. */
  @TestFactory
  Stream<DynamicTest> primitivesAreNotBoxed() {
    return Primitives.workloads().stream()
        .flatMap(workload -> workload.jobs().stream())
        .filter(job -> job.variant() == Variant.TREADLE || job.variant() == Variant.PUSH)
        .map(
            job ->
                dynamicTest(
                    job.id(),
                    () -> {
                      long first = job.work().getAsLong(); // also loads classes
                      long before = allocated();
                      long again = job.work().getAsLong();
                      long bytes = allocated() - before;
                      assertEquals(first, again);
                      assertTrue(bytes < job.size(), () -> bytes + " bytes for " + job.size());
                    }));
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
