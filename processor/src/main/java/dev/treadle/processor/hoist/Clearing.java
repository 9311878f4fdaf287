package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides where a field is cleared whose variable is dead at a suspension: there, or already behind
 * the statement that uses it last, if that is done less often. So a field is not cleared again and
 * again in a loop.
 */
final class Clearing {

  private final Liveness liveness;
  private final Set<Variable> shared;
  private final IdentityHashMap<Stmt, Integer> depths = new IdentityHashMap<>();
  private final Map<Integer, Integer> depthsOfLabels = new HashMap<>();
  private final List<Stmt> statements = new ArrayList<>();

  /** The fields to clear at each suspension, by its label. */
  final Map<Integer, List<Variable>> atSuspensions = new LinkedHashMap<>();

  /** The fields to clear behind statements. */
  final IdentityHashMap<Stmt, List<Variable>> behind = new IdentityHashMap<>();

  /**
   * Decisions for one body.
   *
   * @param shared the fields that have no local
   */
  Clearing(Liveness liveness, Set<Variable> shared) {
    this.liveness = liveness;
    this.shared = shared;
  }

  /** Decides it for a body whose parameters and fields these are. */
  void decide(Stmt.Block body, List<Variable> parameters, Set<Variable> fields) {
    Map<Integer, Set<Variable>> live = new LinkedHashMap<>();
    liveness.result().forEach((label, variables) -> live.put(label, new HashSet<>(variables)));
    live.values().forEach(variables -> variables.retainAll(fields));
    visit(body, 0);
    DeadFields late = new DeadFields(live, shared, new IdentityHashMap<>());
    Map<Integer, List<Variable>> dead = late.find(body, parameters, fields);
    IdentityHashMap<Stmt, Set<Variable>> candidates = new IdentityHashMap<>();
    for (Stmt statement : statements) {
      Set<Variable> dying = liveness.dyingAt(statement);
      dying.retainAll(late.heldBehind(statement));
      candidates.put(statement, dying);
    }
    Map<Integer, List<Variable>> left =
        new DeadFields(live, shared, candidates).find(body, parameters, fields);
    Set<Variable> early = new HashSet<>();
    for (Variable field : fields) {
      if (left.values().stream().noneMatch(variables -> variables.contains(field))) {
        early.add(field);
      }
    }
    early.removeIf(field -> costAtLabels(field, dead) <= costBehind(field, candidates));
    dead.forEach(
        (label, variables) ->
            atSuspensions.put(label, variables.stream().filter(v -> !early.contains(v)).toList()));
    candidates.forEach(
        (statement, variables) ->
            behind.put(
                statement,
                fields.stream().filter(v -> early.contains(v) && variables.contains(v)).toList()));
  }

  /** Notes how deep in loops each statement and suspension stands. */
  private void visit(Stmt statement, int depth) {
    statements.add(statement);
    depths.put(statement, depth);
    if (statement instanceof Stmt.Suspend suspend) {
      depthsOfLabels.put(suspend.label(), depth);
    }
    int inside = statement instanceof Stmt.Loop ? depth + 1 : depth;
    Codes.children(statement).forEach(child -> visit(child, inside));
  }

  private int costAtLabels(Variable field, Map<Integer, List<Variable>> dead) {
    return dead.entrySet().stream()
        .filter(entry -> entry.getValue().contains(field))
        .mapToInt(entry -> cost(depthsOfLabels.getOrDefault(entry.getKey(), 0)))
        .sum();
  }

  private int costBehind(Variable field, IdentityHashMap<Stmt, Set<Variable>> candidates) {
    return candidates.entrySet().stream()
        .filter(entry -> entry.getValue().contains(field))
        .mapToInt(entry -> cost(depths.getOrDefault(entry.getKey(), 0)))
        .sum();
  }

  /** How often something in a loop may be done, roughly. */
  private static int cost(int depth) {
    return depth == 0 ? 1 : 10 * cost(Math.min(depth, 6) - 1);
  }
}
