package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.checks.Compilation.Host;
import dev.treadle.processor.report.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong with a declaration is one error at its token, whatever else uses the template: its
 * factory is there all the same, so that nothing follows from the error.
 */
final class BadDeclarationTest {
  @TempDir Path directory;

  /**
   * A bad template.
   *
   * @param members of the class {@code A}, with the token marked
   * @param use a statement of another class that calls the factory, or nothing
   */
  private record Bad(Problem problem, List<Object> args, String members, String use) {
    static Bad of(Problem problem, String members, String use, Object... args) {
      return new Bad(problem, List.of(args), members, use);
    }
  }

  private static final String GET = "for (String s : ACoroutines.bad()) { s.length(); }";
  private static final String GET_OF = "for (String s : ACoroutines.bad(%s)) { s.length(); }";

  private static Stream<Bad> bad() {
    return Stream.of(
        Bad.of(
            Problem.NO_BODY,
            "@Generator static native void /*!*/bad(Yielder<String> out);",
            GET,
            "native",
            "bad",
            "Generator"),
        Bad.of(
            Problem.OVERRIDABLE,
            "@Generator void /*!*/bad(Yielder<String> out) { out.yield(\"a\"); }",
            GET_OF.formatted("new A()"),
            "bad",
            "A"),
        Bad.of(
            Problem.OVERRIDABLE,
            "@Coroutine protected int /*!*/bad(Co<String, Long> co, long n) { return 1; }",
            "Routine<String, Long, Integer> r = ACoroutines.bad(new A(), 1L);",
            "bad",
            "A"),
        Bad.of(
            Problem.MISSING_CONTEXT,
            "@Generator static void /*!*/bad() { }",
            "Sequence<String> s = ACoroutines.bad();",
            "Generator",
            "Yielder<...> or AsyncYielder<...>"),
        Bad.of(
            Problem.MISSING_CONTEXT,
            "@Coroutine static int bad(String /*!*/name) { return 1; }",
            "Routine<String, Long, Integer> r = ACoroutines.bad(\"a\");",
            "Coroutine",
            "Co<..., ...>, Peer<...> or Async"),
        Bad.of(
            Problem.MISSING_CONTEXT,
            "@Generator static void bad(int /*!*/n, Yielder<String> out) { out.yield(\"\" + n); }",
            "Sequence<String> s = ACoroutines.bad(1);",
            "Generator",
            "Yielder<...> or AsyncYielder<...>"),
        Bad.of(
            Problem.WRONG_ANNOTATION,
            "@Generator static void bad(Co<String, Long> /*!*/co) { co.yield(\"a\"); }",
            "Routine<String, Long, Void> r = ACoroutines.bad();",
            "Generator",
            "Co",
            "Coroutine"),
        Bad.of(
            Problem.WRONG_ANNOTATION,
            "@Coroutine static void bad(Yielder<String> /*!*/out, int n) { out.yield(\"a\"); }",
            GET_OF.formatted("1"),
            "Coroutine",
            "Yielder",
            "Generator"),
        Bad.of(
            Problem.GENERATOR_NOT_VOID,
            "@Generator static int /*!*/bad(Yielder<String> out) { return 1; }",
            GET,
            "bad",
            "int"),
        Bad.of(
            Problem.TWO_ANNOTATIONS,
            "@Generator @Coroutine static void /*!*/bad(Yielder<String> out) { out.yield(\"a\"); }",
            GET,
            "bad"),
        Bad.of(
            Problem.TWO_ANNOTATIONS,
            "@Generator @Coroutine static int /*!*/bad(Co<String, Long> co) { return 1; }",
            "Routine<String, Long, Integer> r = ACoroutines.bad();",
            "bad"),
        Bad.of(
            Problem.RAW_CONTEXT,
            "@SuppressWarnings({\"rawtypes\", \"unchecked\"})\n"
                + "@Generator static void bad(Yielder /*!*/out) { out.yield(\"a\"); }",
            "Sequence<String> s = ACoroutines.bad();",
            "Yielder"),
        Bad.of(
            Problem.PRIVATE_CLASS_IN_SIGNATURE,
            "private static class Hidden {}\n"
                + "@Generator static void bad(Yielder<String> out, int n, /*!*/Hidden h) { }",
            GET_OF.formatted("1, null"),
            "Hidden",
            "bad"),
        Bad.of(
            Problem.PRIVATE_CLASS_IN_SIGNATURE,
            """
            private static class Hidden {}
            @Generator static void bad(Yielder</*!*/Hidden> out) { }
            static Sequence<Hidden> all() { return ACoroutines.bad(); }
            """,
            "ACoroutines.bad();",
            "Hidden",
            "bad"),
        Bad.of(
            Problem.PRIVATE_CLASS_IN_SIGNATURE,
            "private static class Hidden {}\n"
                + "@Coroutine static java.util.List</*!*/Hidden[]> bad(Co<String, ?> co)"
                + " { return null; }",
            "ACoroutines.bad();",
            "Hidden",
            "bad"),
        Bad.of(
            Problem.PRIVATE_CLASS_IN_SIGNATURE,
            "private static class Hidden { static class Inner extends Exception {"
                + " private static final long serialVersionUID = 1; } }\n"
                + "@Generator static <T extends Number> void bad(Yielder<T> out, T t)"
                + " throws /*!*/Hidden.Inner { }",
            "for (Integer i : ACoroutines.bad(1)) { i.intValue(); }",
            "Hidden",
            "bad"),
        Bad.of(
            Problem.PRIVATE_CLASS_IN_SIGNATURE,
            "private static class Hidden {}\n"
                + "@Generator static <T extends /*!*/Hidden> void bad(Yielder<String> out, T t) { }",
            GET_OF.formatted("null"),
            "Hidden",
            "bad"),
        Bad.of(
            Problem.PRIVATE_CLASS_IN_SIGNATURE,
            """
            static final class Box extends java.awt.Container {
              private static final long serialVersionUID = 1;
              @Generator static void bad(Yielder<String> out, /*!*/AccessibleAWTContainer hidden) { }
            }
            """,
            "for (String s : A_BoxCoroutines.bad(null)) { s.length(); }",
            "AccessibleAWTContainer",
            "bad"),
        Bad.of(
            Problem.PRIVATE_OWNER,
            """
            private static class Hidden {
              @Generator static void /*!*/bad(Yielder<String> out) { out.yield("a"); }
            }
            static Sequence<String> all() { return A_HiddenCoroutines.bad(); }
            """,
            "A_HiddenCoroutines.bad();",
            "bad",
            "Hidden"),
        Bad.of(
            Problem.PRIVATE_OWNER,
            "private static class Hidden<T> { final class Inner {\n"
                + "  @Generator void /*!*/bad(Yielder<T> out) { }\n"
                + "} }\n"
                + "static Sequence<String> all(Hidden<String>.Inner i) {"
                + " return A_Hidden_InnerCoroutines.bad(i); }",
            "",
            "bad",
            "Hidden"),
        Bad.of(
            Problem.SYNCHRONIZED_TEMPLATE,
            "@Generator static synchronized void /*!*/bad(Yielder<String> out) { }",
            GET,
            "bad"),
        Bad.of(
            Problem.FACTORIES_COLLIDE,
            "@Generator static void bad(Yielder<String> out, int n) { }\n"
                + "@Generator static void /*!*/bad(Yielder<Long> out, int m) { }\n"
                    .replace("Yielder<Long>", "Co<String, Long>")
                    .replace("@Generator", "@Coroutine"),
            GET_OF.formatted("1"),
            "bad(Co, int)",
            "bad(Yielder, int)"),
        Bad.of(
            Problem.WRONG_ANNOTATION,
            """
            @Coroutine static void bad(dev.treadle.async.AsyncYielder<Integer> /*!*/out, int n) {
              out.yield(n); }
            """,
            "dev.treadle.async.AsyncSequence<Integer> s = ACoroutines.bad(1);",
            "Coroutine",
            "AsyncYielder",
            "Generator"),
        Bad.of(
            Problem.GENERATOR_NOT_VOID,
            """
            @Generator static int /*!*/bad(dev.treadle.async.AsyncYielder<Integer> out, int n) {
              out.yieldNow(); return n; }
            """,
            "dev.treadle.async.AsyncSequence<Integer> s = ACoroutines.bad(1);",
            "bad",
            "int"),
        Bad.of(
            Problem.RAW_CONTEXT,
            """
            @SuppressWarnings({"rawtypes", "unchecked"})
            @Generator static void bad(dev.treadle.async.AsyncYielder /*!*/out) {
              out.yield(1); }
            """,
            "dev.treadle.async.AsyncSequence<Integer> s = ACoroutines.bad();",
            "AsyncYielder"),
        Bad.of(
            Problem.PRIVATE_CLASS_IN_SIGNATURE,
            """
            private static class Hidden {}
            @Generator static void bad(dev.treadle.async.AsyncYielder</*!*/Hidden> out) { }
            static dev.treadle.async.AsyncSequence<Hidden> all() { return ACoroutines.bad(); }
            """,
            "ACoroutines.bad();",
            "Hidden",
            "bad"),
        Bad.of(
            Problem.WRONG_ANNOTATION,
            "@Generator static void bad(Peer<Integer> /*!*/peer) { peer.first(); }",
            "Colleague<Integer, Void> c = ACoroutines.bad();",
            "Generator",
            "Peer",
            "Coroutine"),
        Bad.of(
            Problem.RAW_CONTEXT,
            "@SuppressWarnings(\"rawtypes\")\n"
                + "@Coroutine static int bad(Peer /*!*/peer) { return 1; }",
            "Colleague<String, Integer> c = ACoroutines.bad();",
            "Peer"),
        Bad.of(
            Problem.WRONG_ANNOTATION,
            "@Coroutine static void bad(IntYielder /*!*/out, int n) { out.yield(n); }",
            "ACoroutines.bad(1).iterator().nextInt();",
            "Coroutine",
            "IntYielder",
            "Generator"),
        Bad.of(
            Problem.WRONG_ANNOTATION,
            "@Generator static void bad(dev.treadle.async.Async /*!*/co, int n) { co.yieldNow(); }",
            "dev.treadle.async.Task<Void> task = ACoroutines.bad(1);",
            "Generator",
            "Async",
            "Coroutine"),
        Bad.of(
            Problem.GENERATOR_NOT_VOID,
            "@Generator static int /*!*/bad(IntYielder out, int n) { out.yield(n); return n; }",
            "ACoroutines.bad(1).iterator().nextInt();",
            "bad",
            "int"));
  }

