package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.treadle.processor.hoist.Storage;
import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.CoroutineDeclaration.Kind;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.SuspensionPoint;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Writes the class of one template's runs. */
final class StateMachineWriter {

  private final CoroutineDeclaration declaration;
  private final String className;
  private final List<TypeVariableName> typeVariables;
  private final Machine.Compiled compiled;
  private final Body body;
  private final Storage storage;
  private final Points points;
  private final Names names;
  private final CodeWriter code;
  private final boolean generator;
  private final boolean delegating;
  private final TypeName yielded;
  private final TypeName sent;
  private final TypeName result;
  private final TypeName current;
  private final boolean returnsValue;
  private final @Nullable TypeName self;

  StateMachineWriter(
      Machine machine,
      Machine.Compiled compiled,
      String className,
      List<TypeVariableName> typeVariables,
      HiddenMembers hidden) {
    this.declaration = machine.declaration();
    this.className = className;
    this.typeVariables = typeVariables;
    this.compiled = compiled;
    this.body = compiled.body();
    this.storage = compiled.storage();
    this.points = new Points(body.statements());
    this.generator = declaration.kind() == Kind.GENERATOR;
    this.delegating = points.delegates();
    this.names = new Names(body, storage, delegating);
    this.yielded = TypeNames.of(declaration.yielded()).box();
    this.sent = TypeNames.of(declaration.sent()).box();
    this.returnsValue = declaration.result().getKind() != TypeKind.VOID;
    this.result = TypeNames.of(declaration.result());
    this.self = compiled.self() == null ? null : TypeNames.of(compiled.self());
    this.current = currentType();
    TypeName parameter = delegating ? ClassName.OBJECT : sent;
    this.code =
        new CodeWriter(names, storage, hidden, parameter, self == null ? ClassName.OBJECT : self);
  }

  /** The type of what is handed out, unboxed if all of it is of one primitive type. */
  private TypeName currentType() {
    Set<TypeName> types = new LinkedHashSet<>();
    for (Stmt.Suspend suspend : points.suspends) {
      if (suspend.point().kind() == SuspensionPoint.Kind.YIELD) {
        types.add(TypeNames.of(suspend.point().valueType()));
      }
    }
    TypeName only = types.size() == 1 ? types.iterator().next() : yielded;
    return !delegating && only.isPrimitive() ? only : yielded;
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(className)
            .addJavadoc(
                "$L\n",
                "State machine of {@link "
                    + declaration.owner().getSimpleName()
                    + "#"
                    + declaration.name()
                    + "}.")
            .addModifiers(Modifier.STATIC, Modifier.FINAL)
            .addTypeVariables(typeVariables)
            .superclass(superclass());
    CodeBlock statements = statements();
    if (points.asserts) {
      type.addField(
          FieldSpec.builder(
                  boolean.class,
                  "ASSERTIONS_ENABLED",
                  Modifier.PRIVATE,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .initializer("$T.class.desiredAssertionStatus()", TypeNames.raw(declaration.owner()))
              .build());
    }
    fields(type);
    constructor(type);
    if (!delegating) {
      driving(type);
    }
    cold(type);
    type.addMethod(resume(statements));
    if (returnsValue) {
      type.addMethod(
          MethodSpec.methodBuilder("finish")
              .addModifiers(Modifier.PRIVATE)
              .returns(boolean.class)
              .addParameter(result, "value")
              .addStatement("this.$L = value", names.result)
              .addStatement("return false")
              .build());
    }
    Set<String> suppressed = new LinkedHashSet<>(compiled.suppressed());
    if (points.fallsThrough) {
      suppressed.add("fallthrough");
    }
    if (unchecked()) {
      suppressed.add("unchecked");
    }
    if (!suppressed.isEmpty()) {
      type.addAnnotation(Suppressions.of(suppressed));
    }
    if (!body.classes().isEmpty()) {
      type.addInitializerBlock(RawMembers.wrap(body.classes().stream().map(this::local).toList()));
    }
    return type.build();
  }

  /** Whether what is sent is cast to a type that is not known at run time (JLS 5.1.9). */
  private boolean unchecked() {
    List<TypeName> types = delegating ? points.sentTypes : List.of(sent);
    return points.sends() && types.stream().anyMatch(t -> !TypeNames.isReifiable(t));
  }

  private CodeBlock local(LocalClass type) {
    boolean isClass = type.element().getKind() == javax.lang.model.element.ElementKind.CLASS;
    return CodeBlock.of(
        "$L$L",
        isClass && typeVariables.isEmpty() ? "static " : "",
        code.write(type.declaration()));
  }

  private TypeName superclass() {
    String prefix = delegating ? "Delegating" : "";
    if (generator) {
      return ParameterizedTypeName.get(
          frame(delegating ? prefix + "Generator" : "GeneratorFrame"), yielded);
    }
    return ParameterizedTypeName.get(
        frame(delegating ? prefix + "Coroutine" : "CoroutineFrame"),
        yielded,
        sent,
        returnsValue ? result.box() : ClassName.get(Void.class));
  }

  private static ClassName frame(String name) {
    return ClassName.get("dev.treadle.frame", name);
  }

  private void fields(TypeSpec.Builder type) {
    if (self != null) {
      type.addField(self, names.self, Modifier.PRIVATE);
    }
    for (Variable parameter : body.parameters()) {
      if (storage.fields().contains(parameter)) {
        type.addField(field(parameter));
      }
    }
    for (Variable variable : storage.fields()) {
      if (variable.kind() != Variable.Kind.PARAMETER) {
        type.addField(field(variable));
      }
    }
    if (!delegating && hasYield()) {
      type.addField(current, names.current, Modifier.PRIVATE);
    }
    if (returnsValue) {
      type.addField(result, names.result, Modifier.PRIVATE);
    }
  }

  private boolean hasYield() {
    return points.suspends.stream().anyMatch(s -> s.point().kind() == SuspensionPoint.Kind.YIELD);
  }

  private FieldSpec field(Variable variable) {
    return FieldSpec.builder(TypeNames.of(variable.type()), names.of(variable), Modifier.PRIVATE)
        .build();
  }

  private void constructor(TypeSpec.Builder type) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    if (self != null) {
      constructor
          .addParameter(self, names.self)
          .addStatement("this.$L = $L", names.self, names.self);
    }
    for (Variable parameter : body.parameters()) {
      String name = names.of(parameter);
      constructor.addParameter(TypeNames.of(parameter.type()), name);
      if (storage.fields().contains(parameter)) {
        constructor.addStatement("this.$L = $L", name, name);
      }
    }
    type.addMethod(constructor.build());
  }

