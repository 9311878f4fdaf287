package dev.treadle.real;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** What an expression is, as far as it matters to whether it may become an operand of a cast. */
final class Shape {
  private final Trees trees;

  Shape(Trees trees) {
    this.trees = trees;
  }

  private @Nullable Element element(TreePath parent, Tree tree) {
    return trees.getElement(new TreePath(parent, tree));
  }

  /** Whether it is a constant expression (JLS 15.29), or may be one. */
  boolean constant(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof LiteralTree) {
      return true;
    }
    if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      return trees.getElement(path) instanceof VariableElement variable
          && variable.getConstantValue() != null;
    }
    if (tree instanceof ParenthesizedTree parenthesized) {
      return constant(new TreePath(path, parenthesized.getExpression()));
    }
    if (tree instanceof UnaryTree unary) {
      return constant(new TreePath(path, unary.getExpression()));
    }
    if (tree instanceof TypeCastTree cast) {
      return constant(new TreePath(path, cast.getExpression()));
    }
    if (tree instanceof BinaryTree binary) {
      return constant(new TreePath(path, binary.getLeftOperand()))
          && constant(new TreePath(path, binary.getRightOperand()));
    }
    return tree instanceof ConditionalExpressionTree conditional
        && constant(new TreePath(path, conditional.getCondition()))
        && constant(new TreePath(path, conditional.getTrueExpression()))
        && constant(new TreePath(path, conditional.getFalseExpression()));
  }

  /** Whether a lambda in it, or a method reference, has its type from what stands around it. */
  boolean typedFromOutside(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree) {
      return true;
    }
    if (tree instanceof ParenthesizedTree parenthesized) {
      return typedFromOutside(new TreePath(path, parenthesized.getExpression()));
    }
    if (tree instanceof ConditionalExpressionTree conditional) {
      return typedFromOutside(new TreePath(path, conditional.getTrueExpression()))
          || typedFromOutside(new TreePath(path, conditional.getFalseExpression()));
    }
    if (tree instanceof MethodInvocationTree call) {
      return element(path, call.getMethodSelect()) instanceof ExecutableElement method
          && !method.getTypeParameters().isEmpty()
          && any(path, call.getArguments());
    }
    return tree instanceof NewClassTree creation
        && creation.getIdentifier() instanceof ParameterizedTypeTree type
        && type.getTypeArguments().isEmpty()
        && any(path, creation.getArguments());
  }

  private boolean any(TreePath path, List<? extends ExpressionTree> arguments) {
    return arguments.stream().anyMatch(one -> typedFromOutside(new TreePath(path, one)));
  }

  /** Whether what it assigns or binds depends on its value, so that it must stay a condition. */
  static boolean assignsOrBinds(Tree tree) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree one, @Nullable Void unused) {
        found[0] |= one instanceof AssignmentTree;
        found[0] |= one instanceof PatternTree;
        return super.scan(one, null);
      }
    }.scan(tree, null);
    return found[0];
  }
}