  private static final String ABSTRACT =
      """
      package p;
      import dev.treadle.*;
      import dev.treadle.annotation.*;
      %s
      """;

  @TestFactory
  Stream<DynamicNode> aBadMember() {
    return bad().map(b -> container(b, members(b.members()), b.use()));
  }

  @TestFactory
  Stream<DynamicNode> aBadMemberOfAnotherKindOfClass() {
    return Stream.of(
        container(
            Bad.of(Problem.NO_BODY, "", "", "abstract", "bad", "Generator"),
            ABSTRACT.formatted(
                "abstract class A { @Generator abstract void /*!*/bad(Yielder<String> out); }"),
            "A a = null; " + GET_OF.formatted("a")),
        container(
            Bad.of(Problem.NO_BODY, "", "", "abstract", "bad", "Coroutine"),
            ABSTRACT.formatted("interface A<T> { @Coroutine T /*!*/bad(Co<String, T> co); }"),
            "A<Long> a = null; Routine<String, Long, Long> r = ACoroutines.bad(a);"),
        container(
            Bad.of(Problem.DEFAULT_METHOD, "", "", "bad"),
            ABSTRACT.formatted(
                "interface A { @Generator default void /*!*/bad(Yielder<String> out) { } }"),
            "A a = null; " + GET_OF.formatted("a")));
  }

