package dev.treadle.processor.frontend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.TypeVisitor;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleTypeVisitor14;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * The descriptors (JVMS 4.3) and generic signatures (JVMS 4.7.9.1) of one class file's types. It
 * remembers the nested classes that it has named, for the class file's InnerClasses attribute.
 */
final class TypeSignatures {
  private static final String OBJECT = "Ljava/lang/Object;";

  private static final TypeVisitor<Boolean, @Nullable Void> UNKNOWN =
      new SimpleTypeVisitor14<>(false) {
        @Override
        public Boolean visitError(ErrorType type, @Nullable Void unused) {
          return true;
        }
      };

  private final Elements elements;
  private final Types types;
  private final Map<String, TypeElement> nested = new LinkedHashMap<>();

  TypeSignatures(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The internal name of a class, such as {@code java/util/Map$Entry}. */
  String internalName(TypeElement type) {
    String name = elements.getBinaryName(type).toString();
    if (type.getEnclosingElement() instanceof TypeElement enclosing
        && nested.putIfAbsent(name, type) == null) {
      internalName(enclosing);
    }
    return name.replace('.', '/');
  }

  /** The internal name of a class type's erasure. */
  String internalName(TypeMirror type) {
    String descriptor = descriptor(type);
    return descriptor.charAt(0) == 'L'
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }

  /** The nested classes named so far, each behind its enclosing class. */
  List<TypeElement> nested() {
    List<TypeElement> sorted = new ArrayList<>(nested.values());
    sorted.sort(Comparator.comparingInt(type -> elements.getBinaryName(type).length()));
    return sorted;
  }

  String descriptor(TypeMirror type) {
    return switch (kind(type)) {
      case BOOLEAN -> "Z";
      case BYTE -> "B";
      case SHORT -> "S";
      case CHAR -> "C";
      case INT -> "I";
      case LONG -> "J";
      case FLOAT -> "F";
      case DOUBLE -> "D";
      case VOID -> "V";
      case ARRAY -> "[" + descriptor(((ArrayType) type).getComponentType());
      case DECLARED -> "L" + internalName((TypeElement) ((DeclaredType) type).asElement()) + ";";
      case ERROR -> unresolved(type);
      default -> {
        TypeMirror erased = types.erasure(type);
        yield kind(erased) == kind(type) ? OBJECT : descriptor(erased);
      }
    };
  }

  /** A method's descriptor as declared, without the hidden parameters of constructors. */
  String descriptor(ExecutableElement method) {
    StringBuilder descriptor = new StringBuilder("(");
    for (VariableElement parameter : method.getParameters()) {
      descriptor.append(descriptor(parameter.asType()));
    }
    return descriptor.append(')').append(descriptor(method.getReturnType())).toString();
  }

  String signature(TypeMirror type) {
    return switch (kind(type)) {
      case ARRAY -> "[" + signature(((ArrayType) type).getComponentType());
      case TYPEVAR -> "T" + ((TypeVariable) type).asElement().getSimpleName() + ";";
      case WILDCARD -> {
        WildcardType wildcard = (WildcardType) type;
        TypeMirror upper = wildcard.getExtendsBound();
        TypeMirror lower = wildcard.getSuperBound();
        yield upper != null ? "+" + signature(upper) : lower != null ? "-" + signature(lower) : "*";
      }
      case DECLARED -> openSignature((DeclaredType) type) + ";";
      default -> descriptor(type);
    };
  }

  String signature(ExecutableElement method) {
    StringBuilder signature = new StringBuilder(signature(method.getTypeParameters())).append('(');
    for (VariableElement parameter : method.getParameters()) {
      signature.append(signature(parameter.asType()));
    }
    signature.append(')').append(signature(method.getReturnType()));
    // JVMS 4.7.9.1: thrown types are needed only if one of them is a type variable.
    if (method.getThrownTypes().stream().anyMatch(t -> t instanceof TypeVariable)) {
      method.getThrownTypes().forEach(thrown -> signature.append('^').append(signature(thrown)));
    }
    return signature.toString();
  }

  /** A class's signature; {@code superclass} is its direct one. */
  String signature(TypeElement type, TypeMirror superclass) {
    StringBuilder signature = new StringBuilder(signature(type.getTypeParameters()));
    signature.append(kind(superclass) == TypeKind.NONE ? OBJECT : signature(superclass));
    type.getInterfaces().forEach(face -> signature.append(signature(face)));
    return signature.toString();
  }

  private String signature(List<? extends TypeParameterElement> parameters) {
    if (parameters.isEmpty()) {
      return "";
    }
    StringBuilder signature = new StringBuilder("<");
    for (TypeParameterElement parameter : parameters) {
      signature.append(parameter.getSimpleName());
      List<? extends TypeMirror> bounds = parameter.getBounds();
      boolean first = true;
      for (TypeMirror bound : bounds) {
        // The class bound is left empty where the first bound is an interface. Of one bound alone,
        // javac does not care, and asking would load its class.
        boolean empty = first && bounds.size() > 1 && isInterface(bound);
        signature.append(empty ? "::" : ":").append(signature(bound));
        first = false;
      }
      if (first) {
        signature.append(':').append(OBJECT);
      }
    }
    return signature.append('>').toString();
  }

  private String openSignature(DeclaredType type) {
    StringBuilder signature = new StringBuilder();
    TypeElement element = (TypeElement) type.asElement();
    // The Eclipse compiler gives static nested types an enclosing type too.
    if (isInner(element)
        && type.getEnclosingType() instanceof DeclaredType enclosing
        && isParameterized(enclosing)) {
      internalName(element);
      signature.append(openSignature(enclosing)).append('.').append(element.getSimpleName());
    } else {
      signature.append('L').append(internalName(element));
    }
    if (!type.getTypeArguments().isEmpty()) {
      signature.append('<');
      type.getTypeArguments().forEach(argument -> signature.append(signature(argument)));
      signature.append('>');
    }
    return signature.toString();
  }

  /**
   * The kind of a type, of a class without making the user's compiler load it as {@code getKind}
   * does: one that then turns out to be missing is {@code DECLARED}.
   */
  static TypeKind kind(TypeMirror type) {
    return type instanceof DeclaredType declared && !(type instanceof IntersectionType)
        ? isUnknown(declared) ? TypeKind.ERROR : TypeKind.DECLARED
        : type.getKind();
  }

  /** True for the type of a name that denotes nothing; loads no class. */
  static boolean isUnknown(DeclaredType type) {
    return type.accept(UNKNOWN, null);
  }

  /** True for a member class with an enclosing instance (JLS 8.1.3). */
  static boolean isInner(TypeElement type) {
    // The first condition loads no class, and holds for few that are not inner.
    return type.asType() instanceof DeclaredType declared
        && declared.getEnclosingType() instanceof DeclaredType
        && type.getNestingKind() == NestingKind.MEMBER
        && type.getKind() == ElementKind.CLASS
        && !type.getModifiers().contains(Modifier.STATIC)
        && !type.getEnclosingElement().getKind().isInterface();
  }

  private static boolean isInterface(TypeMirror type) {
    return kind(type) == TypeKind.DECLARED
        && ((DeclaredType) type).asElement().getKind().isInterface();
  }

  private static boolean isParameterized(DeclaredType type) {
    return !type.getTypeArguments().isEmpty()
        || (type.getEnclosingType() instanceof DeclaredType enclosing
            && isParameterized(enclosing));
  }

  /** A type that is still to be generated keeps its name: its place is known when it comes. */
  private static String unresolved(TypeMirror type) {
    Element element = ((DeclaredType) type).asElement();
    String name = element instanceof TypeElement t ? t.getQualifiedName().toString() : "";
    return name.matches("[\\w.$]+") ? "L" + name.replace('.', '/') + ";" : "Lunresolved/Type;";
  }
}
