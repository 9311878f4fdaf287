package dev.treadle.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.processor.CoroutineProcessor;
import dev.treadle.processor.TestCompilation;
import dev.treadle.processor.TestCompilation.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The user's compiler loads no class but for its own needs, and bodies reach all that they need.
 */
final class KnownClassesTest {
  private static final String[][] LIBRARY = {
    {"q.Gone", "package q; public class Gone {}"},
    {"q.Lost", "package q; public @interface Lost { int mv() default 1; Class<?> by(); }"},
    {
      "q.Broken",
      "package q; @Lost(mv = 2, by = Gone.class) public class Broken extends Gone {"
          + " @Lost(by = Broken.class) public Gone gone() { return this; }"
          + " public static class Inside extends Gone {} }"
    },
    {
      "q.Used",
      """
      package q;
      public class Used {
        public static int number() { return 1; }
        public Broken broken() { return null; }
        public static First first() { return null; }
        public static Items items() { return null; }
        public static Handle open() { return null; }
        public static void run(Job job) {}
        public static Box<? extends Content> box() { return null; }
        public static void fail() throws Failure {}
        public static Low low() { return null; }
      }
      """
    },
    {"q.First", "package q; public class First { public Second second() { return null; } }"},
    {"q.Second", "package q; public class Second extends Above { public Broken other; }"},
    {"q.Above", "package q; public class Above { public r.Third third; }"},
    {
      "r.Third",
      "package r; public interface Third extends Up { int size(); class In { public int i; } }"
    },
    {"r.Up", "package r; public interface Up { default Leaf leaf() { return null; } }"},
    {"r.Leaf", "package r; public enum Leaf { ONE; public static Leaf[] all; }"},
    {
      "q.Items",
      "package q; public abstract class Items implements Iterable<Item> {"
          + " public abstract Walk iterator(); }"
    },
    {"q.Walk", "package q; public interface Walk extends java.util.Iterator<Item> {}"},
    {"q.Item", "package q; public record Item(Content content) {}"},
    {"q.Content", "package q; public interface Content { int weight(); }"},
    {"q.Box", "package q; public class Box<C extends Content> { public C content; }"},
    {
      "q.Handle",
      "package q; public class Handle implements AutoCloseable {"
          + " public void close() throws Failure {} public int fd() { return 1; } }"
    },
    {"q.Failure", "package q; public class Failure extends Fault {}"},
    {"q.Fault", "package q; public class Fault extends Exception { public int code; }"},
    {"q.Job", "package q; public interface Job extends Task {}"},
    {"q.Task", "package q; public interface Task { Content work(Item item) throws Failure; }"},
    {"q.Base", "package q; public class Base { public static class Nested { public int n; } }"},
    {"q.Low", "package q; public class Low extends Base {}"},
    {"q.I", "package q; public interface I { default D1 m() { return null; } }"},
    {"q.J", "package q; public interface J extends I { default D4 m() { return null; } }"},
    {"q.D1", "package q; public class D1 { public D1 deep() { return null; } }"},
    {"q.D2", "package q; public class D2 extends D1 {}"},
    {"q.D3", "package q; public class D3 extends D2 {}"},
    {"q.D4", "package q; public class D4 extends D3 {}"},
  };

  @TempDir Path directory;

  private TestCompilation compilation(Host host, String body) throws IOException {
    TestCompilation library = new TestCompilation(Host.JAVAC, directory.resolve("library"));
    for (String[] file : LIBRARY) {
      library.source(file[0], file[1]);
    }
    library.run();
    assertEquals(List.of(), library.errors());
    Path classes = directory.resolve("library").resolve("CLASS_OUTPUT");
    Files.delete(classes.resolve("q/Gone.class"));
    Files.delete(classes.resolve("q/Lost.class"));
    String separator = System.getProperty("path.separator");
    return new TestCompilation(host, directory)
        .option("-classpath", classes + separator + System.getProperty("java.class.path"))
        .source("p.Sibling", "package p; class Sibling { static Kin kin() { return null; } }")
        .source("p.Kin", "package p; class Kin { Used used; static class Used { int u; } }")
        .source(
            "p.A",
            """
            package p;
            import dev.treadle.Yielder;
            import dev.treadle.annotation.Generator;
            import java.util.*;
            import q.*;
            import static q.Used.*;
            import q.Used;
            public final class A {
              @Generator static void read(Yielder<String> out) throws Exception {
            %s
              }
            }
            """
                .formatted(body));
  }

