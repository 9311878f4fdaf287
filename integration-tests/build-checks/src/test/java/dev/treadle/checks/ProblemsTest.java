package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treadle.checks.Compilation.Host;
import dev.treadle.checks.Constructs.Row;
import dev.treadle.processor.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.batch.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each problem can be made to happen, and those that are in no other test happen here. */
final class ProblemsTest {
  @TempDir Path directory;

  private static final String GOOD =
      "@Generator static void good(Yielder<String> out) { out.yield(\"a\"); }\n"
          + "static Object use() { return ACoroutines.good(); }";

  /** The tests in which it happens ask for its text, and for its place; or a table has its id. */
  @Test
  void everyProblemHasANegativeTest() throws IOException {
    String tests;
    try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/treadle/checks"))) {
      tests =
          files
              .filter(file -> file.toString().endsWith("Test.java"))
              .map(Compilation::read)
              .collect(Collectors.joining());
    }
    List<String> inTables = Constructs.rows().stream().map(Row::problem).toList();
    List<Problem> missing = new ArrayList<>(Arrays.asList(Problem.values()));
    missing.removeIf(problem -> inTables.contains(problem.id()));
    missing.removeIf(problem -> tests.matches("(?s).*\\bProblem\\." + problem + "\\b.*"));
    assertEquals(List.of(), missing);
  }

  private static Message only(Compilation compilation, Problem problem, Object... args) {
    assertEquals(1, compilation.errors().size(), compilation.messages()::toString);
    Message error = compilation.errors().get(0);
    assertEquals(problem.text(args), error.text());
    assertEquals(List.of(error), compilation.ours());
    return error;
  }

  @ParameterizedTest
  @EnumSource
  void aTemplateInALocalClass(Host host) {
    Marked marked =
        new Marked(
            "A.java",
            BadDeclarationTest.members(
                GOOD
                    + "\nvoid local() {\n"
                    + "  class L { @Generator /*!*/void bad(Yielder<String> out) { } }\n"
                    + "}"));
    Compilation compilation =
        new Compilation(host, directory).file("p/A.java", marked.text()).run();
    Message error = only(compilation, Problem.LOCAL_OWNER, "bad");
    assertEquals(marked.place(), error.place());
  }

  /** By javac; the Eclipse compiler lets other files name the class. */
  @Test
  void aTemplateInACompactSourceFile() {
    assumeTrue(Jdk.RELEASE >= 25, "compact source files");
    Marked marked =
        new Marked(
            "A.java",
            """
            import dev.treadle.Yielder;
            import dev.treadle.annotation.Generator;
            static class Part {
              @Generator static void /*!*/words(Yielder<String> out) { out.yield("a"); }
            }
            void main() {
              for (String word : A_PartCoroutines.words()) {
              }
            }
            """);
    Compilation compilation =
        new Compilation(Host.JAVAC, directory).latest().file("A.java", marked.text()).run();
    Message error = only(compilation, Problem.NAMELESS_OWNER, "words");
    assertEquals(marked.place(), error.place());
  }

  /** A warning beside the one error that is the user's. */
  @ParameterizedTest
  @EnumSource
  void aBodyThatDoesNotCompile(Host host) {
    Marked marked =
        new Marked(
            "A.java",
            BadDeclarationTest.members(
                GOOD
                    + "\n@Generator static void /*!*/bad(Yielder<String> out) {\n"
                    + "  out.yield(nothing);\n"
                    + "}"));
    Compilation compilation =
        new Compilation(host, directory).file("p/A.java", marked.text()).run();
    assertEquals(1, compilation.errors().size(), compilation.messages()::toString);
    assertFalse(compilation.errors().get(0).text().contains("[TRD"));
    assertEquals(1, compilation.ours().size());
    Message warning = compilation.ours().get(0);
    String text = Problem.UNREADABLE.text("bad", "...");
    String begin = text.substring(0, text.indexOf("..."));
    assertTrue(warning.text().startsWith(begin), warning.text());
    assertEquals(marked.place(), warning.place());
  }

  @Test
  void aCompanionThatCannotBeWritten() {
    Marked marked =
        new Marked(
            "A.java",
            BadDeclarationTest.members(GOOD.lines().findFirst().orElseThrow())
                .replace("class A", "/*!*/class A"));
    Compilation compilation =
        new Compilation(Host.JAVAC, directory)
            .file("p/A.java", marked.text())
            .run(new FailingFiler("createSourceFile", IOException.class));
    Message error = only(compilation, Problem.NOT_WRITTEN, "p.ACoroutines", "disk full");
    assertEquals(marked.place(), error.place());
  }

  /** Whatever goes wrong inside is an error, and no stack trace. */
  @ParameterizedTest
  @EnumSource
  void aDefect(Host host) {
    Compilation compilation =
        new Compilation(host, directory)
            .file("p/A.java", BadDeclarationTest.members(GOOD.lines().findFirst().orElseThrow()))
            .run(new FailingFiler("createSourceFile", UnsupportedOperationException.class));
    Message error =
        only(
            compilation,
            Problem.INTERNAL,
            "this compilation",
            new UnsupportedOperationException("disk full"));
    assertEquals("", error.file());
  }

  /** A processor path that was put together by hand. */
  @ParameterizedTest
  @CsvSource({"asm, org.objectweb.asm.", "javapoet, com.palantir.javapoet."})
  void noLibrary(String library, String missing) {
    List<Path> without =
        Places.processor().stream()
            .filter(jar -> !jar.getFileName().toString().startsWith(library))
            .toList();
    List<Path> sources = new ArrayList<>();
    for (String name : List.of("A", "B")) {
      String text = BadDeclarationTest.members(GOOD).replace("class A", "class " + name);
      sources.add(Compilation.write(directory.resolve("src/" + name + ".java"), text));
    }
    List<String> options = List.of("-processorpath", Places.path(without)); // the last one counts
    String output = Jdk.javacAlone(directory, options, sources).output();
    String text = Problem.NO_LIBRARY.text(missing);
    int end = text.indexOf(missing) + missing.length(); // which of its classes is chance
    assertTrue(output.contains(text.substring(0, end)), output);
    assertEquals(2, output.split("\\[TRD", -1).length, output);
  }

  /** A runtime without the module that has javac: the Eclipse compiler needs none. */
  @Test
  void noCompiler() {
    Path source =
        Compilation.write(directory.resolve("src/A.java"), BadDeclarationTest.members(GOOD));
    List<String> command =
        List.of(
            Jdk.command("java"),
            "--limit-modules",
            "java.se",
            "-classpath",
            Places.path(Places.of(Main.class)),
            Main.class.getName(),
            "-17",
            "-classpath",
            Places.path(Places.user()),
            "-processorpath",
            Places.path(Places.processor()),
            "-d",
            directory.resolve("classes").toString(),
            source.toString());
    String output = Jdk.run(directory, command).output();
    assertTrue(output.contains(Problem.NO_COMPILER.text()), output);
    assertEquals(2, output.split("\\[TRD", -1).length, output);
    assertTrue(output.contains("A.java (at line 4)"), output);
  }
}
