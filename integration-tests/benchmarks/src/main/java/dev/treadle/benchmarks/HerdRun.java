package dev.treadle.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The measurement of what a herd or a crowd at rest takes, in a JVM of its own. */
final class HerdRun {
  /** So long is measured, since the clock of the process is a coarse one. */
  private static final long NANOS = 1_000_000_000;

  private static final int LEAST = 3;
  private static final int MOST = 20;

  private HerdRun() {}

  /** What there are many of. */
  enum Kind {
    GENERATORS("suspended generators") {
      @Override
      ToLongFunction<Meter> many(Variant variant, int size) {
        return new Herd(variant, size)::run;
      }
    },
    TASKS("sleeping tasks") {
      @Override
      ToLongFunction<Meter> many(Variant variant, int size) {
        Crowd crowd = Crowd.of(variant);
        return meter -> crowd.run(Crowd.Scene.REST, size, meter);
      }
    };

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** Makes many, has a meter measure them, and ends them. */
    abstract ToLongFunction<Meter> many(Variant variant, int size);
  }

  /** Many to measure. */
  record Measured(Kind kind, Variant variant, int size) implements Plan {
    @Override
    public String name() {
      return "memory, %,d %s".formatted(size, kind.title);
    }

    @Override
    public int since() {
      return variant.since();
    }

    @Override
    public List<Measurement> measure(Path home, int release) throws IOException {
      List<String> results =
          Child.run(home, List.of("-Xbatch"), HerdRun.class, kind.name(), variant.name(), size);
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

  /** All: ten million virtual threads would not fit. */
  static List<Measured> plans() {
    return Stream.of(
            many(
                Kind.GENERATORS,
                1_000_000,
                Variant.TREADLE,
                Variant.HAND,
                Variant.KOTLIN,
                Variant.THREAD),
            many(Kind.GENERATORS, 10_000_000, Variant.TREADLE, Variant.HAND, Variant.KOTLIN),
            many(Kind.TASKS, 1_000_000, Variant.TREADLE, Variant.KOTLIN, Variant.THREAD))
        .flatMap(plans -> plans)
        .toList();
  }

  private static Stream<Measured> many(Kind kind, int size, Variant... variants) {
    return Stream.of(variants).map(variant -> new Measured(kind, variant, size));
  }

  /** Warms up, and prints the time in which one is made, and the heap that it takes. */
  public static void main(String[] arguments) {
    Kind kind = Kind.valueOf(arguments[0]);
    Variant variant = Variant.valueOf(arguments[1]);
    int size = Integer.parseInt(arguments[2]);
    ToLongFunction<Meter> few = kind.many(variant, 10_000);
    long sum = 0;
    for (int i = 0; i < 20; i++) {
      sum += few.applyAsLong(new Meter(false));
    }
    ToLongFunction<Meter> many = kind.many(variant, size);
    long nanos = 0;
    long bytes = 0;
    int rounds = 0;
    while (rounds < LEAST || (nanos < NANOS && rounds < MOST)) {
      Meter meter = new Meter(true);
      sum += many.applyAsLong(meter);
      nanos += meter.creation();
      bytes += meter.heap();
      rounds++;
    }
    double made = (double) rounds * size;
    System.out.printf("%s%n%s%n%s%n", nanos / made, bytes / made, sum);
  }
}
