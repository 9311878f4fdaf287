package dev.treadle.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jol.info.GraphLayout;

/**
 * What one suspended run keeps in the heap: the objects that one more run of a template adds to
 * those of the first, so that what they share, such as the text that is read or the tree that is
 * walked, does not count. JOL finds the objects, but for those of the JVM's own that are the stack
 * of a virtual thread: that is the growth of the heap by many.
 */
final class Footprint {
  static {
    // Sizes are computed from the layout of fields; to ask the JVM would take an agent.
    System.setProperty("jol.skipDynamicAttach", "true");
    System.setProperty("jol.skipHotspotSAAttach", "true");
    System.setProperty("jol.magicFieldOffset", "true"); // of records
  }

  private static final Set<String> TEMPLATES =
      Set.of(
          "range",
          "fibonacci",
          "nested loops",
          "primes",
          "permutations",
          "tokenizer",
          "try/finally",
          "averager",
          "CSV parser",
          "tree, balanced, depth 20",
          "delegation with send",
          "ring of 100");

  private static final int THREADS = 10_000;

  private Footprint() {}

  /** The footprints of all templates, on a JVM with some flags. */
  record Measured(String flags) implements Plan {
    @Override
    public String name() {
      return name("footprint", flags);
    }

    /** What the footprint of a template is called among the measurements. */
    String name(Workload template) {
      return name(template.name(), flags);
    }

    private static String name(String what, String flags) {
      return "memory, " + what + (flags.isEmpty() ? "" : ", " + flags);
    }

    @Override
    public int since() {
      return flags.isEmpty() ? 17 : 25;
    }

    @Override
    public List<Measurement> measure(Path home, int release) throws IOException {
      List<String> all = new ArrayList<>();
      all.add("-Xbatch");
      if (!flags.isEmpty()) {
        all.add(flags);
      }
      if (release >= 24) {
        all.add("--sun-misc-unsafe-memory-access=allow"); // JOL uses it, and the JVM complains
      }
      List<Measurement> measured = new ArrayList<>();
      Iterator<String> results =
          Child.run(home, all, Footprint.class).stream()
              .filter(line -> !line.startsWith("#")) // what JOL prints
              .iterator();
      for (Workload template : templates()) {
        for (Variant variant : variants(template, release)) {
          double bytes = Double.parseDouble(results.next());
          measured.add(new Measurement(release, name(template), Form.DIRECT, variant, 0, bytes));
        }
      }
      return measured;
    }
  }

  /** With the default flags, and with those that change the layout of objects. */
  static List<Measured> plans() {
    return Stream.of("", "-XX:+UseCompactObjectHeaders").map(Measured::new).toList();
  }

  /** The templates that are measured, in the order of the workloads. */
  static List<Workload> templates() {
    return Workloads.all().stream()
        .filter(workload -> TEMPLATES.contains(workload.name()))
        .toList();
  }

  /** The ways that are measured, of those that a release of Java has. */
  static List<Variant> variants(Workload template, int release) {
    return Stream.of(Variant.TREADLE, Variant.HAND, Variant.KOTLIN, Variant.THREAD)
        .filter(variant -> variant.since() <= release)
        .filter(template.suspended()::containsKey)
        .toList();
  }

  /** The bytes of a run that is suspended. */
  static double bytes(Workload template, Variant variant) {
    Supplier<?> run = template.suspended().get(variant);
    if (run == null) {
      throw new IllegalArgumentException(template.name() + " " + variant);
    }
    return variant == Variant.THREAD ? growth(run) : difference(run.get(), run.get());
  }

  private static long difference(Object one, Object other) {
    return GraphLayout.parseInstance(one, other).totalSize()
        - GraphLayout.parseInstance(one).totalSize();
  }

  private static double growth(Supplier<?> run) {
    Object[] runs = new Object[THREADS];
    fill(runs, run, new Meter(false)); // the stack of compiled code is smaller
    Meter meter = new Meter(true);
    fill(runs, run, meter);
    return (double) meter.heap() / THREADS;
  }

  private static void fill(Object[] runs, Supplier<?> run, Meter meter) {
    long unused =
        Handoff.onThread(
            () -> {
              Arrays.setAll(runs, i -> run.get());
              meter.waiting();
              return runs.length;
            });
  }

  /** Prints the bytes of all, in their order. */
  public static void main(String[] arguments) {
    for (Workload template : templates()) {
      for (Variant variant : variants(template, Runtime.version().feature())) {
        System.out.println(bytes(template, variant));
      }
    }
  }
}
