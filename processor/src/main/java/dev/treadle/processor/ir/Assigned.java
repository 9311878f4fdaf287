package dev.treadle.processor.ir;

import java.util.LinkedHashSet;
import java.util.Set;

/** The local variables that statements and expressions may assign. */
public final class Assigned {

  private final Set<Variable> found = new LinkedHashSet<>();

  private Assigned() {}

  /**
   * Those that a statement assigns itself, not in statements inside it but for the parts of a
   * loop's head. Its expressions are verbatim.
   */
  public static Set<Variable> by(Stmt statement) {
    Assigned assigned = new Assigned();
    assigned.declared(statement);
    Codes.own(statement).forEach(code -> assigned.found.addAll(code.writes()));
    return assigned.found;
  }

  /** Those that are assigned anywhere in a statement, by a handler its parameter too. */
  public static Set<Variable> in(Stmt statement) {
    Assigned assigned = new Assigned();
    assigned.visit(statement);
    return assigned.found;
  }

  /** Those that are assigned anywhere in an expression. */
  public static Set<Variable> in(Expr expr) {
    Assigned assigned = new Assigned();
    assigned.visit(expr);
    return assigned.found;
  }

  private void declared(Stmt statement) {
    if (statement instanceof Stmt.LocalVar s && s.value() != null) {
      found.add(s.variable());
    } else if (statement instanceof Stmt.Assign s) {
      found.add(s.variable());
    }
  }

  private void visit(Stmt statement) {
    declared(statement);
    if (statement instanceof Stmt.Try s) {
      s.catches().forEach(clause -> found.add(clause.parameter()));
    }
    Codes.bare(statement).forEach(code -> found.addAll(code.writes()));
    Expressions.of(statement).forEach(this::visit);
    Codes.children(statement).forEach(this::visit);
  }

  private void visit(Expr expr) {
    if (expr instanceof Expr.Verbatim e) {
      found.addAll(e.code().writes());
    } else if (expr instanceof Expr.Compound e) {
      found.addAll(e.shape().writes());
    } else if (expr instanceof Expr.CompoundAssign e) {
      found.addAll(e.place().write().writes());
    } else if (expr instanceof Expr.SwitchExpr e) {
      visit(e.statement());
    }
    Expressions.of(expr).forEach(this::visit);
  }
}
