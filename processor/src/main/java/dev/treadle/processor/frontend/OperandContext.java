package dev.treadle.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

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
}
