package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treadle.checks.Compilation.Host;
import dev.treadle.processor.CoroutineProcessor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways in which hosts start compilers. */
final class EnvironmentTest {
  @TempDir Path directory;

  private static final String A =
      BadDeclarationTest.members(
          """
          @Generator static void good(Yielder<String> out) { out.yield("a"); out.yield("b"); }
          static Object run() { return ACoroutines.good().stream().toList(); }
          public static void main(String[] args) { System.out.println(run()); }
          """);

  /** As IntelliJ has it: an environment that is a proxy, in front of the compiler's own. */
  private static final class Proxied extends AbstractProcessor {
    private final CoroutineProcessor hosted = new CoroutineProcessor();

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return hosted.getSupportedSourceVersion();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return hosted.getSupportedAnnotationTypes();
    }

    @Override
    public synchronized void init(ProcessingEnvironment env) {
      hosted.init(
          (ProcessingEnvironment)
              Proxy.newProxyInstance(
                  Proxied.class.getClassLoader(),
                  new Class<?>[] {ProcessingEnvironment.class},
                  (proxy, method, arguments) -> {
                    try {
                      return method.invoke(env, arguments);
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

  @ParameterizedTest
  @EnumSource
  void aProxiedEnvironment(Host host) throws Exception {
    Compilation compilation =
        new Compilation(host, directory).file("p/A.java", A).run(new Proxied()).succeeds();
    assertEquals("[a, b]", String.valueOf(compilation.call("p.A", "run")));
    assertEquals(List.of(), compilation.ours());
  }

  /** Its place is found behind the proxy too. */
  @Test
  void anErrorUnderAProxiedEnvironment() {
    Marked marked =
        new Marked(
            "A.java",
            BadDeclarationTest.members(
                "@Generator static void bad(Yielder<String> out) { Object o = /*!*/out; }"));
    Compilation compilation =
        new Compilation(Host.JAVAC, directory).file("p/A.java", marked.text()).run(new Proxied());
    assertEquals(
        List.of(marked.place()), compilation.errors().stream().map(Message::place).toList());
  }

  /** Eclipse's batch compiler does not find what any processor generates in a named module. */
  @Test
  void aModuleThatRequiresTheRuntimeOnly() throws Exception {
    assumeTrue(modular(), "the parts have their module descriptors");
    Compilation compilation =
        new Compilation(Host.JAVAC, directory)
            .modular()
            .file("module-info.java", "module user { requires dev.treadle.runtime; }")
            .file("p/A.java", A)
            .file("q/User.java", "package q; class User { Object o = p.B.run(); }")
            .file(
                "p/B.java",
                A.replace("class A", "public class B")
                    .replace("static Object", "public static Object")
                    .replace("ACo", "BCo"))
            .run()
            .succeeds();
    assertEquals("[a, b]", String.valueOf(compilation.call("p.A", "run")));
  }

  static boolean modular() {
    return Places.user().stream()
        .allMatch(p -> !Files.isDirectory(p) || Files.exists(p.resolve("module-info.class")));
  }

  @Test
  void fromTheCommandLine() {
    Path source = Compilation.write(directory.resolve("src/p/A.java"), A);
    Jdk.Outcome outcome = Jdk.javacAlone(directory, List.of(), List.of(source));
    assertEquals("", outcome.output());
    assertEquals("[a, b]", Jdk.java(directory, "p.A").output().strip());
  }

  /** What a newer platform has is not there, for the private compiler neither. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void anOlderReleaseOnANewerJdk() {
    Path source = Compilation.write(directory.resolve("src/p/A.java"), A);
    Jdk.Outcome outcome = Jdk.javac(directory, List.of("--release", "17"), List.of(source));
    assertEquals("", outcome.output());
    assertEquals("[a, b]", Jdk.java(directory, "p.A").output().strip());

    Marked newer =
        new Marked(
            "B.java",
            BadDeclarationTest.members(
                    "@Generator static void bad(Yielder<String> out, java.util.List<String> l) {\n"
                        + "  out.yield(l/*!*/.getFirst());\n}")
                .replace("class A", "class B"));
    Path bad = Compilation.write(directory.resolve("src/p/B.java"), newer.text());
    Jdk.Outcome refused = Jdk.javac(directory, List.of("--release", "17"), List.of(bad));
    assertEquals(List.of(newer.place()), refused.errors().stream().map(Message::place).toList());
    Jdk.Outcome accepted = Jdk.javac(directory, List.of(), List.of(bad));
    assertEquals("", accepted.output());
  }

  /** Companions only, for a build that compiles them elsewhere. */
  @ParameterizedTest
  @EnumSource
  void processingOnly(Host host) {
    Compilation compilation =
        new Compilation(host, directory).file("p/A.java", A).option("-proc:only").run().succeeds();
    assertNotNull(compilation.generated("p.ACoroutines"));
    assertFalse(Files.exists(compilation.classes().resolve("p/A.class")));
    assertTrue(compilation.ours().isEmpty());
  }

  /** Nothing is generated, and nothing said, where nothing is annotated. */
  @ParameterizedTest
  @EnumSource
  void nothingToDo(Host host) {
    Compilation compilation =
        new Compilation(host, directory).file("A.java", "class A { }").run().succeeds();
    assertTrue(compilation.generatedSources().isEmpty());
    assertEquals(List.of(), compilation.messages());
  }
}
