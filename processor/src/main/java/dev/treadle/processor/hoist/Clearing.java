package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
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

  private final Numbering numbering;
  private final Liveness liveness;
  private final Set<Variable> shared;
  private final IdentityHashMap<Stmt, List<Variable>> early;
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
   * @param numbering numbers the fields in their order
   * @param shared the fields that have no local
   * @param early the variables that are saved before a loop
   */
  Clearing(
      Numbering numbering,
      Liveness liveness,
      Set<Variable> shared,
      IdentityHashMap<Stmt, List<Variable>> early) {
    this.numbering = numbering;
    this.liveness = liveness;
    this.shared = shared;
    this.early = early;
  }

  /** Decides it for a body whose parameters and fields these are. */
  void decide(Stmt.Block body, List<Variable> parameters, VariableSet fields) {
    Map<Integer, VariableSet> live = new LinkedHashMap<>();
    liveness.result().forEach((label, variables) -> live.put(label, variables.copy()));
    live.values().forEach(variables -> variables.retainAll(fields));
    visit(body, 0);
    DeadFields late = new DeadFields(numbering, live, shared, early, new IdentityHashMap<>());
    Map<Integer, VariableSet> dead = late.find(body, parameters, fields);
    IdentityHashMap<Stmt, VariableSet> candidates = new IdentityHashMap<>();
    for (Stmt statement : statements) {
      VariableSet dying = liveness.dyingAt(statement);
      dying.retainAll(late.heldBehind(statement));
      candidates.put(statement, dying);
    }
    for (Stmt statement : statements) {
      List<Stmt> inside = statement instanceof Stmt.Block block ? block.body() : List.of();
      if (!inside.isEmpty()) {
        // What is cleared behind the last one need not be cleared behind the block again.
        candidates.get(statement).removeAll(candidates.get(inside.get(inside.size() - 1)));
      }
    }
    VariableSet moved = fields.copy();
    new DeadFields(numbering, live, shared, early, candidates)
        .find(body, parameters, fields)
        .values()
        .forEach(moved::removeAll);
    Map<Variable, Integer> atLabels = new HashMap<>();
    dead.forEach((label, variables) -> add(depthsOfLabels.get(label), variables, atLabels));
    Map<Variable, Integer> behindThem = new HashMap<>();
    candidates.forEach((statement, v) -> add(depths.get(statement), v, behindThem));
    moved.removeIf(v -> atLabels.getOrDefault(v, 0) <= behindThem.getOrDefault(v, 0));
    dead.forEach(
        (label, variables) -> {
          variables.removeAll(moved);
          atSuspensions.put(label, List.copyOf(variables));
        });
    candidates.forEach(
        (statement, variables) -> {
          variables.retainAll(moved);
          if (!variables.isEmpty()) {
            behind.put(statement, List.copyOf(variables));
          }
        });
  }

  /** Adds to the cost of each variable that of clearing it once more, so deep in loops. */
  private static void add(int depth, VariableSet cleared, Map<Variable, Integer> costs) {
    cleared.forEach(variable -> costs.merge(variable, cost(depth), Integer::sum));
  }

  /** Notes how deep in loops each statement and suspension stands. */
  private void visit(Stmt statement, int depth) {
    statements.add(statement);
    depths.put(statement, depth);
    if (statement instanceof Stmt.Suspend suspend) {
      depthsOfLabels.put(suspend.label(), depth);
    }
    if (statement instanceof Stmt.Loop loop) {
      visit(loop.body(), depth + 1); // nothing can be put behind the parts of a head
    } else {
      Codes.children(statement).forEach(child -> visit(child, depth));
    }
  }

  /** How often something in a loop may be done, roughly. */
  private static int cost(int depth) {
    return depth == 0 ? 1 : 10 * cost(Math.min(depth, 6) - 1);
  }
}
