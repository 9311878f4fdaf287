package dev.treadle.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.processor.TestCompilation;
import dev.treadle.processor.TestCompilation.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AttributionTest {
  private static final String SIBLING =
      """
      package p;
      import java.util.*;
      class Sibling<T> {
        static final String KEY = "k" + 1;
        enum Color { RED { @Override int f() { return 1; } }, GREEN; int f() { return 2; } }
        sealed interface Shape permits Square, Circle {}
        record Square(int side) implements Shape {}
        record Circle(List<String> names) implements Shape {}
        @interface Note { String[] value() default {"a"}; Class<?> type() default Sibling.class; }
        static class Nest<X> {
          X get(String key) { return null; }
          class Deep { X x; Map<X, ? super Integer> map; }
          Deep deep() { return null; }
        }
        class Inner { T t; Inner(T t) { this.t = t; } }
        <Q extends CharSequence & Comparable<Q>> List<? super Q> gen(Q q, int... is)
            throws java.io.IOException { return null; }
        Shape shape() { return null; }
      }
      """;

  @TempDir Path directory;

  private TestCompilation compilation(Host host) {
    return new TestCompilation(host, directory).source("p.Sibling", SIBLING);
  }

  /** The locals of the template {@code read} with this body, in a class with a sibling. */
  private String read(Host host, String body) {
    ReadingProcessor reader = new ReadingProcessor();
    TestCompilation compilation = compilation(host).source("p.A", template(body));
    compilation.run(reader);
    assertEquals(List.of(), compilation.errors());
    assertEquals(1, reader.compilers, "private compilers");
    return reader.read.getOrDefault("read", "not met");
  }

  private static String template(String body) {
    return """
    package p;
    import java.util.*;
    import dev.treadle.Yielder;
    import dev.treadle.annotation.Generator;
    final class A<T extends Comparable<T>> {
      private A<T> next;
      @Generator <X extends Number> void read(Yielder<? super T> out, X x, String... more)
          throws Exception {
    %s
      }
    }
    """
        .formatted(body);
  }

  @ParameterizedTest
  @EnumSource
  void readsClassesThatAreNotCompiledYet(Host host) {
    assertEquals(
        "p.Sibling.Nest<java.util.List<T>> a, java.util.List<T> b,"
            + " p.Sibling.Nest<java.util.List<T>>.Deep c,"
            + " java.util.Map<java.util.List<T>,? super java.lang.Integer> d,"
            + " java.util.List<? super java.lang.String> e, p.Sibling<X>.Inner f, X g",
        read(
            host,
            """
            var a = new Sibling.Nest<List<T>>();
            var b = a.get(Sibling.KEY);
            var c = a.deep();
            var d = c.map;
            var e = new Sibling<T>().<String>gen("q", 1, 2);
            var f = new Sibling<X>().new Inner(x);
            var g = f.t;
            """));
  }

  @ParameterizedTest
  @EnumSource
  void readsSwitchesAndPatterns(Host host) {
    assertEquals(
        "java.lang.Object o, int a, int b, p.Sibling.Square s, int d",
        read(
            host,
            """
            Object o = new Sibling<String>().shape();
            int a = switch (Sibling.Color.RED) { case RED -> 1; case GREEN -> 2; };
            int b = o instanceof Sibling.Square s ? s.side() : 0;
            switch ("k1") { case Sibling.KEY: break; default: }
            final int d = new Sibling.Circle(List.of()).names().size();
            """));
  }

  @ParameterizedTest
  @EnumSource
  void readsLambdasAndAnonymousClasses(Host host) {
    assertEquals(
        "java.util.Map<java.lang.String,java.util.List<T>> m,"
            + " java.util.Map.Entry<java.lang.String,java.util.List<T>> e,"
            + " java.util.function.Function<T,p.A<T>> f, T t, p.A<T> n",
        read(
                host,
                """
                var m = new HashMap<String, List<T>>() {};
                for (var e : m.entrySet()) {}
                java.util.function.Function<T, A<T>> f = t -> { var n = next; return n; };
                """)
            .replaceFirst("<anonymous java.util.HashMap<(.*?>)>> m", "java.util.Map<$1> m"));
  }

  @ParameterizedTest
  @EnumSource
  void bodiesMayNameCompanionsOfTheRound(Host host) {
    ReadingProcessor reader =
        new ReadingProcessor(
            Map.of(
                "p.ACoroutines",
                "package p; class ACoroutines { static String read(A<?> self) { throw null; } }"));
    compilation(host).source("p.A", template("var s = ACoroutines.read(this);")).run(reader);
    assertEquals(Map.of("read", "java.lang.String s"), reader.read);
  }

  @ParameterizedTest
  @EnumSource
  void companionsMayBeNamedWithEscapes(Host host) {
    ReadingProcessor reader =
        new ReadingProcessor(
            Map.of(
                "p.ACoroutines",
                "package p; class ACoroutines { static String read(A<?> self) { throw null; } }"));
    compilation(host).source("p.A", template("var s = \\u0041Coroutines.read(this);")).run(reader);
    assertEquals(Map.of("read", "java.lang.String s"), reader.read);
  }

  @ParameterizedTest
  @EnumSource
  void typesGeneratedLaterAreReadInTheirRound(Host host) {
    ReadingProcessor reader = new ReadingProcessor().generatingLate();
    TestCompilation compilation =
        compilation(host).source("p.A", template("var late = Late.count();"));
    compilation.run(reader);
    assertEquals(List.of(), compilation.errors());
    assertEquals(2, reader.rounds);
    assertEquals(Map.of("read", "int late"), reader.read);
  }

  @ParameterizedTest
  @EnumSource
  void oneCompilerReadsAllFilesOfARound(Host host) {
    ReadingProcessor reader = new ReadingProcessor();
    TestCompilation compilation = compilation(host);
    for (int i = 0; i < 5; i++) {
      compilation.source(
          "p.B" + i,
          """
          package p;
          class B%1$d {
            @dev.treadle.annotation.Generator
            static void b%1$d(dev.treadle.Yielder<String> out) { var x = new B%2$d(); }
          }
          """
              .formatted(i, (i + 1) % 5));
    }
    compilation.run(reader);
    assertEquals(
        Map.of("b0", "p.B1 x", "b1", "p.B2 x", "b2", "p.B3 x", "b3", "p.B4 x", "b4", "p.B0 x"),
        reader.read);
    assertEquals(1, reader.compilers);
  }

  @ParameterizedTest
  @EnumSource
  void errorsKeepOnlyTheirOwnMethodFromBeingRead(Host host) {
    ReadingProcessor reader = new ReadingProcessor();
    compilation(host)
        .source(
            "p.A",
            """
            package p;
            import dev.treadle.Yielder;
            import dev.treadle.annotation.Generator;
            class A {
              Missing field;
              @Generator static void good(Yielder<String> out) { var n = 1; }
              @Generator static void mistyped(Yielder<String> out) { int n = "one"; }
              @Generator static void uninitialized(Yielder<String> out) { int n; n++; }
              @Generator void unresolved(Yielder<String> out) { var n = field; }
            }
            """)
        .run(reader);
    assertEquals("int n", reader.read.get("good"));
    assertEquals(
        "! A.java:7: incompatible types: java.lang.String cannot be converted to int",
        reader.read.get("mistyped"));
    assertEquals(
        "! A.java:8: variable n might not have been initialized", reader.read.get("uninitialized"));
    assertEquals("! A.java:9: the type of n is not known", reader.read.get("unresolved"));
  }

  @ParameterizedTest
  @EnumSource
  void memberClassesOfClassesThatAreNotNamedAreFound(Host host) {
    ReadingProcessor reader = new ReadingProcessor();
    TestCompilation compilation =
        compilation(host)
            .source(
                "p.Unnamed",
                "package p; class Unnamed { static class M { int m() { return 1; } } }")
            .source("p.Link", "package p; class Link { static Unnamed.M m() { return null; } }")
            .source("p.A", template("var m = Link.m(); var i = m.m();"))
            .run(reader);
    assertEquals(List.of(), compilation.errors());
    assertEquals(Map.of("read", "p.Unnamed.M m, int i"), reader.read);
    assertEquals(1, reader.compilers);
  }

  @Test
  void membersThatAreNotInTheTextAreAdded() {
    ReadingProcessor reader = new ReadingProcessor();
    TestCompilation compilation =
        compilation(Host.JAVAC)
            .sourceWithHiddenPart(
                "p.A",
                """
                package p;
                import dev.treadle.Yielder;
                import dev.treadle.annotation.Generator;
                class A { int size; /* more */
                  static class B { /* even more */
                  }
                  enum E { X, Y }
                  @Generator static void read(Yielder<String> out) throws Exception {
                    var size = new A(7).getSize();
                    var built = A.builder().all("a", "b");
                    var here = size + 1;
                  }
                }
                """,
                "/* more */",
                "A(int size) { this.size = size; } int getSize() { return size; }"
                    + " static Builder builder() { return null; } static class Builder {"
                    + " <T extends Comparable<T>> java.util.List<? super T> all(T... t)"
                    + " throws java.io.IOException { return null; } }")
            .run(reader);
    assertEquals(
        Map.of("read", "int size, java.util.List<? super java.lang.String> built, int here"),
        Map.of("read", reader.read.get("read").replace("p.A.Builder.", "")));
    assertEquals(2, reader.compilers);
    assertEquals(List.of("size + 1"), notes(compilation));
  }

  @ParameterizedTest
  @EnumSource
  void placesAreThoseOfTheUsersFile(Host host) {
    assertPlaces(host, new ReadingProcessor());
  }

  @ParameterizedTest
  @EnumSource
  void aProxiedEnvironmentIsEnough(Host host) {
    assertPlaces(host, new ReadingProcessor().proxied());
  }

  private void assertPlaces(Host host, ReadingProcessor reader) {
    TestCompilation compilation =
        compilation(host)
            .source("p.A", template("// \"here\", \t ü\n\t\tvar here =\n\t\t  1 + 2;"));
    compilation.run(reader);
    assertEquals(List.of(), compilation.errors());
    Diagnostic<?> note =
        compilation.diagnostics().stream()
            .filter(d -> d.getMessage(null).contains("1 + 2"))
            .findFirst()
            .orElseThrow();
    String message = note.getMessage(null);
    if (host == Host.JAVAC) {
      assertEquals("1 + 2", message);
      assertEquals(11, note.getLineNumber());
      assertEquals(19, note.getColumnNumber()); // two tabs of eight columns, two spaces
    } else {
      assertTrue(message.endsWith("A.java:11:19: 1 + 2"), message);
    }
  }

  private static List<String> notes(TestCompilation compilation) {
    return compilation.diagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.WARNING)
        .map(d -> d.getMessage(null))
        .toList();
  }

  /** What attributing the user's own trees would break. */
  @ParameterizedTest
  @EnumSource
  void theUsersCompilationIsNotTouched(Host host) throws Exception {
    ReadingProcessor reader = new ReadingProcessor();
    TestCompilation compilation =
        compilation(host)
            .source(
                "p.A",
                """
                package p;
                import java.util.*;
                import java.util.function.*;
                import dev.treadle.Yielder;
                import dev.treadle.annotation.Generator;
                record A(int n) {
                  A { if (n < 0) { throw new IllegalArgumentException(); } }
                  @Generator static void read(Yielder<Integer> out) {
                    var counter = new Object() { int n = 3; int more() { return ++n; } };
                    IntFunction<Supplier<Integer>> add = x -> () -> x + counter.more();
                    var list = List.of(1, "a", 2.5);
                    for (var e : list) { Runnable r = () -> out.yield(e.hashCode()); r.run(); }
                    out.yield(add.apply(1).get());
                  }
                  static String test() {
                    var got = new ArrayList<Integer>();
                    read(got::add);
                    return got.get(0) + "," + got.get(3);
                  }
                }
                """)
            .run(reader);
    assertEquals(List.of(), compilation.errors());
    assertTrue(reader.read.get("read").startsWith("<anonymous java.lang.Object> counter"));
    assertEquals("1,5", compilation.call("p.A", "test"));
  }
}
