package dev.treadle.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.processor.TestCompilation.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RoundsTest {
  @TempDir Path directory;

  private TestCompilation compilation(Host host, String members) {
    return new TestCompilation(host, directory)
        .source(
            "p.A",
            """
            package p;
            import dev.treadle.Yielder;
            import dev.treadle.annotation.Generator;
            final class A {
            %s
            }
            """
                .formatted(members));
  }

  @ParameterizedTest
  @EnumSource
  void aTypeErrorInABodyIsReportedOnce(Host host) {
    TestCompilation compilation =
        compilation(
            host,
            """
            @Generator static void good(Yielder<String> out) { out.yield("a"); }
            @Generator static void bad(Yielder<String> out) {
              int n = "b";
              out.yield("c");
            }
            Object use() { return java.util.List.of(ACoroutines.good(), ACoroutines.bad()); }
            """);
    compilation.run(new CoroutineProcessor());
    assertEquals(1, compilation.errors().size(), () -> compilation.errors().toString());
    assertTrue(compilation.errors().get(0).startsWith("A.java:7: "), compilation.errors().get(0));
    assertNotNull(compilation.generated("p.ACoroutines"));
    assertEquals(1, ours(compilation, Diagnostic.Kind.WARNING, "[TRD092] The template bad"));
  }

  @ParameterizedTest
  @EnumSource
  void aFlowErrorInABodyIsReportedOnce(Host host) {
    TestCompilation compilation =
        compilation(
            host,
            """
            @Generator static void uninitialized(Yielder<String> out) {
              String s;
              out.yield(s);
            }
            Object use() { return ACoroutines.uninitialized(); }
            """);
    compilation.run(new CoroutineProcessor());
    assertEquals(1, compilation.errors().size(), () -> compilation.errors().toString());
    assertTrue(compilation.errors().get(0).startsWith("A.java:7: "), compilation.errors().get(0));
  }

  /**
   * JDK 17's javac fails an assertion of its own where a class and its superclass lack all these.
   */
  @ParameterizedTest
  @EnumSource
  void aMissingLibraryIsReportedByTheCompilerAlone(Host host) {
    TestCompilation compilation =
        new TestCompilation(host, directory)
            .source(
                "p.B",
                """
                package p;
                @missing.Api
                abstract class B extends missing.Base implements missing.Inter {}
                """)
            .source(
                "p.A",
                """
                package p;
                import dev.treadle.Yielder;
                import dev.treadle.annotation.Generator;
                import missing.Api;
                @Api
                abstract class A extends B {
                  @Generator static void good(Yielder<String> out) { out.yield("a"); }
                }
                """);
    compilation.run(new CoroutineProcessor());
    assertFalse(compilation.errors().isEmpty());
    assertFalse(
        compilation.errors().stream().anyMatch(error -> error.contains("[TRD")),
        () -> compilation.errors().toString());
  }

  @ParameterizedTest
  @EnumSource
  void bodiesWaitForTheTypesOfOtherProcessors(Host host) {
    TestCompilation compilation =
        compilation(
            host,
            """
            @Generator static void late(Yielder<Integer> out) { out.yield(Late.count()); }
            Object use() { return ACoroutines.late(); }
            """);
    compilation.run(new CoroutineProcessor(), new Generating());
    assertEquals(List.of(), compilation.errors());
    assertEquals(0, ours(compilation, Diagnostic.Kind.WARNING, "[TRD"));
    assertNotNull(compilation.generated("p.ACoroutines"));
  }

  @ParameterizedTest
  @EnumSource
  void declarationsWaitForTheTypesOfOtherProcessors(Host host) {
    TestCompilation compilation =
        compilation(
            host,
            """
            @Generator static void late(Yielder<Late> out, Late... all) { out.yield(all[0]); }
            Object use() { return ACoroutines.late(); }
            """);
    compilation.run(new CoroutineProcessor(), new Generating());
    assertEquals(List.of(), compilation.errors());
    assertNotNull(compilation.generated("p.ACoroutines"));
  }

  @ParameterizedTest
  @EnumSource
  void aTemplateInALocalClassIsReportedAtItsPlace(Host host) {
    TestCompilation compilation =
        compilation(
            host,
            """
            @Generator static void good(Yielder<String> out) { out.yield("a"); }
            void local() {
              class Local {
                @Generator void bad(Yielder<String> out) { out.yield("b"); }
              }
            }
            """);
    compilation.run(new CoroutineProcessor());
    String message =
        "[TRD012] The template bad is in a local or anonymous class, which the generated class"
            + " cannot name. Move it to a top-level or a member class.";
    assertEquals(
        List.of(host == Host.JAVAC ? "A.java:8: " + message : "A.java:4: A.java:8:16: " + message),
        compilation.errors());
  }

  @ParameterizedTest
  @EnumSource
  void aProblemIsReportedOnceInHoweverManyRounds(Host host) {
    TestCompilation compilation =
        compilation(
            host,
            """
            @Generator static void late(Yielder<Integer> out) { out.yield(Late.count()); }
            @Generator static void escaping(Yielder<String> out) { Object o = out; out.yield("b"); }
            """);
    compilation.run(new CoroutineProcessor(), new Generating());
    assertEquals(1, ours(compilation, Diagnostic.Kind.ERROR, "[TRD020]"));
  }

  /** What incremental compilation builds on, through a proxy as some hosts have it. */
  @Test
  void aFileHasOneOriginatingElement() {
    List<String> originating = new ArrayList<>();
    CoroutineProcessor hosted = new CoroutineProcessor();
    TestCompilation compilation =
        compilation(
            Host.JAVAC,
            """
            @Generator static void good(Yielder<String> out) { out.yield("a"); }
            static class Inner {
              @Generator static void good(Yielder<String> out) { out.yield("a"); }
            }
            """);
    compilation
        .option("-Atreadle.diagrams=true")
        .run(
            new AbstractProcessor() {
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
                hosted.init(recording(env, originating));
              }

              @Override
              public boolean process(
                  Set<? extends TypeElement> annotations, RoundEnvironment round) {
                hosted.process(annotations, round);
                return false;
              }
            });
    assertEquals(List.of(), compilation.errors());
    assertEquals(
        Set.of(
            "p.ACoroutines from [p.A]",
            "ACoroutines.Good.mmd from [p.A]",
            "p.A_InnerCoroutines from [p.A]",
            "A_InnerCoroutines.Good.mmd from [p.A]"),
        Set.copyOf(originating));
  }

  /** Other processors may ask for many rounds, so one without templates must cost nothing. */
  @Test
  void aRoundWithoutTemplatesAsksForNothing() {
    List<Integer> asked = new ArrayList<>();
    CoroutineProcessor hosted = new CoroutineProcessor();
    int rounds = 5;
    compilation(
            Host.JAVAC,
            """
            @Generator static void good(Yielder<String> out) { out.yield("a"); }
            """)
        .run(
            new AbstractProcessor() {
              @Override
              public SourceVersion getSupportedSourceVersion() {
                return hosted.getSupportedSourceVersion();
              }

              @Override
              public Set<String> getSupportedAnnotationTypes() {
                return Set.of("*");
              }

              @Override
              public synchronized void init(ProcessingEnvironment env) {
                super.init(env);
                hosted.init(
                    proxy(
                        ProcessingEnvironment.class,
                        env,
                        (name, arguments) -> {
                          if (!asked.isEmpty()) {
                            asked.set(asked.size() - 1, asked.get(asked.size() - 1) + 1);
                          }
                          return null;
                        }));
              }

              @Override
              public boolean process(
                  Set<? extends TypeElement> annotations, RoundEnvironment round) {
                asked.add(0);
                hosted.process(annotations, round);
                if (asked.size() < rounds) {
                  generate(processingEnv, "p.Late" + asked.size());
                }
                return false;
              }
            });
    assertTrue(asked.get(0) > 0);
    assertEquals(List.of(0, 0, 0, 0, 0), asked.subList(1, asked.size()));
  }

  private static ProcessingEnvironment recording(ProcessingEnvironment env, List<String> log) {
    Filer filer =
        proxy(
            Filer.class,
            env.getFiler(),
            (name, arguments) -> {
              if (name.startsWith("create")) {
                int last = arguments.length - 1;
                log.add(
                    arguments[last - 1] + " from " + Arrays.toString((Element[]) arguments[last]));
              }
              return null;
            });
    return proxy(
        ProcessingEnvironment.class,
        env,
        (name, arguments) -> name.equals("getFiler") ? filer : null);
  }

  private interface Interception {
    /** What to return instead of calling the method, or null to call it. */
    @Nullable Object before(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, T target, Interception interception) {
    return type.cast(
        Proxy.newProxyInstance(
            RoundsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object instead = interception.before(method.getName(), arguments);
              try {
                return instead != null ? instead : method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static long ours(TestCompilation compilation, Diagnostic.Kind kind, String part) {
    return compilation.diagnostics().stream()
        .filter(d -> d.getKind() == kind)
        .filter(d -> d.getMessage(null).contains(part))
        .count();
  }

  /** Generates a class of the package {@code p}. */
  private static void generate(ProcessingEnvironment env, String name) {
    try (Writer writer = env.getFiler().createSourceFile(name).openWriter()) {
      writer.write(
          "package p; class %s { static int count() { return 1; } }".formatted(name.substring(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Generates {@code p.Late} in the first round. */
  private static final class Generating extends AbstractProcessor {
    private boolean done;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        generate(processingEnv, "p.Late");
      }
      return false;
    }
  }
}
