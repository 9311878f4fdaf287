package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.Map;
import java.util.Set;

/**
 * Finds which variables may have been assigned since the body was entered, at each suspension: only
 * those differ from their fields and have to be saved.
 */
final class ChangedVariables extends EntryFlow {

  ChangedVariables(Numbering numbering) {
    super(numbering);
  }

  Map<Integer, VariableSet> find(Stmt.Block body) {
    return find(body, new VariableSet(numbering, Set.of()));
  }

  @Override
  void own(Stmt statement, VariableSet variables) {
    assigned(statement, variables);
  }

  /** Adds the variables that a statement itself may assign. */
  static void assigned(Stmt statement, Set<Variable> variables) {
    if (statement instanceof Stmt.LocalVar local && local.value() != null) {
      variables.add(local.variable());
    } else if (statement instanceof Stmt.Assign assign) {
      variables.add(assign.variable());
    }
    Codes.own(statement).forEach(code -> variables.addAll(code.writes()));
  }

  @Override
  VariableSet resumed(Stmt.Suspend statement) {
    return new VariableSet(numbering, Set.of());
  }
}