  private void driving(TypeSpec.Builder type) {
    if (generator) {
      type.addMethod(
          overriding("hasNext", boolean.class)
              .addModifiers(Modifier.PUBLIC)
              .addStatement("return state < 0 || advance()")
              .build());
      MethodSpec.Builder next =
          MethodSpec.methodBuilder("next")
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .returns(yielded)
              .beginControlFlow("if (state >= 0 && !advance())")
              .addStatement("throw exhausted()")
              .endControlFlow()
              .addStatement("state = ~state");
      type.addMethod(next.addStatement("return $L", hasYield() ? names.current : "null").build());
      type.addMethod(
          driver(
              MethodSpec.methodBuilder("advance").addModifiers(Modifier.PRIVATE),
              "s >= BUSY",
              "refuse()"));
    } else {
      MethodSpec.Builder resume =
          overriding("resume", boolean.class)
              .addModifiers(Modifier.PUBLIC)
              .addParameter(sent, "sent");
      type.addMethod(driver(resume, "s >= BUSY || (s == 0 && sent != null)", "refuse(sent)"));
    }
  }

  private MethodSpec driver(MethodSpec.Builder method, String refused, String refusal) {
    return method
        .returns(boolean.class)
        .addStatement("int s = state")
        .beginControlFlow("if ($L)", refused)
        .addStatement("return $L", refusal)
        .endControlFlow()
        .addStatement("state = RUNNING")
        .beginControlFlow("try")
        .addStatement("return resume($L) || returned(s)", arguments("s", "sent", "null"))
        .nextControlFlow("catch ($T thrown)", Throwable.class)
        .addStatement("throw failed(thrown, s)")
        .endControlFlow()
        .build();
  }

  private String arguments(String label, String sentValue, String raisedValue) {
    List<String> arguments = new ArrayList<>(List.of(label));
    if (points.sends()) {
      arguments.add(sentValue);
    }
    if (points.catches) {
      arguments.add(raisedValue);
    }
    return String.join(", ", arguments);
  }

  private static MethodSpec.Builder overriding(String name, java.lang.reflect.Type type) {
    return MethodSpec.methodBuilder(name).addAnnotation(Override.class).returns(type);
  }

