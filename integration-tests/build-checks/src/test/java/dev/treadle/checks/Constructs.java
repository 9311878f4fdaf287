package dev.treadle.checks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of {@code docs/constructs.md}, and programs made from their examples. */
final class Constructs {

  private static final Path DOCUMENT = Path.of("..", "..", "docs", "constructs.md");

  private static final String CELL = "((?:[^|\\\\]|\\\\.)*)";

  private static final Pattern WORKS =
      Pattern.compile("\\| CELL \\| ([\\d., ]*) ?\\| (\\d+) \\| `CELL` \\|".replace("CELL", CELL));

  private static final Pattern REFUSED =
      Pattern.compile(
          "\\| CELL \\| (\\d+) \\| (TRD\\d+) \\| `CELL` \\| `CELL` \\| CELL \\|"
              .replace("CELL", CELL));

  private static final Pattern MEMBERS =
      Pattern.compile("<!-- members -->\n```java\n(.*?)```\n", Pattern.DOTALL);

  private static final Pattern PEER = Pattern.compile("\\bpeer\\b");

  private static final Pattern ENDS = Pattern.compile("(?s)(.*})?\\s*(return|throw)\\b.*;\\s*");

  private static final String SOURCE =
      """
      package %s;
      import dev.treadle.*;
      import dev.treadle.annotation.*;
      import dev.treadle.async.*;
      import java.io.*;
      import java.lang.annotation.*;
      import java.util.*;
      import java.util.function.*;
      import java.util.stream.*;
      @SuppressWarnings("all")
      public final class Example extends Base {
      %s
        static StringBuilder trace = new StringBuilder();
        static <T> T log(T value) { trace.append(" ").append(value); return value; }
        static <T> T log(String text, T value) { trace.append(" ").append(text); return value; }

        @Coroutine Object example(%s) throws Exception {
          %s
        }
      %s
      }
      class Base {
        int base = 3;
        int add(int a, int b) { return a + b; }
      }
      """;

  /** Both ways to run an example, of which one value is sent at each suspension: 1, 2, 3, ... */
  private static final String RUNS =
      """
        static String push() {
          trace = new StringBuilder();
          count = 0;
          int[] sent = {0};
          try {
            Object result = new Example().example(value -> {
              trace.append(" >").append(value);
              if (sent[0] > 50) { throw new IllegalStateException("endless"); }
              return ++sent[0];
            });
            trace.append(" =").append(result);
          } catch (Throwable e) {
            trace.append(" !").append(e);
          }
          return trace.toString();
        }
        static String machine() {
          trace = new StringBuilder();
          count = 0;
          try {
            Routine<Object, Integer, Object> run = ExampleCoroutines.example(new Example());
            boolean more = run.resume();
            for (int sent = 1; more; sent++) {
              trace.append(" >").append(run.value());
              more = run.resume(sent);
            }
            trace.append(" =").append(run.result());
          } catch (UncheckedIOException | UncheckedException e) {
            trace.append(" !").append(e.getCause());
          } catch (Throwable e) {
            trace.append(" !").append(e);
          }
          return trace.toString();
        }
        public static String both() {
          return (push() + "\\t" + machine()).replace("\\n", "\\\\n").replace("$", "_");
        }
      """;

  /** The same for an example with a Peer: what is transferred ends the run. */
  private static final String RUNS_OF_COLLEAGUES =
      """
        static String push() {
          trace = new StringBuilder();
          int[] given = {0};
          try {
            Object result = new Example().example(new Peer<Integer>() {
              public <T> Integer transfer(Colleague<T, ?> target, T value) {
                trace.append(" >").append(value);
                return ++given[0];
              }
              public Integer first() { return 0; }
              public Colleague<Integer, ?> self() { return ExampleCoroutines.example(new Example()); }
            });
            trace.append(" =").append(result);
          } catch (Throwable e) {
            trace.append(" !").append(e);
          }
          return trace.toString();
        }
        static String machine() {
          trace = new StringBuilder();
          Colleague<Integer, Object> colleague = ExampleCoroutines.example(new Example());
          try {
            Colleague<?, ?> ended = Colleague.run(colleague, 0);
            for (int given = 1; ended != colleague; given++) {
              trace.append(" >").append(ended.result());
              ended = Colleague.run(colleague, given);
            }
            trace.append(" =").append(colleague.result());
          } catch (UncheckedIOException | UncheckedException e) {
            trace.append(" !").append(e.getCause());
          } catch (Throwable e) {
            trace.append(" !").append(e);
          }
          return trace.toString();
        }
        public static String both() {
          return (push() + "\\t" + machine()).replace("\\n", "\\\\n").replace("$", "_");
        }
      """;

