package dev.treadle.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Finds operands whose types have captured variables that come from the operands beside them. A
 * variable can be declared with a wildcard at most, which is captured as something else where the
 * variable is used, and then does not fit what it was inferred to fit:
 *
 * <pre>{@code
 * <T> List<T> append(List<T> list, List<T> end)
 * append(new ArrayList<>(), (List<? extends Number>) co.yield(list))
 * }</pre>
 *
 * <p>There the new list is a list of the captured type.
 */
final class InferredOperand {

  private final BodyScope scope;

  InferredOperand(BodyScope scope) {
    this.scope = scope;
  }

  /** Which type arguments of an operand must be inferred where it is used; null if none. */
  Code.@Nullable InferredOpen of(TreePath path) {
    TreePath bare = path;
    while (bare.getLeaf() instanceof ParenthesizedTree parens) {
      bare = new TreePath(bare, parens.getExpression());
    }
    if (!isInferred(bare)
        || !isArgument(path)
        || !(type(bare) instanceof DeclaredType type)
        || !(declared(bare) instanceof DeclaredType declared)
        || !declared.asElement().equals(type.asElement())
        || !hasName((TypeElement) type.asElement())) {
      return null;
    }
    Set<TypeVariable> own = new HashSet<>();
    addOwn(bare, own);
    Set<Integer> arguments = new HashSet<>();
    for (int i = 0; i < type.getTypeArguments().size(); i++) {
      Set<TypeVariable> captured = new HashSet<>();
      addCaptured(type.getTypeArguments().get(i), captured);
      if (declared.getTypeArguments().get(i).getKind() != TypeKind.WILDCARD
          && !own.containsAll(captured)) {
        arguments.add(i);
      }
    }
    return arguments.isEmpty()
        ? null
        : new Code.InferredOpen((TypeElement) type.asElement(), arguments);
  }

  /** Whether it stands beside others from which type arguments are inferred. */
  private boolean isArgument(TreePath path) {
    TreePath parent = path.getParentPath();
    return parent.getLeaf() instanceof ParenthesizedTree
        ? isArgument(parent)
        : isInferred(parent) && arguments(parent).contains(path.getLeaf());
  }

  private static List<? extends ExpressionTree> arguments(TreePath path) {
    return path.getLeaf() instanceof MethodInvocationTree call
        ? call.getArguments()
        : ((NewClassTree) path.getLeaf()).getArguments();
  }

  /** Whether type arguments of an expression are inferred, with its place (JLS 15.12, 15.9). */
  private boolean isInferred(TreePath path) {
    if (path.getLeaf() instanceof NewClassTree made) {
      return isDiamond(made);
    }
    return path.getLeaf() instanceof MethodInvocationTree call
        && call.getTypeArguments().isEmpty()
        && scope.element(path) instanceof ExecutableElement callee
        && !callee.getTypeParameters().isEmpty();
  }

  private static boolean isDiamond(NewClassTree made) {
    return made.getClassBody() == null
        && made.getIdentifier() instanceof ParameterizedTypeTree named
        && named.getTypeArguments().isEmpty();
  }

  /** The type that the declaration gives it. */
  private @Nullable TypeMirror declared(TreePath path) {
    if (!(scope.element(path) instanceof ExecutableElement callee)) {
      return null;
    }
    return path.getLeaf() instanceof NewClassTree
        ? callee.getEnclosingElement().asType()
        : callee.getReturnType();
  }

  /** Whether the machine can name a class with arguments of its own, and with no others. */
  private boolean hasName(TypeElement type) {
    boolean member =
        type.getEnclosingElement() instanceof TypeElement enclosing
            && type.asType() instanceof DeclaredType declared
            && declared.getEnclosingType() instanceof DeclaredType
            && !enclosing.getTypeParameters().isEmpty();
    boolean local = type.getEnclosingElement().getKind() == ElementKind.METHOD;
    TypeMirror erased = scope.method.types().erasure(type.asType());
    return !member
        && !local
        && scope.lifted.get(type) == null
        && scope.method.types().isSameType(scope.denotable.of(erased), erased);
  }

  private TypeMirror type(TreePath path) {
    return scope.method.trees().getTypeMirror(path);
  }

  /** Adds the captured variables that come from what an expression is made of. */
  private void addOwn(TreePath path, Set<TypeVariable> own) {
    if (path.getLeaf() instanceof ParenthesizedTree parens) {
      addOwn(new TreePath(path, parens.getExpression()), own);
    } else if (!isInferred(path)) {
      addCaptured(type(path), own);
    } else {
      if (path.getLeaf() instanceof MethodInvocationTree call
          && call.getMethodSelect() instanceof MemberSelectTree select) {
        TreePath method = new TreePath(path, select);
        addCaptured(type(new TreePath(method, select.getExpression())), own);
      }
      arguments(path).forEach(argument -> addOwn(new TreePath(path, argument), own));
    }
  }

  private static void addCaptured(@Nullable TypeMirror type, Set<TypeVariable> captured) {
    if (type instanceof TypeVariable variable && Denotable.isCaptured(variable)) {
      captured.add(variable);
    } else if (type instanceof ArrayType array) {
      addCaptured(array.getComponentType(), captured);
    } else if (type instanceof WildcardType wildcard) {
      addCaptured(wildcard.getExtendsBound(), captured);
      addCaptured(wildcard.getSuperBound(), captured);
    } else if (type instanceof DeclaredType declared) {
      declared.getTypeArguments().forEach(argument -> addCaptured(argument, captured));
    }
  }
}
