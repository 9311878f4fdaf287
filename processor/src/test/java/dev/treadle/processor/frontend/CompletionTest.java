package dev.treadle.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.TestCompilation;
import dev.treadle.processor.TestCompilation.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether statements can complete normally (JLS 14.22): the compiler's own answer is whether it
 * misses a return statement in a method that has nothing but the statement.
 */
final class CompletionTest {

  private static final List<String> STATEMENTS =
      List.of(
          "{}",
          "{ use(); }",
          "return 1;",
          "throw new Error();",
          "{ use(); return 1; }",
          "if (b) return 1;",
          "if (b) return 1; else use();",
          "if (b) return 1; else return 2;",
          "if (true) return 1;",
          "while (b) return 1;",
          "while (true) use();",
          "while ((true)) use();",
          "while (ON) use();",
          "while (true || b) use();",
          "while (1 < 2) use();",
          "while (!false) use();",
          "while (1 + 1 == 2 && 'a' < 98) use();",
          "while (1.5 > 2 || \"a\" + 1 == \"a1\") use();",
          "while ((byte) 257 == 1 ? ON : b) use();",
          "while ((1 << 3 | 1) == 9) use();",
          "while (A.ON && true) use();",
          "while (b ? true : true) use();",
          "while (true) break;",
          "while (true) { if (b) break; }",
          "while (true) { while (b) break; }",
          "while (true) { switch (n) { case 1: break; } }",
          "while (true) { switch (n) { case 1: continue; default: } }",
          "while (true) { Runnable r = () -> { while (true) break; }; }",
          "outer: while (true) { while (b) break outer; }",
          "outer: while (true) { while (b) continue outer; }",
          "for (;;) use();",
          "for (;;) break;",
          "for (; b;) return 1;",
          "for (; true;) use();",
          "for (int i : new int[] {1}) return i;",
          "do return 1; while (b);",
          "do { use(); } while (b);",
          "do { use(); } while (true);",
          "do { if (b) continue; return 1; } while (b);",
          "do { if (b) continue; return 1; } while (true);",
          "do { if (b) break; return 1; } while (b);",
          "outer: do { for (;;) { if (b) continue outer; } } while (b);",
          "outer: do { for (;;) { if (b) continue outer; } } while (true);",
          "label: return 1;",
          "label: { if (b) break label; return 1; }",
          "label: { inner: { if (b) break inner; return 2; } return 1; }",
          "switch (n) {}",
          "switch (n) { case 1: return 1; }",
          "switch (n) { case 1: return 1; default: return 2; }",
          "switch (n) { case 1: use(); default: return 2; }",
          "switch (n) { default: return 2; case 1: use(); }",
          "switch (n) { default: return 2; case 1: }",
          "switch (n) { case 1: break; default: return 2; }",
          "switch (n) { case 1: while (b) break; default: return 2; }",
          "switch (n) { case 1 -> use(); default -> throw new Error(); }",
          "switch (n) { case 1 -> { return 1; } default -> throw new Error(); }",
          "switch (n) { case 1 -> { return 1; } }",
          "switch (n) { case 1 -> { if (b) break; return 1; } default -> throw new Error(); }",
          "switch (e) { case ONE: return 1; case TWO: return 2; }",
          "switch (e) { case ONE -> { return 1; } case TWO -> { return 2; } }",
          "synchronized (LOCK) { use(); }",
          "synchronized (LOCK) { return 1; }",
          "try { return 1; } finally { use(); }",
          "try { use(); } finally { use(); }",
          "try { return 1; } catch (RuntimeException x) { use(); }",
          "try { use(); } catch (RuntimeException x) { return 1; }",
          "try { return 1; } catch (RuntimeException x) { throw x; }",
          "try { return 1; } catch (RuntimeException x) { use(); } finally { use(); }",
          "try (var r = open()) { return 1; }",
          "try (var r = open()) { use(); }",
          "while (true) { try { break; } finally { use(); } }",
          "int k = switch (n) { case 1: yield 1; default: yield 2; };",
          "while (true) { int k = switch (n) { default: while (b) break; yield 2; }; }");

  private static final String MEMBERS =
      """
      static final boolean ON = true; static final Object LOCK = new Object(); enum E { ONE, TWO }
      static void use() {} static java.io.StringReader open() { return null; }
      """;

  @TempDir Path directory;

  /** A class with one method to a line, from line 2 on. */
  private static String type(String head) {
    StringBuilder text = new StringBuilder("package p; import dev.treadle.*; class A { ");
    text.append(MEMBERS.replace('\n', ' '));
    for (int i = 0; i < STATEMENTS.size(); i++) {
      text.append('\n').append(head.formatted(i)).append(STATEMENTS.get(i)).append(" }");
    }
    return text + "\n}\n";
  }

  private static Set<String> statements(Set<Integer> numbers) {
    Set<String> statements = new TreeSet<>();
    numbers.forEach(i -> statements.add(STATEMENTS.get(i)));
    return statements;
  }

  @Test
  void answersAsTheCompiler() {
    assertEquals(statements(compilersAnswer()), statements(ourAnswer()));
  }

  private Set<Integer> compilersAnswer() {
    String head = "static int m%d(boolean b, int n, E e) throws Exception { ";
    TestCompilation compilation = new TestCompilation(Host.JAVAC, directory.resolve("javac"));
    compilation.source("p.A", type(head)).option("-proc:none").run();
    Set<Integer> completing = new TreeSet<>();
    compilation
        .diagnostics()
        .forEach(
            d -> {
              assertEquals("compiler.err.missing.ret.stmt", d.getCode(), d::toString);
              completing.add((int) d.getLineNumber() - 2);
            });
    return completing;
  }

  private Set<Integer> ourAnswer() {
    String head =
        "@dev.treadle.annotation.Coroutine static void m%d(Co<String, String> co, boolean b, int n,"
            + " E e) throws Exception { ";
    Set<Integer> completing = new TreeSet<>();
    BodyProcessor processor =
        new BodyProcessor(
            scope -> {
              BlockTree body = ((MethodTree) scope.method.path().getLeaf()).getBody();
              StatementTree statement = body.getStatements().get(0);
              TreePath path = TreePath.getPath(scope.method.path(), statement);
              if (new Completion(scope, path).completes()) {
                completing.add(number(scope));
              }
            });
    TestCompilation compilation = new TestCompilation(Host.JAVAC, directory.resolve("ours"));
    // Without a result, for javac accepts no body that lacks a return statement.
    String text = type(head).replaceAll("return [^;]+;", "return;");
    compilation.source("p.A", text.replace("open() { return;", "open() { return null;"));
    compilation.run(processor);
    return completing;
  }

  private static int number(BodyScope scope) {
    return Integer.parseInt(scope.method.element().getSimpleName().toString().substring(1));
  }
}
