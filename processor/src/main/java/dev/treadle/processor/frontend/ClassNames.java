package dev.treadle.processor.frontend;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Edits the simple names of classes. In the machine a member class is named through the class
 * around it, with that one's type arguments, which an inner class has implicitly (JLS 6.5.5.1); and
 * an annotation of the type stands behind the dot (JLS 9.7.4).
 */
final class ClassNames {
  private final BodyScope scope;
  private final Edits edits;

  ClassNames(BodyScope scope, Edits edits) {
    this.scope = scope;
    this.edits = edits;
  }

  /** Edits a class's name at {@code path}. */
  void edit(TreePath path, TypeElement named) {
    int start = scope.start(path.getLeaf());
    int end = scope.end(path.getLeaf());
    if (!(named.getEnclosingElement() instanceof TypeElement around)) {
      edits.replace(start, end, new Code.TypeRef(erasure(named)));
      return;
    }
    int from = annotated(path, start);
    TreePath whole = parameterized(path);
    if (whole != null) {
      edits.replace(from, scope.end(whole.getLeaf()), scope.type(whole));
    } else if (from == start) {
      edits.replace(start, end, new Code.TypeRef(erasure(named)));
    } else {
      edits.open(from, new Code.TypeRef(erasure(around)), ".");
    }
  }

  private TypeMirror erasure(TypeElement type) {
    return scope.method.types().erasure(type.asType());
  }

  /** The type that a name stands for if the class around it is parameterized, or null. */
  private @Nullable TreePath parameterized(TreePath path) {
    TreePath parent = path.getParentPath();
    if (parent.getLeaf() instanceof MemberSelectTree
        || parent.getLeaf() instanceof MemberReferenceTree) {
      return null;
    }
    boolean generic =
        parent.getLeaf() instanceof ParameterizedTypeTree tree && tree.getType() == path.getLeaf();
    TreePath whole = generic ? parent : path;
    return scope.method.trees().getTypeMirror(whole) instanceof DeclaredType type
            && type.getEnclosingType() instanceof DeclaredType enclosing
            && isParameterized(enclosing)
        ? whole
        : null;
  }

  private static boolean isParameterized(DeclaredType type) {
    return !type.getTypeArguments().isEmpty()
        || (type.getEnclosingType() instanceof DeclaredType enclosing
            && isParameterized(enclosing));
  }

  /**
   * Where the annotations of the type begin, or its name if there are none. Those that something
   * else separates from it are left out.
   */
  private int annotated(TreePath path, int start) {
    TreePath type = path;
    Tree parent = type.getParentPath().getLeaf();
    while (parent instanceof ArrayTypeTree
        || (parent instanceof ParameterizedTypeTree generic
            && generic.getType() == type.getLeaf())) {
      type = type.getParentPath();
      parent = type.getParentPath().getLeaf();
    }
    TreePath holder = type.getParentPath();
    List<? extends AnnotationTree> annotations = List.of();
    if (parent instanceof AnnotatedTypeTree annotated) {
      annotations = annotated.getAnnotations();
    } else if (parent instanceof VariableTree variable && variable.getType() == type.getLeaf()) {
      holder = new TreePath(holder, variable.getModifiers());
      annotations = variable.getModifiers().getAnnotations();
    } else if (parent instanceof MethodTree method && method.getReturnType() == type.getLeaf()) {
      holder = new TreePath(holder, method.getModifiers());
      annotations = method.getModifiers().getAnnotations();
    }
    int from = start;
    for (int i = annotations.size() - 1; i >= 0; i--) {
      AnnotationTree annotation = annotations.get(i);
      if (isOfTypes(new TreePath(holder, annotation))) {
        int end = scope.end(annotation);
        if (scope.method.text().subSequence(end, from).toString().isBlank()) {
          from = scope.start(annotation);
        } else {
          edits.replace(scope.start(annotation), end);
        }
      }
    }
    return from;
  }

  /** Whether an annotation may stand at the use of a type. */
  private boolean isOfTypes(TreePath annotation) {
    Tree name = ((AnnotationTree) annotation.getLeaf()).getAnnotationType();
    Element type = scope.element(new TreePath(annotation, name));
    Target target = type == null ? null : type.getAnnotation(Target.class);
    return target != null && List.of(target.value()).contains(ElementType.TYPE_USE);
  }
}
