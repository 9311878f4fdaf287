package dev.treadle.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.treadle.processor.ir.NamedIntersection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Types of the compiler as JavaPoet's; a local class that became a member of the machine is known
 * by its simple name there.
 */
final class TypeNames {

  private TypeNames() {}

  static TypeName of(TypeMirror type) {
    return of(type, Map.of());
  }

  /**
   * A type by name.
   *
   * @param names the names of anonymous classes and type parameters that have been given one
   */
  static TypeName of(TypeMirror type, Map<? extends Element, String> names) {
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(of(array.getComponentType(), names));
    } else if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) {
        return WildcardTypeName.subtypeOf(of(wildcard.getExtendsBound(), names));
      }
      return wildcard.getSuperBound() != null
          ? WildcardTypeName.supertypeOf(of(wildcard.getSuperBound(), names))
          : WildcardTypeName.subtypeOf(Object.class);
    } else if (type instanceof IntersectionType intersection) {
      return TypeVariableName.get(NamedIntersection.name(intersection));
    } else if (type.getKind() == TypeKind.TYPEVAR) {
      return TypeVariableName.get(name((TypeVariable) type, names));
    } else if (type instanceof DeclaredType declared) {
      return declared(declared, names);
    } else if (type.getKind() == TypeKind.NULL) {
      return ClassName.OBJECT;
    }
    return TypeName.get(type).withoutAnnotations();
  }

  private static TypeName declared(DeclaredType type, Map<? extends Element, String> names) {
    TypeElement element = (TypeElement) type.asElement();
    if (names.containsKey(element)) {
      return ClassName.get("", names.get(element));
    }
    ClassName raw = raw(element);
    List<TypeName> arguments = new ArrayList<>();
    type.getTypeArguments().forEach(argument -> arguments.add(of(argument, names)));
    // Eclipse's compiler tells of an enclosing type for static classes too.
    if (isInner(element)
        && type.getEnclosingType() instanceof DeclaredType enclosing
        && of(enclosing, names) instanceof ParameterizedTypeName outer) {
      return arguments.isEmpty()
          ? outer.nestedClass(raw.simpleName())
          : outer.nestedClass(raw.simpleName(), arguments);
    }
    return arguments.isEmpty()
        ? raw
        : ParameterizedTypeName.get(raw, arguments.toArray(TypeName[]::new));
  }

  /** A class without type arguments. */
  static ClassName raw(TypeElement type) {
    if (type.getNestingKind() == NestingKind.ANONYMOUS) {
      return ClassName.OBJECT; // where it matters, it has been given a name
    } else if (type.getNestingKind() == NestingKind.LOCAL) {
      return ClassName.get("", type.getSimpleName().toString());
    } else if (type.getEnclosingElement() instanceof TypeElement enclosing) {
      return raw(enclosing).nestedClass(type.getSimpleName().toString());
    }
    // In the initializer of a field a local class is a member, though of the field.
    return type.getEnclosingElement() instanceof PackageElement
        ? ClassName.get(type)
        : ClassName.get("", type.getSimpleName().toString());
  }

  /** The erasure of a type. */
  static TypeName erased(TypeName type) {
    return type instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : type;
  }

  /** Whether a cast to the type can be checked (JLS 4.7). */
  static boolean isReifiable(TypeName type) {
    if (type instanceof ArrayTypeName array) {
      return isReifiable(array.componentType());
    }
    return !(type instanceof ParameterizedTypeName) && !(type instanceof TypeVariableName);
  }

  /**
   * The type parameters that are in scope in an instance of a class: its own and those of the
   * instances around it.
   */
  static List<TypeVariableName> parametersOf(TypeElement type) {
    List<TypeVariableName> parameters = new ArrayList<>();
    if (isInner(type)) {
      parameters.addAll(parametersOf((TypeElement) type.getEnclosingElement()));
    }
    type.getTypeParameters().forEach(parameter -> parameters.add(parameter(parameter)));
    return parameters;
  }

  private static boolean isInner(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement enclosing
        && enclosing.getKind() != ElementKind.INTERFACE
        && type.getKind() == ElementKind.CLASS
        && !type.getModifiers().contains(Modifier.STATIC);
  }

  /** The type variable of a machine that stands for an intersection. */
  static TypeVariableName variable(NamedIntersection named) {
    TypeName[] bounds = named.bounds().stream().map(TypeNames::of).toArray(TypeName[]::new);
    return TypeVariableName.get(named.name(), bounds);
  }

  static TypeVariableName parameter(TypeParameterElement parameter) {
    List<TypeName> bounds = new ArrayList<>();
    parameter.getBounds().forEach(bound -> bounds.add(of(bound)));
    return TypeVariableName.get(name(parameter), bounds.toArray(TypeName[]::new));
  }

  /** A type parameter of an inherited method, whose bounds are as it is inherited. */
  static TypeVariableName parameter(TypeVariable variable, Map<? extends Element, String> names) {
    TypeMirror bound = variable.getUpperBound();
    List<? extends TypeMirror> bounds =
        bound instanceof IntersectionType intersection ? intersection.getBounds() : List.of(bound);
    return TypeVariableName.get(
        name(variable, names), bounds.stream().map(b -> of(b, names)).toArray(TypeName[]::new));
  }

  private static String name(TypeVariable variable, Map<? extends Element, String> names) {
    if (names.containsKey(variable.asElement())) {
      return names.get(variable.asElement());
    }
    return variable.asElement() instanceof TypeParameterElement parameter
        ? name(parameter)
        : variable.toString().replaceAll("^.*\\s", "");
  }

  /** Other names for the type parameters of a method that are called like some of a list. */
  static Map<Element, String> apart(ExecutableType method, List<TypeVariableName> others) {
    Set<String> taken = new HashSet<>();
    others.forEach(other -> taken.add(other.name()));
    Map<Element, String> names = new HashMap<>();
    for (TypeVariable variable : method.getTypeVariables()) {
      String own = name(variable, Map.of());
      String name = own;
      while (!taken.add(name)) {
        name += "_";
      }
      if (!name.equals(own)) {
        names.put(variable.asElement(), name);
      }
    }
    return names;
  }

  /**
   * The name of a type parameter; that of a class is another one if something inside hides it, for
   * factories and machines have both in one list. A class of the body keeps its text.
   */
  static String name(TypeParameterElement parameter) {
    String name = parameter.getSimpleName().toString();
    return parameter.getGenericElement() instanceof TypeElement type && !isLocal(type)
        ? name + "_".repeat(hidden(name, type))
        : name;
  }

  private static boolean isLocal(TypeElement type) {
    return switch (type.getNestingKind()) {
      case LOCAL, ANONYMOUS -> true;
      case MEMBER ->
          !(type.getEnclosingElement() instanceof TypeElement enclosing) || isLocal(enclosing);
      case TOP_LEVEL -> false;
    };
  }

  /** How many methods and classes, one in the other, have a type parameter of this name inside. */
  private static int hidden(String name, TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(member -> !member.getModifiers().contains(Modifier.STATIC))
        .filter(Parameterizable.class::isInstance)
        .mapToInt(
            member ->
                (has(name, (Parameterizable) member) ? 1 : 0)
                    + (member instanceof TypeElement inner ? hidden(name, inner) : 0))
        .max()
        .orElse(0);
  }

  private static boolean has(String name, Parameterizable member) {
    return member.getTypeParameters().stream().anyMatch(p -> p.getSimpleName().contentEquals(name));
  }
}