  private Constructs() {}

  /**
   * A row of a table.
   *
   * @param problem the id, empty for what works
   * @param at the beginning of the text of the example that the problem is reported at
   */
  record Row(int number, String construct, int java, String example, String problem, String at) {

    boolean isRefused() {
      return !problem.isEmpty();
    }

    /** The name of its package. */
    String name() {
      return "example" + number;
    }

    String file() {
      return "Example" + number + ".java";
    }

    /** Its file; a mark stands before the token of the problem. */
    private Marked marked(String mark) {
      String body = example;
      if (isRefused()) {
        int token = body.indexOf(at);
        if (token < 0) {
          throw new AssertionError("no " + at + " in " + body);
        }
        body = body.substring(0, token) + mark + body.substring(token);
      }
      String last = ENDS.matcher(lastStatement(body)).matches() ? "" : "\n    return null;";
      boolean peer = PEER.matcher(body).find();
      String context = peer ? "Peer<Integer> peer" : "Co<Object, Integer> co";
      String runs = isRefused() ? "" : peer ? RUNS_OF_COLLEAGUES : RUNS;
      String text = SOURCE.formatted(name(), members(), context, body + last, runs);
      return new Marked(
          file(), text.replaceAll("\\bExample(?=Coroutines\\b|\\b)", "Example" + number));
    }

    String source() {
      return marked("").text();
    }

    /** Where the problem is reported. */
    String place() {
      String place = marked(Marked.MARK).place();
      int column = Integer.parseInt(place.replaceAll(".*:", "")) - Marked.MARK.length();
      return place.replaceAll("\\d+$", "") + column;
    }
  }

