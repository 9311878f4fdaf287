package dev.treadle.processor;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.processor.TestCompilation.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for the golden templates, which must compile without a warning. */
final class GoldenTest {

  /** By compiler and qualified name. All goldens are compiled at once, which is much faster. */
  private static final Map<Host, Map<String, String>> WRITTEN = new TreeMap<>();

  @TempDir static Path directory;

  @BeforeAll
  static void compile() throws IOException {
    for (Host host : Host.values()) {
      TestCompilation compilation = templates(host, host.name()).run(new CoroutineProcessor());
      assertEquals(List.of(), compilation.errors());
      Path output = directory.resolve(host.name()).resolve(StandardLocation.SOURCE_OUTPUT.name());
      Map<String, String> written = new TreeMap<>();
      try (Stream<Path> files = Files.walk(output)) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> written.put(Golden.className(file), Golden.read(file)));
      }
      WRITTEN.put(host, written);
    }
  }

  private static TestCompilation templates(Host host, String output) {
    TestCompilation compilation = new TestCompilation(host, directory.resolve(output));
    Golden.directories().forEach(golden -> Golden.sources(compilation, golden));
    return compilation;
  }

  static Stream<Path> goldens() {
    return Golden.directories();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void isAsReviewed(Path golden) throws IOException {
    Map<String, String> javac = companions(Host.JAVAC, golden);
    for (Path file : Golden.list(golden)) {
      String name = file.getFileName().toString();
      if (name.endsWith(Golden.COMPANION) && !javac.containsKey(name)) {
        Golden.check(file, ""); // no longer written
        Files.deleteIfExists(file);
      }
    }
    assertAll(
        javac.entrySet().stream()
            .map(file -> () -> Golden.check(golden.resolve(file.getKey()), file.getValue())));
    assertEquals(javac, companions(Host.ECLIPSE, golden), "the same under both compilers");
  }

  /** The companions of the classes of a golden, by the names of their files. */
  private static Map<String, String> companions(Host host, Path golden) {
    Map<String, String> companions = new TreeMap<>();
    for (Path template : Golden.templates(golden)) {
      String type = Golden.className(template);
      WRITTEN
          .get(host)
          .forEach(
              (name, text) -> {
                if (name.equals(type + "Coroutines") || name.startsWith(type + "_")) {
                  companions.put(name.substring(name.lastIndexOf('.') + 1) + ".java", text);
                }
              });
    }
    return companions;
  }

  @Test
  void companionsCompileWithoutWarnings() {
    TestCompilation compilation = templates(Host.JAVAC, "lint");
    WRITTEN.get(Host.JAVAC).forEach(compilation::source);
    compilation.option("-proc:none", "-Xlint:all", "-Xdoclint:all,-missing", "-Werror").run();
    assertEquals(List.of(), compilation.diagnostics());
  }
}
