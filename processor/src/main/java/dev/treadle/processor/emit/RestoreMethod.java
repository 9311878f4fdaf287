package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes how a machine takes over the variables of another of its class. Only one that captures, or
 * calls a template that may, can be the root of a run that jumps: it stays the object that its user
 * has, while the frames below it are replaced.
 */
final class RestoreMethod {

  private final MachineShape shape;

  RestoreMethod(MachineShape shape) {
    this.shape = shape;
  }

  /** Adds it, if the machine needs it. */
  void addTo(TypeSpec.Builder type) {
    if (!shape.restores()) {
      return;
    }
    String from = shape.names.fresh("from");
    String that = shape.names.fresh("that");
    MethodSpec.Builder restore =
        MethodSpec.methodBuilder("restore")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(ClassName.get("dev.treadle.frame", "Frame"), from);
    List<String> fields = fields();
    if (!fields.isEmpty()) {
      restore.addStatement("$T $L = ($T) $L", self(), that, self(), from);
    }
    // The JVM does not take methods of any size.
    for (int at = ColdMethods.FIELDS; at < fields.size(); at += ColdMethods.FIELDS) {
      String more = shape.names.fresh("restoreMore");
      restore.addStatement("$L($L)", more, that);
      MethodSpec.Builder rest =
          MethodSpec.methodBuilder(more).addModifiers(Modifier.PRIVATE).addParameter(self(), that);
      fields.stream()
          .skip(at)
          .limit(ColdMethods.FIELDS)
          .forEach(field -> rest.addStatement("$L = $L.$L", field, that, field));
      type.addMethod(rest.build());
    }
    fields.stream()
        .limit(ColdMethods.FIELDS)
        .forEach(field -> restore.addStatement("$L = $L.$L", field, that, field));
    type.addMethod(restore.build());
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    if (shape.storage.receiver() != null) {
      fields.add(shape.names.self);
    }
    for (Variable variable : shape.storage.fields()) {
      fields.add(shape.names.of(variable));
    }
    return fields;
  }

  private TypeName self() {
    ClassName name = ClassName.get("", shape.className);
    return shape.typeVariables.isEmpty()
        ? name
        : ParameterizedTypeName.get(
            name,
            shape.typeVariables.stream()
                .map(v -> TypeVariableName.get(v.name()))
                .toArray(TypeName[]::new));
  }
}