  private DynamicNode container(Bad bad, String source, String use) {
    Marked marked = new Marked("A.java", source);
    return DynamicContainer.dynamicContainer(
        bad.problem() + " in " + marked.text().lines().filter(l -> l.contains("/*!*/")).toList(),
        Stream.of(Host.values())
            .map(
                host ->
                    DynamicTest.dynamicTest(host.toString(), () -> check(host, bad, marked, use))));
  }

  private void check(Host host, Bad bad, Marked source, String use) {
    String imports =
        use.isEmpty()
            ? ""
            : "import static p." + use.replaceAll(".*\\b(\\w+Coroutines).*", "$1.bad;");
    Path place = directory.resolve(host + "-" + System.nanoTime());
    Compilation compilation =
        new Compilation(host, place)
            .file("p/A.java", source.text())
            .file(
                "p/User.java",
                "package p; import dev.treadle.*;\n"
                    + imports
                    + "\nclass User { void use() { "
                    + use
                    + " } }")
            .run();
    assertEquals(1, compilation.errors().size(), () -> compilation.messages().toString());
    Message error = compilation.errors().get(0);
    assertEquals(bad.problem().text(bad.args().toArray()), error.text());
    assertEquals(List.of(error), compilation.ours());
    assertEquals(place(host, bad.problem(), source), error.place());
    assertTrue(compilation.generatedSources().size() > 0);
  }

