package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.SuspensionPoint.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Knows which calls suspend, and so which trees hold a suspension. */
final class SuspensionCalls {

  private static final Map<String, Kind> OWN =
      Map.of(
          "yield", Kind.YIELD,
          "yieldAll", Kind.YIELD_ALL,
          "yieldFrom", Kind.YIELD_FROM,
          "capture", Kind.CAPTURE,
          "jump", Kind.JUMP,
          "transfer", Kind.TRANSFER);

  private static final Set<String> OF_TASK =
      Set.of(
          "await",
          "sleep",
          "yieldNow",
          "readable",
          "writable",
          "acceptable",
          "connectable",
          "loop",
          "group");

  private final BodyScope scope;
  private final Map<Tree, Kind> calls = new HashMap<>();
  private final Set<Tree> suspending = new HashSet<>();

  SuspensionCalls(BodyScope scope, TreePath body) {
    this.scope = scope;
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
        Kind kind = classify(getCurrentPath());
        if (kind != null) {
          calls.put(node, kind);
          for (TreePath p = getCurrentPath();
              p != null
                  && !(p.getLeaf() instanceof LambdaExpressionTree)
                  && !(p.getLeaf() instanceof ClassTree);
              p = p.getParentPath()) {
            if (!suspending.add(p.getLeaf()) || p.getLeaf() == body.getLeaf()) {
              break;
            }
          }
        }
        return super.visitMethodInvocation(node, null);
      }
    }.scan(body, null);
  }

  /** How a call suspends, or null if it does not. */
  @Nullable Kind kind(Tree call) {
    return calls.get(call);
  }

  /**
   * Whether a suspension of the body's own stands in the tree: not in a lambda or class inside it.
   */
  boolean in(@Nullable Tree tree) {
    return tree != null && suspending.contains(tree);
  }

  boolean in(List<? extends Tree> trees) {
    return trees.stream().anyMatch(this::in);
  }

  private @Nullable Kind classify(TreePath path) {
    MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
    ExpressionTree select = call.getMethodSelect();
    if (select instanceof MemberSelectTree member
        && scope.isContext(new TreePath(new TreePath(path, select), member.getExpression()))) {
      String name = member.getIdentifier().toString();
      return scope.declaration.awaits() && OF_TASK.contains(name) ? Kind.AWAIT : OWN.get(name);
    }
    if (!call.getArguments().isEmpty()
        && scope.isContext(new TreePath(path, call.getArguments().get(0)))
        && scope.element(path) instanceof ExecutableElement callee
        && isTemplate(callee)) {
      return Kind.CALL;
    }
    return null;
  }

  static boolean isTemplate(Element element) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals("dev.treadle.annotation.Generator")
          || type.getQualifiedName().contentEquals("dev.treadle.annotation.Coroutine")) {
        return true;
      }
    }
    return false;
  }
}
