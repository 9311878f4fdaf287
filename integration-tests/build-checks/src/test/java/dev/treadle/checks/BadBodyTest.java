package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.treadle.checks.Compilation.Host;
import dev.treadle.processor.report.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a body may not do is one error at its token. */
final class BadBodyTest {
  @TempDir Path directory;

  /** A body, what it is refused for at its mark, and the argument of that message. */
  record Bad(Problem problem, String body, String arg) {
    /** The check by each compiler. */
    DynamicNode everywhere(Consumer<Host> check) {
      return DynamicContainer.dynamicContainer(
          problem + " in " + body,
          Stream.of(Host.values())
              .map(host -> DynamicTest.dynamicTest(host.toString(), () -> check.accept(host))));
    }
  }

  /** Bodies of {@code Integer bad(Co<Object, Integer> co)}; the factory is called elsewhere. */
  private static Stream<Bad> bad() {
    return Stream.of(
        new Bad(Problem.SUSPENSION_IN_LAMBDA, "Runnable r = () -> /*!*/co.yield(1);", YIELD),
        new Bad(
            Problem.SUSPENSION_IN_LAMBDA,
            "java.util.List.of(1).forEach(i -> { /*!*/co.yield(i); });",
            YIELD),
        new Bad(
            Problem.SUSPENSION_IN_LAMBDA, "Runnable r = () -> other(/*!*/co, 1);", "other(...)"),
        new Bad(
            Problem.SUSPENSION_IN_LOCAL_CLASS,
            "new Object() { void m() { /*!*/co.yield(1); } };",
            YIELD),
        new Bad(
            Problem.SUSPENSION_IN_LOCAL_CLASS,
            "class L { int f = /*!*/co.yield(1); } new L();",
            YIELD),
        new Bad(
            Problem.SUSPENSION_IN_LOCAL_CLASS, "class L { { /*!*/co.yield(1); } } new L();", YIELD),
        new Bad(
            Problem.SUSPENSION_IN_LOCAL_CLASS,
            "class L { L() { /*!*/co.yield(1); } } new L();",
            YIELD),
        new Bad(
            Problem.SUSPENSION_IN_LOCAL_CLASS,
            "class L { L(int x) { this(/*!*/co.yield(x), 1); } L(int a, int b) { } }",
            YIELD),
        new Bad(
            Problem.SUSPENSION_IN_LOCAL_CLASS,
            "class K { K(int x) { } } class L extends K { L() { super(/*!*/co.yield(1)); } }",
            YIELD),
        new Bad(
            Problem.SUSPENSION_IN_LOCAL_CLASS,
            "Runnable r = () -> new Object() { void m() { /*!*/co.yield(1); } };",
            YIELD),
        new Bad(Problem.CONTEXT_ESCAPES, "Object o = /*!*/co;", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "Object o; o = (/*!*/co);", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "java.util.List.of(/*!*/co);", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "field = /*!*/co;", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "plain(/*!*/co);", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "other(co, /*!*/co);", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "if (/*!*/co == null) { co.yield(1); }", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "String s = \"\" + /*!*/co; co.yield(s);", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "Runnable r = () -> plain(/*!*/co);", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "new Object() { Object o = /*!*/co; };", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "co.yield(/*!*/co);", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "synchronized (/*!*/co) { }", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "/*!*/co.hashCode();", "co"),
        new Bad(
            Problem.CONTEXT_ESCAPES,
            "java.util.function.Function<Object, Integer> f = /*!*/co::yield;",
            "co"),
        new Bad(Problem.CONTEXT_REASSIGNED, "/*!*/co = null; co.yield(1);", "co"),
        new Bad(
            Problem.SUSPENSION_IN_SYNCHRONIZED,
            "synchronized (A.class) { /*!*/co.yield(1); }",
            YIELD),
        new Bad(
            Problem.SUSPENSION_IN_SYNCHRONIZED,
            "synchronized (A.class) { int n = 1 + other(/*!*/co, 1); }",
            "other(...)"),
        new Bad(
            Problem.PRIVATE_CLASS_IN_BODY, "/*!*/Hidden h = new Hidden(); co.yield(h);", "Hidden"),
        new Bad(Problem.PRIVATE_CLASS_IN_BODY, "co.yield(new /*!*/Hidden());", "Hidden"),
        new Bad(
            Problem.PRIVATE_CLASS_IN_BODY,
            "for (Object o : java.util.List.of(1)) { if (o instanceof /*!*/Hidden) co.yield(o); }",
            "Hidden"),
        new Bad(Problem.PRIVATE_CLASS_IN_BODY, "co.yield(/*!*/Hidden.class);", "Hidden"),
        new Bad(Problem.UNSUPPORTED, "co.yield(/*!*/new Shy() { });", PRIVATE_CONSTRUCTOR),
        new Bad(
            Problem.UNSUPPORTED, "/*!*/class L extends Shy { } co.yield(1);", PRIVATE_CONSTRUCTOR),
        new Bad(
            Problem.UNSUPPORTED,
            "class L extends Shy { L() { /*!*/super(); } } co.yield(1);",
            PRIVATE_CONSTRUCTOR),
        new Bad(
            Problem.UNSUPPORTED,
            "/*!*/class ACoroutines { } co.yield(1);",
            "A class called like the companion around it"),
        new Bad(
            Problem.UNSUPPORTED,
            "{ class L { } L a = new L(); co.yield(1); a.hashCode(); }"
                + " { /*!*/class L { } co.yield(new L().hashCode()); }",
            "A second class called L across a suspension"),
        new Bad(
            Problem.UNSUPPORTED,
            "/*!*/class T { } co.yield(1);",
            "A class called like the type parameter T"),
        new Bad(
            Problem.UNSUPPORTED,
            "{ class L { } co.yield(1); } { /*!*/record L(int a) { } co.yield(new L(3).a()); }",
            "A second class called L across a suspension"),
        new Bad(
            Problem.UNSUPPORTED,
            "class L { T t; } Object l = new L(); co.yield(l instanceof /*!*/L m ? 1 : 2);",
            "A pattern for a class that uses type parameters"),
        new Bad(
            Problem.UNSUPPORTED,
            "/*!*/class L extends RuntimeException { T t; } co.yield(new L().hashCode());",
            "An exception class that uses type parameters"),
        new Bad(Problem.PRIVATE_CLASS_IN_BODY, "co.yield(/*!*/A.Hidden.class);", "Hidden"),
        new Bad(Problem.PRIVATE_CLASS_IN_BODY, "var h = /*!*/hidden(); co.yield(h);", "Hidden"),
        new Bad(
            Problem.PRIVATE_CLASS_IN_BODY,
            "java.util.List</*!*/A.Hidden> h = null; co.yield(h);",
            "Hidden"),
        new Bad(
            Problem.PRIVATE_CLASS_IN_BODY,
            "Runnable r = () -> { /*!*/Hidden h = null; plain(h); }; co.yield(r);",
            "Hidden"),
        new Bad(Problem.PRIVATE_CLASS_IN_BODY, "/*!*/take(null, co.yield(1));", "Hidden"),
        new Bad(
            Problem.PRIVATE_CLASS_IN_BODY,
            "try { /*!*/risk(); } catch (Exception e) { co.yield(1); }",
            "Failure"));
  }

