package dev.treadle.processor.frontend;

import com.sun.source.tree.CompoundAssignmentTree;
import dev.treadle.processor.ir.Member;
import java.util.List;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The types of compound assignments. */
final class Arithmetic {

  private final BodyScope scope;

  Arithmetic(BodyScope scope) {
    this.scope = scope;
  }

  /** The binary operator of a compound assignment. */
  static Member.Operator operator(CompoundAssignmentTree node) {
    return switch (node.getKind()) {
      case MULTIPLY_ASSIGNMENT -> Member.Operator.MULTIPLY;
      case DIVIDE_ASSIGNMENT -> Member.Operator.DIVIDE;
      case REMAINDER_ASSIGNMENT -> Member.Operator.REMAINDER;
      case PLUS_ASSIGNMENT -> Member.Operator.ADD;
      case MINUS_ASSIGNMENT -> Member.Operator.SUBTRACT;
      case LEFT_SHIFT_ASSIGNMENT -> Member.Operator.SHIFT_LEFT;
      case RIGHT_SHIFT_ASSIGNMENT -> Member.Operator.SHIFT_RIGHT;
      case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> Member.Operator.SHIFT_RIGHT_UNSIGNED;
      case AND_ASSIGNMENT -> Member.Operator.AND;
      case XOR_ASSIGNMENT -> Member.Operator.XOR;
      case OR_ASSIGNMENT -> Member.Operator.OR;
      default -> throw new IllegalArgumentException(node.getKind().toString());
    };
  }

  /**
   * The type that a compound assignment casts to (JLS 15.26.2), or null if that changes nothing.
   */
  @Nullable TypeMirror narrowed(TypeMirror target, Member.Operator operator, TypeMirror value) {
    TypeMirror type = scope.unboxed(target);
    if (!type.getKind().isPrimitive() || type.getKind() == TypeKind.BOOLEAN) {
      return null;
    }
    TypeMirror result =
        operator.text.endsWith("<") || operator.text.endsWith(">")
            ? promoted(type, type)
            : promoted(type, scope.unboxed(value));
    return result.getKind() == type.getKind() ? null : type;
  }

  private TypeMirror promoted(TypeMirror left, TypeMirror right) {
    for (TypeKind kind : List.of(TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.LONG)) {
      if (left.getKind() == kind || right.getKind() == kind) {
        return scope.method.types().getPrimitiveType(kind);
      }
    }
    return scope.method.types().getPrimitiveType(TypeKind.INT);
  }

  /** The compound assignment of a value to a field, with a right operand that needs no boxing. */
  Member.Update update(TypeMirror target, Member.Operator operator, TypeMirror value) {
    TypeMirror string = scope.method.elements().getTypeElement("java.lang.String").asType();
    if (scope.unboxed(target).getKind().isPrimitive()) {
      return new Member.Update(operator, scope.unboxed(value), narrowed(target, operator, value));
    }
    var types = scope.method.types();
    TypeMirror object = scope.method.elements().getTypeElement("java.lang.Object").asType();
    boolean keeps = value.getKind().isPrimitive() || types.isSameType(value, string);
    return new Member.Update(
        operator, keeps ? value : object, types.isAssignable(string, target) ? null : target);
  }
}
