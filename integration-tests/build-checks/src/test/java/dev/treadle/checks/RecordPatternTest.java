package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Record patterns (JDK 21) in templates: kept where nothing suspends, else refused. */
final class RecordPatternTest {
  private static final String FILE =
      """
      package p;
      import dev.treadle.*;
      import dev.treadle.annotation.*;
      final class A {
        record Pair(int x, Object y) {}
        @Generator static void pairs(Yielder<Object> out, Object o) {
          %s
        }
      }
      """;

  @TempDir Path directory;

  private Jdk.Outcome compile(String body) throws Exception {
    Optional<Jdk> jdk = Jdk.find(25);
    assumeTrue(jdk.isPresent(), "JDK 25 beside this one");
    Path file = Compilation.write(directory.resolve("src/p/A.java"), FILE.formatted(body));
    return jdk.get().javac(directory, List.of(), List.of(file));
  }

  @Test
  void keptWhereNothingSuspends() throws Exception {
    Jdk.Outcome outcome =
        compile(
            "if (o instanceof Pair(int x, var y)) { System.out.println(x + \"\" + y); }"
                + " out.yield(switch (o) { case Pair(int x, String s) when x > 1 -> s;"
                + " default -> 0; });");
    assertEquals(List.of(), outcome.errors(), outcome.output());
  }

  @Test
  void refusedInAStatementThatSuspends() throws Exception {
    refused("if (o instanceof Pair(int x, Object y)) { out.yield(x); }");
  }

  @Test
  void refusedWhereABindingIsUsedBehindTheStatement() throws Exception {
    refused("if (!(o instanceof Pair(int x, Object y))) { return; } out.yield(x);");
  }

  private void refused(String body) throws Exception {
    Jdk.Outcome outcome = compile(body);
    assertTrue(!outcome.errors().isEmpty(), outcome.output());
    assertTrue(
        outcome.errors().stream().allMatch(error -> error.text().contains("[TRD030]")),
        outcome.output());
  }
}
