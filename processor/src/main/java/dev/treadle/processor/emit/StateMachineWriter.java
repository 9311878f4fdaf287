package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.StateGraph;
import dev.treadle.processor.ir.Variable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class of one template's runs. */
final class StateMachineWriter {

  private final MachineShape shape;

  StateMachineWriter(MachineShape shape) {
    this.shape = shape;
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(shape.className)
            .addJavadoc(javadoc())
            .addModifiers(Modifier.STATIC, Modifier.FINAL)
            .addTypeVariables(shape.typeVariables)
            .superclass(superclass());
    CodeBlock statements = statements();
    if (shape.points.asserts) {
      type.addField(
          FieldSpec.builder(
                  boolean.class,
                  "ASSERTIONS_ENABLED",
                  Modifier.PRIVATE,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .initializer(
                  "$T.class.desiredAssertionStatus()", TypeNames.raw(shape.declaration.owner()))
              .build());
    }
    fields(type);
    constructor(type);
    if (!shape.delegating) {
      new DrivingMethods(shape).addTo(type);
    }
    new ColdMethods(shape).addTo(type);
    type.addMethod(resume(statements));
    if (shape.returnsValue) {
      type.addMethod(
          MethodSpec.methodBuilder("finish")
              .addModifiers(Modifier.PRIVATE)
              .returns(boolean.class)
              .addParameter(shape.result, "value")
              .addStatement("this.$L = value", shape.names.result)
              .addStatement("return false")
              .build());
    }
    Set<String> suppressed = new LinkedHashSet<>(shape.compiled.suppressed());
    suppressed.removeAll(Suppressions.OF_COMPANION);
    if (shape.points.fallsThrough) {
      suppressed.add("fallthrough");
    }
    if (unchecked()) {
      suppressed.add("unchecked");
    }
    if (!suppressed.isEmpty()) {
      type.addAnnotation(Suppressions.of(suppressed));
    }
    if (!shape.body.classes().isEmpty()) {
      // These hide classes of the same name that the machine may have to name.
      type.alwaysQualify(
          shape.body.classes().stream().map(LocalClass::name).toArray(String[]::new));
      type.addInitializerBlock(
          RawMembers.wrap(shape.body.classes().stream().map(this::local).toList()));
    }
    return type.build();
  }

  private CodeBlock javadoc() {
    CodeBlock link = Links.to(shape.declaration.owner(), shape.declaration.method());
    CodeBlock.Builder javadoc = CodeBlock.builder().add("State machine of $L.\n", link);
    StateGraph graph = shape.compiled.graph();
    int points = shape.points.suspends.size();
    if (graph != null && StateDiagram.isReadable(graph)) {
      String lines = String.join("\n", StateDiagram.lines(graph));
      javadoc.add("\n<pre>{@code\n$L\n}</pre>\n", lines);
    } else if (points > 0) {
      javadoc.add(
          "Its $L suspension points are too many to be drawn here; with $L\nit comes with a diagram.\n",
          points,
          "{@code -Atreadle.diagrams=true}");
    }
    return javadoc.build();
  }

  /** Whether what is sent is cast to a type that is not known at run time (JLS 5.1.9). */
  private boolean unchecked() {
    List<TypeName> types = shape.delegating ? shape.points.sentTypes : List.of(shape.sent);
    return shape.points.sends() && types.stream().anyMatch(t -> !TypeNames.isReifiable(t));
  }

  private CodeBlock local(LocalClass type) {
    boolean isClass = type.element().getKind() == javax.lang.model.element.ElementKind.CLASS;
    return CodeBlock.of(
        "$L$L",
        isClass && shape.typeVariables.isEmpty() ? "static " : "",
        shape.code.write(type.declaration()));
  }

  private TypeName superclass() {
    String prefix = shape.delegating ? "Delegating" : "";
    if (shape.generator) {
      ClassName base =
          frame(
              prefix
                  + shape.declaration.prefix()
                  + (shape.delegating ? "Generator" : "GeneratorFrame"));
      return shape.yielded.isPrimitive() ? base : ParameterizedTypeName.get(base, shape.yielded);
    }
    return ParameterizedTypeName.get(
        frame(shape.delegating ? prefix + "Coroutine" : "CoroutineFrame"),
        shape.yielded,
        shape.sent,
        shape.returnsValue ? shape.result.box() : ClassName.get(Void.class));
  }

  private static ClassName frame(String name) {
    return ClassName.get("dev.treadle.frame", name);
  }

  private void fields(TypeSpec.Builder type) {
    if (shape.self != null && shape.storage.receiver() != null) {
      type.addField(shape.self, shape.names.self, Modifier.PRIVATE);
    }
    for (Variable parameter : shape.body.parameters()) {
      if (shape.storage.fields().contains(parameter)) {
        type.addField(field(parameter));
      }
    }
    for (Variable variable : shape.storage.fields()) {
      if (variable.kind() != Variable.Kind.PARAMETER) {
        type.addField(field(variable));
      }
    }
    if (!shape.delegating && shape.hasYield()) {
      type.addField(shape.current, shape.names.current, Modifier.PRIVATE);
    }
    if (shape.returnsValue) {
      type.addField(shape.result, shape.names.result, Modifier.PRIVATE);
    }
  }

  private FieldSpec field(Variable variable) {
    return FieldSpec.builder(
            shape.code.type(variable.type()), shape.names.of(variable), Modifier.PRIVATE)
        .build();
  }

  private void constructor(TypeSpec.Builder type) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    if (shape.self != null) {
      constructor.addParameter(shape.self, shape.names.self);
      if (shape.storage.receiver() != null) {
        constructor.addStatement("this.$L = $L", shape.names.self, shape.names.self);
      }
    }
    for (Variable parameter : shape.body.parameters()) {
      String name = shape.names.of(parameter);
      constructor.addParameter(TypeNames.of(parameter.type()), name);
      if (shape.storage.fields().contains(parameter)) {
        constructor.addStatement("this.$L = $L", name, name);
      }
    }
    type.addMethod(constructor.build());
  }

