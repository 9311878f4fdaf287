package dev.treadle.benchmarks;

import dev.treadle.processor.CoroutineProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A compile to measure, in a JVM of its own.
 *
 * @param name what it is called among the measurements
 * @param variant what compiles
 * @param sources the texts by their paths
 * @param times how often in one JVM; if once, what the JVM itself takes is part of it
 * @param rounds how many rounds another processor asks for
 */
record CompilePlan(
    String name, Variant variant, Map<String, String> sources, int times, int rounds) {
  /** Follows the name of a compile, for the time that went by. */
  static final String ELAPSED = ", elapsed";

  /** The large module, in a new JVM. */
  static final String COLD = "compile once";

  /** A smaller one, in a JVM that has compiled it before. */
  static final String WARM = "compile again";

  /** How many methods of a module are templates. */
  static final List<Integer> TEMPLATES = List.of(0, 50, 100, 200, 400);

  /** How many statements a template has, of which each second one is a yield. */
  static final List<Integer> STATEMENTS = List.of(10, 100, 1_000);

  static final List<Integer> ROUNDS = List.of(0, 5);

  static String withTemplates(int templates) {
    return "compile with %d templates".formatted(templates);
  }

  static String withStatements(int statements) {
    return "compile %,d statements".formatted(statements);
  }

  static String withRounds(int rounds) {
    return "compile in %d rounds".formatted(rounds);
  }

  /** All, those that are compared behind each other. */
  static List<CompilePlan> all() {
    List<CompilePlan> plans = new ArrayList<>();
    List<Variant> ways = List.of(Variant.JAVAC, Variant.TREADLE, Variant.COPIED, Variant.GIVEN);
    Map<String, String> large = new MadeModule(500, 200, 200).sources();
    ways.forEach(way -> plans.add(new CompilePlan(COLD, way, large, 1, 0)));
    Map<String, String> small = new MadeModule(100, 40, 40).sources();
    ways.forEach(way -> plans.add(new CompilePlan(WARM, way, small, 6, 0)));
    for (int templates : TEMPLATES) {
      Map<String, String> some = new MadeModule(200, 400, templates).sources();
      plans.add(new CompilePlan(withTemplates(templates), Variant.TREADLE, some, 4, 0));
    }
    for (int statements : STATEMENTS) {
      Map<String, String> one = Map.of("made/Row.java", MadeMethods.row(statements));
      plans.add(new CompilePlan(withStatements(statements), Variant.JAVAC, one, 10, 0));
      plans.add(new CompilePlan(withStatements(statements), Variant.TREADLE, one, 10, 0));
    }
    for (int rounds : ROUNDS) {
      plans.add(new CompilePlan(withRounds(rounds), Variant.COPIED, small, 6, rounds));
      plans.add(new CompilePlan(withRounds(rounds), Variant.TREADLE, small, 6, rounds));
    }
    return plans;
  }

  /** The processor time and what was allocated, and the elapsed time. */
  List<Measurement> measure(Path home, int release) throws IOException {
    Path directory = Files.createTempDirectory("compile");
    try {
      CompileRun.Cost cost = run(home, directory);
      return List.of(
          new Measurement(release, name, Form.DIRECT, variant, cost.cpu(), cost.bytes()),
          new Measurement(release, name + ELAPSED, Form.DIRECT, variant, cost.elapsed(), 0));
    } finally {
      CompileRun.delete(directory);
    }
  }

  private CompileRun.Cost run(Path home, Path directory) throws IOException {
    Path texts = directory.resolve("sources");
    MadeModule.write(sources, texts);
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.addAll(List.of("-Xms2g", "-Xmx2g"));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.add(CompileRun.class.getName());
    command.addAll(List.of(String.valueOf(times), texts.toString()));
    command.addAll(options(directory, texts));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return CompileRun.Cost.parse(
        new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private List<String> options(Path directory, Path texts) throws IOException {
    String path = System.getProperty("java.class.path");
    List<String> options = new ArrayList<>(List.of("-classpath", path));
    if (variant == Variant.JAVAC || variant == Variant.GIVEN) {
      options.add("-proc:none");
      if (variant == Variant.GIVEN) {
        MadeModule.write(companions(directory, texts), texts);
      }
      return options;
    }
    List<String> processors = new ArrayList<>();
    if (variant == Variant.COPIED) {
      Path copied = directory.resolve("copied");
      MadeModule.write(companions(directory, texts), copied);
      options.add("-A" + WritingProcessor.COPIED + "=" + copied);
    } else {
      processors.add(CoroutineProcessor.class.getName());
    }
    if (variant == Variant.COPIED || rounds > 0) {
      processors.add(WritingProcessor.class.getName());
      options.add("-A" + WritingProcessor.ROUNDS + "=" + rounds);
    }
    options.addAll(List.of("-processorpath", path, "-processor", String.join(",", processors)));
    return options;
  }

  /** The companions of the sources, by their paths. */
  private static Map<String, String> companions(Path directory, Path texts) throws IOException {
    Path output = Files.createDirectory(directory.resolve("generated"));
    String path = System.getProperty("java.class.path");
    CompileRun.compile(
        texts,
        output,
        List.of(
            "-proc:only",
            "-classpath",
            path,
            "-processorpath",
            path,
            "-processor",
            CoroutineProcessor.class.getName()));
    return MadeModule.read(output);
  }
}
