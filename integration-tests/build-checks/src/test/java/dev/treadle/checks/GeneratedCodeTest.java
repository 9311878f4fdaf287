package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.checks.Compilation.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated for all the templates of the behaviour tests: clean, and always the same. */
final class GeneratedCodeTest {
  @TempDir Path directory;

  /**
   * Of the tests of this repository, beside this module. Those that make templates hold none, and
   * that of memory needs a library more.
   */
  private static List<Path> behaviour() {
    Path tests = Path.of("..", "behaviour", "src", "test", "java");
    Path random = tests.resolve(Path.of("dev", "treadle", "behaviour", "random"));
    return javaFiles(tests).stream()
        .filter(file -> !file.startsWith(random) && !file.endsWith("MemoryTest.java"))
        .toList();
  }

  private static List<Path> javaFiles(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the behaviour tests are compiled against. */
  private static Path[] libraries() {
    return Stream.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.params.ParameterizedTest",
            "org.junit.platform.commons.util.Preconditions",
            "org.opentest4j.AssertionFailedError",
            "org.apiguardian.api.API",
            NullMarked.class.getName())
        .flatMap(GeneratedCodeTest::found)
        .distinct()
        .toArray(Path[]::new);
  }

  private static Stream<Path> found(String name) {
    try {
      return Places.of(Class.forName(name)).stream();
    } catch (ClassNotFoundException e) {
      return Stream.empty(); // an annotation that nobody needs
    }
  }

  @Test
  void isCleanUnderEachLintAndTheSameEachTime() {
    List<Path> sources = new ArrayList<>(behaviour());
    List<Path> classPath = new ArrayList<>(Places.user());
    Collections.addAll(classPath, libraries());
    List<String> options =
        List.of("-Xlint:all", "-Xmaxwarns", "9999", "-classpath", Places.path(classPath));
    Path place = directory.resolve("clean");
    Jdk.Outcome outcome = Jdk.javac(place, options, sources);
    assertEquals(List.of(), outcome.errors());
    List<Path> generated = javaFiles(place.resolve("generated"));
    assertTrue(generated.size() > 30, () -> "few companions: " + generated);
    List<String> companions = generated.stream().map(f -> f.getFileName().toString()).toList();
    assertEquals(
        List.of(), outcome.messages().stream().filter(m -> companions.contains(m.file())).toList());
    areCleanAlone(generated, place.resolve("classes"), classPath);

    Collections.reverse(sources);
    Path again = directory.resolve("again");
    List<String> only = List.of("-proc:only", "-classpath", Places.path(classPath));
    assertEquals(List.of(), Jdk.javac(again, only, sources).errors());
    assertEquals(texts(place), texts(again));
  }

  /** As a user's build has it, and without a processor: the files stand for themselves. */
  private void areCleanAlone(List<Path> generated, Path classes, List<Path> libraries) {
    List<Path> classPath = new ArrayList<>(libraries);
    classPath.add(classes);
    List<String> options =
        List.of(
            "-proc:none",
            "-Xlint:all",
            "-Xlint:-processing",
            "-Xdoclint:all,-missing",
            "-Werror",
            "-classpath",
            Places.path(classPath));
    Jdk.Outcome alone = Jdk.javac(directory.resolve("alone"), options, generated);
    assertEquals("", alone.output());
    assertEquals(0, alone.exit());
  }

  /** The generated sources, by their paths. */
  private static Map<Path, String> texts(Path place) {
    Path generated = place.resolve("generated");
    return javaFiles(generated).stream()
        .collect(Collectors.toMap(generated::relativize, Compilation::read));
  }

  /** Both compilers tell of the same elements in their own ways. */
  @Test
  void isTheSameUnderEachCompiler() {
    String source =
        """
        package p;
        import dev.treadle.*;
        import dev.treadle.annotation.*;
        import java.util.*;
        class A<T extends Comparable<? super T>> {
          private final List<T> values = new ArrayList<>();
          @Generator final void sorted(Yielder<? super T> out, Map<String, ? extends T>... maps) {
            for (Map<String, ? extends T> map : maps) {
              for (T t : map.values()) { values.add(t); out.yield(t); }
            }
          }
          @Coroutine static <E extends Exception> int[] sum(Co<Map.Entry<String, int[]>, E> co)
              throws E {
            int[] sum = {0};
            for (E e = co.yield(null); e != null; e = co.yield(Map.entry("a", sum))) { sum[0]++; }
            return sum;
          }
        }
        """;
    List<Map<String, String>> generated =
        Stream.of(Host.values())
            .map(
                host ->
                    new Compilation(host, directory.resolve(host.toString()))
                        .file("p/A.java", source)
                        .run()
                        .succeeds()
                        .generatedSources())
            .toList();
    assertEquals(generated.get(0), generated.get(1));
  }

  /** With {@code -Werror}, for a file of a user's that has no warnings of its own. */
  @Test
  void wherePeopleAskForNoWarnings() {
    Path a =
        Compilation.write(
            directory.resolve("src/p/A.java"),
            BadDeclarationTest.members(
                """
                @Deprecated private int old;
                private A() { }
                @Generator final void all(Yielder<java.util.List<String>> out) {
                  out.yield(java.util.List.of("" + old++));
                  Runnable r = () -> out(1);
                  r.run();
                }
                private static void out(int n) { }
                @Coroutine private static <T> T same(Co<T, T> co, T t) {
                  T got = co.yield(t);
                  return got == null ? t : got;
                }
                static Object use() {
                  return java.util.List.of(
                      ACoroutines.all(new A()), ACoroutines.same(1));
                }
                """));
    Jdk.Outcome outcome =
        Jdk.javac(directory, List.of("-Xlint:all", "-Xlint:-processing", "-Werror"), List.of(a));
    assertEquals("", outcome.output());
    assertEquals(0, outcome.exit());
  }
}
