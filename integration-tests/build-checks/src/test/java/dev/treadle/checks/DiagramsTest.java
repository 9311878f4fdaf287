package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treadle.checks.Compilation.Host;
import dev.treadle.processor.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The option that asks for diagrams. */
final class DiagramsTest {
  private static final String A =
      BadDeclarationTest.members(
          """
          @Generator static void good(Yielder<String> out) { out.yield("a"); }
          static class Inner {
            @Generator static void good(Yielder<String> out, int n) { out.yield("a"); }
            @Generator static void good(Yielder<String> out) { out.yield("a"); }
          }
          static Object use() { return ACoroutines.good(); }
          """);

  @TempDir Path directory;

  private List<String> diagrams() throws IOException {
    try (var files = Files.walk(directory.resolve("classes"))) {
      return files
          .map(file -> directory.resolve("classes").relativize(file).toString())
          .filter(file -> file.endsWith(".mmd"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Atreadle.diagrams=true", "-Atreadle.diagrams"})
  void oneForEachMachine(String option) throws IOException {
    Compilation compilation =
        new Compilation(Host.JAVAC, directory)
            .file("p/A.java", A)
            .option(option, "-Xlint:all,-options,-processing", "-Werror")
            .run()
            .succeeds();
    assertEquals(List.of(), compilation.ours());
    assertEquals(
        List.of(
            "p/ACoroutines.Good.mmd",
            "p/A_InnerCoroutines.Good.mmd",
            "p/A_InnerCoroutines.Good2.mmd"),
        diagrams());
  }

  @Test
  void inTheUnnamedPackage() throws IOException {
    new Compilation(Host.JAVAC, directory)
        .file(
            "B.java",
            A.replace("package p;", "").replace("class A", "class B").replace("ACo", "BCo"))
        .option("-Atreadle.diagrams=true")
        .run()
        .succeeds();
    assertEquals("BCoroutines.Good.mmd", diagrams().get(0));
  }

  @Test
  void inAModule() throws IOException {
    assumeTrue(EnvironmentTest.modular(), "the parts have their module descriptors");
    new Compilation(Host.JAVAC, directory)
        .modular()
        .file("module-info.java", "module user { requires dev.treadle.runtime; }")
        .file("p/A.java", A)
        .option("-Atreadle.diagrams=true")
        .run()
        .succeeds();
    assertEquals(3, diagrams().size());
  }

  @ParameterizedTest
  @EnumSource
  void anotherValueIsOneErrorWithoutAPlace(Host host) {
    Compilation compilation =
        new Compilation(host, directory).file("p/A.java", A).option("-Atreadle.diagrams=yes").run();
    assertEquals(1, compilation.errors().size(), compilation.messages()::toString);
    Message error = compilation.errors().get(0);
    assertEquals(Problem.UNKNOWN_VALUE.text("treadle.diagrams", "yes"), error.text());
    assertEquals("", error.file());
    assertEquals(List.of(error), compilation.ours());
  }

  @ParameterizedTest
  @ValueSource(classes = {IOException.class, UnsupportedOperationException.class})
  void aFileThatCannotBeWrittenIsOneErrorAtItsClass(Class<? extends Exception> failure) {
    Marked marked =
        new Marked(
            "A.java",
            BadDeclarationTest.members(
                    "@Generator static void good(Yielder<String> out) { out.yield(\"a\"); }\n"
                        + "static Object use() { return ACoroutines.good(); }")
                .replace("class A", "/*!*/class A"));
    Compilation compilation =
        new Compilation(Host.JAVAC, directory)
            .file("p/A.java", marked.text())
            .option("-Atreadle.diagrams=true")
            .run(new FailingFiler("createResource", failure));
    assertEquals(1, compilation.errors().size(), compilation.messages()::toString);
    Message error = compilation.errors().get(0);
    assertEquals(
        Problem.DIAGRAM_NOT_WRITTEN.text("ACoroutines.Good.mmd", "disk full"), error.text());
    assertEquals(marked.place(), error.place());
    assertEquals(List.of(error), compilation.ours());
    assertNotNull(compilation.generated("p.ACoroutines"));
  }
}
