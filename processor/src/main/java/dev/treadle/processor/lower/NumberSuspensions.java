package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import java.util.List;

/**
 * Gives each suspension its resume label: 1, 2, 3, … in the order of the text, so that the labels
 * inside any statement are a range.
 */
public final class NumberSuspensions extends Rewriter {

  private int next = 1;

  /** Runs the pass. */
  public Body run(Body body) {
    next = 1;
    return body.with(block(body.statements()));
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    return statement instanceof Stmt.Suspend s
        ? List.of(new Stmt.Suspend(s.point(), s.operand(), next++))
        : super.rewrite(statement);
  }
}
