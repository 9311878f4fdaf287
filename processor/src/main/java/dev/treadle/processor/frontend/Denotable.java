package dev.treadle.processor.frontend;

import dev.treadle.processor.ir.NamedIntersection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * The nearest type that source code can name: the upward projection of JLS 4.10.5 for captured type
 * variables, a supertype for a class that another package keeps to itself, the superclass or
 * interface for an anonymous class without a name of ours, {@code Object} for the type of {@code
 * null}, the common superclass for a union of exceptions. Of an intersection it is the first bound;
 * only as an argument of a variable's type an intersection gets a name.
 */
final class Denotable {

  private static final Set<Modifier> ACCESS =
      Set.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE);

  private final Types types;
  private final Elements elements;
  private final PackageElement home;
  private final Predicate<Element> named;
  private final Map<String, NamedIntersection> kept;
  private final boolean keeps;

  /**
   * A projection.
   *
   * @param home the package of the code
   * @param named the anonymous classes that have been given a name
   */
  Denotable(Types types, Elements elements, PackageElement home, Predicate<Element> named) {
    this(types, elements, home, named, new TreeMap<>(), false);
  }

  private Denotable(
      Types types,
      Elements elements,
      PackageElement home,
      Predicate<Element> named,
      Map<String, NamedIntersection> kept,
      boolean keeps) {
    this.types = types;
    this.elements = elements;
    this.home = home;
    this.named = named;
    this.kept = kept;
    this.keeps = keeps;
  }

  TypeMirror of(TypeMirror type) {
    return project(type, new HashSet<>());
  }

  /** The type of a resource, which must say that it can be closed. */
  TypeMirror resource(TypeMirror type) {
    TypeMirror closeable = elements.getTypeElement("java.lang.AutoCloseable").asType();
    return type instanceof IntersectionType intersection
        ? intersection.getBounds().stream()
            .filter(bound -> types.isSubtype(bound, closeable))
            .map(this::of)
            .findFirst()
            .orElse(closeable)
        : of(type);
  }

  /** The type of a variable: an intersection in its type arguments gets a name. */
  TypeMirror stored(TypeMirror type) {
    return NamedIntersections.isArgument(type)
        ? new Denotable(types, elements, home, named, kept, true).of(type)
        : of(type);
  }

  /** The intersections that have a name. */
  List<NamedIntersection> kept() {
    return List.copyOf(kept.values());
  }

  /** Whether an intersection has a name. */
  boolean isKept(IntersectionType type) {
    return kept.containsKey(NamedIntersection.name(type));
  }

  private void keep(IntersectionType type) {
    Denotable plain = new Denotable(types, elements, home, named);
    kept.computeIfAbsent(
        NamedIntersection.name(type),
        name ->
            new NamedIntersection(
                name, NamedIntersection.bounds(type).stream().map(plain::of).toList()));
  }

  private TypeMirror project(TypeMirror type, Set<TypeMirror> open) {
    return switch (type.getKind()) {
      case NULL -> object();
      case ARRAY -> types.getArrayType(project(((ArrayType) type).getComponentType(), open));
      case TYPEVAR ->
          isCaptured((TypeVariable) type)
              ? open.add(type)
                  ? closing(type, ((TypeVariable) type).getUpperBound(), open)
                  : object()
              : type;
      case DECLARED -> declared((DeclaredType) type, open);
      case INTERSECTION -> intersection((IntersectionType) type, open);
      case UNION -> union((UnionType) type);
      default -> type;
    };
  }

  private TypeMirror closing(TypeMirror variable, TypeMirror bound, Set<TypeMirror> open) {
    TypeMirror projected = project(bound, open);
    open.remove(variable);
    return projected;
  }

  private TypeMirror intersection(IntersectionType type, Set<TypeMirror> open) {
    for (TypeMirror bound : type.getBounds()) {
      if (!isObject(bound)) {
        return project(bound, open);
      }
    }
    return object();
  }

  /** The class that all of the exceptions extend. */
  private TypeMirror union(UnionType type) {
    TypeMirror common = type.getAlternatives().get(0);
    while (!isSuperclass(common, type)) {
      common = ((TypeElement) types.asElement(common)).getSuperclass();
    }
    return common;
  }

  /**
   * What all of the exceptions are, if that is more than a class.
   *
   * @return the class and the interfaces; null if there are none that the class has not
   */
  @Nullable IntersectionType common(UnionType type) {
    List<TypeMirror> bounds = new ArrayList<>(List.of(union(type)));
    for (TypeMirror one : closure(type.getAlternatives().get(0))) {
      if (bounds.stream().noneMatch(bound -> types.isSubtype(bound, one))
          && isSuperclass(one, type)) {
        bounds.removeIf(bound -> types.isSubtype(one, bound));
        bounds.add(one);
      }
    }
    return bounds.size() == 1 ? null : new Common(bounds);
  }

  /** The interfaces of a class. */
  private List<TypeMirror> closure(TypeMirror type) {
    List<TypeMirror> interfaces = new ArrayList<>();
    for (TypeMirror supertype : types.directSupertypes(type)) {
      if (types.asElement(supertype).getKind().isInterface()) {
        interfaces.add(supertype);
      }
      interfaces.addAll(closure(supertype));
    }
    return interfaces;
  }

  private boolean isSuperclass(TypeMirror type, UnionType union) {
    return union.getAlternatives().stream().allMatch(one -> types.isSubtype(one, type));
  }

  private TypeMirror declared(DeclaredType type, Set<TypeMirror> open) {
    TypeElement element = (TypeElement) type.asElement();
    if (named.test(element)) {
      return type;
    }
    if (element.getSimpleName().contentEquals("")) {
      TypeMirror base =
          element.getInterfaces().isEmpty()
              ? element.getSuperclass()
              : element.getInterfaces().get(0);
      return project(base, open);
    }
    if (isElsewhere(element)) {
      List<TypeMirror> named = new ArrayList<>();
      addAccessible(type, open, named);
      return named.isEmpty() ? object() : named.get(0);
    }
    if (type.getTypeArguments().isEmpty()
        && type.getEnclosingType().getKind() != TypeKind.DECLARED) {
      return type;
    }
    List<TypeMirror> arguments = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) {
      arguments.add(argument(argument, open));
    }
    TypeMirror enclosing = type.getEnclosingType();
    TypeMirror[] projected = arguments.toArray(TypeMirror[]::new);
    return enclosing.getKind() == TypeKind.DECLARED
            && !((DeclaredType) enclosing).getTypeArguments().isEmpty()
        ? types.getDeclaredType((DeclaredType) project(enclosing, open), element, projected)
        : types.getDeclaredType(element, projected);
  }

  /**
   * An intersection with what stands above the classes that another package keeps to itself, in
   * their place.
   *
   * @param type the type, or what has the intersection for its bounds
   */
  @Nullable IntersectionType accessible(TypeMirror type, @Nullable IntersectionType intersection) {
    List<? extends TypeMirror> bounds =
        intersection == null ? List.of(type) : intersection.getBounds();
    if (bounds.stream().noneMatch(this::isElsewhere)) {
      return intersection;
    }
    List<TypeMirror> named = new ArrayList<>();
    bounds.forEach(bound -> addAccessible(bound, new HashSet<>(), named));
    return named.size() > 1 ? new Common(named) : null;
  }

  private void addAccessible(TypeMirror type, Set<TypeMirror> open, List<TypeMirror> named) {
    if (isElsewhere(type)) {
      TypeMirror self = ((DeclaredType) type).asElement().asType();
      if (open.add(self)) {
        types.directSupertypes(type).forEach(above -> addAccessible(above, open, named));
        open.remove(self);
      }
    } else if (!isObject(type)) {
      TypeMirror bound = open.isEmpty() ? type : project(type, open);
      if (named.stream().noneMatch(one -> types.isSameType(one, bound))) {
        named.add(bound);
      }
    }
  }

  private boolean isElsewhere(TypeMirror type) {
    return type instanceof DeclaredType declared && isElsewhere((TypeElement) declared.asElement());
  }

  /** Whether a class, or one around it, belongs to another package alone. */
  private boolean isElsewhere(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (Collections.disjoint(e.getModifiers(), ACCESS)
          && !elements.getPackageOf(e).equals(home)) {
        return true;
      }
    }
    return false;
  }

  private TypeMirror argument(TypeMirror argument, Set<TypeMirror> open) {
    if (argument instanceof TypeVariable variable && isCaptured(variable)) {
      if (!open.add(argument)) {
        return types.getWildcardType(null, null);
      }
      // Capture adds the bound of the parameter again, but not what was said of the argument.
      TypeMirror lower = below(argument, open);
      TypeMirror upper = closing(argument, variable.getUpperBound(), open);
      return lower == null && !isObject(upper)
          ? types.getWildcardType(upper, null)
          : types.getWildcardType(null, lower);
    }
    if (keeps && argument instanceof IntersectionType intersection) {
      keep(intersection);
      return argument;
    }
    if (argument instanceof WildcardType wildcard) {
      return types.getWildcardType(
          wildcard.getExtendsBound() == null ? null : project(wildcard.getExtendsBound(), open),
          wildcard.getSuperBound() == null ? null : below(wildcard.getSuperBound(), open));
    }
    TypeMirror projected = project(argument, open);
    return types.isSameType(projected, argument)
        ? argument
        : types.getWildcardType(projected, null);
  }

  /** The downward projection, null if there is none. */
  private @Nullable TypeMirror below(TypeMirror type, Set<TypeMirror> open) {
    if (type instanceof TypeVariable variable && isCaptured(variable)) {
      TypeMirror lower = variable.getLowerBound();
      return lower.getKind() == TypeKind.NULL ? null : below(lower, open);
    }
    if (type instanceof ArrayType array) {
      TypeMirror component = below(array.getComponentType(), open);
      return component == null ? null : types.getArrayType(component);
    }
    if (!(type instanceof DeclaredType declared) || types.isSameType(project(type, open), type)) {
      return type;
    }
    List<TypeMirror> arguments = new ArrayList<>();
    for (TypeMirror argument : declared.getTypeArguments()) {
      TypeMirror extended =
          argument instanceof WildcardType wildcard ? wildcard.getExtendsBound() : null;
      TypeMirror projected = extended == null ? argument : below(extended, open);
      if (projected == null) {
        return null;
      }
      if (extended != null) {
        arguments.add(types.getWildcardType(projected, null));
      } else if (argument instanceof WildcardType) {
        arguments.add(argument(argument, open));
      } else if (types.isSameType(project(argument, open), argument)) {
        arguments.add(argument);
      } else {
        return null;
      }
    }
    return types.getDeclaredType(
        (TypeElement) declared.asElement(), arguments.toArray(TypeMirror[]::new));
  }

  /**
   * A captured variable is no declared parameter: no class or method declares it. Neither is one
   * that inference made (JLS 18.4), though it is called like a parameter and says that it is one.
   */
  static boolean isCaptured(TypeVariable variable) {
    return !(variable.asElement() instanceof TypeParameterElement parameter
        && parameter.getGenericElement() instanceof Parameterizable generic
        && generic.getTypeParameters().contains(parameter));
  }

  private boolean isObject(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && types.isSameType(type, object());
  }

  private TypeMirror object() {
    return elements.getTypeElement("java.lang.Object").asType();
  }
}
