package dev.treadle.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * The values of constant expressions (JLS 15.29), as far as a condition can depend on them:
 * reachability does, and the compiler does not tell.
 */
final class Constants {

  private final BodyScope scope;
  private final TreePath around;

  /** Evaluates expressions inside of {@code around}. */
  Constants(BodyScope scope, TreePath around) {
    this.scope = scope;
    this.around = around;
  }

  /** Whether an expression is the constant {@code true}. */
  boolean isTrue(ExpressionTree condition) {
    return Boolean.TRUE.equals(value(condition));
  }

  /** The value, a {@code Boolean}, {@code Number}, {@code Character} or {@code String}, or null. */
  private @Nullable Object value(ExpressionTree tree) {
    if (tree instanceof ParenthesizedTree parens) {
      return value(parens.getExpression());
    } else if (tree instanceof LiteralTree literal) {
      return literal.getValue();
    } else if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      TreePath path = TreePath.getPath(around, tree);
      Element element = scope.element(path);
      return element instanceof VariableElement variable ? variable.getConstantValue() : null;
    } else if (tree instanceof UnaryTree unary) {
      return unary(unary);
    } else if (tree instanceof BinaryTree binary) {
      Object left = value(binary.getLeftOperand());
      Object right = value(binary.getRightOperand());
      return left == null || right == null ? null : binary(binary.getKind(), left, right);
    } else if (tree instanceof ConditionalExpressionTree conditional) {
      Object condition = value(conditional.getCondition());
      Object whenTrue = value(conditional.getTrueExpression());
      Object whenFalse = value(conditional.getFalseExpression());
      boolean constant = condition != null && whenTrue != null && whenFalse != null;
      return constant ? Boolean.TRUE.equals(condition) ? whenTrue : whenFalse : null;
    } else if (tree instanceof TypeCastTree cast) {
      return cast(cast.getType().toString(), value(cast.getExpression()));
    }
    return null;
  }

  private @Nullable Object unary(UnaryTree tree) {
    Object operand = value(tree.getExpression());
    if (operand instanceof Boolean bool) {
      return tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT ? !bool : null;
    }
    Number number = number(operand);
    if (number == null) {
      return null;
    }
    boolean real = isReal(number);
    return switch (tree.getKind()) {
      case UNARY_PLUS -> number;
      case UNARY_MINUS ->
          real ? (Number) (-number.doubleValue()) : integer(number, number, -number.longValue());
      case BITWISE_COMPLEMENT -> real ? null : integer(number, number, ~number.longValue());
      default -> null;
    };
  }

  private static @Nullable Object binary(Tree.Kind kind, Object left, Object right) {
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return switch (kind) {
        case CONDITIONAL_AND, AND -> a && b;
        case CONDITIONAL_OR, OR -> a || b;
        case XOR, NOT_EQUAL_TO -> a != b.booleanValue();
        case EQUAL_TO -> a == b.booleanValue();
        default -> null;
      };
    }
    if (left instanceof String || right instanceof String) {
      return switch (kind) {
        case PLUS -> left.toString() + right;
        case EQUAL_TO -> left.equals(right);
        case NOT_EQUAL_TO -> !left.equals(right);
        default -> null;
      };
    }
    Number a = number(left);
    Number b = number(right);
    if (a == null || b == null) {
      return null;
    }
    return isReal(a) || isReal(b)
        ? real(kind, a.doubleValue(), b.doubleValue())
        : integral(kind, a, b);
  }

  private static @Nullable Object real(Tree.Kind kind, double a, double b) {
    return switch (kind) {
      case LESS_THAN -> a < b;
      case LESS_THAN_EQUAL -> a <= b;
      case GREATER_THAN -> a > b;
      case GREATER_THAN_EQUAL -> a >= b;
      case EQUAL_TO -> a == b;
      case NOT_EQUAL_TO -> a != b;
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      default -> null;
    };
  }

  private static @Nullable Object integral(Tree.Kind kind, Number left, Number right) {
    long a = left.longValue();
    long b = right.longValue();
    boolean wide = left instanceof Long;
    return switch (kind) {
      case LESS_THAN -> a < b;
      case LESS_THAN_EQUAL -> a <= b;
      case GREATER_THAN -> a > b;
      case GREATER_THAN_EQUAL -> a >= b;
      case EQUAL_TO -> a == b;
      case NOT_EQUAL_TO -> a != b;
      case PLUS -> integer(left, right, a + b);
      case MINUS -> integer(left, right, a - b);
      case MULTIPLY -> integer(left, right, a * b);
      case DIVIDE -> b == 0 ? null : integer(left, right, a / b);
      case REMAINDER -> b == 0 ? null : integer(left, right, a % b);
      case AND -> integer(left, right, a & b);
      case OR -> integer(left, right, a | b);
      case XOR -> integer(left, right, a ^ b);
      case LEFT_SHIFT -> wide ? (Number) (a << b) : (Number) ((int) a << b);
      case RIGHT_SHIFT -> wide ? (Number) (a >> b) : (Number) ((int) a >> b);
      case UNSIGNED_RIGHT_SHIFT -> wide ? (Number) (a >>> b) : (Number) ((int) a >>> b);
      default -> null;
    };
  }

  /**
   * A result of binary numeric promotion (JLS 5.6): {@code int} unless an operand is {@code long}.
   */
  private static Number integer(Number left, Number right, long value) {
    boolean wide = left instanceof Long || right instanceof Long;
    return wide ? (Number) value : (Number) (int) value;
  }

  private static @Nullable Number number(@Nullable Object value) {
    return value instanceof Character c ? (Number) (int) c : value instanceof Number n ? n : null;
  }

  private static boolean isReal(Number number) {
    return number instanceof Double || number instanceof Float;
  }

  private static @Nullable Object cast(String type, @Nullable Object value) {
    Number number = number(value);
    if (number == null) {
      return type.equals("String") || value instanceof Boolean ? value : null;
    }
    return switch (type) {
      case "byte" -> number.byteValue();
      case "short" -> number.shortValue();
      case "char" -> (char) number.longValue();
      case "int" -> number.intValue();
      case "long" -> number.longValue();
      case "float" -> number.floatValue();
      case "double" -> number.doubleValue();
      default -> null;
    };
  }
}
