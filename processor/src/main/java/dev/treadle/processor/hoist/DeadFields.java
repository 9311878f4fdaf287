package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which fields to clear at each suspension, so that a suspended run keeps nothing alive that
 * it will not use: those that may still hold an object from when the body was entered, and that are
 * dead now. After a suspension only the fields of what is live there hold anything.
 */
final class DeadFields extends EntryFlow {

  private final Map<Integer, Set<Variable>> live;
  private final Set<Variable> shared;
  private final IdentityHashMap<Stmt, Set<Variable>> cleared;
  private final IdentityHashMap<Stmt, Set<Variable>> held = new IdentityHashMap<>();

  /**
   * An analysis.
   *
   * @param live what is live at each suspension, by its label
   * @param shared the fields that have no local
   * @param cleared the fields that are cleared behind a statement
   */
  DeadFields(
      Map<Integer, Set<Variable>> live,
      Set<Variable> shared,
      IdentityHashMap<Stmt, Set<Variable>> cleared) {
    this.live = live;
    this.shared = shared;
    this.cleared = cleared;
  }

  /** The fields to clear, by label, in the order of {@code fields}. */
  Map<Integer, List<Variable>> find(
      Stmt.Block body, List<Variable> parameters, Set<Variable> fields) {
    Set<Variable> begun = new LinkedHashSet<>(parameters);
    begun.retainAll(fields);
    Map<Integer, List<Variable>> dead = new LinkedHashMap<>();
    find(body, begun)
        .forEach(
            (label, held) ->
                dead.put(
                    label,
                    fields.stream()
                        .filter(v -> held.contains(v) && !v.type().getKind().isPrimitive())
                        .filter(v -> !live.get(label).contains(v))
                        .toList()));
    return dead;
  }

  /** The fields that may still hold something right behind a statement. */
  Set<Variable> heldBehind(Stmt statement) {
    return held.getOrDefault(statement, Set.of());
  }

  @Override
  void own(Stmt statement, Set<Variable> variables) {
    if (!shared.isEmpty()) {
      // Those have no local that would hold what is assigned until it is saved.
      Set<Variable> assigned = new HashSet<>();
      ChangedVariables.assigned(statement, assigned);
      assigned.retainAll(shared);
      variables.addAll(assigned);
    }
  }

  @Override
  Set<Variable> resumed(Stmt.Suspend statement) {
    return Set.copyOf(live.get(statement.label()));
  }

  @Override
  Set<Variable> behind(Stmt statement, Set<Variable> variables) {
    held.computeIfAbsent(statement, s -> new HashSet<>()).addAll(variables);
    Set<Variable> left = new HashSet<>(variables);
    left.removeAll(cleared.getOrDefault(statement, Set.of()));
    return left;
  }
}
