package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.CoroutineDeclaration.Kind;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.StateGraph;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

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
    CodeBlock statements = statements(null, shape.body.statements().body());
    List<MethodSpec> parts = shape.parts.all().stream().map(this::part).toList();
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
    type.addMethods(parts);
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
    type.addMethods(shape.code.methods());
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

  /** Whether something is cast to a type that is not known at run time (JLS 5.1.9). */
  private boolean unchecked() {
    if (shape.restores() && !shape.typeVariables.isEmpty()) {
      return true;
    }
    List<TypeName> types = shape.delegating ? shape.points.sentTypes : List.of(shape.sent);
    return shape.points.sends() && types.stream().anyMatch(t -> !TypeNames.isReifiable(t));
  }

  private CodeBlock local(LocalClass type) {
    boolean isClass = type.element().getKind() == javax.lang.model.element.ElementKind.CLASS;
    return CodeBlock.of(
        "$L$L", isClass && type.isStatic() ? "static " : "", shape.code.write(type.declaration()));
  }

  private TypeName superclass() {
    String boxing = shape.boxingBase();
    if (boxing != null) {
      return frame(boxing);
    }
    String prefix = shape.delegating ? "Delegating" : "";
    if (shape.generator) {
      ClassName base =
          frame(
              prefix
                  + shape.declaration.prefix()
                  + (shape.delegating ? "Generator" : "GeneratorFrame"));
      return shape.yielded.isPrimitive() ? base : ParameterizedTypeName.get(base, shape.yielded);
    }
    TypeName result = shape.returnsValue ? shape.result.box() : ClassName.get(Void.class);
    if (shape.declaration.kind() == Kind.COLLEAGUE) {
      return ParameterizedTypeName.get(frame("ColleagueFrame"), shape.sent, result);
    }
    if (shape.declaration.kind() == Kind.TASK) {
      return ParameterizedTypeName.get(frame("AsyncFrame"), result);
    }
    if (shape.declaration.kind() == Kind.ASYNC_GENERATOR) {
      return ParameterizedTypeName.get(frame("AsyncGeneratorFrame"), shape.yielded);
    }
    return ParameterizedTypeName.get(
        frame(shape.delegating ? prefix + "Coroutine" : "CoroutineFrame"),
        shape.yielded,
        shape.sent,
        result);
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
    if (!shape.parts.none()) {
      type.addField(int.class, shape.names.label, Modifier.PRIVATE);
    }
    if (shape.hasCurrent()) {
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

  private CodeBlock statements(Parts.@Nullable Method part, List<Stmt> body) {
    Ends ends = new Ends(shape.parts, part, shape::arguments);
    TypeName primitive = shape.result.isBoxedPrimitive() ? shape.result.unbox() : shape.result;
    boolean narrow =
        Set.of(TypeName.BYTE, TypeName.SHORT, TypeName.CHAR).contains(primitive)
            && shape.returnsValue;
    SuspensionWriter suspensions =
        new SuspensionWriter(
            shape.names,
            shape.storage,
            shape.code,
            ends,
            shape.declaration,
            shape.points,
            shape.alias,
            shape.returnsValue,
            shape.keepsResult() && shape.points.returnsInVain,
            narrow ? primitive : null);
    return new StatementWriter(
            shape.names, shape.storage, shape.code, suspensions, ends, shape.labels)
        .write(body);
  }

  private MethodSpec resume(CodeBlock statements) {
    MethodSpec.Builder resume =
        MethodSpec.methodBuilder("resume").addModifiers(Modifier.PRIVATE).returns(boolean.class);
    if (shape.parts.none()) {
      resume.addParameter(int.class, shape.names.label);
    } else {
      String label = shape.names.fresh("label");
      resume.addParameter(int.class, label).addStatement("$L = $L", shape.names.label, label);
    }
    parameters(resume, shape.points.sends(), shape.points.catches);
    load(resume, shape.body.statements().body());
    return resume.addCode(statements).build();
  }

  /** What parts share with resume: what was sent and what is raised, and what may be thrown. */
  private void parameters(MethodSpec.Builder method, boolean sent, boolean raised) {
    if (sent) {
      method.addParameter(shape.delegating ? ClassName.OBJECT : shape.sent, shape.names.sent);
    }
    if (raised) {
      method.addParameter(Throwable.class, shape.names.raised);
    }
    if (shape.parts.inTry()) {
      // A handler around a call of a part may catch any exception.
      method.addException(Throwable.class);
    } else {
      List<? extends TypeMirror> thrown = shape.declaration.method().getThrownTypes();
      thrown.forEach(t -> method.addException(TypeNames.of(t)));
    }
  }

  private void load(MethodSpec.Builder method, List<Stmt> body) {
    List<Code> own = Parts.own(body);
    if (shape.self != null && Points.capturesSelf(own)) {
      method.addStatement("$T $L = this.$L", shape.self, shape.names.self, shape.names.self);
    }
    Set<Variable> used = Parts.variables(own);
    for (Variable variable : shape.storage.loaded()) {
      if (shape.parts.none() || used.contains(variable)) {
        String name = shape.names.of(variable);
        method.addStatement("$T $L = this.$L", shape.code.type(variable.type()), name, name);
      }
    }
  }

  private MethodSpec part(Parts.Method part) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(part.name())
            .addModifiers(Modifier.PRIVATE)
            .returns(
                switch (part.answer()) {
                  case NONE -> void.class;
                  case SUSPENDED -> boolean.class;
                  case WAY -> int.class;
                });
    if (!part.lines().isEmpty()) {
      method.addJavadoc("$L.\n", part.lines());
    }
    parameters(method, part.takesSent(), shape.points.catches && part.suspends());
    load(method, part.part().body());
    return method.addCode(statements(part, part.part().body())).build();
  }
}
