package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treadle.checks.Constructs.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/constructs.md}: each example does what its table says, and none is missing. */
final class ConstructsTest {
  private static final List<Integer> RELEASES = List.of(17, 25);

  @TempDir static Path directory;

  /** What came of the examples under a JDK: what javac said, and what the runs left, by package. */
  private record Outcome(Map<String, List<Message>> errors, Map<String, String[]> traces) {}

  private static final Map<Integer, Outcome> OUTCOMES = new HashMap<>();

  @BeforeAll
  static void compileAndRun() {
    for (int release : RELEASES) {
      Jdk.find(release).ifPresent(jdk -> OUTCOMES.put(release, outcome(jdk)));
    }
  }

  private static Outcome outcome(Jdk jdk) {
    Map<String, List<Message>> errors = new HashMap<>();
    Map<String, String[]> traces = new HashMap<>();
    for (boolean refused : List.of(false, true)) {
      List<Row> rows =
          Constructs.rows().stream()
              .filter(row -> row.java() <= jdk.release() && row.isRefused() == refused)
              .toList();
      Path place = directory.resolve(jdk.release() + (refused ? "-refused" : "-works"));
      List<Path> sources = new ArrayList<>();
      rows.forEach(
          row ->
              sources.add(
                  Compilation.write(place.resolve(row.name()).resolve(row.file()), row.source())));
      if (!refused) {
        sources.add(Compilation.write(place.resolve("Main.java"), Constructs.main(rows)));
      }
      Jdk.Outcome compiled = jdk.javac(place, List.of("-Xmaxerrs", "9999"), sources);
      compiled
          .errors()
          .forEach(e -> errors.computeIfAbsent(e.file(), f -> new ArrayList<>()).add(e));
      if (!refused && compiled.exit() == 0) {
        Jdk.Outcome run = jdk.java(place, "Main");
        run.output()
            .lines()
            .forEach(
                line -> traces.put(line.substring(0, line.indexOf('\t')), line.split("\t", -1)));
      }
    }
    return new Outcome(errors, traces);
  }

  @TestFactory
  Stream<DynamicNode> works() {
    return examples(false, ConstructsTest::works);
  }

  @TestFactory
  Stream<DynamicNode> isRefused() {
    return examples(true, ConstructsTest::isRefused);
  }

  private interface Check {
    void of(Row row, Outcome outcome);
  }

  private static Stream<DynamicNode> examples(boolean refused, Check check) {
    return Constructs.rows().stream()
        .filter(row -> row.isRefused() == refused)
        .map(
            row ->
                DynamicContainer.dynamicContainer(
                    row.construct(),
                    RELEASES.stream()
                        .filter(release -> release >= row.java())
                        .map(
                            release ->
                                DynamicTest.dynamicTest(
                                    "JDK " + release,
                                    () -> {
                                      Outcome outcome = OUTCOMES.get(release);
                                      assumeTrue(outcome != null, "JDK beside this one");
                                      check.of(row, outcome);
                                    }))));
  }

  private static void works(Row row, Outcome outcome) {
    assertEquals(List.of(), outcome.errors().getOrDefault(row.file(), List.of()));
    String[] traces = outcome.traces().get(row.name());
    assertTrue(traces != null, "not run, since an example did not compile, or did not end");
    assertEquals(traces[1], traces[2], "push mode, and the machine");
    assertTrue(traces[1].contains(">") && traces[1].matches(".*[=!].*"), traces[1]);
  }

  private static void isRefused(Row row, Outcome outcome) {
    List<Message> errors = outcome.errors().getOrDefault(row.file(), List.of());
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

  /** Read by the newest compiler there is, which knows all kinds of tree. */
  @Test
  void everyKindOfTreeHasAnExample() {
    Optional<Jdk> jdk =
        RELEASES.stream().map(Jdk::find).flatMap(Optional::stream).reduce((older, newer) -> newer);
    Path source =
        Compilation.write(directory.resolve("kinds/Kinds.java"), Constructs.kindsProgram());
    List<String> command = new ArrayList<>();
    command.add(jdk.orElseThrow().home().resolve("bin/java").toString());
    command.add(source.toString());
    for (Row row : Constructs.rows()) {
      if (row.java() <= jdk.get().release()) {
        command.add(
            Compilation.write(
                    directory.resolve("kinds/" + row.name() + "/" + row.file()), row.source())
                .toString());
      }
    }
    Set<String> found = new TreeSet<>();
    for (String line : jdk.get().run(directory, command).output().lines().toList()) {
      found.add(line);
    }
    assertEquals(new TreeSet<>(), found, "kinds without an example, or with none that suspends");
  }
}
