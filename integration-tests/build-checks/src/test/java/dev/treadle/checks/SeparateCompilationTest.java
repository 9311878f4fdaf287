package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.treadle.checks.Compilation.Host;
import dev.treadle.processor.CoroutineProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that name what is compiled earlier, elsewhere, or is not there yet. */
final class SeparateCompilationTest {
  @TempDir Path directory;

  private static final String IMPORTS =
      "import dev.treadle.*; import dev.treadle.annotation.*; import java.util.*;\n";

  private static final String LIBRARY =
      "package lib;\n"
          + IMPORTS
          + """
          public class Library<T> {
            private final T value;
            public Library(T value) { this.value = value; }
            @Generator public final void twice(Yielder<? super T> out) {
              out.yield(value);
              out.yield(value);
            }
            @Coroutine public static <E> int count(Co<? super E, ?> co, List<E> list) {
              for (E e : list) { co.yield(e); }
              return list.size();
            }
          }
          """;

  private static final String USER =
      "package user;\n"
          + IMPORTS
          + """
          class User {
            @Generator static void all(Yielder<Object> out) {
              new lib.Library<>("a").twice(out);
              out.yieldAll(lib.LibraryCoroutines.twice(new lib.Library<>("b")));
            }
            @Coroutine static String counted(Co<Object, Integer> co) {
              int n = lib.Library.count(co, List.of("x", "y"));
              return n + "/" + co.yieldFrom(lib.LibraryCoroutines.<Object>count(List.of("z")));
            }
            static Object run() {
              Routine<Object, Integer, String> r = UserCoroutines.counted();
              String s = UserCoroutines.all().stream().toList().toString();
              while (r.resume()) { s += r.value(); }
              return s + r.result();
            }
          }
          """;

  @ParameterizedTest
  @EnumSource
  void aLibraryOfTemplates(Host host) throws Exception {
    Compilation library =
        new Compilation(host, directory.resolve("lib"))
            .file("lib/Library.java", LIBRARY)
            .run()
            .succeeds();
    Compilation user =
        new Compilation(host, directory.resolve("user"))
            .classPath(library.classes())
            .file("user/User.java", USER.replace("<Object>count", "count"))
            .run()
            .succeeds();
    assertEquals("[a, a, b, b]xyz2/1", user.call("user.User", "run"));
  }

  @ParameterizedTest
  @EnumSource
  void templatesOfOneCompilation(Host host) throws Exception {
    Compilation both =
        new Compilation(host, directory)
            .file("user/User.java", USER.replace("<Object>count", "count"))
            .file("lib/Library.java", LIBRARY)
            .run()
            .succeeds();
    assertEquals("[a, a, b, b]xyz2/1", both.call("user.User", "run"));
  }

  /** One of two files is compiled again, against the class files of both. */
  @ParameterizedTest
  @EnumSource
  void incrementally(Host host) throws Exception {
    String a =
        "package p;\n"
            + IMPORTS
            + "class A { @Generator static void a(Yielder<String> out) {\n"
            + "  out.yield(\"a\"); out.yieldAll(BCoroutines.b()); B.b(out); } }";
    String b =
        "package p;\n"
            + IMPORTS
            + "class B { @Generator static void b(Yielder<String> out) { out.yield(\"b\"); }\n"
            + "  static Object run() { return ACoroutines.a().stream().toList(); } }";
    Compilation first =
        new Compilation(host, directory.resolve("first"))
            .file("p/A.java", a)
            .file("p/B.java", b)
            .run()
            .succeeds();
    assertEquals(List.of("a", "b", "b"), first.call("p.B", "run"));
    // What a build tool removes before it compiles a file again; javac does without that.
    if (host == Host.ECLIPSE) {
      forget(first, "BCoroutines");
    }
    Compilation second =
        new Compilation(host, directory.resolve("second"))
            .classPath(first.classes())
            .file("p/B.java", b.replace("\"b\"", "\"c\""))
            .run()
            .succeeds();
    assertEquals(List.of("a", "c", "c"), second.call("p.B", "run"));
    assertEquals(Set.of("p/BCoroutines.java"), second.generatedSources().keySet());
    if (host == Host.ECLIPSE) {
      return;
    }
    Compilation third =
        new Compilation(host, directory.resolve("third"))
            .classPath(first.classes())
            .file("p/A.java", a.replace("\"a\"", "\"d\""))
            .run()
            .succeeds();
    assertEquals(List.of("d", "b", "b"), third.call("p.B", "run"));
    assertNotEquals(first.generated("p.ACoroutines"), third.generated("p.ACoroutines"));
  }

  private static void forget(Compilation compilation, String name) throws IOException {
    try (Stream<Path> files = Files.list(compilation.classes().resolve("p"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(name)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Generates {@code p.Late} in the first round and {@code p.Later} in the second. */
  private static final class Generating extends AbstractProcessor {
    private int round;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment env) {
      round++;
      if (round == 1) {
        write("p.Late", "class Late extends Later { static <T> T same(T t) { return t; } }");
      } else if (round == 2) {
        write("p.Later", "class Later { final String name = \"late\"; }");
      }
      return false;
    }

    private void write(String name, String text) {
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write("package p; " + text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void typesOfOtherProcessors(Host host) throws Exception {
    Compilation compilation =
        new Compilation(host, directory)
            .file(
                "p/A.java",
                "package p;\n"
                    + IMPORTS
                    + """
                    class A {
                      @Generator static void early(Yielder<String> out) { out.yield("early"); }
                      @Generator static void late(Yielder<? super Late> out, Late first) {
                        out.yield(first);
                        Late second = Late.same(new Late());
                        out.yield(second);
                        String name = second.name;
                        if (name.isEmpty()) { out.yield(null); }
                      }
                      static Object run() {
                        return ACoroutines.early().stream().toList()
                            + "" + ACoroutines.late(new Late()).stream().count();
                      }
                    }
                    """)
            .file(
                "p/B.java",
                "package p; import static p.ACoroutines.late;\n"
                    + "class B { Object o = late(new Late()); }")
            .run(new CoroutineProcessor(), new Generating())
            .succeeds();
    assertEquals("[early]2", compilation.call("p.A", "run"));
    assertEquals(List.of(), compilation.ours());
  }

  /** A supertype that is generated makes right what looks like a type error before. */
  @ParameterizedTest
  @EnumSource
  void aSupertypeOfAnotherProcessor(Host host) throws Exception {
    Compilation compilation =
        new Compilation(host, directory)
            .file(
                "p/A.java",
                "package p;\n"
                    + IMPORTS
                    + """
                    class A {
                      @Generator static void late(Yielder<Object> out) {
                        Later later = new Sub();
                        out.yield(later.name);
                      }
                      static Object run() { return ACoroutines.late().stream().toList(); }
                    }
                    """)
            .file("p/Sub.java", "package p; class Sub extends Late { }")
            .run(new CoroutineProcessor(), new Generating())
            .succeeds();
    assertEquals(List.of("late"), compilation.call("p.A", "run"));
  }
}
