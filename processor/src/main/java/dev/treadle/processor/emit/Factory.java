package dev.treadle.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.CoroutineDeclaration.Kind;
import dev.treadle.processor.ir.NamedIntersection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Writes the factory of a template: what makes its runs. */
final class Factory {

  private final TypeElement owner;
  private final CoroutineDeclaration declaration;
  private final String self;
  private final TypeName yielded;

  Factory(TypeElement owner, CoroutineDeclaration declaration) {
    this.owner = owner;
    this.declaration = declaration;
    this.self = fresh("self");
    this.yielded = TypeNames.of(declaration.yielded());
  }

  private String fresh(String wish) {
    Set<String> names =
        declaration.method().getParameters().stream()
            .map(p -> p.getSimpleName().toString())
            .collect(Collectors.toSet());
    String name = wish;
    for (int i = 2; names.contains(name); i++) {
      name = wish + i;
    }
    return name;
  }

  /** Those of the template, and of its class if that is needed to name the receiver. */
  List<TypeVariableName> typeVariables() {
    List<TypeVariableName> variables = new ArrayList<>();
    if (declaration.instance()) {
      variables.addAll(TypeNames.parametersOf(owner));
    }
    declaration.method().getTypeParameters().forEach(p -> variables.add(TypeNames.parameter(p)));
    return variables;
  }

  /** The method without its code. */
  MethodSpec.Builder signature() {
    MethodSpec.Builder factory =
        MethodSpec.methodBuilder(declaration.name())
            .addModifiers(Modifier.STATIC)
            .addTypeVariables(typeVariables())
            .returns(result());
    for (Modifier access : List.of(Modifier.PUBLIC, Modifier.PROTECTED)) {
      if (declaration.method().getModifiers().contains(access)) {
        factory.addModifiers(access);
      }
    }
    if (declaration.instance()) {
      factory.addParameter(TypeNames.of(owner.asType()), self);
    }
    for (VariableElement parameter : declaration.parameters()) {
      factory.addParameter(
          ParameterSpec.builder(
                  TypeNames.of(parameter.asType()), parameter.getSimpleName().toString())
              .build());
    }
    boolean varargs = declaration.method().isVarArgs();
    if (varargs
        && TypeNames.of(declaration.parameters().get(declaration.parameters().size() - 1).asType())
            instanceof ArrayTypeName array
        && !(array.componentType() instanceof ClassName)
        && !array.componentType().isPrimitive()) {
      if (declaration.method().getAnnotation(SafeVarargs.class) != null) {
        factory.addAnnotation(SafeVarargs.class);
      }
      factory.addAnnotation(Suppressions.of(List.of("unchecked", "varargs")));
    }
    String kind = declaration.isSequence() ? "The values of" : "A run of";
    return factory
        .varargs(varargs)
        .addJavadoc("$L $L.\n", kind, Links.to(owner, declaration.method()));
  }

  private TypeName result() {
    if (declaration.kind() == Kind.GENERATOR) {
      return ofYielded("dev.treadle", "Sequence");
    }
    TypeName result =
        declaration.result().getKind() == TypeKind.VOID
            ? ClassName.get(Void.class)
            : TypeNames.of(declaration.result()).box();
    TypeName sent = TypeNames.of(declaration.sent()).box();
    return switch (declaration.kind()) {
      case ASYNC_GENERATOR -> ofYielded("dev.treadle.async", "Sequence");
      case TASK -> ParameterizedTypeName.get(ClassName.get("dev.treadle.async", "Task"), result);
      case COLLEAGUE ->
          ParameterizedTypeName.get(ClassName.get("dev.treadle", "Colleague"), sent, result);
      default ->
          ParameterizedTypeName.get(ClassName.get("dev.treadle", "Routine"), yielded, sent, result);
    };
  }

  /** A type of values of the type handed out. */
  private TypeName ofYielded(String packageName, String name) {
    ClassName type = ClassName.get(packageName, declaration.prefix() + name);
    return yielded.isPrimitive() ? type : ParameterizedTypeName.get(type, yielded);
  }

  private String arguments(@Nullable String first) {
    List<String> arguments = new ArrayList<>();
    if (first != null) {
      arguments.add(first);
    }
    declaration.parameters().forEach(p -> arguments.add(p.getSimpleName().toString()));
    return String.join(", ", arguments);
  }

  private String machineArguments(List<NamedIntersection> named) {
    List<TypeVariableName> variables = typeVariables();
    return variables.isEmpty() && named.isEmpty()
        ? ""
        : named.isEmpty() && areBounded(variables) ? inBrackets(variables) : "<>";
  }

  /**
   * Whether the type arguments of what is given these parameters have to be said: of a {@code
   * Comparator<? super T>} a captured type would be inferred, which may not be within the bound.
   */
  private static boolean areBounded(List<TypeVariableName> variables) {
    return variables.stream().anyMatch(variable -> !variable.bounds().isEmpty());
  }

  private static String inBrackets(List<TypeVariableName> variables) {
    return variables.stream()
        .map(TypeVariableName::name)
        .collect(Collectors.joining(", ", "<", ">"));
  }

  /** The code, given what the machine's class is called. */
  CodeBlock body(String className, List<NamedIntersection> named) {
    CodeBlock.Builder body = CodeBlock.builder();
    if (declaration.instance()) {
      body.addStatement("$T.requireNonNull($L, $S)", Objects.class, self, self);
    }
    String diamond = machineArguments(named);
    CodeBlock machine =
        CodeBlock.of(
            "new $L$L($L)", className, diamond, arguments(declaration.instance() ? self : null));
    if (declaration.kind() == Kind.ASYNC_GENERATOR) {
      TypeName sequence = ofYielded("dev.treadle.frame", "GeneratorSequence");
      return body.addStatement("return new $T(() -> $L)", sequence, machine).build();
    }
    if (declaration.kind() != Kind.GENERATOR) {
      return body.addStatement("return $L", machine).build();
    }
    TypeName cursor = ofYielded("dev.treadle", "Cursor");
    TypeSpec.Builder sequence =
        TypeSpec.anonymousClassBuilder("")
            .superclass(ofYielded("dev.treadle.frame", "GeneratorSequence"))
            .addMethod(
                MethodSpec.methodBuilder("iterator")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(cursor)
                    .addStatement("return $L", machine)
                    .build());
    if (!declaration.method().getModifiers().contains(Modifier.PRIVATE)) {
      sequence.addMethod(push());
    }
    return body.addStatement("return $L", sequence.build()).build();
  }

  private MethodSpec push() {
    String out = declaration.context().getSimpleName().toString();
    CodeBlock callee =
        declaration.instance()
            ? CodeBlock.of("$L", self)
            : CodeBlock.of("$T", TypeNames.raw(owner));
    List<TypeVariableName> own =
        declaration.method().getTypeParameters().stream().map(TypeNames::parameter).toList();
    String typeArguments = areBounded(own) ? inBrackets(own) : "";
    MethodSpec.Builder push =
        MethodSpec.methodBuilder("push")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(ofYielded("dev.treadle", "Yielder"), out)
            .addStatement("$L.$L$L($L)", callee, typeArguments, declaration.name(), arguments(out));
    declaration.method().getThrownTypes().forEach(t -> push.addException(TypeNames.of(t)));
    return push.build();
  }
}
