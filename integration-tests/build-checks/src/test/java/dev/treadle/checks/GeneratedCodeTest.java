package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treadle.checks.Compilation.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private Compilation compile(String name, List<Path> sources) {
    return new Compilation(Host.JAVAC, directory.resolve(name))
        .classPath(libraries())
        .option("-Xlint:all")
        .files(sources)
        .run()
        .succeeds();
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void isCleanUnderEachLint(int release) {
    Optional<Jdk> jdk = Jdk.find(release);
    assumeTrue(jdk.isPresent(), "JDK " + release + " beside this one");
    List<Path> classPath = new ArrayList<>(Places.user());
    Collections.addAll(classPath, libraries());
    Jdk.Outcome outcome =
        jdk.get()
            .javac(
                directory,
                List.of("-Xlint:all", "-Xmaxwarns", "9999", "-classpath", Places.path(classPath)),
                behaviour());
    assertEquals(List.of(), outcome.errors());
    List<Path> generated = javaFiles(directory.resolve("generated"));
    assertTrue(generated.size() > 30, () -> "few companions: " + generated);
    List<String> companions = generated.stream().map(f -> f.getFileName().toString()).toList();
    assertEquals(
        List.of(), outcome.messages().stream().filter(m -> companions.contains(m.file())).toList());
    // As a user's build has it, and without a processor: the files stand for themselves.
    classPath.add(directory.resolve("classes"));
    Jdk.Outcome alone =
        jdk.get()
            .javac(
                directory.resolve("alone"),
                List.of(
                    "-proc:none",
                    "-Xlint:all",
                    "-Xlint:-processing",
                    "-Xdoclint:all,-missing",
                    "-Werror",
                    "-classpath",
                    Places.path(classPath)),
                generated);
    assertEquals("", alone.output());
    assertEquals(0, alone.exit());
  }

  @Test
  void isTheSameEachTime() {
    List<Path> sources = new ArrayList<>(behaviour());
    Map<String, String> once = compile("once", sources).generatedSources();
    Collections.reverse(sources);
    Map<String, String> again = compile("again", sources).generatedSources();
    assertEquals(once.keySet(), again.keySet());
    once.forEach((name, text) -> assertEquals(text, again.get(name), name));
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
  @TestFactory
  Stream<DynamicTest> wherePeopleAskForNoWarnings() {
    return Stream.of(17, 25)
        .map(
            release ->
                DynamicTest.dynamicTest(
                    "JDK " + release,
                    () -> {
                      Optional<Jdk> jdk = Jdk.find(release);
                      assumeTrue(jdk.isPresent(), "JDK " + release + " beside this one");
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
                          jdk.get()
                              .javac(
                                  directory.resolve("jdk" + release),
                                  List.of("-Xlint:all", "-Xlint:-processing", "-Werror"),
                                  List.of(a));
                      assertEquals("", outcome.output());
                      assertEquals(0, outcome.exit());
                    }));
  }
}
