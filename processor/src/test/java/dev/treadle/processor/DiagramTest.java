package dev.treadle.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.processor.TestCompilation.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The diagrams of the machines of the golden templates. */
final class DiagramTest {

  private static final String OPTION = "-Atreadle.diagrams=true";

  /** A statement of the part of Mermaid's notation that is used: a state, or a transition. */
  private static final Pattern STATE = Pattern.compile("  (s\\d+) : ([^:;\n]+(?:#\\d+;[^:;\n]*)*)");

  /** What Mermaid understands as something else, wherever it stands in a line. */
  private static final Pattern OTHER =
      Pattern.compile("%%|(?i:direction\\s+(TB|BT|RL|LR))|[\\p{Cc}\\p{Cf}]");

  private static final Pattern TRANSITION =
      Pattern.compile("  (\\[\\*]|s\\d+) --> (\\[\\*]|s\\d+)(?: : thrown)?");

  private static final Pattern DRAWN =
      Pattern.compile("   \\* <pre>\\{@code\n(.*?)   \\* }</pre>\n", Pattern.DOTALL);

  /** By the names of their files. */
  private static final Map<String, String> DIAGRAMS = new TreeMap<>();

  @TempDir static Path directory;

  @BeforeAll
  static void compile() throws IOException {
    TestCompilation compilation = new TestCompilation(Host.JAVAC, directory).option(OPTION);
    Golden.directories().forEach(golden -> Golden.sources(compilation, golden));
    assertEquals(List.of(), compilation.run(new CoroutineProcessor()).diagnostics());
    DIAGRAMS.putAll(diagrams(directory));
  }

  private static Map<String, String> diagrams(Path compiled) throws IOException {
    Map<String, String> found = new TreeMap<>();
    Path output = compiled.resolve(StandardLocation.CLASS_OUTPUT.name());
    try (Stream<Path> files = Files.walk(output)) {
      files
          .filter(file -> file.toString().endsWith(".mmd"))
          .forEach(file -> found.put(output.relativize(file).toString(), Golden.read(file)));
    }
    return found;
  }

  static Stream<Path> reviewed() {
    return Golden.directories()
        .flatMap(golden -> Golden.list(golden).stream())
        .filter(file -> file.toString().endsWith(".mmd"));
  }

  @ParameterizedTest
  @MethodSource("reviewed")
  void isAsReviewed(Path file) {
    String name = file.getFileName().toString();
    String drawn =
        DIAGRAMS.entrySet().stream()
            .filter(e -> Path.of(e.getKey()).getFileName().toString().equals(name))
            .findFirst()
            .orElseThrow()
            .getValue();
    Golden.check(file, drawn);
  }

  static Stream<String> drawn() {
    return DIAGRAMS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void isWellFormed(String name) {
    assertWellFormed(DIAGRAMS.get(name).lines().toList());
  }

  /** States come first, each once; transitions are between them, each once; all is connected. */
  private static void assertWellFormed(List<String> lines) {
    assertEquals("stateDiagram-v2", lines.get(0));
    Set<String> states = new HashSet<>();
    Set<String> transitions = new HashSet<>();
    Set<String> reached = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher state = STATE.matcher(line);
      Matcher transition = TRANSITION.matcher(line);
      if (state.matches()) {
        assertTrue(states.add(state.group(1)) && transitions.isEmpty(), line);
        assertTrue(state.group(2).matches("\\d+ .*\\S"), line);
        assertFalse(OTHER.matcher(state.group(2)).find(), line);
      } else {
        assertTrue(transition.matches(), line);
        String from = transition.group(1);
        String to = transition.group(2);
        assertTrue(from.equals("[*]") || states.contains(from), line);
        assertTrue(to.equals("[*]") || states.contains(to), line);
        assertTrue(transitions.add(from + to), line);
        reached.add(to);
      }
    }
    reached.remove("[*]");
    assertEquals(states, reached);
  }

  /** What stands in a comment is what is in the file, and is left out only where it is long. */
  @Test
  void isTheSameInTheComment() throws IOException {
    Set<String> inComments = new HashSet<>();
    Path output = directory.resolve(StandardLocation.SOURCE_OUTPUT.name());
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher drawing = DRAWN.matcher(Golden.read(file));
        while (drawing.find()) {
          inComments.add(drawing.group(1).replaceAll("(?m)^   \\* ", ""));
        }
      }
    }
    List<String> inFilesOnly = new ArrayList<>();
    DIAGRAMS.forEach(
        (name, text) -> {
          if (!inComments.contains(text)) {
            inFilesOnly.add(name);
          }
        });
    assertEquals(Set.of(), minus(inComments, new HashSet<>(DIAGRAMS.values())));
    assertEquals(List.of("letters/TextsCoroutines.Many.mmd"), inFilesOnly);
  }

  private static Set<String> minus(Set<String> all, Set<String> less) {
    Set<String> rest = new HashSet<>(all);
    rest.removeAll(less);
    return rest;
  }

  @ParameterizedTest
  @EnumSource
  void isWrittenUnderEachCompilerAndOnlyIfAskedFor(Host host) throws IOException {
    Path golden = Golden.module("src/test/resources/golden/diagram");
    Path with = directory.resolve("with-" + host);
    Golden.sources(new TestCompilation(host, with), golden)
        .option(OPTION)
        .run(new CoroutineProcessor());
    assertEquals(
        Map.of(
            "letters/TextsCoroutines.Many.mmd",
            DIAGRAMS.get("letters/TextsCoroutines.Many.mmd"),
            "letters/TextsCoroutines.Marks.mmd",
            DIAGRAMS.get("letters/TextsCoroutines.Marks.mmd")),
        diagrams(with));
    for (String[] options : List.of(new String[0], new String[] {"-Atreadle.diagrams=false"})) {
      Path without = directory.resolve("without-" + host + options.length);
      Golden.sources(new TestCompilation(host, without), golden)
          .option(options)
          .run(new CoroutineProcessor());
      assertEquals(Map.of(), diagrams(without));
    }
  }
}
