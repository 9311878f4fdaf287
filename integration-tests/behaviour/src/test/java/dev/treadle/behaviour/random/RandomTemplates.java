package dev.treadle.behaviour.random;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Examines templates by the number: the template of a seed is always the same. */
final class RandomTemplates {
  private static final int BATCH = Integer.getInteger("treadle.random.batch", 100);
  private static final int SHRINKING = Integer.getInteger("treadle.random.shrink", 300);

  private final Consumer<String> log;
  private final List<String> options;
  private final List<String> reports = new ArrayList<>();
  private int examined;
  private int illegal;
  private int refused;

  /** Examines templates that are compiled with the given options. */
  RandomTemplates(Consumer<String> log, String... options) {
    this.log = log;
    this.options = List.of(options);
  }

  /** The reports on those that failed. */
  List<String> reports() {
    return reports;
  }

  @Override
  public String toString() {
    return "%d templates: %d failed, %d refused as not supported, %d that javac cannot compile or the JVM not run"
        .formatted(examined, reports.size(), refused, illegal);
  }

  /**
   * Examines the templates of the seeds from {@code seed} on, until so many have failed or the time
   * is over.
   */
  void examine(long seed, int count, int failures, long until) throws IOException {
    try (Compilation.Files files = new Compilation.Files(options)) {
      Examination examination = new Examination(files);
      while (examined < count && reports.size() < failures && System.nanoTime() < until) {
        List<Choices> batch = new ArrayList<>();
        while (batch.size() < Math.min(BATCH, count - examined)) {
          batch.add(Choices.random(seed + examined + batch.size()));
        }
        List<@Nullable Failure> found = examination.all(batch);
        for (int i = 0; i < found.size(); i++) {
          note(examination, seed + examined + i, found.get(i));
        }
        examined += batch.size();
        if (examined % 1000 == 0) {
          log.accept(toString());
        }
      }
    }
  }

  private void note(Examination examination, long seed, @Nullable Failure failure) {
    if (failure == null) {
      return;
    }
    if (!failure.ours()) {
      illegal++;
    } else if (failure.details().contains("[TRD030]")) {
      refused++;
    } else {
      log.accept("seed " + seed + ": " + failure.kind() + "; shrinking it");
      reports.add(report(examination, seed, failure));
      log.accept(reports.get(reports.size() - 1));
      return;
    }
    log.accept("seed " + seed + ": " + failure.details().lines().findFirst().orElse(""));
  }

  private static String report(Examination examination, long seed, Failure failure) {
    Choices choices = Choices.random(seed);
    Template.of(choices, 0);
    int[] small = new Shrinker(examination, failure.kind(), choices.made(), SHRINKING).shrink();
    Failure last = examination.one(Choices.of(small));
    return "seed %d: %s%n%n%s%n%s"
        .formatted(
            seed,
            failure.kind(),
            Source.test(Template.of(Choices.of(small), 0), "Seed" + seed + "Test"),
            (last == null ? failure : last).details());
  }

  /** The seed, how many templates, and how many failures to stop at. */
  public static void main(String[] args) throws IOException {
    RandomTemplates templates = new RandomTemplates(System.out::println);
    templates.examine(
        Long.parseLong(args[0]),
        Integer.parseInt(args[1]),
        Integer.parseInt(args[2]),
        Long.MAX_VALUE);
    System.out.println(templates);
    System.exit(templates.reports().isEmpty() ? 0 : 1);
  }
}
