package dev.treadle.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.TestCompilation;
import dev.treadle.processor.TestCompilation.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that source code can name for those of expressions (JLS 4.10.5). */
final class DenotableTest {

  private static final String PARAMETERS =
      """
      List<?> any, List<? extends Number> numbers, List<? super Integer> sinks,
      Map<String, ? extends List<? extends Number>> lists, Node<?> node, Pair<?, ?> pair,
      Class<? extends Enum<?>> type, List<? extends List<?>[]> arrays, Sorted<?> sorted
      """;

  private static final String TYPES =
      """
      static abstract class Node<N extends Node<N>> { abstract N next(); }
      static abstract class Pair<A extends List<B>, B> { abstract A first(); abstract B second(); }
      static abstract class Sorted<T extends Number & Comparable<T>> { abstract T least(); }
      """;

  @TempDir Path directory;

  /** The denotable type of each expression, or that of a {@code var} that it initializes. */
  private Map<String, String> types(boolean ofVariables, String... expressions) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < expressions.length; i++) {
      body.append("var v").append(i).append(" = ").append(expressions[i]).append(";\n");
    }
    Map<String, String> types = new TreeMap<>();
    BodyProcessor processor = new BodyProcessor(scope -> read(scope, ofVariables, types));
    TestCompilation compilation = new TestCompilation(Host.JAVAC, directory);
    compilation.source(
        "p.A",
        "package p; import java.util.*; import dev.treadle.*; class A {\n"
            + TYPES
            + "@dev.treadle.annotation.Coroutine static void read(Co<String, String> co, "
            + PARAMETERS
            + ") {\n"
            + body
            + "} }");
    compilation.run(processor);
    assertEquals(List.of(), compilation.errors());
    return types;
  }

  private static void read(BodyScope scope, boolean ofVariables, Map<String, String> types) {
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        var trees = scope.method.trees();
        TypeMirror type =
            ofVariables
                ? trees.getElement(getCurrentPath()).asType()
                : scope.denotable.of(
                    trees.getTypeMirror(new TreePath(getCurrentPath(), tree.getInitializer())));
        types.put(tree.getInitializer().toString(), type.toString().replace("java.util.", ""));
        return null;
      }
    }.scan(
        new TreePath(scope.method.path(), ((MethodTree) scope.method.path().getLeaf()).getBody()),
        null);
  }

  private String type(String expression) {
    return types(false, expression).values().iterator().next();
  }

  @Test
  void aCapturedVariableIsItsBound() {
    assertEquals("java.lang.Object", type("any.get(0)"));
    assertEquals("java.lang.Number", type("numbers.get(0)"));
    assertEquals("java.lang.Object", type("sinks.get(0)"));
    assertEquals("java.lang.Enum<?>[]", type("type.getEnumConstants()"));
    assertEquals("List<? extends java.lang.Number>", type("lists.get(\"\")"));
  }

  @Test
  void asAnArgumentItIsItsWildcard() {
    assertEquals("Iterator<?>", type("any.iterator()"));
    assertEquals("Iterator<? extends java.lang.Number>", type("numbers.iterator()"));
    assertEquals("Iterator<? super java.lang.Integer>", type("sinks.iterator()"));
  }

  @Test
  void aTypeThatNamesItIsAWildcardToo() {
    assertEquals(
        "Set<? extends Map.Entry<java.lang.String,? extends List<? extends java.lang.Number>>>",
        type("lists.entrySet()"));
  }

  @Test
  void aBoundThatNamesItsVariableEnds() {
    assertEquals("p.A.Node<?>", type("node.next()"));
    assertEquals("List<?>", type("pair.first()"));
  }

  @Test
  void ofTwoBoundsTheFirst() {
    assertEquals("java.lang.Number", type("sorted.least()"));
  }

  @Test
  void anAnonymousClassIsWhatItExtends() {
    assertEquals("java.lang.Thread", type("new Thread() {}"));
    assertEquals(
        "java.lang.Comparable<java.lang.String>",
        type("new Comparable<String>() { public int compareTo(String o) { return 0; } }"));
  }

  @Test
  void itIsTheTypeThatTheCompilerGivesToVar() {
    String[] expressions = {
      "any.get(0)",
      "any.iterator()",
      "numbers.get(0)",
      "numbers.stream().map(n -> n)",
      "sinks.iterator()",
      "lists.entrySet()",
      "lists.entrySet().iterator().next()",
      "lists.values()",
      "pair.first()",
      "pair.second()",
      "type.getEnumConstants()",
      "arrays.get(0)",
      "\"\".getClass()",
      "List.of(numbers)",
      "List.of(any, numbers)",
      "new ArrayList<>(numbers)",
      "Map.of(\"\", any.get(0))",
    };
    assertEquals(types(true, expressions), types(false, expressions));
  }
}
