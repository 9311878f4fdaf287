package dev.treadle.processor.frontend;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What the exceptions of a {@code catch} have in common, where javac has it for itself (JLS 14.20),
 * or what stands above a class that cannot be named. For our own passes only: javac would not know
 * it.
 */
record Common(List<TypeMirror> bounds) implements IntersectionType {
  Common {
    bounds = List.copyOf(bounds);
  }

  @Override
  public List<? extends TypeMirror> getBounds() {
    return bounds;
  }

  @Override
  public TypeKind getKind() {
    return TypeKind.INTERSECTION;
  }

  @Override
  public <R, P> R accept(TypeVisitor<R, P> visitor, P parameter) {
    return visitor.visitIntersection(this, parameter);
  }

  @Override
  public List<? extends AnnotationMirror> getAnnotationMirrors() {
    return List.of();
  }

  @Override
  public <A extends Annotation> @Nullable A getAnnotation(Class<A> type) {
    return null;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <A extends Annotation> A[] getAnnotationsByType(Class<A> type) {
    return (A[]) Array.newInstance(type, 0);
  }

  @Override
  public String toString() {
    return bounds.stream().map(TypeMirror::toString).collect(Collectors.joining("&"));
  }
}
