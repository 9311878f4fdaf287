package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Assigned;
import dev.treadle.processor.ir.Stmt;
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
    variables.addAll(Assigned.by(statement));
  }

  @Override
  VariableSet resumed(Stmt.Suspend statement) {
    return new VariableSet(numbering, Set.of());
  }
}
