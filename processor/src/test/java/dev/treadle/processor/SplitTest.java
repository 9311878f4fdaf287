package dev.treadle.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.processor.TestCompilation.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
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

  /** A part that is left by a {@code continue} would need a way behind the call of it. */
  @Test
  void knowsThatAFinalizerOvertakesJumps() {
    TestCompilation compilation =
        new TestCompilation(Host.JAVAC, directory)
            .source(
                "p.A",
                """
                package p;
                import dev.treadle.Co;
                import dev.treadle.annotation.Coroutine;
                final class A {
                  @Coroutine
                  static int count(Co<Object, Integer> co, boolean again) {
                    for (int i = 0; co.yield(i) < 9; co.yield("next")) {
                      try {
                        co.yield(i);
                        co.yield(i + 1);
                        return i;
                      } finally {
                        if (i < 3) {
                          try {
                            if (again) {
                              continue;
                            }
                          } finally {
                            throw new IllegalStateException("overtakes");
                          }
                        } else {
                          i = 5;
                        }
                      }
                    }
                    return -1;
                  }
                }
                """)
            .option("-Atreadle.limit=80")
            .run(new CoroutineProcessor());
    assertEquals(List.of(), compilation.errors());
  }
}
