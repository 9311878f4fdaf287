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
    return statement instanceof Stmt.Suspend
        || Expressions.of(statement).stream().anyMatch(this::in)
        || in(Codes.children(statement));
  }

  /** Whether one stands in the expression. */
  public boolean in(@Nullable Expr expr) {
    if (expr instanceof Expr.SwitchExpr e) {
      return in((Stmt) e.statement());
    }
    return expr instanceof Expr.Suspension
        || (expr != null && Expressions.of(expr).stream().anyMatch(this::in));
  }
}
