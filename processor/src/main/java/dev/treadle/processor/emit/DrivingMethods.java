package dev.treadle.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods by which a machine that does not delegate is driven: they stand in its own
 * class, so that a caller that sees the class can inline them.
 */
final class DrivingMethods {

  private final MachineShape shape;

  DrivingMethods(MachineShape shape) {
    this.shape = shape;
  }

  /** Adds them. */
  void addTo(TypeSpec.Builder type) {
    if (shape.generator) {
      type.addMethod(
          MachineShape.overriding("hasNext", boolean.class)
              .addModifiers(Modifier.PUBLIC)
              .addStatement("return state < 0 || advance()")
              .build());
      MethodSpec.Builder next =
          MethodSpec.methodBuilder("next" + shape.declaration.prefix())
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .returns(shape.yielded)
              .beginControlFlow("if (state >= 0 && !advance())")
              .addStatement("throw exhausted()")
              .endControlFlow()
              .addStatement("state = ~state");
      if (shape.keepsValue()) {
        String current = shape.names.current;
        next.addStatement("$T value = $L", shape.current, current)
            .addStatement("$L = null", current)
            .addStatement("return value");
      } else {
        next.addStatement("return $L", shape.currentOrDefault());
      }
      type.addMethod(next.build());
      type.addMethod(
          driver(
              MethodSpec.methodBuilder("advance").addModifiers(Modifier.PRIVATE),
              "s >= BUSY",
              "refuse()"));
    } else {
      MethodSpec.Builder resume =
          MachineShape.overriding("resume", boolean.class)
              .addModifiers(Modifier.PUBLIC)
              .addParameter(shape.sent, "sent");
      type.addMethod(driver(resume, "s >= BUSY || (s == 0 && sent != null)", "refuse(sent)"));
    }
  }

  private MethodSpec driver(MethodSpec.Builder method, String refused, String refusal) {
    method
        .returns(boolean.class)
        .addStatement("int s = state")
        .beginControlFlow("if ($L)", refused)
        .addStatement("return $L", refusal)
        .endControlFlow()
        .addStatement("state = RUNNING")
        .beginControlFlow("try")
        .beginControlFlow("if (resume($L))", arguments("s", CodeBlock.of("sent"), "null"))
        .addStatement("return true")
        .endControlFlow()
        .addStatement("state = ended(state, s)");
    if (shape.releases()) {
      method.addStatement("release()");
    }
    return method
        .addStatement("return false")
        .nextControlFlow("catch ($T thrown)", Throwable.class)
        .addStatement("state = FAILED")
        .addStatement("throw failed(thrown, s)")
        .endControlFlow()
        .build();
  }

  /** The arguments of a call of the private resume method. */
  CodeBlock arguments(String label, CodeBlock sentValue, String raisedValue) {
    List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("$L", label)));
    if (shape.points.sends()) {
      arguments.add(sentValue);
    }
    if (shape.points.catches) {
      arguments.add(CodeBlock.of("$L", raisedValue));
    }
    return CodeBlock.join(arguments, ", ");
  }
}
