package dev.treadle.processor.ir;

import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether a suspension stands in a statement or expression; remembers the answers. */
public final class ContainsSuspension {

  private final IdentityHashMap<Object, Boolean> known = new IdentityHashMap<>();

  /** Whether one stands in any of the statements. */
  public boolean in(List<? extends Stmt> statements) {
    return statements.stream().anyMatch(this::in);
  }

  /** Whether one stands in the statement. */
  public boolean in(@Nullable Stmt statement) {
    if (statement == null) {
      return false;
    }
    Boolean answer = known.get(statement);
    if (answer == null) {
      answer = compute(statement);
      known.put(statement, answer);
    }
    return answer;
  }

  private boolean compute(Stmt statement) {
    if (statement instanceof Stmt.Suspend) {
      return true;
    } else if (statement instanceof Stmt.Eval s) {
      return in(s.expr());
    } else if (statement instanceof Stmt.LocalVar s) {
      return in(s.value());
    } else if (statement instanceof Stmt.Assign s) {
      return in(s.value());
    } else if (statement instanceof Stmt.Block s) {
      return in(s.body());
    } else if (statement instanceof Stmt.Part s) {
      return in(s.body());
    } else if (statement instanceof Stmt.If s) {
      return in(s.condition()) || in(s.then()) || in(s.otherwise());
    } else if (statement instanceof Stmt.Loop s) {
      return in(s.initializers()) || in(s.condition()) || in(s.updates()) || in(s.body());
    } else if (statement instanceof Stmt.ForEach s) {
      return in(s.source()) || in(s.body());
    } else if (statement instanceof Stmt.Labeled s) {
      return in(s.body());
    } else if (statement instanceof Stmt.Return s) {
      return in(s.value());
    } else if (statement instanceof Stmt.Throw s) {
      return in(s.exception());
    } else if (statement instanceof Stmt.YieldValue s) {
      return in(s.value());
    } else if (statement instanceof Stmt.Switch s) {
      return in(s.selector())
          || s.arms().stream().anyMatch(arm -> in(arm.guard()) || in(arm.body()));
    } else if (statement instanceof Stmt.Try s) {
      return s.resources().stream().anyMatch(r -> in(r.value()))
          || in(s.body())
          || s.catches().stream().anyMatch(c -> in(c.body()))
          || in(s.finalizer());
    } else if (statement instanceof Stmt.Synchronized s) {
      return in(s.lock());
    } else if (statement instanceof Stmt.Assert s) {
      return in(s.condition()) || in(s.detail());
    }
    return false;
  }

  private boolean in(Stmt.@Nullable Guard guard) {
    return guard != null && (in(guard.before()) || in(guard.test()));
  }

  /** Whether one stands in the expression. */
  public boolean in(@Nullable Expr expr) {
    if (expr == null || expr instanceof Expr.Verbatim) {
      return false;
    } else if (expr instanceof Expr.Suspension) {
      return true;
    } else if (expr instanceof Expr.Compound e) {
      return e.operands().stream().anyMatch(o -> in(o.expr()));
    } else if (expr instanceof Expr.Logical e) {
      return in(e.left()) || in(e.right());
    } else if (expr instanceof Expr.Conditional e) {
      return in(e.condition()) || in(e.whenTrue()) || in(e.whenFalse());
    } else if (expr instanceof Expr.CompoundAssign e) {
      return in(e.value()) || e.place().operands().stream().anyMatch(o -> in(o.expr()));
    } else if (expr instanceof Expr.SwitchExpr e) {
      return in((Stmt) e.statement());
    }
    throw new AssertionError(expr);
  }
}