  /** The Eclipse compiler is only told of elements, not of a type in a signature. */
  private static String place(Host host, Problem problem, Marked source) {
    if (host == Host.ECLIPSE && problem == Problem.PRIVATE_CLASS_IN_SIGNATURE) {
      return source.place("bad(");
    }
    return source.place();
  }

  static String members(String members) {
    return """
    package p;
    import dev.treadle.*;
    import dev.treadle.annotation.*;
    class A {
    %s
    }
    """
        .formatted(members);
  }

  @TestFactory
  Stream<DynamicTest> aConstructor() {
    // The annotations' own target says it: each compiler reports that itself.
    Marked marked = new Marked("A.java", members("/*!*/@Generator A(Yielder<String> out) { }"));
    return Stream.of(Host.values())
        .map(
            host ->
                DynamicTest.dynamicTest(
                    host.toString(),
                    () -> {
                      Compilation compilation =
                          new Compilation(host, directory.resolve(host.toString()))
                              .file("p/A.java", marked.text())
                              .run();
                      assertEquals(1, compilation.messages().size());
                      assertEquals(marked.place(), compilation.errors().get(0).place());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aCompanionThatIsThere() {
    String text =
        "package p; import dev.treadle.*; import dev.treadle.annotation.*;\n"
            + "%s { @Generator static void good(Yielder<String> out) { } }";
    return Stream.of(Host.values())
        .map(
            host ->
                DynamicTest.dynamicTest(
                    host.toString(),
                    () -> {
                      // javac's place of a class is its keyword.
                      Marked marked =
                          new Marked(
                              "A.java",
                              text.formatted(host == Host.JAVAC ? "/*!*/class A" : "class /*!*/A"));
                      Compilation compilation =
                          new Compilation(host, directory.resolve("there-" + host))
                              .file("p/A.java", marked.text())
                              .file("p/ACoroutines.java", "package p; class ACoroutines { int x; }")
                              .run();
                      assertEquals(
                          1, compilation.errors().size(), compilation.messages()::toString);
                      Message error = compilation.errors().get(0);
                      assertEquals(
                          Problem.COMPANION_EXISTS.text("p.ACoroutines", "A"), error.text());
                      assertEquals(marked.place(), error.place());
                    }));
  }
}
