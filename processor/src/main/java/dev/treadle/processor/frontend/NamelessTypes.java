package dev.treadle.processor.frontend;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.report.Problem;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Refuses what would have to be kept across a suspension in a variable whose type has no name. */
final class NamelessTypes {

  private final BodyScope scope;

  NamelessTypes(BodyScope scope) {
    this.scope = scope;
  }

  /** Reports a type that is an intersection or an anonymous class; {@code what} has it. */
  void check(TypeMirror type, Tree at, String what) {
    if (scope.denotable.of(type).getKind() == TypeKind.INTERSECTION) {
      scope.problem(Problem.UNSUPPORTED, at, what + " whose type is an intersection");
    } else if (isAnonymous(type)) {
      scope.problem(Problem.UNSUPPORTED, at, what + " whose type is an anonymous class");
    }
  }

  /** Reports an operand that would have to be kept while another one suspends. */
  void checkOperand(TreePath operand) {
    TypeMirror type = scope.method.trees().getTypeMirror(operand);
    // As an argument, an instance of an anonymous class is one of its superclass.
    boolean receiver = operand.getParentPath().getLeaf() instanceof MemberSelectTree;
    if (type != null && (receiver || !isAnonymous(type))) {
      check(type, operand.getLeaf(), "A value");
    }
  }

  private static boolean isAnonymous(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getNestingKind() == NestingKind.ANONYMOUS;
  }
}
