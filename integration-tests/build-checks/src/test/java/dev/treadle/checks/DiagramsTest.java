package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treadle.checks.Compilation.Host;
import dev.treadle.processor.CoroutineProcessor;
import dev.treadle.processor.report.Problem;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
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
            .run(new Full(failure));
    assertEquals(1, compilation.errors().size(), compilation.messages()::toString);
    Message error = compilation.errors().get(0);
    assertEquals(
        Problem.DIAGRAM_NOT_WRITTEN.text("ACoroutines.Good.mmd", "disk full"), error.text());
    assertEquals(marked.place(), error.place());
    assertEquals(List.of(error), compilation.ours());
    assertNotNull(compilation.generated("p.ACoroutines"));
  }

  /** A host that takes no files but sources. */
  private static final class Full extends AbstractProcessor {
    private final CoroutineProcessor hosted = new CoroutineProcessor();
    private final Class<? extends Exception> failure;

    Full(Class<? extends Exception> failure) {
      this.failure = failure;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return hosted.getSupportedSourceVersion();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return hosted.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
      return hosted.getSupportedOptions();
    }

    @Override
    public synchronized void init(ProcessingEnvironment env) {
      Filer filer = proxy(Filer.class, env.getFiler(), "createResource", this::fail);
      hosted.init(proxy(ProcessingEnvironment.class, env, "getFiler", () -> filer));
    }

    private Object fail() throws Exception {
      throw failure.getConstructor(String.class).newInstance("disk full");
    }

    private static <T> T proxy(Class<T> type, T target, String replaced, Callable<Object> by) {
      return type.cast(
          Proxy.newProxyInstance(
              DiagramsTest.class.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                try {
                  return method.getName().equals(replaced)
                      ? by.call()
                      : method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      hosted.process(annotations, round);
      return false;
    }
  }
}
