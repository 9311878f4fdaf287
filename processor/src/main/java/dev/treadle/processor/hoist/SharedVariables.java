package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the variables that the methods of a split body share: used in more than one of them, or
 * kept while another one is suspended. They are fields without a local of the same name, so that
 * each method sees what another one assigned, whichever way it was left.
 */
final class SharedVariables {

  private final Map<Variable, Object> methods = new HashMap<>();
  private final Map<Variable, Object> declaring = new HashMap<>();
  private final Map<Integer, Object> suspending = new HashMap<>();
  private final Set<Variable> shared = new LinkedHashSet<>();

  /**
   * The shared variables, none if no part was made.
   *
   * @param live what lives across each suspension, by its label
   */
  Set<Variable> find(Body body, Map<Integer, ? extends Collection<Variable>> live) {
    if (!Codes.any(body.statements(), s -> s instanceof Stmt.Part)) {
      return Set.of();
    }
    Object root = body.statements();
    body.parameters().forEach(parameter -> declaring.put(parameter, root));
    visit(body.statements(), root);
    methods.forEach(
        (variable, method) -> {
          if (declaring.get(variable) != method) {
            shared.add(variable);
          }
        });
    IdentityHashMap<Object, Set<Variable>> kept = new IdentityHashMap<>();
    live.forEach(
        (label, variables) ->
            kept.computeIfAbsent(suspending.get(label), m -> new HashSet<>()).addAll(variables));
    kept.forEach(
        (method, variables) ->
            variables.stream().filter(v -> methods.get(v) != method).forEach(shared::add));
    shared.removeIf(Variable::constant);
    return shared;
  }

  private void visit(Stmt statement, Object method) {
    if (statement instanceof Stmt.Suspend suspend) {
      suspending.put(suspend.label(), method);
    } else if (statement instanceof Stmt.LocalVar local) {
      declare(local.variable(), method);
    } else if (statement instanceof Stmt.ForEach loop) {
      declare(loop.variable(), method);
    } else if (statement instanceof Stmt.Try t) {
      t.resources().forEach(resource -> declare(resource.variable(), method));
      t.catches().forEach(clause -> declare(clause.parameter(), method));
    }
    for (Code code : Codes.own(statement)) {
      code.declares().forEach(v -> declare(v, method));
    }
    Codes.variables(statement).forEach(v -> use(v, method));
    Object inner = statement instanceof Stmt.Part ? statement : method;
    Codes.children(statement).forEach(child -> visit(child, inner));
  }

  private void declare(@Nullable Variable variable, Object method) {
    if (variable != null) {
      declaring.putIfAbsent(variable, method);
      use(variable, method);
    }
  }

  private void use(Variable variable, Object method) {
    Object first = methods.putIfAbsent(variable, method);
    if (first != null && first != method) {
      shared.add(variable);
    }
  }
}
