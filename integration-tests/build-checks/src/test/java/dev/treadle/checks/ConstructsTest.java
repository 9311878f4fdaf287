package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.checks.Constructs.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/constructs.md}: each example does what its table says, and none is missing. */
final class ConstructsTest {
  /** Those that the running JDK knows. */
  private static final List<Row> ROWS =
      Constructs.rows().stream().filter(row -> row.java() <= Jdk.RELEASE).toList();

  @TempDir static Path directory;

  /** What javac said of the examples, by file. */
  private static final Map<String, List<Message>> ERRORS = new HashMap<>();

  /** What their runs left, by package. */
  private static final Map<String, String[]> TRACES = new HashMap<>();

  @BeforeAll
  static void compileAndRun() {
    for (boolean refused : List.of(false, true)) {
      List<Row> rows = ROWS.stream().filter(row -> row.isRefused() == refused).toList();
      Path place = directory.resolve(refused ? "refused" : "works");
      List<Path> sources = new ArrayList<>();
      rows.forEach(
          row ->
              sources.add(
                  Compilation.write(place.resolve(row.name()).resolve(row.file()), row.source())));
      if (!refused) {
        sources.add(Compilation.write(place.resolve("Main.java"), Constructs.main(rows)));
      }
      Jdk.Outcome compiled = Jdk.javac(place, List.of("-Xmaxerrs", "9999"), sources);
      compiled
          .errors()
          .forEach(e -> ERRORS.computeIfAbsent(e.file(), f -> new ArrayList<>()).add(e));
      if (!refused && compiled.exit() == 0) {
        Jdk.java(place, "Main")
            .output()
            .lines()
            .forEach(
                line -> TRACES.put(line.substring(0, line.indexOf('\t')), line.split("\t", -1)));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> works() {
    return examples(false, ConstructsTest::works);
  }

  @TestFactory
  Stream<DynamicTest> isRefused() {
    return examples(true, ConstructsTest::isRefused);
  }

  private static Stream<DynamicTest> examples(boolean refused, Consumer<Row> check) {
    return ROWS.stream()
        .filter(row -> row.isRefused() == refused)
        .map(row -> DynamicTest.dynamicTest(row.construct(), () -> check.accept(row)));
  }

  private static void works(Row row) {
    assertEquals(List.of(), ERRORS.getOrDefault(row.file(), List.of()));
    String[] traces = TRACES.get(row.name());
    assertTrue(traces != null, "not run, since an example did not compile, or did not end");
    assertEquals(traces[1], traces[2], "push mode, and the machine");
    assertTrue(traces[1].contains(">") && traces[1].matches(".*[=!].*"), traces[1]);
  }

  private static void isRefused(Row row) {
    List<Message> errors = ERRORS.getOrDefault(row.file(), List.of());
    assertEquals(1, errors.size(), errors::toString);
    Message error = errors.get(0);
    assertTrue(error.text().contains("[" + row.problem() + "]"), error.text());
    assertEquals(row.place(), error.place(), error.text());
  }

  @Test
  void everyRowIsReadAndNamedOnce() {
    List<String> names = Constructs.rows().stream().map(Row::construct).toList();
    assertEquals(names.size(), Set.copyOf(names).size(), () -> "named twice: " + names);
    assertEquals(Constructs.lines(), names.size());
  }

  /**
   * The compiler of 17 has kinds for the patterns that it only previews, and later ones have not.
   */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void everyKindOfTreeHasAnExample() {
    Path source =
        Compilation.write(directory.resolve("kinds/Kinds.java"), Constructs.kindsProgram());
    List<String> command = new ArrayList<>();
    command.add(Jdk.command("java"));
    command.add(source.toString());
    for (Row row : ROWS) {
      Path place = directory.resolve("kinds").resolve(row.name());
      command.add(Compilation.write(place.resolve(row.file()), row.source()).toString());
    }
    Set<String> found = new TreeSet<>();
    for (String line : Jdk.run(directory, command).output().lines().toList()) {
      found.add(line);
    }
    assertEquals(new TreeSet<>(), found, "kinds without an example, or with none that suspends");
  }
}
