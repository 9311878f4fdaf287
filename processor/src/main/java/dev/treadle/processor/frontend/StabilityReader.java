package dev.treadle.processor.frontend;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.Variable;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Tells whether an expression could as well be evaluated later. */
final class StabilityReader {

  private final BodyScope scope;

  StabilityReader(BodyScope scope) {
    this.scope = scope;
  }

  /** Whether evaluating an expression late gives the same. */
  Stability stability(TreePath path) {
    Tree tree = path.getLeaf();
    switch (tree.getKind()) {
      case PARENTHESIZED -> {
        return stability(new TreePath(path, ((ParenthesizedTree) tree).getExpression()));
      }
      case INT_LITERAL,
          LONG_LITERAL,
          FLOAT_LITERAL,
          DOUBLE_LITERAL,
          BOOLEAN_LITERAL,
          CHAR_LITERAL,
          STRING_LITERAL,
          NULL_LITERAL,
          LAMBDA_EXPRESSION -> {
        return Stability.STABLE;
      }
      case IDENTIFIER -> {
        Element element = scope.element(path);
        Variable variable = scope.variable(element);
        if (variable != null) {
          return variable.effectivelyFinal() ? Stability.STABLE : Stability.LOCAL;
        }
        return ((IdentifierTree) tree).getName().contentEquals("this")
            ? Stability.STABLE
            : constant(element);
      }
      case UNARY_MINUS, UNARY_PLUS -> {
        return stability(new TreePath(path, ((UnaryTree) tree).getExpression())) == Stability.STABLE
                && ((UnaryTree) tree).getExpression() instanceof LiteralTree
            ? Stability.STABLE
            : Stability.UNSTABLE;
      }
      case MEMBER_SELECT -> {
        return ((MemberSelectTree) tree).getIdentifier().contentEquals("class")
            ? Stability.STABLE
            : constant(scope.element(path));
      }
      case MEMBER_REFERENCE -> {
        ExpressionTree qualifier = ((MemberReferenceTree) tree).getQualifierExpression();
        return evaluatesNothing(new TreePath(path, qualifier))
            ? Stability.STABLE
            : Stability.UNSTABLE;
      }
      default -> {
        return Stability.UNSTABLE;
      }
    }
  }

  /** Whether what stands before {@code ::} is a class, or an object that is always the same. */
  private boolean evaluatesNothing(TreePath qualifier) {
    Tree tree = qualifier.getLeaf();
    Name name =
        tree instanceof IdentifierTree identifier
            ? identifier.getName()
            : tree instanceof MemberSelectTree select ? select.getIdentifier() : null;
    if (name != null && (name.contentEquals("this") || name.contentEquals("super"))) {
      return true;
    }
    boolean isType =
        tree instanceof ParameterizedTypeTree
            || tree instanceof ArrayTypeTree
            || tree instanceof AnnotatedTypeTree;
    Element element = name == null ? null : scope.element(qualifier);
    return isType || element instanceof TypeElement || element instanceof TypeParameterElement;
  }

  private static Stability constant(@Nullable Element element) {
    boolean constant =
        element instanceof VariableElement field
            && field.getConstantValue() != null
            && field.getModifiers().contains(Modifier.STATIC);
    return constant ? Stability.STABLE : Stability.UNSTABLE;
  }
}