  private void assertReads(Host host, String locals, String body) throws IOException {
    ReadingProcessor reader = new ReadingProcessor();
    TestCompilation compilation = compilation(host, body).run(reader);
    assertEquals(List.of(), compilation.errors());
    assertEquals(locals, reader.read.get("read"));
    assertEquals(1, reader.compilers, "private compilers");
  }

  /** A broken class beside a used one, as a library has it whose optional dependency is absent. */
  @ParameterizedTest
  @EnumSource
  void classesThatAreNotUsedAreNotLoaded(Host host) throws IOException {
    TestCompilation compilation =
        compilation(
            host,
            """
            int n = Used.number() + number();
            out.yield(n + "");
            for (Item item : Used.items()) { out.yield(item.toString()); }
            """);
    if (host == Host.JAVAC) {
      compilation.option("-Xlint:all,-options,-processing", "-Werror");
    }
    compilation.run(new CoroutineProcessor());
    assertEquals(List.of(), compilation.errors());
    assertEquals(List.of(), compilation.messages(Diagnostic.Kind.MANDATORY_WARNING));
    if (host == Host.JAVAC) { // Eclipse's own opinions on style are warnings
      assertEquals(List.of(), compilation.messages(Diagnostic.Kind.WARNING));
    }
    assertTrue(compilation.generated("p.ACoroutines").contains("items"));
  }

  @ParameterizedTest
  @EnumSource
  void chainsReachClassesThatAreNotNamed(Host host) throws IOException {
    assertReads(
        host,
        "q.First a, r.Third b, r.Leaf[] c, int d, p.Kin.Used e, int f",
        """
        var a = first();
        var b = a.second().third;
        var c = Used.first().second().third.leaf().all;
        var d = b.size();
        var e = Sibling.kin().used;
        var f = e.u;
        """);
  }

  @ParameterizedTest
  @EnumSource
  void statementsUseMembersThatAreNotNamed(Host host) throws IOException {
    assertReads(
        host,
        "q.Item i, int w, q.Handle h, q.Failure f, int c",
        """
        for (var i : items()) { var w = i.content().weight(); }
        try (var h = open()) { h.fd(); } catch (Failure f) { var c = f.code; }
        """);
  }

  @ParameterizedTest
  @EnumSource
  void functionalInterfacesNeedNotBeNamed(Host host) throws IOException {
    assertReads(
        host,
        "q.Item item, q.Content c",
        "run(item -> { fail(); var c = item.content(); return c; }); run(Item::content);");
  }

  @ParameterizedTest
  @EnumSource
  void boundsOfWildcardsAreReached(Host host) throws IOException {
    assertReads(host, "int w", "var w = box().content.weight();");
  }

  @ParameterizedTest
  @EnumSource
  void memberClassesAreInherited(Host host) throws IOException {
    assertReads(host, "q.Base.Nested n, int i", "var n = new Low.Nested(); var i = n.n;");
  }

  @ParameterizedTest
  @EnumSource
  void supertypesOfInheritedMembersAreReached(Host host) throws IOException {
    ReadingProcessor reader = new ReadingProcessor();
    TestCompilation compilation =
        compilation(host, "class Both implements I, J {} var d = new Both().m().deep();");
    compilation.run(reader);
    assertEquals(List.of(), compilation.errors());
    assertEquals("q.D1 d", reader.read.get("read"));
    assertEquals(1, reader.compilers, "private compilers");
  }
}
