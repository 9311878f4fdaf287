package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.checks.Compilation.Host;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files as editors of all kinds leave them. */
final class SourceFormsTest {
  @TempDir Path directory;

  private static final String SOURCE =
      """
      import dev.treadle.*;
      import dev.treadle.annotation.*;
      class A {
      \t@Generator static void all(Yielder<String> out, int n) {
      \t\tfor (int i = 0; i < n; i++) { // a comment
      \t\t\tString s = "x" + /* two
      \t\t\t  lines */ i;
      \t\t\tout.yield(s);
      \t\t\tString block = \"""
      \t\t\t    text
      \t\t\t      block\\n\\
      \t\t\t    joined
      \t\t\t    \""";
      \t\t\tout.yield(block + i);
      \t\t}
      \t}
      \tstatic Object run() { return ACoroutines.all(1).stream().toList(); }
      }
      """;

  private static final List<String> RESULT = List.of("x0", "text\n  block\njoined\n0");

  private Object run(Host host, String text) throws Exception {
    Compilation compilation =
        new Compilation(host, directory).file("A.java", text).run().succeeds();
    assertEquals(List.of(), compilation.ours());
    return String.valueOf(compilation.call("A", "run"));
  }

  @ParameterizedTest
  @EnumSource
  void noPackageAndTabs(Host host) throws Exception {
    assertEquals(RESULT.toString(), run(host, SOURCE));
  }

  @ParameterizedTest
  @EnumSource
  void linesThatEndAsOnWindows(Host host) throws Exception {
    assertEquals(RESULT.toString(), run(host, SOURCE.replace("\n", "\r\n")));
  }

  /** Eclipse's compiler takes no text block that is written like that. */
  @Test
  void linesThatEndAsOnOldMacs() throws Exception {
    assertEquals(RESULT.toString(), run(Host.JAVAC, SOURCE.replace("\n", "\r")));
  }

  @ParameterizedTest
  @EnumSource
  void noLineEndAtTheEnd(Host host) throws Exception {
    assertEquals(RESULT.toString(), run(host, SOURCE.strip()));
  }

  /** What the generated class says must mean what it meant to its author. */
  @ParameterizedTest
  @EnumSource
  void classesCalledLikeThoseOfOthers(Host host) throws Exception {
    Compilation compilation = new Compilation(host, directory);
    for (String name :
        List.of(
            "Object",
            "Integer",
            "Throwable",
            "Override",
            "SuppressWarnings",
            "StackTraceElement",
            "String",
            "Frame",
            "CoroutineFrame",
            "Routine",
            "Sequence",
            "List",
            "Iterator",
            "Objects",
            "Access",
            "Body")) {
      compilation.file("q/" + name + ".java", "package q;\nfinal class " + name + " { }\n");
    }
    compilation
        .file(
            "q/A.java",
            """
            package q;
            import dev.treadle.Co;
            import dev.treadle.Yielder;
            import dev.treadle.annotation.Coroutine;
            import dev.treadle.annotation.Generator;
            public final class A {
              private int state = 2;
              @Coroutine
              <Iterable, State> java.lang.Object body(
                  Co<java.lang.Object, java.lang.Integer> co, Iterable raised, State self) {
                int s = co.yield(raised) + state, sent = s + 1, result = sent;
                Object mine = new Object();
                Frame frame = new Frame();
                for (java.lang.String x : java.util.List.of("a", "b")) {
                  state += co.yield(x) + x.length();
                }
                co.yield(mine.getClass().getName() + frame.getClass().getName());
                return s + sent + result + state + "" + self;
              }
              @Generator
              static void all(Yielder<? super java.lang.String> out, List none) {
                out.yield("x" + none);
              }
              public static java.lang.Object run() {
                dev.treadle.Routine<java.lang.Object, java.lang.Integer, java.lang.Object> r =
                    ACoroutines.body(new A(), "r", 'S');
                java.lang.String trace = "" + r.next();
                while (r.resume(10)) {
                  trace += r.value();
                }
                return trace + r.result() + ACoroutines.all(null).stream().toList();
              }
            }
            """)
        .run()
        .succeeds();
    assertEquals(List.of(), compilation.ours());
    assertEquals(
        "rabq.Objectq.Frame" + (12 + 13 + 13 + 24) + "S[xnull]", compilation.call("q.A", "run"));
  }

  /** A class that hides one of {@code java.lang} does so in the companion as well. */
  @ParameterizedTest
  @EnumSource
  void classCalledLikeOneOfLang(Host host) throws Exception {
    Compilation compilation =
        new Compilation(host, directory)
            .file("q/ClassLoader.java", "package q;\nfinal class ClassLoader { }\n")
            .file("q/Module.java", "package q;\nfinal class Module { }\n")
            .file(
                "q/A.java",
                """
                package q;
                import dev.treadle.Yielder;
                import dev.treadle.annotation.Generator;
                public final class A {
                  @Generator
                  static void all(Yielder<String> out) {
                    java.lang.ClassLoader loader = A.class.getClassLoader();
                    Module own = null;
                    java.lang.Module module = A.class.getModule();
                    out.yield("x" + own);
                    out.yield("y" + (module == loader.getUnnamedModule()));
                  }
                  public static Object run() {
                    return ACoroutines.all().stream().toList() + "";
                  }
                }
                """)
            .run()
            .succeeds();
    assertEquals(List.of(), compilation.ours());
    assertEquals("[xnull, ytrue]", compilation.call("q.A", "run"));
  }

  @ParameterizedTest
  @EnumSource
  void namesOfAllAlphabets(Host host) throws Exception {
    assertEquals(
        "[π=3, ð=4, 𝔸]",
        run(
            host,
            """
            import dev.treadle.*;
            import dev.treadle.annotation.*;
            class A {
              private int größe = 3;
              @Generator final void ähnlich(Yielder<String> выход, String 名前) {
                String π = 名前 + größe++;
                выход.yield(π);
                String ð = π.replace('π', 'ð').replace("3", "" + größe);
                выход.yield(ð);
                выход.yield("𝔸");
              }
              static Object run() { return ACoroutines.ähnlich(new A(), "π=").stream().toList(); }
            }
            """));
  }

  @ParameterizedTest
  @EnumSource
  void unicodeEscapes(Host host) throws Exception {
    assertEquals(
        "[a\"b, \\u0041, é7, c]",
        run(
            host,
            """
            import dev.treadle.*;
            import dev.treadle.annotation.*;
            class A {
              @Generator static void all(Yielder<String> \\u006fut) {
                int \\u00e9 = 7;
                out.yield("a\\u005c"b"); out.\\u0079ield("\\\\u0041");
                out.yield("\\u00e9" + é);
                char c = '\\uuu0063';
                out\\u002eyield("" + c)\\u003b
              }
              static Object run() { return ACoroutines.all().stream().toList(); }
            }
            """));
  }

  /** The column counts characters as the compiler does, and tabs too. */
  @ParameterizedTest
  @EnumSource
  void anErrorBehindTabs(Host host) {
    Compilation compilation =
        new Compilation(host, directory)
            .file(
                "A.java",
                """
                import dev.treadle.*;
                import dev.treadle.annotation.*;
                class A {
                \t@Generator static void a(Yielder<String> out) {
                \t\tObject ö = out;
                \t}
                }
                """
                    .replace("\n", "\r\n"))
            .run();
    // A tab goes to the next multiple of eight.
    assertEquals(
        List.of("A.java:5:" + (16 + 12)),
        compilation.errors().stream().map(Message::place).toList());
  }
}
