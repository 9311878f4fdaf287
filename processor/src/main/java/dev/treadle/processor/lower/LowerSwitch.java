package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a switch that suspends in two: one that finds the arm, and one over the arm's number,
 * which can be entered again. What the labels bind is kept where the arm is found.
 *
 * <pre>{@code
 * switch (shape) { case Circle c when c.big() -> A; case Square q -> B; }
 * // becomes
 * int arm = switch (shape) {
 *   case Circle c1 when c1.big() -> { c = c1; yield 1; }
 *   case Square q1 -> { q = q1; yield 2; }
 * };
 * switch (arm) { case 1: { A } break; case 2: { B } break; }
 * }</pre>
 *
 * <p>A guard that suspends is tested between two such switches: see {@link FindArm}.
 */
public final class LowerSwitch extends Rewriter {

  private final ContainsSuspension suspends = new ContainsSuspension();
  private final KnownTypes types;

  /** A pass that uses the given types. */
  public LowerSwitch(KnownTypes types) {
    this.types = types;
  }

  /**
   * Precondition: expressions are verbatim. Postcondition: a switch that suspends is over the
   * numbers of its arms, from 1 on; no guard suspends.
   */
  public Body run(Body body) {
    return body.with(block(body.statements()));
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    if (!(statement instanceof Stmt.Switch s) || !suspends.in(s)) {
      return super.rewrite(statement);
    }
    Stmt.Switch rewritten =
        new Stmt.Switch(s.target(), s.selector(), arms(s.arms()), s.arrows(), s.exhaustive());
    FindArm find = new FindArm(types, rewritten);
    List<Stmt> out = new ArrayList<>(find.statements());
    List<Stmt.Arm> arms = new ArrayList<>();
    for (int i = 0; i < s.arms().size(); i++) {
      if (!find.fallsThrough(i)) {
        boolean last = s.exhaustive() && i == s.arms().size() - 1;
        Code label = Code.text(last ? "default" : "case " + find.number(i));
        arms.add(new Stmt.Arm(label, last, body(rewritten, rewritten.arms().get(i))));
      }
    }
    Expr selector = new Expr.Verbatim(Code.read(find.arm()), types.integer(), Stability.STABLE);
    out.add(new Stmt.Switch(s.target(), selector, arms, false, s.exhaustive()));
    return out;
  }

  private static List<Stmt> body(Stmt.Switch statement, Stmt.Arm arm) {
    return statement.arrows()
        ? List.of(new Stmt.Block(arm.body()), new Stmt.Break(statement.target()))
        : arm.body();
  }
}