  private static final String YIELD = "co.yield(...)";
  private static final String PRIVATE_CONSTRUCTOR = "A subclass through a private constructor";

  private static final String FILE =
      """
      package p;
      import dev.treadle.*;
      import dev.treadle.annotation.*;
      final class A {
        static Object field;
        private static class Hidden { } static class Shy { private Shy() { } int f() { return 1; } }
        private static Hidden hidden() { return new Hidden(); }
        private static void take(Hidden h, Object o) { }
        private static class Failure extends Exception { static final long serialVersionUID = 1; }
        private static void risk() throws Failure { }
        static void plain(Object o) { }
        @Coroutine static int other(Co<Object, Integer> co, Object o) { return co.yield(o); }
        @Coroutine static <T> Integer bad(Co<Object, Integer> co) {
          %s
          return 0;
        }
        static Routine<Object, Integer, Integer> use() { return ACoroutines.bad(); }
      }
      """;

  /** Bodies of {@code Integer bad(Async co)}. */
  private static Stream<Bad> badTasks() {
    return Stream.of(
        new Bad(
            Problem.SUSPENSION_IN_LAMBDA,
            "Runnable r = () -> /*!*/co.yieldNow();",
            "co.yieldNow()"),
        new Bad(
            Problem.SUSPENSION_IN_LAMBDA,
            "java.util.function.Supplier<?> s = () -> /*!*/co.await(stage);",
            "co.await(...)"),
        new Bad(
            Problem.SUSPENSION_IN_LOCAL_CLASS,
            "new Object() { TaskGroup g = /*!*/co.group(); };",
            "co.group()"),
        new Bad(
            Problem.SUSPENSION_IN_SYNCHRONIZED,
            "synchronized (stage) { other(/*!*/co, 1); }",
            "other(...)"),
        new Bad(Problem.CONTEXT_ESCAPES, "Async o = /*!*/co;", "co"),
        new Bad(Problem.CONTEXT_ESCAPES, "/*!*/co.hashCode();", "co"));
  }

