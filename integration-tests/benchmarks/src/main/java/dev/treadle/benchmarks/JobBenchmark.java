package dev.treadle.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The one benchmark: does a job. Each job runs in a JVM of its own, so that the calls through which
 * it is found and driven have a single target, and HotSpot inlines them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class JobBenchmark {
  /** The id of the job. */
  @Param("")
  public String job;

  private LongSupplier work;

  /** For JMH. */
  public JobBenchmark() {}

  /** Looks the job up. */
  @Setup
  public void find() {
    work = Workloads.job(job).work();
  }

  /**
   * Does it once. HotSpot compiles this and what it calls, as it does with a user's method: it
   * inlines 15 calls into each other, and JMH's are none of them.
   *
   * @param clock counts
   * @return the job's result
   */
  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public long work(Clock clock) {
    clock.runs++;
    return work.getAsLong();
  }

  /** The processor time that a run takes, which other programs on the machine do not spoil. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Clock {
    /** Nanoseconds of processor time for each run of the iteration. */
    public double cpu;

    /** The same for all threads together, those of the JVM included. */
    public double processCpu;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long runs;
    private long start;
    private long processStart;

    /** For JMH. */
    public Clock() {}

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void start() {
      runs = 0;
      processStart = process.getProcessCpuTime();
      start = threads.getCurrentThreadCpuTime();
    }

    /** Ends it. */
    @TearDown(Level.Iteration)
    public void stop() {
      cpu = (double) (threads.getCurrentThreadCpuTime() - start) / runs;
      processCpu = (double) (process.getProcessCpuTime() - processStart) / runs;
    }
  }
}
