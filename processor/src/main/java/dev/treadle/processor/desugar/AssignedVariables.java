package dev.treadle.processor.desugar;

import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Operand;
import dev.treadle.processor.ir.Stmt;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the local variables that an expression assigns. */
final class AssignedVariables {

  private final Set<dev.treadle.processor.ir.Variable> found;

  AssignedVariables(Set<dev.treadle.processor.ir.Variable> found) {
    this.found = found;
  }

  void visit(@Nullable Expr expr) {
    if (expr instanceof Expr.Verbatim e) {
      found.addAll(e.code().writes());
    } else if (expr instanceof Expr.Compound e) {
      found.addAll(e.shape().writes());
      operands(e.operands());
    } else if (expr instanceof Expr.Suspension e) {
      operands(e.operands());
    } else if (expr instanceof Expr.Logical e) {
      visit(e.left());
      visit(e.right());
    } else if (expr instanceof Expr.Conditional e) {
      visit(e.condition());
      visit(e.whenTrue());
      visit(e.whenFalse());
    } else if (expr instanceof Expr.CompoundAssign e) {
      found.addAll(e.place().write().writes());
      operands(e.place().operands());
      visit(e.value());
    } else if (expr instanceof Expr.SwitchExpr e) {
      visit(e.statement().selector());
      e.statement().arms().forEach(this::arm);
    }
  }

  private void arm(Stmt.Arm arm) {
    if (arm.guard() != null) {
      visit(arm.guard().test());
    }
    arm.body().forEach(this::visit);
  }

  private void operands(List<Operand> operands) {
    operands.forEach(operand -> visit(operand.expr()));
  }

  private void visit(@Nullable Stmt statement) {
    if (statement instanceof Stmt.Plain s) {
      found.addAll(s.code().writes());
    } else if (statement instanceof Stmt.Eval s) {
      visit(s.expr());
    } else if (statement instanceof Stmt.Assign s) {
      found.add(s.variable());
      visit(s.value());
    } else if (statement instanceof Stmt.LocalVar s) {
      visit(s.value());
    } else if (statement instanceof Stmt.Block s) {
      s.body().forEach(this::visit);
    } else if (statement instanceof Stmt.If s) {
      visit(s.condition());
      visit(s.then());
      visit(s.otherwise());
    } else if (statement instanceof Stmt.Loop s) {
      s.initializers().forEach(this::visit);
      visit(s.condition());
      s.updates().forEach(this::visit);
      visit(s.body());
    } else if (statement instanceof Stmt.ForEach s) {
      visit(s.source());
      visit(s.body());
    } else if (statement instanceof Stmt.Labeled s) {
      visit(s.body());
    } else if (statement instanceof Stmt.Switch s) {
      visit(s.selector());
      s.arms().forEach(this::arm);
    } else if (statement instanceof Stmt.Try s) {
      s.resources().forEach(resource -> visit(resource.value()));
      visit(s.body());
      s.catches().forEach(clause -> visit(clause.body()));
      visit(s.finalizer());
    } else if (statement instanceof Stmt.Synchronized s) {
      visit(s.lock());
      visit(s.body());
    } else if (statement instanceof Stmt.YieldValue s) {
      visit(s.value());
    } else if (statement instanceof Stmt.Throw s) {
      visit(s.exception());
    }
  }
}
