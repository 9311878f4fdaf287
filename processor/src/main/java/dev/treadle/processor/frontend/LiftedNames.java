package dev.treadle.processor.frontend;

import com.sun.source.tree.Tree;
import dev.treadle.processor.report.Problem;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;

/** Refuses the names that a class cannot keep as a member of the machine. */
final class LiftedNames {

  private final BodyScope scope;

  LiftedNames(BodyScope scope) {
    this.scope = scope;
  }

  /** Checks the name of a class that is about to be lifted, perhaps not for the first time. */
  void check(TypeElement type, Tree declaration) {
    String name = type.getSimpleName().toString();
    boolean second =
        scope.lifted.values().stream()
            .anyMatch(other -> other.name().equals(name) && other.element() != type);
    if (second) {
      refuse(declaration, "A second class called " + name + " across a suspension");
    } else if (isTypeParameter(name)) {
      refuse(declaration, "A class called like the type parameter " + name);
    }
  }

  private void refuse(Tree declaration, String construct) {
    scope.problem(Problem.UNSUPPORTED, declaration, construct);
  }

  /** Whether the machine has a type parameter of this name, which its member would hide. */
  private boolean isTypeParameter(String name) {
    Element element = scope.method.element();
    while (element instanceof Parameterizable generic) {
      if (generic.getTypeParameters().stream()
          .anyMatch(parameter -> parameter.getSimpleName().contentEquals(name))) {
        return true;
      }
      if (element.getModifiers().contains(Modifier.STATIC)) {
        return false;
      }
      element = element.getEnclosingElement();
    }
    return false;
  }
}
