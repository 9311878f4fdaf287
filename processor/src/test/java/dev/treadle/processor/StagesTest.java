package dev.treadle.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.processor.TestCompilation.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The intermediate form after each stage, of those goldens that have a file {@code stages.txt}; an
 * empty one asks for it.
 */
final class StagesTest {

  @TempDir Path directory;

  static Stream<Path> goldens() {
    return Golden.directories().filter(golden -> Files.exists(golden.resolve("stages.txt")));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void isPrintedAsReviewed(Path golden) {
    StagesProcessor processor = new StagesProcessor();
    TestCompilation compilation = new TestCompilation(Host.JAVAC, directory);
    Golden.sources(compilation, golden).run(processor);
    assertEquals(List.of(), compilation.errors());
    Golden.check(golden.resolve("stages.txt"), processor.printed());
  }
}