  private void cold(TypeSpec.Builder type) {
    MethodSpec.Builder step =
        overriding("step", boolean.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(int.class, "s")
            .addParameter(Object.class, "sent")
            .addParameter(Throwable.class, "raised")
            .addException(Throwable.class);
    if (!points.catches) {
      step.beginControlFlow("if (raised != null)").addStatement("throw raised").endControlFlow();
    }
    boolean casts = points.sends() && !delegating && !sent.equals(ClassName.OBJECT);
    String sentValue = casts ? "(" + SENT_TYPE + ") sent" : "sent";
    String call = "return resume(" + arguments("s", sentValue, "raised") + ")";
    type.addMethod(
        (casts
                ? step.addStatement(call.replace(SENT_TYPE, "$T"), sent)
                : step.addStatement("$L", call))
            .build());
    if (!delegating) {
      type.addMethod(
          overriding("current", Object.class)
              .addModifiers(Modifier.PROTECTED)
              .addStatement("return $L", hasYield() ? names.current : "null")
              .build());
    }
    if (returnsValue) {
      type.addMethod(
          overriding("outcome", Object.class)
              .addModifiers(Modifier.PROTECTED)
              .addStatement("return $L", names.result)
              .build());
    }
    release(type);
    if (!points.suspends.isEmpty()) {
      type.addMethod(place());
    }
    forkable(type);
  }

  private static final String SENT_TYPE = "@type@";

  private void release(TypeSpec.Builder type) {
    MethodSpec.Builder release =
        MethodSpec.methodBuilder("release")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED);
    int references = 0;
    if (self != null) {
      release.addStatement("$L = null", names.self);
      references++;
    }
    for (Variable variable : storage.fields()) {
      if (!TypeNames.of(variable.type()).isPrimitive()) {
        release.addStatement("$L = null", names.of(variable));
        references++;
      }
    }
    if (references > 0) {
      type.addMethod(release.build());
    }
  }

  private MethodSpec place() {
    Map<Integer, Integer> lines = new TreeMap<>();
    points.suspends.forEach(s -> lines.put(s.label(), s.point().origin().line()));
    String file = points.suspends.get(0).point().origin().file();
    String owner = TypeNames.raw(declaration.owner()).reflectionName();
    MethodSpec.Builder place =
        MethodSpec.methodBuilder("place")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(StackTraceElement.class)
            .addParameter(int.class, "label");
    if (lines.size() == 1) {
      place.addStatement(
          "return new $T($S, $S, $S, $L)",
          StackTraceElement.class,
          owner,
          declaration.name(),
          file,
          lines.values().iterator().next());
      return place.build();
    }
    CodeBlock.Builder line =
        CodeBlock.builder()
            .add("int line =\n")
            .indent()
            .indent()
            .add("switch (label) {\n")
            .indent();
    lines.forEach((label, number) -> line.add("case $L -> $L;\n", label, number));
    line.add("default -> -1;\n").unindent().add("};\n").unindent().unindent();
    place.addCode(line.build());
    place.addStatement(
        "return new $T($S, $S, $S, line)",
        StackTraceElement.class,
        owner,
        declaration.name(),
        file);
    return place.build();
  }

  private void forkable(TypeSpec.Builder type) {
    List<String> refused = new ArrayList<>();
    storage
        .live()
        .forEach(
            (label, live) -> {
              if (live.stream().anyMatch(v -> v.kind() == Variable.Kind.ITERATOR)) {
                refused.add("label != " + label);
              }
            });
    if (!refused.isEmpty()) {
      type.addMethod(
          overriding("forkable", boolean.class)
              .addModifiers(Modifier.PROTECTED)
              .addParameter(int.class, "label")
              .addStatement("return $L", String.join(" && ", refused))
              .build());
    }
  }

  private CodeBlock statements() {
    TypeName primitive = result.isBoxedPrimitive() ? result.unbox() : result;
    boolean narrow =
        Set.of(TypeName.BYTE, TypeName.SHORT, TypeName.CHAR).contains(primitive) && returnsValue;
    SuspensionWriter suspensions =
        new SuspensionWriter(
            names,
            storage,
            code,
            generator,
            points.clearsLabel(),
            points.catches,
            returnsValue,
            narrow ? primitive : null);
    return new StatementWriter(
            names, storage, code, suspensions, new Labels(names, body.statements()))
        .write(body.statements());
  }

  private MethodSpec resume(CodeBlock statements) {
    MethodSpec.Builder resume =
        MethodSpec.methodBuilder("resume")
            .addModifiers(Modifier.PRIVATE)
            .returns(boolean.class)
            .addParameter(int.class, names.label);
    if (points.sends()) {
      resume.addParameter(delegating ? ClassName.OBJECT : sent, names.sent);
    }
    if (points.catches) {
      resume.addParameter(Throwable.class, names.raised);
    }
    declaration.method().getThrownTypes().forEach(t -> resume.addException(TypeNames.of(t)));
    if (points.capturesSelf() && self != null) {
      resume.addStatement("$T $L = this.$L", self, names.self, names.self);
    }
    for (Variable variable : storage.fields()) {
      String name = names.of(variable);
      resume.addStatement("$T $L = this.$L", TypeNames.of(variable.type()), name, name);
    }
    resume.addCode(statements);
    return resume.build();
  }
}