  private static final String FILE_OF_TASK =
      """
      package p;
      import dev.treadle.annotation.*;
      import dev.treadle.async.*;
      final class A {
        static final java.util.concurrent.CompletionStage<Integer> stage = null;
        @Coroutine static int other(Async co, int n) { co.yieldNow(); return n; }
        @Coroutine static Integer bad(Async co) {
          %s
          return 0;
        }
      }
      """;

  /** Bodies of {@code void bad(AsyncYielder<Integer> out)}. */
  private static Stream<Bad> badSequences() {
    return Stream.of(
        new Bad(
            Problem.SUSPENSION_IN_LAMBDA,
            "java.util.List.of(1).forEach(n -> /*!*/out.yield(n));",
            "out.yield(...)"),
        new Bad(
            Problem.SUSPENSION_IN_LAMBDA,
            "java.util.function.Supplier<?> s = () -> /*!*/out.await(stage);",
            "out.await(...)"),
        new Bad(
            Problem.SUSPENSION_IN_LOCAL_CLASS,
            "new Object() { { /*!*/out.yieldAll(ACoroutines.other(1)); } };",
            "out.yieldAll(...)"),
        new Bad(
            Problem.SUSPENSION_IN_SYNCHRONIZED,
            "synchronized (stage) { other(/*!*/out, 1); }",
            "other(...)"),
        new Bad(Problem.CONTEXT_ESCAPES, "Async co = /*!*/out;", "out"),
        new Bad(Problem.CONTEXT_ESCAPES, "java.util.List.of(1).forEach(/*!*/out::yield);", "out"),
        new Bad(Problem.CONTEXT_REASSIGNED, "/*!*/out = null;", "out"));
  }

  private static final String FILE_OF_SEQUENCE =
      """
      package p;
      import dev.treadle.annotation.*;
      import dev.treadle.async.*;
      final class A {
        static final java.util.concurrent.CompletionStage<Integer> stage = null;
        @Generator static void other(AsyncYielder<Integer> out, int n) { out.yield(n); }
        @Generator static void bad(AsyncYielder<Integer> out) {
          %s
        }
      }
      """;

  @TestFactory
  Stream<DynamicNode> aBadBody() {
    return Stream.of(
            bad(bad(), FILE, "Routine<Object, Integer, Integer>"),
            bad(badTasks(), FILE_OF_TASK, "dev.treadle.async.Task<Integer>"),
            bad(badSequences(), FILE_OF_SEQUENCE, "dev.treadle.async.AsyncSequence<Integer>"))
        .flatMap(nodes -> nodes);
  }

