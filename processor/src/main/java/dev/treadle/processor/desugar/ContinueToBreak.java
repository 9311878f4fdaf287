package dev.treadle.processor.desugar;

import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import java.util.List;

/** Turns jumps to the end of a loop's body into jumps out of a block that the body becomes. */
final class ContinueToBreak extends Rewriter {

  private final Target loop;
  private final Target block;
  private boolean found;

  ContinueToBreak(Target loop, Target block) {
    this.loop = loop;
    this.block = block;
  }

  Stmt apply(Stmt body) {
    return single(body);
  }

  boolean found() {
    return found;
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    if (statement instanceof Stmt.Continue jump && jump.target() == loop) {
      found = true;
      return List.of(new Stmt.Break(block));
    }
    return super.rewrite(statement);
  }
}
