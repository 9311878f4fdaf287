package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.checks.Compilation.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An error that the user's compiler finds in a template is shown as it is without Treadle: once, at
 * its place, and with nothing beside it but one warning that the template has no machine.
 */
final class CompilerErrorsTest {
  @TempDir Path directory;

  /** Bodies of {@code Object bad(Co<Object, Integer> co)}, with javac's place of the error. */
  private static List<String> bodies() {
    return List.of(
        // Not reachable, not assigned, not caught: flow analysis.
        "for (;;) { co.yield(1); } /*!*/co.yield(2);",
        "for (int i = 0; i < 2; i++) { continue; /*!*/co.yield(i); } return null;",
        "int x; if (co.yield(\"c\") > 0) x = 1; co.yield(/*!*/x); return null;",
        "final int k; for (int i = 0; i < 2; i++) { /*!*/k = co.yield(i); } return null;",
        "int n = co.yield(\"n\"); n++; Runnable r = () -> log(/*!*/n); return r;",
        "co.yield(1); /*!*/throw new java.io.IOException();",
        "lp: for (;;) { int x = switch (co.yield(\"k\")) { case 1 -> { /*!*/break lp; }"
            + " default -> 0; }; }",
        "{ co.yield(1); /*!*/break nope; }",
        "int x = co.yield(1); { int /*!*/x = 2; } return x;",
        "try { co.yield(1); } /*!*/catch (java.io.IOException e) { } return null;",
        "if (co.yield(\"a\") > 0) return 1;\n/*!*/}",
        // Types.
        "int n = /*!*/\"b\"; co.yield(n); return n;",
        "co.yield(1); return /*!*/unknown;",
        "String s = co.yield/*!*/(1); return s;",
        "co/*!*/.resume(1); return null;",
        "/*!*/Unknown u = null; co.yield(u); return null;",
        "co.yield(/*!*/log(1, 2)); return null;");
  }

  private static final String FILE =
      """
      package p;
      import dev.treadle.*;
      import dev.treadle.annotation.*;
      final class A {
        static int log(Object o) { return 1; }
        @Coroutine static int good(Co<Object, Integer> co) { return co.yield(1); }
        @Coroutine static Object bad(Co<Object, Integer> co) {
          %s
        %s
        static Object use() { return java.util.List.of(ACoroutines.bad(), ACoroutines.good()); }
      }
      """;

  private static final String USER =
      "package p; import static p.ACoroutines.bad; import p.ACoroutines;\n"
          + "class User { Object r = bad(); Object s = ACoroutines.good(); }";

  /**
   * A class that uses the factories. Where a type is not known, Treadle has to wait for what other
   * processors generate until there is no round left in which an import would be looked at again.
   */
  private static String user(String body) {
    boolean waits = body.contains("Unknown u");
    return waits ? USER.replaceAll("import.*;", "").replace("bad()", "ACoroutines.bad()") : USER;
  }

  private static Marked marked(String body) {
    return new Marked("A.java", FILE.formatted(body, body.endsWith("/*!*/}") ? "" : "}"));
  }

  @TestFactory
  Stream<DynamicNode> anErrorOfTheCompiler() {
    return bodies().stream()
        .map(
            body ->
                DynamicContainer.dynamicContainer(
                    body,
                    Stream.of(Host.values())
                        .map(
                            host ->
                                DynamicTest.dynamicTest(
                                    host.toString(), () -> check(host, body)))));
  }

  private void check(Host host, String body) {
    Marked source = marked(body);
    Path place = directory.resolve(host + "-" + System.nanoTime());
    // What the compiler says of the body alone, where nobody uses a factory.
    Compilation plain =
        new Compilation(host, place.resolve("plain"))
            .file("p/A.java", source.text().replaceAll("static Object use.*", ""))
            .run(new Idle());
    assertFalse(plain.errors().isEmpty());
    if (host == Host.JAVAC) {
      assertEquals(List.of(source.place()), plain.errors().stream().map(Message::place).toList());
    }
    Compilation compilation =
        new Compilation(host, place)
            .file("p/A.java", source.text())
            .file("p/User.java", user(body))
            .run();
    assertEquals(plain.errors(), compilation.errors());
    assertTrue(compilation.ours().size() <= 1, () -> compilation.ours().toString());
    assertEquals(
        List.of(),
        compilation.messages().stream().filter(m -> m.file().startsWith("ACo")).toList());
  }

  @Test
  void onTheCommandLine() {
    List<String> wrong = new ArrayList<>();
    for (String body : bodies()) {
      Marked source = marked(body);
      Path place = directory.resolve("jdk-" + System.nanoTime());
      Path a = Compilation.write(place.resolve("src/p/A.java"), source.text());
      Path user = Compilation.write(place.resolve("src/p/User.java"), user(body));
      Jdk.Outcome outcome = Jdk.javac(place, List.of(), List.of(a, user));
      if (outcome.errors().size() != 1
          || !outcome.errors().get(0).place().equals(source.place())
          || outcome.messages().size() > 2) {
        wrong.add(body + "\n" + outcome.output());
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** A local variable of the name of a contextual keyword: javac's verdict, whatever it is. */
  @ParameterizedTest
  @EnumSource
  void contextualKeywordsAsNames(Host host) {
    Compilation compilation =
        new Compilation(host, directory)
            .file(
                "p/A.java",
                """
                package p;
                import dev.treadle.*;
                import dev.treadle.annotation.*;
                final class A {
                  @Coroutine static Object names(Co<Object, Integer> co) {
                    int record = 1, var = 2, sealed = co.yield(record), permits = 4, yield = 5;
                    co.yield(record + var);
                    return record + " " + var + " " + sealed + " " + permits + " " + yield;
                  }
                  static Object use() {
                    Routine<Object, Integer, Object> r = ACoroutines.names();
                    r.resume();
                    r.resume(3);
                    r.resume(0);
                    return r.result();
                  }
                }
                """)
            .run()
            .succeeds();
    try {
      assertEquals("1 2 3 4 5", compilation.call("p.A", "use"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Errors of several templates and of what is no template: each once. */
  @ParameterizedTest
  @EnumSource
  void severalErrors(Host host) {
    Compilation compilation =
        new Compilation(host, directory)
            .file(
                "p/A.java",
                """
                package p;
                import dev.treadle.*;
                import dev.treadle.annotation.*;
                final class A {
                  @Generator static void one(Yielder<String> out) { int n = "a"; }
                  @Generator static void two(Yielder<String> out) { out.yield(1); }
                  int three() { return ""; }
                  @Generator static void good(Yielder<String> out) { out.yield("a"); }
                  Object use() { return ACoroutines.one(); }
                }
                """)
            .run();
    assertEquals(
        List.of(5L, 6L, 7L),
        compilation.errors().stream().map(Message::line).sorted().toList(),
        () -> compilation.errors().toString());
  }

  /** A syntax error: no processor runs at all. */
  @Test
  void aSyntaxError() {
    Compilation compilation =
        new Compilation(Host.JAVAC, directory)
            .file("p/A.java", BadDeclarationTest.members("@Generator static void a( { }"))
            .run();
    assertEquals(List.of(), compilation.ours());
    assertTrue(compilation.generatedSources().isEmpty());
  }
}
