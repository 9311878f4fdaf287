package dev.treadle.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The measurement of a crowd, in a JVM of its own. */
final class CrowdRun {
  /** So many are measured, since the clock of the process is a coarse one. */
  private static final int MESSAGES = 2_000_000;

  private CrowdRun() {}

  /** A crowd to measure. */
  record Measured(Crowd.Scene scene, Variant variant, int tasks) implements Plan {
    @Override
    public String name() {
      return "%,d tasks, %s".formatted(tasks, scene.title());
    }

    @Override
    public int since() {
      return variant.since();
    }

    @Override
    public List<Measurement> measure(Path home, int release) throws IOException {
      List<String> results =
          Child.run(home, List.of(), CrowdRun.class, scene.name(), variant.name(), tasks);
      return List.of(
          new Measurement(
              release,
              name(),
              Form.DIRECT,
              variant,
              Double.parseDouble(results.get(0)),
              Double.parseDouble(results.get(1))));
    }
  }

  /** All, the smaller ones first: only few platform threads. */
  static List<Measured> plans() {
    return Stream.of(2_000, 20_000, 1_000_000)
        .flatMap(
            tasks ->
                Stream.of(Crowd.Scene.PING_PONG, Crowd.Scene.LINE, Crowd.Scene.SLEEP)
                    .flatMap(
                        scene ->
                            Stream.of(
                                    Variant.TREADLE,
                                    Variant.KOTLIN,
                                    Variant.THREAD,
                                    Variant.PLATFORM)
                                .filter(v -> v != Variant.PLATFORM || tasks == 2_000)
                                .map(variant -> new Measured(scene, variant, tasks))))
        .toList();
  }

  /** Warms up, and prints the time for a message or a sleep, and the heap for a task. */
  public static void main(String[] arguments) {
    Crowd.Scene scene = Crowd.Scene.valueOf(arguments[0]);
    Crowd crowd = Crowd.of(Variant.valueOf(arguments[1]));
    int tasks = Integer.parseInt(arguments[2]);
    for (int i = 0; i < 20; i++) {
      long unused = crowd.run(scene, 1_000, new Meter(false));
    }
    Meter scale = new Meter(true);
    long sum = crowd.run(scene, tasks, scale);
    int runs = Math.max(1, MESSAGES / Crowd.ROUNDS / tasks);
    long nanos = 0;
    for (int i = 0; i < runs; i++) {
      Meter clock = new Meter(false);
      sum += crowd.run(scene, tasks, clock);
      nanos += clock.nanos();
    }
    double message = (double) nanos / runs / tasks / Crowd.ROUNDS;
    System.out.printf("%s%n%s%n%s%n", message, (double) scale.heap() / tasks, sum);
  }
}
