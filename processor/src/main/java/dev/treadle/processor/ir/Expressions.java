package dev.treadle.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expressions of which statements and expressions consist. */
final class Expressions {

  private Expressions() {}

  /**
   * The expressions directly inside a statement, in the order of the text; of a loop the condition
   * only, since what else stands in its head are statements.
   */
  static List<Expr> of(Stmt statement) {
    List<Expr> found = new ArrayList<>();
    if (statement instanceof Stmt.Eval s) {
      found.add(s.expr());
    } else if (statement instanceof Stmt.LocalVar s) {
      add(found, s.value());
    } else if (statement instanceof Stmt.Assign s) {
      found.add(s.value());
    } else if (statement instanceof Stmt.Return s) {
      add(found, s.value());
    } else if (statement instanceof Stmt.Throw s) {
      found.add(s.exception());
    } else if (statement instanceof Stmt.YieldValue s) {
      found.add(s.value());
    } else if (statement instanceof Stmt.If s) {
      found.add(s.condition());
    } else if (statement instanceof Stmt.Loop s) {
      add(found, s.condition());
    } else if (statement instanceof Stmt.ForEach s) {
      found.add(s.source());
    } else if (statement instanceof Stmt.Switch s) {
      found.add(s.selector());
      s.arms().forEach(arm -> add(found, arm.guard() == null ? null : arm.guard().test()));
    } else if (statement instanceof Stmt.Try s) {
      s.resources().forEach(resource -> found.add(resource.value()));
    } else if (statement instanceof Stmt.Synchronized s) {
      found.add(s.lock());
    } else if (statement instanceof Stmt.Assert s) {
      found.add(s.condition());
      add(found, s.detail());
    }
    return found;
  }

  /** The expressions directly inside an expression; none in a switch, which is a statement. */
  static List<Expr> of(Expr expr) {
    if (expr instanceof Expr.Compound e) {
      return operands(e.operands());
    } else if (expr instanceof Expr.Suspension e) {
      return operands(e.operands());
    } else if (expr instanceof Expr.Logical e) {
      return List.of(e.left(), e.right());
    } else if (expr instanceof Expr.Conditional e) {
      return List.of(e.condition(), e.whenTrue(), e.whenFalse());
    } else if (expr instanceof Expr.CompoundAssign e) {
      List<Expr> found = new ArrayList<>(operands(e.place().operands()));
      found.add(e.value());
      return found;
    } else if (expr instanceof Expr.Verbatim || expr instanceof Expr.SwitchExpr) {
      return List.of();
    }
    throw new AssertionError(expr);
  }

  private static List<Expr> operands(List<Expr.Operand> operands) {
    return operands.stream().map(Expr.Operand::expr).toList();
  }

  private static void add(List<Expr> found, @Nullable Expr expr) {
    if (expr != null) {
      found.add(expr);
    }
  }
}
