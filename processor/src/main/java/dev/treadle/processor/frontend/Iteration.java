package dev.treadle.processor.frontend;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The types behind a for-each loop over an {@code Iterable} (JLS 14.14.2). */
final class Iteration {

  private final BodyScope scope;
  private final Types types;

  Iteration(BodyScope scope) {
    this.scope = scope;
    this.types = scope.method.types();
  }

  /** {@code Iterator<X>}, or the raw type. */
  TypeMirror iterator(TypeMirror source) {
    TypeElement iterator = scope.method.elements().getTypeElement("java.util.Iterator");
    DeclaredType iterable = iterable(source);
    return iterable == null || iterable.getTypeArguments().isEmpty()
        ? types.getDeclaredType(iterator)
        : types.getDeclaredType(iterator, iterable.getTypeArguments().get(0));
  }

  /** {@code Iterator<? extends X>}. */
  TypeMirror iteratorOver(TypeMirror element) {
    TypeElement iterator = scope.method.elements().getTypeElement("java.util.Iterator");
    return types.getDeclaredType(iterator, types.getWildcardType(element, null));
  }

  /** The type of an element. */
  TypeMirror element(TypeMirror source) {
    DeclaredType iterable = iterable(source);
    TypeMirror object = scope.method.elements().getTypeElement("java.lang.Object").asType();
    if (iterable == null || iterable.getTypeArguments().isEmpty()) {
      return object;
    }
    TypeMirror argument = iterable.getTypeArguments().get(0);
    if (argument instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() == null ? object : wildcard.getExtendsBound();
    }
    return argument;
  }

  private @Nullable DeclaredType iterable(TypeMirror source) {
    TypeElement iterable = scope.method.elements().getTypeElement("java.lang.Iterable");
    if (source instanceof DeclaredType declared && declared.asElement().equals(iterable)) {
      return declared;
    }
    for (TypeMirror parent : types.directSupertypes(source)) {
      DeclaredType found = iterable(parent);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
