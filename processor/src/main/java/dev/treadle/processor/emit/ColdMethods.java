package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.treadle.processor.ir.CoroutineDeclaration.Kind;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Writes what the base classes ask of a machine: a step, its values, what it holds, where it is
 * suspended.
 */
final class ColdMethods {

  private static final ClassName STATUS = ClassName.get("dev.treadle", "Status");

  /** So many labels in a row are compared one by one. */
  private static final int RUN = 8;

  /** So many fields are assigned in one method. */
  static final int FIELDS = 1000;

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
      new LineTable(shape).addTo(type);
      new LocalsTable(shape).addTo(type);
    }
    if (shape.generator || shape.declaration.kind() == Kind.COROUTINE) {
      forkable(type);
    }
    if (!shape.declaration.awaits()) {
      guarded(type);
    }
    new RestoreMethod(shape).addTo(type);
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
    List<String> fields = shape.released();
    // The JVM does not take, and HotSpot does not compile, methods of any size.
    for (int at = FIELDS; at < fields.size(); at += FIELDS) {
      String more = shape.names.fresh("releaseMore");
      release.addStatement("$L()", more);
      MethodSpec.Builder rest = MethodSpec.methodBuilder(more).addModifiers(Modifier.PRIVATE);
      fields.stream().skip(at).limit(FIELDS).forEach(f -> rest.addStatement("$L = null", f));
      type.addMethod(rest.build());
    }
    fields.stream().limit(FIELDS).forEach(field -> release.addStatement("$L = null", field));
    if (shape.keepsVainResult()) {
      // A close can be answered by a return, and a return be undone by a finalizer.
      release
          .beginControlFlow("if (status() != $T.RETURNED)", STATUS)
          .addStatement("$L = null", shape.names.result)
          .endControlFlow();
    }
    if (shape.releases()) {
      type.addMethod(release.build());
    }
  }

  private void forkable(TypeSpec.Builder type) {
    BitSet labels = new BitSet();
    shape
        .storage
        .live()
        .forEach(
            (label, live) ->
                labels.set(label, live.stream().anyMatch(v -> v.kind() == Variable.Kind.ITERATOR)));
    List<String> refused = refused(labels);
    if (!refused.isEmpty()) {
      type.addMethod(
          MachineShape.overriding("forkable", boolean.class)
              .addModifiers(Modifier.PROTECTED)
              .addParameter(int.class, "label")
              .addStatement("return $L", String.join(" && ", refused))
              .build());
    }
  }

  private void guarded(TypeSpec.Builder type) {
    BitSet all = shape.points.labels();
    BitSet labels = (BitSet) shape.compiled.guarded().clone();
    labels.and(all);
    if (!labels.isEmpty()) {
      String condition =
          labels.equals(all)
              ? "true"
              : LabelCondition.of(labels, all).stream()
                  .map(LabelCondition::text)
                  .collect(Collectors.joining(" || "));
      type.addMethod(
          MachineShape.overriding("guarded", boolean.class)
              .addModifiers(Modifier.PROTECTED)
              .addParameter(int.class, "label")
              .addStatement("return $L", condition)
              .build());
    }
  }

  /** The conditions that a label is none of the given ones. */
  private static List<String> refused(BitSet labels) {
    List<String> refused = new ArrayList<>();
    for (int first = labels.nextSetBit(0); first >= 0; ) {
      int end = labels.nextClearBit(first);
      if (end - first > RUN) {
        refused.add("(label < " + first + " || label >= " + end + ")");
      } else {
        IntStream.range(first, end).forEach(label -> refused.add("label != " + label));
      }
      first = labels.nextSetBit(end);
    }
    return refused;
  }
}