  private Stream<DynamicNode> bad(Stream<Bad> bodies, String file, String type) {
    return bodies.map(bad -> bad.everywhere(host -> check(host, bad, file, type)));
  }

  private void check(Host host, Bad bad, String file, String type) {
    Marked source = new Marked("A.java", file.formatted(bad.body()));
    Compilation compilation =
        new Compilation(host, directory.resolve(host + "-" + System.nanoTime()))
            .file("p/A.java", source.text())
            .file(
                "p/User.java",
                "package p; import static p.ACoroutines.bad; import dev.treadle.*;\n"
                    + "class User { "
                    + type
                    + " r = bad(); }")
            .run();
    assertEquals(1, compilation.errors().size(), () -> compilation.messages().toString());
    Message error = compilation.errors().get(0);
    assertEquals(bad.problem().text(bad.arg()), error.text());
    assertEquals(source.place(), error.place());
    assertEquals(List.of(error), compilation.ours());
    assertNotNull(compilation.generated("p.ACoroutines"));
  }

  /** No context is in scope outside of a method: the compilers say so, and nothing else is said. */
  @TestFactory
  Stream<DynamicTest> aSuspensionOutsideOfAMethod() {
    return Stream.of(
            "int f = /*!*/co.yield(1);",
            "{ /*!*/co.yield(1); }",
            "static { /*!*/co.yield(1); }",
            "A() { /*!*/co.yield(1); }")
        .flatMap(
            member ->
                Stream.of(Host.values())
                    .map(
                        host ->
                            DynamicTest.dynamicTest(
                                host + " " + member, () -> outside(host, member))));
  }

  private void outside(Host host, String member) {
    Marked source =
        new Marked(
            "A.java",
            BadDeclarationTest.members(
                "@Generator static void good(Yielder<String> out) { out.yield(\"a\"); }\n"
                    + member));
    Compilation compilation =
        new Compilation(host, directory.resolve(host + "-" + System.nanoTime()))
            .file("p/A.java", source.text())
            .run();
    assertEquals(1, compilation.errors().size(), () -> compilation.messages().toString());
    assertEquals(source.place(), compilation.errors().get(0).place());
    assertEquals(List.of(), compilation.ours());
  }

  /** javac keeps no table of lines then. */
  @Test
  void anErrorWithoutDebugInformation() {
    Marked source = new Marked("A.java", FILE.formatted("co.yield(0);\n  Object o = /*!*/co;"));
    Compilation compilation =
        new Compilation(Host.JAVAC, directory.resolve("no-lines"))
            .option("-g:none")
            .file("p/A.java", source.text())
            .run();
    assertEquals(1, compilation.errors().size(), () -> compilation.messages().toString());
    assertEquals(source.place(), compilation.errors().get(0).place());
  }

  /** Each error of each template, and of each class: none hides another. */
  @TestFactory
  Stream<DynamicTest> manyErrors() {
    return Stream.of(Host.values())
        .map(
            host ->
                DynamicTest.dynamicTest(
                    host.toString(),
                    () -> {
                      Compilation compilation =
                          new Compilation(host, directory.resolve("many-" + host))
                              .file("p/A.java", FILE.formatted("Object o = co;\n  field = co;"))
                              .file(
                                  "p/B.java",
                                  BadDeclarationTest.members(
                                          "@Generator void open(Yielder<String> out) { }\n"
                                              + "@Generator static void escaping"
                                              + "(Yielder<String> out) { Object o = out; }")
                                      .replace("class A", "class B"))
                              .run();
                      assertEquals(
                          List.of("A.java:14:", "A.java:15:", "B.java:5:", "B.java:6:"),
                          compilation.errors().stream()
                              .map(m -> m.file() + ":" + m.line() + ":")
                              .sorted()
                              .toList(),
                          () -> compilation.messages().toString());
                    }));
  }
}
