package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Assigned;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which variables are saved before a loop already, and not at each suspension in it: those
 * that the loop does not assign. They are saved before the outermost such loop.
 *
 * <p>Whoever comes to a suspension in the loop has either come past the place where the field was
 * saved or been resumed in the loop, with what the field holds.
 */
final class EarlySaves {

  private final Numbering numbering;
  private final Set<Variable> excluded;
  private final Map<Integer, VariableSet> saved;

  /** The variables to save before loops. */
  final IdentityHashMap<Stmt, List<Variable>> before = new IdentityHashMap<>();

  /**
   * Decisions for one body.
   *
   * @param excluded the fields that only a suspension may save
   * @param saved what is saved at each suspension, by its label; what is saved early is taken out
   */
  EarlySaves(Numbering numbering, Set<Variable> excluded, Map<Integer, VariableSet> saved) {
    this.numbering = numbering;
    this.excluded = excluded;
    this.saved = saved;
  }

  void decide(Stmt statement) {
    if (statement instanceof Stmt.Loop loop) {
      List<VariableSet> inside = new ArrayList<>();
      suspensions(loop, inside);
      VariableSet early = new VariableSet(numbering, Set.of());
      inside.forEach(early::addAll);
      early.removeAll(new VariableSet(numbering, Assigned.in(loop)));
      early.removeAll(excluded);
      if (!early.isEmpty()) {
        inside.forEach(variables -> variables.removeAll(early));
        before.put(loop, List.copyOf(early));
      }
    }
    Codes.children(statement).forEach(this::decide);
  }

  private void suspensions(Stmt statement, List<VariableSet> inside) {
    if (statement instanceof Stmt.Suspend suspend && saved.containsKey(suspend.label())) {
      inside.add(saved.get(suspend.label()));
    }
    Codes.children(statement).forEach(child -> suspensions(child, inside));
  }
}
