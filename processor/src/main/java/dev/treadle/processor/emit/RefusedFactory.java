package dev.treadle.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.treadle.processor.ir.ContextTypes;
import dev.treadle.processor.ir.HiddenClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * The factory of a template whose declaration was refused: it only throws, and its signature is as
 * near as can be to the one that the user had in mind, so that what calls it gives no further
 * error. What the companion cannot name, or what nobody knows, is a type parameter: it is inferred
 * to be whatever the caller wants it to be.
 */
final class RefusedFactory {

  private final TypeElement owner;
  private final ExecutableElement method;
  private final @Nullable VariableElement context;
  private final List<VariableElement> parameters;
  private final Set<String> names = new HashSet<>();
  private final Map<String, TypeVariableName> unknown = new LinkedHashMap<>();

  RefusedFactory(TypeElement owner, ExecutableElement method) {
    this.owner = owner;
    this.method = method;
    // Even if it is not the first parameter: where it stands may be what is wrong.
    List<VariableElement> others = new ArrayList<>();
    VariableElement found = null;
    for (VariableElement parameter : method.getParameters()) {
      if (found == null && !context(parameter).isEmpty()) {
        found = parameter;
      } else {
        others.add(parameter);
      }
    }
    this.context = found;
    this.parameters = others;
  }

  /** The name of a context's type; empty for another parameter. */
  private static String context(@Nullable VariableElement parameter) {
    String type =
        parameter != null && parameter.asType() instanceof DeclaredType declared
            ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
            : "";
    return ContextTypes.contains(type) ? type : "";
  }

  MethodSpec write() {
    MethodSpec.Builder factory =
        MethodSpec.methodBuilder(method.getSimpleName().toString()).addModifiers(Modifier.STATIC);
    for (Modifier access : List.of(Modifier.PUBLIC, Modifier.PROTECTED)) {
      if (method.getModifiers().contains(access)) {
        factory.addModifiers(access);
      }
    }
    boolean instance = !method.getModifiers().contains(Modifier.STATIC);
    List<TypeParameterElement> declared = new ArrayList<>();
    if (instance) {
      for (Element e = owner; e instanceof TypeElement type; e = e.getEnclosingElement()) {
        declared.addAll(0, type.getTypeParameters());
      }
    }
    declared.addAll(method.getTypeParameters());
    declared.forEach(parameter -> names.add(TypeNames.name(parameter)));
    for (TypeParameterElement parameter : declared) {
      factory.addTypeVariable(parameter(parameter));
    }
    if (instance) {
      factory.addParameter(of(owner.asType()), "self" + (parameterNamed("self") ? "2" : ""));
    }
    for (VariableElement parameter : parameters) {
      factory.addParameter(
          ParameterSpec.builder(of(parameter.asType()), parameter.getSimpleName().toString())
              .build());
    }
    factory.returns(result());
    unknown.values().forEach(factory::addTypeVariable);
    return factory
        .varargs(method.isVarArgs() && !parameters.isEmpty())
        .addCode(broken(owner, method))
        .build();
  }

  /** What a factory does whose template has an error. */
  static CodeBlock broken(TypeElement owner, ExecutableElement method) {
    String template = owner.getSimpleName() + "." + method.getSimpleName();
    return CodeBlock.builder()
        .addStatement(
            "throw new $T($S)",
            IllegalStateException.class,
            "the template " + template + " did not compile")
        .build();
  }

  private boolean parameterNamed(String name) {
    return parameters.stream().anyMatch(p -> p.getSimpleName().contentEquals(name));
  }

  private TypeName result() {
    if (ContextTypes.isPrimitive(context(context))) {
      return ClassName.bestGuess(context(context).replace("Yielder", "Sequence"));
    } else if (context(context).equals(ContextTypes.YIELDER)) {
      return ParameterizedTypeName.get(ClassName.get("dev.treadle", "Sequence"), argument(0));
    } else if (context(context).equals(ContextTypes.ASYNC_YIELDER)) {
      return ParameterizedTypeName.get(
          ClassName.get("dev.treadle.async", "AsyncSequence"), argument(0));
    } else if (context(context).equals(ContextTypes.CO)) {
      return ParameterizedTypeName.get(
          ClassName.get("dev.treadle", "Routine"), argument(0), argument(1), returned());
    } else if (context(context).equals(ContextTypes.ASYNC)) {
      return ParameterizedTypeName.get(ClassName.get("dev.treadle.async", "Task"), returned());
    } else if (context(context).equals(ContextTypes.PEER)) {
      return ParameterizedTypeName.get(
          ClassName.get("dev.treadle", "Colleague"), argument(0), returned());
    }
    return variable("result", "Result");
  }

  private TypeName returned() {
    TypeMirror type = method.getReturnType();
    return type.getKind() == TypeKind.VOID ? ClassName.get(Void.class) : of(type).box();
  }

  /** A type argument of the context; a wildcard is its bound. */
  private TypeName argument(int index) {
    DeclaredType type = (DeclaredType) Objects.requireNonNull(context).asType();
    if (type.getTypeArguments().size() <= index) {
      return variable("argument " + index, index == 0 ? "Y" : "S");
    }
    TypeMirror argument = type.getTypeArguments().get(index);
    if (argument instanceof WildcardType wildcard) {
      TypeMirror bound =
          wildcard.getSuperBound() != null ? wildcard.getSuperBound() : wildcard.getExtendsBound();
      return bound == null ? ClassName.OBJECT : of(bound);
    }
    return of(argument);
  }

  private TypeVariableName parameter(TypeParameterElement parameter) {
    List<TypeName> bounds = new ArrayList<>();
    for (TypeMirror bound : parameter.getBounds()) {
      TypeName name = of(bound);
      // A type variable as a bound must be the only one (JLS 4.4).
      if (name instanceof TypeVariableName) {
        bounds.clear();
        bounds.add(name);
        break;
      }
      bounds.add(name);
    }
    return TypeVariableName.get(TypeNames.name(parameter), bounds.toArray(TypeName[]::new));
  }

  private TypeName of(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(of(array.getComponentType()));
    } else if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) {
        return WildcardTypeName.subtypeOf(of(wildcard.getExtendsBound()));
      } else if (wildcard.getSuperBound() != null) {
        return WildcardTypeName.supertypeOf(of(wildcard.getSuperBound()));
      }
    } else if (type instanceof DeclaredType declared && !(type instanceof TypeVariable)) {
      if (type.getKind() == TypeKind.ERROR
          || HiddenClass.hiding(declared.asElement(), method) != null) {
        return variable(declared.asElement().toString(), simpleName(declared));
      }
      TypeName whole = TypeNames.of(type);
      if (whole instanceof ParameterizedTypeName && !declared.getTypeArguments().isEmpty()) {
        return ParameterizedTypeName.get(
            TypeNames.raw((TypeElement) declared.asElement()),
            declared.getTypeArguments().stream().map(this::of).toArray(TypeName[]::new));
      }
      return whole;
    }
    return TypeNames.of(type);
  }

  private static String simpleName(DeclaredType type) {
    return type.asElement().getSimpleName().toString();
  }

  private TypeVariableName variable(String key, String wish) {
    return Objects.requireNonNull(
        unknown.computeIfAbsent(
            key,
            k -> {
              String name = wish;
              for (int i = 2; !names.add(name); i++) {
                name = wish + i;
              }
              return TypeVariableName.get(name);
            }));
  }
}
