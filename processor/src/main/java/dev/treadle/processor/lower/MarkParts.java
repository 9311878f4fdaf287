package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Completes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import java.util.List;

/** Notes of each part whether it can complete, which decides how its call is written. */
final class MarkParts extends Rewriter {

  private final Completes completes;

  MarkParts(Completes completes) {
    this.completes = completes;
  }

  Stmt.Block mark(Stmt.Block body) {
    return block(body);
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    if (statement instanceof Stmt.Part part) {
      List<Stmt> body = rewrite(part.body());
      return List.of(new Stmt.Part(body, completes.completes(body)));
    }
    return super.rewrite(statement);
  }
}