  private CodeBlock statements() {
    TypeName primitive = shape.result.isBoxedPrimitive() ? shape.result.unbox() : shape.result;
    boolean narrow =
        Set.of(TypeName.BYTE, TypeName.SHORT, TypeName.CHAR).contains(primitive)
            && shape.returnsValue;
    SuspensionWriter suspensions =
        new SuspensionWriter(
            shape.names,
            shape.storage,
            shape.code,
            shape.generator,
            shape.points,
            shape.returnsValue,
            shape.keepsResult() && shape.points.returnsInVain,
            narrow ? primitive : null);
    return new StatementWriter(
            shape.names,
            shape.storage,
            shape.code,
            suspensions,
            new Labels(shape.names, shape.body.statements()))
        .write(shape.body.statements());
  }

  private MethodSpec resume(CodeBlock statements) {
    MethodSpec.Builder resume =
        MethodSpec.methodBuilder("resume")
            .addModifiers(Modifier.PRIVATE)
            .returns(boolean.class)
            .addParameter(int.class, shape.names.label);
    if (shape.points.sends()) {
      resume.addParameter(shape.delegating ? ClassName.OBJECT : shape.sent, shape.names.sent);
    }
    if (shape.points.catches) {
      resume.addParameter(Throwable.class, shape.names.raised);
    }
    shape.declaration.method().getThrownTypes().forEach(t -> resume.addException(TypeNames.of(t)));
    if (shape.points.capturesSelf() && shape.self != null) {
      resume.addStatement("$T $L = this.$L", shape.self, shape.names.self, shape.names.self);
    }
    for (Variable variable : shape.storage.loaded()) {
      String name = shape.names.of(variable);
      resume.addStatement("$T $L = this.$L", shape.code.type(variable.type()), name, name);
    }
    resume.addCode(statements);
    return resume.build();
  }
}
