package dev.treadle.real;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The tests of a library, run on one version of it.
 *
 * @param failures what was thrown, by the ids of the tests; nothing for those that passed
 */
record TestRun(Map<String, String> failures) {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** What the libraries' own builds open to their tests. */
  private static final List<String> OPEN =
      List.of("java.base/java.lang", "java.base/java.lang.reflect", "java.base/java.util");

  static TestRun of(Library library, Path classes, Path directory, List<String> properties)
      throws IOException, InterruptedException {
    Path results = directory.resolve("results.tsv");
    Files.deleteIfExists(results);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-ea", "-Xss4m", "-Duser.language=en", "-Duser.country=US"));
    for (String one : OPEN) {
      command.addAll(List.of("--add-opens", one + "=ALL-UNNAMED"));
    }
    command.addAll(properties);
    command.addAll(
        List.of(
            "-cp",
            String.join(
                File.pathSeparator,
                classes.toString(),
                library.tests().toString(),
                System.getProperty("java.class.path")),
            Suite.class.getName(),
            library.tests().toString(),
            results.toString(),
            library.slow()));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.txt").toFile())
            .start();
    if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the tests did not end: " + directory);
    }
    Map<String, String> failures = new TreeMap<>();
    for (String line : Files.readAllLines(results)) {
      int tab = line.indexOf('\t');
      failures.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return new TestRun(failures);
  }

  boolean passed(String test) {
    return "".equals(failures.get(test));
  }

  long passed() {
    return failures.keySet().stream().filter(this::passed).count();
  }

  /** The tests that passed in the other run and did not here, with what they threw. */
  List<String> lost(TestRun other) {
    return other.failures.keySet().stream()
        .filter(other::passed)
        .filter(test -> !passed(test))
        .map(test -> test + ": " + failures.getOrDefault(test, "was not run"))
        .toList();
  }
}
