package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the method that tells the user's variables at each suspension. Neighbours that live across
 * the same suspensions share a condition.
 *
 * <pre>{@code
 * locals.put("total", total);
 * if (label >= 2) {
 *   locals.put("name", name);
 * }
 * }</pre>
 */
final class LocalsTable {

  private static final TypeName LOCALS =
      ParameterizedTypeName.get(
          ClassName.get(Map.class), ClassName.get(String.class), ClassName.OBJECT);

  /** Fields of these names are hidden by the parameters. */
  private static final Set<String> PARAMETERS = Set.of("label", "locals");

  /** So many variables and comparisons are far from the largest method that HotSpot compiles. */
  private static final int LIMIT = 400;

  private final MachineShape shape;
  private final List<MethodSpec.Builder> methods = new ArrayList<>();
  private int size;

  LocalsTable(MachineShape shape) {
    this.shape = shape;
  }

  /** Adds it, if there is a variable to tell. */
  void addTo(TypeSpec.Builder type) {
    BitSet all = shape.points.labels();
    List<Variable> together = new ArrayList<>();
    BitSet shared = new BitSet();
    Map<Variable, BitSet> live = live(all);
    for (Variable variable : shape.storage.fields()) {
      BitSet labels = live.get(variable);
      if (!variable.users() || labels == null) {
        continue;
      }
      if (!labels.equals(shared)) {
        put(together, shared, all);
        together.clear();
        shared = labels;
      }
      together.add(variable);
    }
    put(together, shared, all);
    for (int i = 0; i + 1 < methods.size(); i++) {
      methods.get(i).addStatement("$N(label, locals)", methods.get(i + 1).build());
    }
    methods.forEach(method -> type.addMethod(method.build()));
  }

  /** The labels of the suspensions, those that can be reached, that each variable lives across. */
  private Map<Variable, BitSet> live(BitSet all) {
    Map<Variable, BitSet> labels = new HashMap<>();
    shape
        .storage
        .live()
        .forEach(
            (label, variables) -> {
              if (all.get(label)) {
                variables.forEach(v -> labels.computeIfAbsent(v, x -> new BitSet()).set(label));
              }
            });
    return labels;
  }

  private void put(List<Variable> variables, BitSet labels, BitSet all) {
    if (labels.equals(all)) {
      variables.forEach(variable -> put(method(1), variable));
      return;
    }
    for (LabelCondition condition : LabelCondition.of(labels, all)) {
      for (int from = 0; from < variables.size(); from += LIMIT) {
        List<Variable> some = variables.subList(from, Math.min(from + LIMIT, variables.size()));
        MethodSpec.Builder method = method(some.size() + condition.comparisons());
        method.beginControlFlow("if ($L)", condition.text());
        some.forEach(variable -> put(method, variable));
        method.endControlFlow();
      }
    }
  }

  private void put(MethodSpec.Builder method, Variable variable) {
    String name = shape.names.of(variable);
    method.addStatement(
        "locals.put($S, $L$L)", variable.name(), PARAMETERS.contains(name) ? "this." : "", name);
  }

  /** The method that has room for more. */
  private MethodSpec.Builder method(int more) {
    size += more;
    if (methods.isEmpty() || size > LIMIT) {
      MethodSpec.Builder method =
          methods.isEmpty()
              ? MachineShape.overriding("locals", void.class).addModifiers(Modifier.PROTECTED)
              : MethodSpec.methodBuilder(shape.names.fresh("moreLocals"))
                  .addModifiers(Modifier.PRIVATE);
      methods.add(method.addParameter(int.class, "label").addParameter(LOCALS, "locals"));
      size = more;
    }
    return methods.get(methods.size() - 1);
  }
}
