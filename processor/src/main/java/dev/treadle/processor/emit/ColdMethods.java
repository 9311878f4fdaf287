package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Writes what the base classes ask of a machine: a step, its values, what it holds, where it is
 * suspended.
 */
final class ColdMethods {

  private static final ClassName STATUS = ClassName.get("dev.treadle", "Status");

  private final MachineShape shape;

  ColdMethods(MachineShape shape) {
    this.shape = shape;
  }

  /** Adds them. */
  void addTo(TypeSpec.Builder type) {
    MethodSpec.Builder step =
        MachineShape.overriding("step", boolean.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(int.class, "s")
            .addParameter(Object.class, "sent")
            .addParameter(Throwable.class, "raised")
            .addException(Throwable.class);
    if (!shape.points.catches) {
      step.beginControlFlow("if (raised != null)").addStatement("throw raised").endControlFlow();
    }
    boolean casts =
        shape.points.sends() && !shape.delegating && !shape.sent.equals(ClassName.OBJECT);
    CodeBlock sentValue = casts ? CodeBlock.of("($T) sent", shape.sent) : CodeBlock.of("sent");
    CodeBlock arguments = new DrivingMethods(shape).arguments("s", sentValue, "raised");
    type.addMethod(step.addStatement("return resume($L)", arguments).build());
    if (!shape.delegating) {
      type.addMethod(current());
    }
    if (shape.returnsValue) {
      type.addMethod(
          MachineShape.overriding("outcome", Object.class)
              .addModifiers(Modifier.PROTECTED)
              .addStatement("return $L", shape.names.result)
              .build());
    }
    release(type);
    if (!shape.points.suspends.isEmpty()) {
      type.addMethod(place());
    }
    forkable(type);
  }

  private MethodSpec current() {
    boolean primitive = shape.yielded.isPrimitive();
    MethodSpec.Builder current =
        MachineShape.overriding(
                primitive ? "bits" : "current", primitive ? long.class : Object.class)
            .addModifiers(Modifier.PROTECTED);
    if (shape.yielded.equals(TypeName.DOUBLE)) {
      return current
          .addStatement("return $T.doubleToRawLongBits($L)", Double.class, shape.currentOrDefault())
          .build();
    }
    return current.addStatement("return $L", shape.currentOrDefault()).build();
  }

  private void release(TypeSpec.Builder type) {
    MethodSpec.Builder release =
        MethodSpec.methodBuilder("release")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED);
    List<String> fields = new ArrayList<>();
    if (shape.storage.receiver() != null) {
      fields.add(shape.names.self);
    }
    for (Variable variable : shape.storage.fields()) {
      if (!TypeNames.of(variable.type()).isPrimitive()) {
        fields.add(shape.names.of(variable));
      }
    }
    if (shape.keepsValue()) {
      fields.add(shape.names.current);
    }
    fields.forEach(field -> release.addStatement("$L = null", field));
    boolean returnsInVain =
        shape.keepsResult() && (shape.points.catches || shape.points.returnsInTry);
    if (returnsInVain) {
      // A close can be answered by a return, and a return be undone by a finalizer.
      release
          .beginControlFlow("if (status() != $T.RETURNED)", STATUS)
          .addStatement("$L = null", shape.names.result)
          .endControlFlow();
    }
    if (!fields.isEmpty() || returnsInVain) {
      type.addMethod(release.build());
    }
  }

  private MethodSpec place() {
    Map<Integer, List<String>> lines = new LinkedHashMap<>();
    shape.points.suspends.stream()
        .sorted(Comparator.comparingInt(Stmt.Suspend::label))
        .forEach(
            s ->
                lines
                    .computeIfAbsent(s.point().origin().line(), line -> new ArrayList<>())
                    .add(String.valueOf(s.label())));
    String file = shape.points.suspends.get(0).point().origin().file();
    String owner = TypeNames.raw(shape.declaration.owner()).reflectionName();
    MethodSpec.Builder place =
        MethodSpec.methodBuilder("place")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(StackTraceElement.class)
            .addParameter(int.class, "label");
    if (lines.size() == 1) {
      place.addStatement(
          "return new $T($S,$W$S,$W$S,$W$L)",
          StackTraceElement.class,
          owner,
          shape.declaration.name(),
          file,
          lines.keySet().iterator().next());
      return place.build();
    }
    CodeBlock.Builder line =
        CodeBlock.builder()
            .add("int line =\n")
            .indent()
            .indent()
            .add("switch (label) {\n")
            .indent();
    lines.forEach(
        (number, labels) -> line.add("case $L -> $L;\n", String.join(", ", labels), number));
    line.add("default -> -1;\n").unindent().add("};\n").unindent().unindent();
    place.addCode(line.build());
    place.addStatement(
        "return new $T($S,$W$S,$W$S,$Wline)",
        StackTraceElement.class,
        owner,
        shape.declaration.name(),
        file);
    return place.build();
  }

  private void forkable(TypeSpec.Builder type) {
    List<String> refused = new ArrayList<>();
    shape
        .storage
        .live()
        .forEach(
            (label, live) -> {
              if (live.stream().anyMatch(v -> v.kind() == Variable.Kind.ITERATOR)) {
                refused.add("label != " + label);
              }
            });
    if (!refused.isEmpty()) {
      type.addMethod(
          MachineShape.overriding("forkable", boolean.class)
              .addModifiers(Modifier.PROTECTED)
              .addParameter(int.class, "label")
              .addStatement("return $L", String.join(" && ", refused))
              .build());
    }
  }
}
