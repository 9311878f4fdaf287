package dev.treadle.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * Measures a crowd: the processor time until it waits, the heap while it does, and the processor
 * time that it then takes.
 */
public final class Meter {
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final boolean weighing;
  private final long before;
  private final long begun;
  private long creation;
  private long heap;
  private long start;

  /**
   * Begins, before there is anything of the crowd.
   *
   * @param weighing whether to measure the heap, which takes some collections
   */
  public Meter(boolean weighing) {
    this.weighing = weighing;
    this.before = used();
    this.begun = process.getProcessCpuTime();
  }

  /** All tasks wait at the gate, which is opened next. */
  public void waiting() {
    creation = process.getProcessCpuTime() - begun;
    heap = used() - before;
    start = process.getProcessCpuTime();
  }

  /** Nanoseconds of processor time, on all threads, from the beginning until all waited. */
  long creation() {
    return creation;
  }

  /** The bytes of the heap that the crowd held while it waited. */
  long heap() {
    return heap;
  }

  /** Nanoseconds of processor time, on all threads, since the gate was opened. */
  long nanos() {
    return process.getProcessCpuTime() - start;
  }

  private long used() {
    if (!weighing) {
      return 0;
    }
    System.gc();
    System.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
