package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A private run of javac over a round's texts, which goes as far as attribution and flow analysis
 * and compiles nothing. What it does to its trees on the way harms nobody, unlike attributing the
 * trees of the user's own compilation.
 */
final class NestedCompiler {

  /** An error that the private compiler found. */
  record Failure(@Nullable String uri, long position, long line, String code, String message) {

    /** Errors that stay whatever classes and members are generated: those of flow analysis. */
    private static final Set<String> FLOW =
        Set.of(
            "already.defined",
            "break.outside.switch.expression",
            "cant.ref.non.effectively.final.var",
            "except.never.thrown.in.try",
            "local.var.accessed.from.icls.needs.final",
            "missing.ret.stmt",
            "undef.label",
            "unreachable.stmt",
            "unreported.exception.need.to.catch.or.throw",
            "var.might.already.be.assigned",
            "var.might.be.assigned.in.loop",
            "var.might.not.have.been.initialized");

    private static final Pattern SYMBOL = Pattern.compile("symbol: +(method|variable) (\\w+)");

    /** Whether no class that is still to be generated can mend it. */
    boolean isLasting() {
      return FLOW.contains(code.replace("compiler.err.", ""));
    }

    /** Whether only a generated supertype could mend it. */
    boolean isOfTypes() {
      return code.equals("compiler.err.prob.found.req")
          || code.startsWith("compiler.err.cant.apply.symbol");
    }

    /** Whether it is a name of a method or variable: one that cannot be that of a class instead. */
    boolean isOfMembers(CharSequence text) {
      if (!code.startsWith("compiler.err.cant.resolve")) {
        return false;
      }
      Matcher symbol = SYMBOL.matcher(message);
      if (!symbol.find()) {
        return false;
      }
      // Before a dot, what is looked for as a variable may be a class.
      int name = new Tokens(text).find(symbol.group(2), (int) position, text.length());
      int behind = name + symbol.group(2).length();
      return symbol.group(1).equals("method")
          || (name >= 0 && behind < text.length() && text.charAt(behind) != '.');
    }
  }

  private final JavacTask task;
  private final Trees trees;
  private final List<CompilationUnitTree> units = new ArrayList<>();
  private final Map<String, SourceText> texts = new HashMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private final Map<String, String> crashes = new HashMap<>();

  /**
   * Parses and enters {@code sources}; no body is attributed yet.
   *
   * @param known what the sources may name but do not hold
   */
  NestedCompiler(ProcessingEnvironment env, Collection<SourceText> sources, KnownClasses known) {
    sources.forEach(text -> texts.put(text.toUri().toString(), text));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ElementsFileManager files =
        new ElementsFileManager(
            compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8),
            new SignatureStubs(env.getElementUtils(), env.getTypeUtils()),
            known);
    task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(),
                files,
                this::note,
                CompilerOptions.of(env, sources),
                null,
                sources);
    trees = Trees.instance(task);
    try {
      task.parse().forEach(units::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the texts are in memory
    }
    known.start(
        units.stream().flatMap(unit -> topLevelClasses(unit).stream()).toList(),
        WrittenNames.of(units));
    enter();
  }

  private void enter() {
    try {
      // Asking for any type enters the units.
      task.getElements().getTypeElement("java.lang.Object");
    } catch (RuntimeException | AssertionError e) {
      if (e.getCause() instanceof LinkageError ours) {
        throw ours;
      }
      // Erroneous programs have crashed javac before, when all but annotations was known of them.
    }
  }

  private static List<String> topLevelClasses(CompilationUnitTree unit) {
    String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    List<String> names = new ArrayList<>();
    for (Tree tree : unit.getTypeDecls()) {
      if (tree instanceof ClassTree type) {
        names.add(prefix + type.getSimpleName());
      }
    }
    return names;
  }

  private void note(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
      JavaFileObject source = diagnostic.getSource();
      failures.add(
          new Failure(
              // javac wraps the files that it was given, so they are told apart by URI.
              source == null ? null : source.toUri().toString(),
              diagnostic.getPosition(),
              diagnostic.getLineNumber(),
              String.valueOf(diagnostic.getCode()),
              diagnostic.getMessage(Locale.ROOT)));
    }
  }

  /** Attributes the bodies of these classes, given by their canonical names. */
  void attribute(Collection<String> classes) {
    for (String name : classes) {
      TypeElement type = elements().getTypeElement(name);
      TreePath path = type == null ? null : trees.getPath(type);
      if (path != null) {
        try {
          attribute(path);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
          // Erroneous programs have crashed javac before: those classes cannot be read.
          crashes.put(name, String.valueOf(e));
        }
      }
    }
    try {
      // Flow analysis finds the errors that attribution does not: what may be uninitialized,
      // unreachable, uncaught, or lack a return.
      task.analyze();
    } catch (IOException | RuntimeException | AssertionError | StackOverflowError e) {
      // The errors that it would have found are left to the user's compiler.
    }
  }

  /** Asking for what a tree in one body denotes attributes the whole class around it. */
  private void attribute(TreePath path) {
    for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
      if (member instanceof MethodTree method && method.getBody() != null) {
        trees.getElement(new TreePath(new TreePath(path, method), method.getBody()));
        return;
      }
    }
  }

  Trees trees() {
    return trees;
  }

  Elements elements() {
    return task.getElements();
  }

  Types types() {
    return task.getTypes();
  }

  List<CompilationUnitTree> units() {
    return units;
  }

  SourceText text(CompilationUnitTree unit) {
    SourceText text = texts.get(unit.getSourceFile().toUri().toString());
    if (text == null) {
      throw new IllegalStateException("not one of the texts: " + unit.getSourceFile());
    }
    return text;
  }

  /** The text that a failure is in, or null if it is in none of the units. */
  @Nullable SourceText text(@Nullable String uri) {
    return uri == null ? null : texts.get(uri);
  }

  /** The errors found so far. */
  List<Failure> failures() {
    return failures;
  }

  /** Why the class of that canonical name could not be attributed at all, or null. */
  @Nullable String crash(String className) {
    return crashes.get(className);
  }
}
