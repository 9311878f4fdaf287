package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Assigned;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which fields to clear at each suspension, so that a suspended run keeps nothing alive that
 * it will not use: those that may still hold an object from when the body was entered, and that are
 * dead now. After a suspension only the fields of what is live there hold anything.
 */
final class DeadFields extends EntryFlow {

  private final Map<Integer, VariableSet> live;
  private final Set<Variable> shared;
  private final IdentityHashMap<Stmt, List<Variable>> early;
  private final IdentityHashMap<Stmt, VariableSet> cleared;
  private final IdentityHashMap<Stmt, VariableSet> held = new IdentityHashMap<>();

  /**
   * An analysis.
   *
   * @param numbering numbers the fields in their order
   * @param live what is live at each suspension, by its label
   * @param shared the fields that have no local
   * @param early the variables that are saved before a loop
   * @param cleared the fields that are cleared behind a statement
   */
  DeadFields(
      Numbering numbering,
      Map<Integer, VariableSet> live,
      Set<Variable> shared,
      IdentityHashMap<Stmt, List<Variable>> early,
      IdentityHashMap<Stmt, VariableSet> cleared) {
    super(numbering);
    this.live = live;
    this.shared = shared;
    this.early = early;
    this.cleared = cleared;
  }

  /** The fields to clear, by label, in the order of {@code fields}. */
  Map<Integer, VariableSet> find(Stmt.Block body, List<Variable> parameters, VariableSet fields) {
    VariableSet references = new VariableSet(numbering, Set.of());
    fields.stream().filter(v -> !v.type().getKind().isPrimitive()).forEach(references::add);
    VariableSet begun = new VariableSet(numbering, parameters);
    begun.retainAll(fields);
    Map<Integer, VariableSet> dead = new LinkedHashMap<>();
    find(body, begun)
        .forEach(
            (label, held) -> {
              VariableSet cleared = held.copy();
              cleared.retainAll(references);
              cleared.removeAll(live.get(label));
              dead.put(label, cleared);
            });
    return dead;
  }

  /** The fields that may still hold something right behind a statement. */
  Set<Variable> heldBehind(Stmt statement) {
    VariableSet found = held.get(statement);
    return found == null ? Set.of() : found;
  }

  @Override
  void own(Stmt statement, VariableSet variables) {
    variables.addAll(early.getOrDefault(statement, List.of()));
    if (!shared.isEmpty()) {
      // Those have no local that would hold what is assigned until it is saved.
      Set<Variable> assigned = Assigned.by(statement);
      assigned.retainAll(shared);
      variables.addAll(assigned);
    }
  }

  @Override
  VariableSet resumed(Stmt.Suspend statement) {
    return live.get(statement.label());
  }

  @Override
  VariableSet behind(Stmt statement, VariableSet variables) {
    VariableSet before = held.putIfAbsent(statement, variables.copy());
    if (before != null) {
      before.addAll(variables);
    }
    VariableSet dropped = cleared.get(statement);
    if (dropped == null || dropped.isEmpty()) {
      return variables;
    }
    VariableSet left = variables.copy();
    left.removeAll(dropped);
    return left;
  }
}
