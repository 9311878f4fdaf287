package dev.treadle.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an operand's place wants a primitive value, so that a boxed one is unboxed as soon
 * as it is there (JLS 5.1.8).
 */
final class OperandContext {

  private final BodyScope scope;

  OperandContext(BodyScope scope) {
    this.scope = scope;
  }

  boolean wantsPrimitive(TreePath operand) {
    Tree tree = operand.getLeaf();
    Tree parent = operand.getParentPath().getLeaf();
    if (parent instanceof BinaryTree binary) {
      return inBinary(operand.getParentPath(), binary, tree);
    } else if (parent instanceof ArrayAccessTree access) {
      return access.getIndex() == tree;
    } else if (parent instanceof NewArrayTree array) {
      return array.getDimensions().contains(tree)
          || (scope.method.trees().getTypeMirror(operand.getParentPath()) instanceof ArrayType type
              && type.getComponentType().getKind().isPrimitive());
    } else if (parent instanceof MethodInvocationTree call) {
      return isPrimitiveParameter(operand.getParentPath(), call.getArguments(), tree);
    } else if (parent instanceof NewClassTree made) {
      return isPrimitiveParameter(operand.getParentPath(), made.getArguments(), tree);
    }
    return false;
  }

  private boolean inBinary(TreePath path, BinaryTree binary, Tree operand) {
    if (scope.method.trees().getTypeMirror(path).toString().equals("java.lang.String")) {
      return false;
    }
    if (binary.getKind() != Tree.Kind.EQUAL_TO && binary.getKind() != Tree.Kind.NOT_EQUAL_TO) {
      return true;
    }
    ExpressionTree other =
        binary.getLeftOperand() == operand ? binary.getRightOperand() : binary.getLeftOperand();
    return scope.method.trees().getTypeMirror(new TreePath(path, other)).getKind().isPrimitive();
  }

  private boolean isPrimitiveParameter(
      TreePath call, List<? extends ExpressionTree> arguments, Tree argument) {
    int index = arguments.indexOf(argument);
    if (index < 0
        || !(scope.element(call) instanceof ExecutableElement callee)
        || callee.getParameters().isEmpty()) {
      return false;
    }
    List<? extends VariableElement> parameters = callee.getParameters();
    TypeMirror type = parameters.get(Math.min(index, parameters.size() - 1)).asType();
    boolean spread =
        callee.isVarArgs() && index >= parameters.size() - 1 && type instanceof ArrayType;
    return (spread ? ((ArrayType) type).getComponentType() : type).getKind().isPrimitive();
  }

  /**
   * The primitive type that a call with inferred type arguments must be cast to where it is an
   * operand of a conditional or a result of a {@code switch}; null if it need not be. The call
   * infers them on its own there (JLS 15.25, 15.28.1), and would infer others from the variable
   * that the value is kept in:
   *
   * <pre>{@code
   * 1.0 + (b ? 0.5 : call(() -> 3)) + co.yield(x)    double choice = call(() -> 3);
   * }</pre>
   */
  @Nullable TypeMirror promoted(TreePath path) {
    if (!(path.getLeaf() instanceof MethodInvocationTree call
        && Inferred.matters(call)
        && scope.element(path) instanceof ExecutableElement callee
        && !callee.getTypeParameters().isEmpty())) {
      return null;
    }
    TypeMirror promoted = null;
    TypeMirror own = scope.unboxed(scope.type(path));
    boolean differs = false;
    for (TreePath choice = choice(path); choice != null; choice = choice(choice)) {
      TypeMirror type = scope.type(choice);
      promoted = promoted == null && type.getKind().isPrimitive() ? type : promoted;
      differs |= type.getKind().isPrimitive() && type.getKind() != own.getKind();
    }
    return differs && own.getKind().isPrimitive() ? promoted : null;
  }

  /** The conditional or {@code switch} that an expression may be the value of; null if none. */
  private static @Nullable TreePath choice(TreePath path) {
    TreePath parent = path.getParentPath();
    Tree tree = parent.getLeaf();
    if (tree instanceof ParenthesizedTree) {
      return choice(parent);
    } else if (tree instanceof ConditionalExpressionTree conditional) {
      return conditional.getCondition() == path.getLeaf() ? null : parent;
    } else if (tree instanceof YieldTree
        || (tree instanceof CaseTree arm
            && arm.getBody() == path.getLeaf()
            && !(path.getLeaf() instanceof StatementTree))) {
      TreePath target = parent;
      while (!(target.getLeaf() instanceof SwitchExpressionTree)) {
        target = target.getParentPath();
      }
      return target;
    }
    return null;
  }
}
