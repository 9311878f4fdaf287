package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Patterns of level 21 in templates, compiled at that level and at a newer one. */
@EnabledForJreRange(min = JRE.JAVA_21)
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
    Path file = Compilation.write(directory.resolve("src/p/A.java"), FILE.formatted(body));
    return Jdk.javac(directory, List.of(), List.of(file));
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
  void compiledInAStatementThatSuspends() throws Exception {
    compiled(
        "if (o instanceof Pair(int x, Object y) && y != o) { out.yield(x); out.yield(y); }"
            + " if (!(o instanceof Pair(int x, Object y))) { return; } out.yield(x + 1);");
  }

  @Test
  void compiledInASwitchThatSuspends() throws Exception {
    compiled(
        "switch (o) { case Pair(int x, Object y) when x > 1 -> out.yield(y);"
            + " case Pair p -> { out.yield(p); out.yield(p.x()); } case null, default -> {} }");
  }

  /** A guard uses copies that are made before its switch, in the same method. */
  @Test
  void compiledInADividedBodyWhereAGuardCaptures() throws Exception {
    compiled(
        "int n = o.hashCode(); out.yield(n); out.yield(2);"
            + " switch (o) { case Pair(int x, Object y) when x < n -> { out.yield(x); out.yield(y); }"
            + " case Pair p when p.x() > n -> { out.yield(p); out.yield(n); }"
            + " default -> out.yield(n); } out.yield(3);",
        "-Atreadle.limit=60");
  }

  /** The type of what is bound has no name. */
  @Test
  void compiledWhereAnIntersectionIsBound() throws Exception {
    compiled(
        "record Both<T extends Number & Comparable<T>>(T t) {}"
            + " if (o instanceof Both<?>(var t)) { out.yield(t); out.yield(t.intValue()); }");
  }

  /** What patterns are in the first level that has them is compiled without a warning. */
  private void compiled(String body, String... more) throws Exception {
    Path file = Compilation.write(directory.resolve("src/p/A.java"), FILE.formatted(body));
    List<String> options =
        new ArrayList<>(List.of("--release", "21", "-Xlint:all,-processing", "-Werror"));
    options.addAll(List.of(more));
    Jdk.Outcome outcome = Jdk.javac(directory, options, List.of(file));
    assertEquals(List.of(), outcome.errors(), outcome.output());
    assertEquals(0, outcome.exit(), outcome.output());
  }
}
