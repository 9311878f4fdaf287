package dev.treadle.processor.frontend;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
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

  /** The place of an operand, with what stands before and behind it if it is such a one. */
  Code place(TreePath path, Code.Hole hole) {
    Code.InferredOpen open = open(path);
    return open == null ? Code.of(hole) : Code.of(open, hole, new Code.InferredClose());
  }

  /** Which type arguments of an operand must be inferred where it is used; null if none. */
  private Code.@Nullable InferredOpen open(TreePath path) {
    if (!isInferred(path)
        || !isArgument(path)
        || !(type(path) instanceof DeclaredType type)
        || !hasName((TypeElement) type.asElement())) {
      return null;
    }
    Set<TypeVariable> own = new HashSet<>();
    addOwn(path, own);
    Set<Integer> arguments = new HashSet<>();
    for (int i = 0; i < type.getTypeArguments().size(); i++) {
      Set<TypeVariable> captured = new HashSet<>();
      addCaptured(type.getTypeArguments().get(i), captured);
      if (!own.containsAll(captured)) {
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
        : (isInferredCall(parent) || isOfCaptured(parent))
            && arguments(parent.getLeaf()).contains(path.getLeaf());
  }

  /** Whether it calls a method of a type with captured arguments, be the method generic or not. */
  private boolean isOfCaptured(TreePath path) {
    if (!(path.getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && type(new TreePath(new TreePath(path, select), select.getExpression()))
            instanceof DeclaredType receiver)) {
      return false;
    }
    // The type of a name is not captured itself, but where a member of it is selected.
    Set<TypeVariable> captured = new HashSet<>();
    addCaptured(receiver, captured);
    return !captured.isEmpty()
        || receiver.getTypeArguments().stream().anyMatch(WildcardType.class::isInstance);
  }

  private void addReceiver(TreePath path, MethodInvocationTree call, Set<TypeVariable> captured) {
    if (call.getMethodSelect() instanceof MemberSelectTree select) {
      TreePath method = new TreePath(path, select);
      addCaptured(type(new TreePath(method, select.getExpression())), captured);
    }
  }

  /** Whether it is a call whose type arguments are inferred, be it a template's. */
  private boolean isInferredCall(TreePath path) {
    return path.getLeaf() instanceof NewClassTree made
        ? isDiamond(made)
        : path.getLeaf() instanceof MethodInvocationTree call
            && call.getTypeArguments().isEmpty()
            && scope.element(path) instanceof ExecutableElement callee
            && !callee.getTypeParameters().isEmpty();
  }

  private static List<? extends ExpressionTree> arguments(Tree call) {
    return call instanceof MethodInvocationTree method
        ? method.getArguments()
        : ((NewClassTree) call).getArguments();
  }

  /**
   * Whether type arguments of an expression are inferred, with its place (JLS 15.9, 15.12). A
   * method with a wildcard in its result's type has captured variables of its own.
   */
  private boolean isInferred(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree parens) {
      return isInferred(new TreePath(path, parens.getExpression()));
    } else if (tree instanceof ConditionalExpressionTree conditional) {
      return isInferred(new TreePath(path, conditional.getTrueExpression()))
          || isInferred(new TreePath(path, conditional.getFalseExpression()));
    }
    return isInferredCall(path)
        && !(((ExecutableElement) scope.element(path)).getReturnType() instanceof DeclaredType type
            && type.getTypeArguments().stream().anyMatch(WildcardType.class::isInstance));
  }

  private static boolean isDiamond(NewClassTree made) {
    return made.getClassBody() == null
        && made.getIdentifier() instanceof ParameterizedTypeTree named
        && named.getTypeArguments().isEmpty();
  }

  /** Whether the machine can name a class with arguments of its own, and with no others. */
  private boolean hasName(TypeElement type) {
    boolean member =
        type.getEnclosingElement() instanceof TypeElement enclosing
            && type.asType() instanceof DeclaredType declared
            && declared.getEnclosingType() instanceof DeclaredType
            && !enclosing.getTypeParameters().isEmpty();
    TypeMirror erased = scope.method.types().erasure(type.asType());
    return !member
        && type.getNestingKind() != NestingKind.LOCAL
        && scope.lifted.get(type) == null
        && scope.method.types().isSameType(scope.denotable.of(erased), erased);
  }

  private TypeMirror type(TreePath path) {
    return scope.method.trees().getTypeMirror(path);
  }

  /** Adds the captured variables that come from what an expression is made of. */
  private void addOwn(TreePath path, Set<TypeVariable> own) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree parens) {
      addOwn(new TreePath(path, parens.getExpression()), own);
    } else if (tree instanceof ConditionalExpressionTree conditional) {
      addOwn(new TreePath(path, conditional.getTrueExpression()), own);
      addOwn(new TreePath(path, conditional.getFalseExpression()), own);
    } else if (isInferred(path)) {
      if (tree instanceof MethodInvocationTree call) {
        addReceiver(path, call, own);
      }
      arguments(tree).forEach(argument -> addOwn(new TreePath(path, argument), own));
    } else if (!(tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree)) {
      addCaptured(type(path), own);
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
