package dev.treadle.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Writes types as a cast can name them; not all can be named. */
final class TypeText {
  /** How deep a bound is written out: that of {@code E extends Enum<E>} has no end. */
  private static final int DEPTH = 4;

  private final PackageElement home;
  private int depth;

  /** For casts in classes of that package, private members of which have been opened to it. */
  TypeText(PackageElement home) {
    this.home = home;
  }

  /** The class of the box of a primitive type. */
  static String box(TypeMirror primitive) {
    return switch (primitive.getKind()) {
      case INT -> "Integer";
      case CHAR -> "Character";
      default -> {
        String name = primitive.getKind().name();
        yield name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
      }
    };
  }

  /** The type as it is written, empty if it cannot be. */
  Optional<String> of(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return Optional.of(type.getKind().name().toLowerCase(Locale.ROOT));
    }
    return switch (type.getKind()) {
      case ARRAY -> of(((ArrayType) type).getComponentType()).map(component -> component + "[]");
      case TYPEVAR -> variable((TypeVariable) type);
      case DECLARED -> declared((DeclaredType) type);
      default -> Optional.empty();
    };
  }

  private boolean accessible(Element type) {
    boolean open = true;
    Element element = type;
    while (!(element instanceof PackageElement)) {
      open &= element.getModifiers().contains(Modifier.PUBLIC);
      element = element.getEnclosingElement();
    }
    return open || element.equals(home);
  }

  private static boolean captured(TypeMirror type) {
    return type instanceof TypeVariable variable
        && variable.asElement().getSimpleName().toString().startsWith("<");
  }

  /** A value of a captured type is a value of its bound. */
  private Optional<String> variable(TypeVariable type) {
    if (!captured(type)) {
      return Optional.of(type.asElement().getSimpleName().toString());
    }
    return bounded(() -> of(type.getUpperBound())).orElse(Optional.empty());
  }

  private Optional<String> declared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (element.getSimpleName().toString().isEmpty() || !accessible(element)) {
      return Optional.empty();
    }
    String name;
    if (type.getEnclosingType() instanceof DeclaredType outer
        && !outer.getTypeArguments().isEmpty()) {
      Optional<String> prefix = declared(outer);
      if (prefix.isEmpty()) {
        return prefix;
      }
      name = prefix.get() + "." + element.getSimpleName();
    } else {
      String qualified = element.getQualifiedName().toString();
      name = qualified.isEmpty() ? element.getSimpleName().toString() : qualified;
    }
    List<String> arguments = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) {
      Optional<String> text = argument(argument);
      if (text.isEmpty()) {
        return text;
      }
      arguments.add(text.get());
    }
    return Optional.of(
        arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">");
  }

  /** A captured type is written as the wildcard that it comes from (JLS 4.10.5). */
  private Optional<String> argument(TypeMirror type) {
    if (type instanceof WildcardType wildcard) {
      return wildcard(wildcard.getExtendsBound(), wildcard.getSuperBound());
    }
    if (!captured(type)) {
      return of(type);
    }
    TypeVariable variable = (TypeVariable) type;
    TypeMirror lower = variable.getLowerBound();
    return bounded(
            () ->
                lower.getKind() == TypeKind.NULL
                    ? wildcard(variable.getUpperBound(), null)
                    : wildcard(null, lower))
        .orElse(Optional.of("?"));
  }

  private <T> Optional<T> bounded(Supplier<T> text) {
    if (depth == DEPTH) {
      return Optional.empty();
    }
    depth++;
    try {
      return Optional.of(text.get());
    } finally {
      depth--;
    }
  }

  private Optional<String> wildcard(@Nullable TypeMirror upper, @Nullable TypeMirror lower) {
    if (lower != null) {
      return of(lower).map(bound -> "? super " + bound);
    }
    if (upper == null || isObject(upper)) {
      return Optional.of("?");
    }
    return of(upper).map(bound -> "? extends " + bound);
  }

  private static boolean isObject(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getKind() == ElementKind.CLASS
        && element.getQualifiedName().contentEquals("java.lang.Object");
  }
}
