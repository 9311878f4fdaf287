package dev.treadle.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.processor.TestCompilation.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written for a body that is too large for one method, by a limit that is very small. */
final class SplitTest {

  private static final Path DIRECTORY = Golden.module("src/test/resources/split");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Host.class)
  void isAsReviewed(Host host) {
    TestCompilation compilation =
        Golden.sources(new TestCompilation(host, directory), DIRECTORY)
            .option("-Atreadle.limit=300")
            .run(new CoroutineProcessor());
    assertEquals(List.of(), compilation.errors());
    String written =
        Objects.requireNonNull(compilation.generated("polls.SurveysCoroutines"), "nothing written");
    Golden.check(DIRECTORY.resolve("SurveysCoroutines.java"), written);
    TestCompilation alone =
        Golden.sources(new TestCompilation(Host.JAVAC, directory.resolve("lint")), DIRECTORY)
            .source("polls.SurveysCoroutines", written)
            .option("-proc:none", "-Xlint:all", "-Werror")
            .run();
    assertEquals(List.of(), alone.diagnostics());
  }
}
