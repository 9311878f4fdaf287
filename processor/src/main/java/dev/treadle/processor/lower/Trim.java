package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out statements behind one that cannot complete normally: passes may make some, and the
 * compiler would refuse them.
 */
final class Trim extends Rewriter {

  private final Completes completes;

  Trim(Completes completes) {
    this.completes = completes;
  }

  Stmt.Block all(Stmt.Block body) {
    return block(body);
  }

  Stmt apply(Stmt statement) {
    List<Stmt> trimmed = rewrite(statement);
    return trimmed.size() == 1 ? trimmed.get(0) : new Stmt.Block(trimmed);
  }

  @Override
  protected List<Stmt> rewrite(List<? extends Stmt> statements) {
    List<Stmt> reached = new ArrayList<>();
    for (Stmt statement : statements) {
      List<Stmt> rewritten = rewrite(statement);
      reached.addAll(rewritten);
      if (!completes.completes(rewritten)) {
        break;
      }
    }
    return reached;
  }

  @Override
  protected Stmt single(Stmt statement) {
    List<Stmt> out = rewrite(statement);
    return out.size() == 1 ? out.get(0) : new Stmt.Block(out);
  }
}
