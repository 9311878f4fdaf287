package dev.treadle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the workloads and writes the results to {@code FILE.json} and into {@code FILE.md}.
 *
 * <pre>{@code
 * Main FILE [--jdk HOME]... [--only REGEX] [--rounds N] [--millis N] [--warmup N] [--iterations N]
 * }</pre>
 *
 * <p>Each job runs in a JVM of its own, once in each round. The jobs of a workload follow each
 * other, on all JDKs in turn, so that what else the machine does meets them alike. What counts is
 * the processor time of the best iteration. Results that are not measured again stay.
 */
final class Main {
  private final List<Path> homes = new ArrayList<>();
  private Pattern only = Pattern.compile("");
  private int rounds = 1;
  private int millis = 200;
  private int warmup = 3;
  private int iterations = 3;

  private Main(List<String> arguments) {
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      String value = arguments.get(i + 1);
      switch (arguments.get(i)) {
        case "--jdk" -> homes.add(Path.of(value));
        case "--only" -> only = Pattern.compile(value);
        case "--rounds" -> rounds = Integer.parseInt(value);
        case "--millis" -> millis = Integer.parseInt(value);
        case "--warmup" -> warmup = Integer.parseInt(value);
        case "--iterations" -> iterations = Integer.parseInt(value);
        default -> throw new IllegalArgumentException(arguments.get(i));
      }
    }
    if (homes.isEmpty()) {
      homes.add(Path.of(System.getProperty("java.home")));
    }
  }

  /** Measures; see above. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    List<String> all = List.of(arguments);
    Path json = Path.of(all.get(0) + ".json");
    Path page = Path.of(all.get(0) + ".md");
    Main main = new Main(all.subList(1, all.size()));
    for (Workload workload : Workloads.all()) {
      if (main.only.matcher(workload.name()).find()) {
        record(main.measure(workload), json, page);
      }
    }
    for (Plan plan : plans()) {
      if (main.only.matcher(plan.name()).find()) {
        record(main.measure(plan), json, page);
      }
    }
    Path compiling = Path.of(all.get(0) + "-compile.json");
    for (CompilePlan plan : CompilePlan.all()) {
      if (main.only.matcher(plan.name()).find()) {
        merge(compiling, main.measureEach(plan::measure));
      }
    }
    if (main.only.matcher(ClassSizes.NAME).find()) {
      merge(compiling, ClassSizes.measure());
    }
    CompileTables.replace(page, Measurement.read(compiling));
  }

  private static void merge(Path json, List<Measurement> measured) throws IOException {
    Measurement.write(json, Measurement.merge(Measurement.read(json), measured));
  }

  private static void record(List<Measurement> measured, Path json, Path page) throws IOException {
    merge(json, measured);
    Tables.replace(page, Measurement.read(json));
  }

  private static List<Plan> plans() {
    return Stream.of(CrowdRun.plans(), Footprint.plans(), HerdRun.plans())
        .<Plan>flatMap(List::stream)
        .toList();
  }

  /** Measures something on each JDK, in each round. */
  private List<Measurement> measureEach(OnJdk one) throws IOException {
    List<Measurement> measured = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (Path home : homes) {
        measured.addAll(one.measure(home, release(home)));
      }
    }
    System.out.println(measured);
    return measured;
  }

  @FunctionalInterface
  private interface OnJdk {
    List<Measurement> measure(Path home, int release) throws IOException;
  }

  private List<Measurement> measure(Plan plan) throws IOException {
    List<Measurement> measured = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (Path home : homes) {
        int release = release(home);
        if (plan.since() <= release) {
          measured.addAll(plan.measure(home, release));
        }
      }
    }
    System.out.println(measured);
    return measured;
  }

  private List<Measurement> measure(Workload workload) throws IOException, RunnerException {
    List<Measurement> measured = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (Path home : homes) {
        int release = release(home);
        for (Job job : workload.jobs()) {
          if (job.variant().since() <= release) {
            measured.add(measure(job, home, release));
          }
        }
      }
    }
    return measured;
  }

  private Measurement measure(Job job, Path home, int release) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(JobBenchmark.class.getName())
            .param("job", job.id())
            .jvm(home.resolve("bin/java").toString())
            .jvmArgs(flags(release).toArray(String[]::new))
            .forks(1)
            .warmupIterations(warmup)
            .warmupTime(TimeValue.milliseconds(millis))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.milliseconds(millis))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    RunResult result = new Runner(options.build()).runSingle();
    String clock = job.variant() == Variant.THREAD ? "processCpu" : "cpu";
    Measurement measurement =
        new Measurement(
            release,
            job.workload(),
            job.form(),
            job.variant(),
            least(result, clock) / job.size(),
            least(result, "gc.alloc.rate.norm") / job.size());
    System.out.println(measurement);
    return measurement;
  }

  private static List<String> flags(int release) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-Xms2g",
                "-Xmx2g",
                // What dies young stays in the processor's caches, whoever else uses the memory.
                "-Xmn32m",
                // Other programs may keep the compiler from the processor; this waits for it.
                "-Xbatch",
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=dontinline,%s::made".formatted(Form.class.getName()),
                "-XX:CompileCommand=dontinline,%s::sum"
                    .formatted(Megamorphic.Anyones.class.getName()),
                // Virtual threads that take turns, as the other variants do.
                "-Djdk.virtualThreadScheduler.parallelism=1"));
    if (Variant.CONTINUATION.since() <= release) {
      flags.add(Continued.FLAG);
    }
    if (release >= 24) {
      flags.add("--sun-misc-unsafe-memory-access=allow"); // JMH uses it, and the JVM complains
    }
    return flags;
  }

  private static double least(RunResult result, String name) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .mapToDouble(iteration -> iteration.getSecondaryResults().get(name).getScore())
        .min()
        .orElseThrow();
  }

  /** The feature release of a JDK, which need not be the one that runs this. */
  private static int release(Path home) throws IOException {
    return Files.readAllLines(home.resolve("release")).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("JAVA_VERSION=\"(\\d+).*", "$1"))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }
}
