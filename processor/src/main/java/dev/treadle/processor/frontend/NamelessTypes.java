package dev.treadle.processor.frontend;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.report.Problem;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Refuses what would have to be kept across a suspension in a variable whose type has no name. */
final class NamelessTypes {

  private final BodyScope scope;

  NamelessTypes(BodyScope scope) {
    this.scope = scope;
  }

  /** Reports a type that is an intersection; {@code what} has it. */
  void check(TypeMirror type, Tree at, String what) {
    if (scope.denotable.of(type).getKind() == TypeKind.INTERSECTION) {
      scope.problem(Problem.UNSUPPORTED, at, what + " whose type is an intersection");
    }
  }

  /** Reports an operand that would have to be kept while another one suspends. */
  void checkOperand(TreePath operand) {
    TypeMirror type = scope.method.trees().getTypeMirror(operand);
    if (type != null) {
      check(type, operand.getLeaf(), "A value");
    }
  }
}
