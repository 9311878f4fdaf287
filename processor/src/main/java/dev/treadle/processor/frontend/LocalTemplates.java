package dev.treadle.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.treadle.processor.ir.Origin;
import dev.treadle.processor.report.Problem;
import dev.treadle.processor.report.Problems;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotated methods of local and anonymous classes. The language model has no elements for
 * these, so a processor is never told of them.
 */
final class LocalTemplates extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final NestedCompiler compiler;
  private final Problems problems;

  LocalTemplates(NestedCompiler compiler, Problems problems) {
    this.compiler = compiler;
    this.problems = problems;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    Element method = compiler.trees().getElement(getCurrentPath());
    if (method != null
        && method.getEnclosingElement() instanceof TypeElement owner
        && isLocal(owner)
        && isTemplate(method)) {
      problems.add(Problem.LOCAL_OWNER, origin(tree), method.getSimpleName().toString());
    }
    return super.visitMethod(tree, null);
  }

  /** True if the class, or one around it, is in a body. */
  private static boolean isLocal(TypeElement type) {
    NestingKind kind = type.getNestingKind();
    return kind == NestingKind.LOCAL
        || kind == NestingKind.ANONYMOUS
        || (type.getEnclosingElement() instanceof TypeElement enclosing && isLocal(enclosing));
  }

  /** True for a method annotated as ours are. */
  static boolean isTemplate(Element method) {
    for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
      String name = annotation.getAnnotationType().toString();
      if (name.equals("dev.treadle.annotation.Generator")
          || name.equals("dev.treadle.annotation.Coroutine")) {
        return true;
      }
    }
    return false;
  }

  private Origin origin(MethodTree tree) {
    CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
    Trees trees = compiler.trees();
    SourcePositions positions = trees.getSourcePositions();
    // The return type is the first token that surely is the method's own.
    long start = positions.getStartPosition(unit, tree.getReturnType());
    long end = positions.getEndPosition(unit, tree.getReturnType());
    return new Origin(
        compiler.text(unit).fileName(),
        (int) unit.getLineMap().getLineNumber(start),
        (int) unit.getLineMap().getColumnNumber(start),
        (int) start,
        (int) end);
  }
}
