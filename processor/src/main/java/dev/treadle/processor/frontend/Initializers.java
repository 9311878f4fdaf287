package dev.treadle.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Tells whether initializing a class could run code of the user's (JLS 12.4). */
final class Initializers {

  private final AttributedMethod method;

  Initializers(AttributedMethod method) {
    this.method = method;
  }

  boolean mayRunCode(TypeElement type) {
    for (TypeElement t = type; t != null; t = superclass(t)) {
      if (t.getQualifiedName().toString().startsWith("java.")) {
        return false;
      }
      if (hasStaticState(t)) {
        return true;
      }
    }
    return false;
  }

  private TypeElement superclass(TypeElement type) {
    return type.getSuperclass().getKind() == TypeKind.DECLARED
        ? (TypeElement) method.types().asElement(type.getSuperclass())
        : null;
  }

  private boolean hasStaticState(TypeElement type) {
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof VariableElement field
          && member.getKind() != ElementKind.ENUM_CONSTANT
          && field.getModifiers().contains(Modifier.STATIC)
          && field.getConstantValue() == null) {
        return true;
      }
    }
    ClassTree tree = method.trees().getTree(type);
    if (tree != null) {
      for (Tree member : tree.getMembers()) {
        if (member instanceof BlockTree block && block.isStatic()) {
          return true;
        }
      }
    }
    return false;
  }
}
