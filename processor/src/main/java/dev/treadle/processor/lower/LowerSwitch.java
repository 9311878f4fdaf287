package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a switch that suspends in two: one that finds the arm, and one over the arm's number,
 * which can be entered again.
 *
 * <pre>{@code
 * switch (color) { case RED, BLUE -> A; default -> B; }
 * // becomes
 * int arm = switch (color) { case RED, BLUE -> 1; default -> 2; };
 * switch (arm) { case 1: { A } break; case 2: { B } break; }
 * }</pre>
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
   * numbers of its arms, from 1 on.
   */
  public Body run(Body body) {
    return body.with(block(body.statements()));
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    if (!(statement instanceof Stmt.Switch s) || !suspends.in(s)) {
      return super.rewrite(statement);
    }
    Variable arm = Variable.temporary("arm", types.integer());
    List<Object> choice = new ArrayList<>();
    choice.add("switch (");
    choice.add(((Expr.Verbatim) s.selector()).code());
    choice.add(") {");
    List<Stmt.Arm> arms = new ArrayList<>();
    boolean otherwise = false;
    int number = 1;
    for (int i = 0; i < s.arms().size(); i++) {
      Stmt.Arm one = s.arms().get(i);
      choice.add("\n  ");
      choice.add(one.label());
      choice.add(" -> " + number + ";");
      otherwise |= one.otherwise();
      boolean fallsThrough = !s.arrows() && one.body().isEmpty() && i < s.arms().size() - 1;
      if (!fallsThrough) {
        arms.add(new Stmt.Arm(Code.text("case " + number), false, body(s, one)));
        number++;
      }
    }
    choice.add(otherwise ? "\n}" : "\n  default -> 0;\n}");
    Expr found = new Expr.Verbatim(Code.of(choice.toArray()), types.integer(), Stability.UNSTABLE);
    Expr selector = new Expr.Verbatim(Code.read(arm), types.integer(), Stability.STABLE);
    return List.of(
        new Stmt.LocalVar(arm, found),
        new Stmt.Switch(s.target(), selector, arms, false, s.exhaustive()));
  }

  private List<Stmt> body(Stmt.Switch statement, Stmt.Arm arm) {
    List<Stmt> body = new ArrayList<>(rewrite(arm.body()));
    if (statement.arrows()) {
      return List.of(new Stmt.Block(body), new Stmt.Break(statement.target()));
    }
    return body;
  }
}
