package dev.treadle.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of texts what is not to be attributed: the bodies of methods that are no templates,
 * which are most of a file. Each is replaced by one that throws, of the same length and lines, so
 * that everything else stays in its place.
 *
 * <p>Bodies of constructors and initializers stay, because of the fields that they assign, and so
 * do those that hold annotated methods, which may be misplaced templates.
 *
 * <p>Cost: one more parse.
 */
final class BlankBodies {
  private static final Set<String> TEMPLATE = Set.of("Generator", "Coroutine");

  private BlankBodies() {}

  /** Those of the texts that change, by URI. A text that does not parse stays as it is. */
  static Map<String, SourceText> in(Collection<SourceText> texts, List<String> options) {
    Set<String> broken = new HashSet<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(Writer.nullWriter(), null, d -> note(d, broken), options, null, texts);
    Map<String, SourceText> blanked = new HashMap<>();
    try {
      Iterable<? extends CompilationUnitTree> units = task.parse();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      Map<String, SourceText> byUri = new HashMap<>();
      texts.forEach(text -> byUri.put(text.toUri().toString(), text));
      for (CompilationUnitTree unit : units) {
        String uri = unit.getSourceFile().toUri().toString();
        SourceText text = byUri.get(uri);
        if (text != null && !broken.contains(uri)) {
          StringBuilder changed = new StringBuilder(text.getCharContent(true));
          new Blanker(unit, positions, changed).scan(unit, null);
          blanked.put(uri, text.with(changed.toString()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the texts are in memory
    }
    return blanked;
  }

  private static void note(Diagnostic<? extends JavaFileObject> diagnostic, Set<String> broken) {
    JavaFileObject source = diagnostic.getSource();
    if (diagnostic.getKind() == Diagnostic.Kind.ERROR && source != null) {
      broken.add(source.toUri().toString());
    }
  }

  private static final class Blanker extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final StringBuilder text;

    Blanker(CompilationUnitTree unit, SourcePositions positions, StringBuilder text) {
      this.unit = unit;
      this.positions = positions;
      this.text = text;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
      BlockTree body = tree.getBody();
      if (body != null
          && tree.getReturnType() != null // not a constructor
          && !isTemplate(tree)
          && !Boolean.TRUE.equals(new Annotated().scan(body, null))) {
        int start = (int) positions.getStartPosition(unit, body);
        int end = (int) positions.getEndPosition(unit, body);
        if (start >= 0
            && end - start >= 2
            && text.charAt(start) == '{'
            && text.charAt(end - 1) == '}') {
          blank(start + 1, end - 1);
        }
      }
      return null;
    }

    /** What is too short for the words of {@code throw null;} is short to attribute too. */
    private void blank(int start, int end) {
      StringBuilder blank = new StringBuilder();
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        blank.append(c == '\n' || c == '\r' || c == '\t' ? c : ' ');
      }
      int at = 0;
      for (String word : List.of(" throw ", "null;")) {
        int place = blank.indexOf(" ".repeat(word.length()), at);
        if (place < 0) {
          return;
        }
        blank.replace(place, place + word.length(), word);
        at = place + word.length();
      }
      text.replace(start, end, blank.toString());
    }
  }

  private static boolean isTemplate(MethodTree tree) {
    return tree.getModifiers().getAnnotations().stream()
        .map(AnnotationTree::getAnnotationType)
        .anyMatch(type -> TEMPLATE.contains(simpleName(type)));
  }

  private static String simpleName(Tree type) {
    return type instanceof MemberSelectTree select
        ? select.getIdentifier().toString()
        : type instanceof IdentifierTree identifier ? identifier.getName().toString() : "";
  }

  /** Finds a template of a class in a body. */
  private static final class Annotated extends TreeScanner<@Nullable Boolean, @Nullable Void> {

    @Override
    public @Nullable Boolean visitClass(ClassTree tree, @Nullable Void unused) {
      boolean found =
          tree.getMembers().stream()
              .anyMatch(member -> member instanceof MethodTree method && isTemplate(method));
      return found ? Boolean.TRUE : super.visitClass(tree, null);
    }

    @Override
    public @Nullable Boolean reduce(@Nullable Boolean first, @Nullable Boolean second) {
      return first != null ? first : second;
    }
  }
}