  /** What stands behind the last semicolon but one that is in no block. */
  private static String lastStatement(String body) {
    int depth = 0;
    int start = 0;
    for (int i = 0; i < body.length() - 1; i++) {
      char c = body.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == ';' && depth == 0) {
        start = i + 1;
      }
    }
    return body.substring(start);
  }

  private static String document() {
    return Compilation.read(DOCUMENT);
  }

  private static String members() {
    Matcher members = MEMBERS.matcher(document());
    if (!members.find()) {
      throw new AssertionError("no members");
    }
    return members.group(1);
  }

  /** The rows of all tables. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String line : document().lines().toList()) {
      Matcher works = WORKS.matcher(line);
      Matcher refused = REFUSED.matcher(line);
      if (works.matches()) {
        int java = Integer.parseInt(works.group(3));
        rows.add(new Row(rows.size(), works.group(1), java, code(works.group(4)), "", ""));
      } else if (refused.matches()) {
        int java = Integer.parseInt(refused.group(2));
        String at = code(refused.group(4));
        rows.add(
            new Row(
                rows.size(), refused.group(1), java, code(refused.group(5)), refused.group(3), at));
      }
    }
    return rows;
  }

  private static String code(String cell) {
    return cell.replace("\\|", "|").replace("\u21b5", "\n");
  }

  /** How many rows there are, as can be seen without understanding them. */
  static long lines() {
    return document()
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| Construct |"))
        .count();
  }

  /** A program that runs the examples and prints their traces. */
  static String main(List<Row> rows) {
    String calls =
        rows.stream()
            .map(
                row ->
                    "    System.out.println(\"%1$s\\t\" + %1$s.Example%2$d.both());"
                        .formatted(row.name(), row.number()))
            .collect(Collectors.joining("\n"));
    return """
    public class Main {
      public static void main(String[] args) {
        Main.class.getClassLoader().setDefaultAssertionStatus(true);
    %s
      }
    }
    """
        .formatted(calls);
  }

  /**
   * A program that prints the kinds of tree that are in none of the examples in the files that it
   * is given, or never around a suspension though they could be. The compiler that runs it says
   * which kinds there are.
   */
  static String kindsProgram() {
    return """
    import com.sun.source.tree.*;
    import com.sun.source.util.*;
    import java.nio.file.Path;
    import java.util.*;
    import javax.tools.*;

    public class Kinds {
      /** What no body contains. */
      static final Set<String> ELSEWHERE = Set.of(
          "COMPILATION_UNIT", "PACKAGE", "IMPORT", "MODULE", "EXPORTS", "OPENS", "PROVIDES",
          "REQUIRES", "USES", "ANNOTATION_TYPE", "ERRONEOUS", "OTHER");
      /** What contains no expression that could suspend. */
      static final Set<String> LEAVES = Set.of(
          "ANNOTATED_TYPE", "ANNOTATION", "TYPE_ANNOTATION", "MODIFIERS", "ARRAY_TYPE",
          "PRIMITIVE_TYPE", "PARAMETERIZED_TYPE", "UNION_TYPE", "INTERSECTION_TYPE",
          "TYPE_PARAMETER", "UNBOUNDED_WILDCARD", "EXTENDS_WILDCARD", "SUPER_WILDCARD",
          "BREAK", "CONTINUE", "EMPTY_STATEMENT", "IDENTIFIER", "ANY_PATTERN", "BINDING_PATTERN",
          "DECONSTRUCTION_PATTERN", "CONSTANT_CASE_LABEL", "DEFAULT_CASE_LABEL",
          "PATTERN_CASE_LABEL", "INT_LITERAL", "LONG_LITERAL", "FLOAT_LITERAL", "DOUBLE_LITERAL",
          "BOOLEAN_LITERAL", "CHAR_LITERAL", "STRING_LITERAL", "NULL_LITERAL", "INTERFACE", "ENUM",
          "RECORD");

      public static void main(String[] args) throws Exception {
        Set<String> present = new HashSet<>(ELSEWHERE);
        Set<String> suspending = new HashSet<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        Path[] paths = Arrays.stream(args).map(Path::of).toArray(Path[]::new);
        JavacTask task = (JavacTask) compiler.getTask(
            null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(paths));
        for (CompilationUnitTree unit : task.parse()) {
          new TreePathScanner<Void, Void>() {
            @Override public Void scan(Tree tree, Void p) {
              if (tree != null && isInBody(getCurrentPath())) {
                present.add(tree.getKind().name());
              }
              return super.scan(tree, p);
            }
            @Override public Void visitIdentifier(IdentifierTree tree, Void p) {
              TreePath path = getCurrentPath();
              if (tree.getName().contentEquals("co") && isInBody(path)) {
                for (; path != null; path = path.getParentPath()) {
                  suspending.add(path.getLeaf().getKind().name());
                  if (isBody(path)) {
                    break;
                  }
                }
              }
              return super.visitIdentifier(tree, p);
            }
          }.scan(unit, null);
        }
        for (Tree.Kind kind : Tree.Kind.values()) {
          boolean leaf = LEAVES.contains(kind.name()) || ELSEWHERE.contains(kind.name());
          if (!(leaf ? present : suspending).contains(kind.name())) {
            System.out.println(kind);
          }
        }
      }

      static boolean isInBody(TreePath path) {
        for (; path != null; path = path.getParentPath()) {
          if (isBody(path)) {
            return true;
          }
        }
        return false;
      }

      static boolean isBody(TreePath path) {
        return path.getLeaf() instanceof BlockTree && path.getParentPath().getLeaf()
            instanceof MethodTree method && method.getName().contentEquals("example");
      }
    }
    """;
  }
}
