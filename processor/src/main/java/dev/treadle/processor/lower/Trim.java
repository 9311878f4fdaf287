package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Completes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Leaves out statements behind one that cannot complete normally: passes may make some, and the
 * compiler would refuse them. Comments that follow it stay.
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
    return reached(statements, this::rewrite);
  }

  /** The statements up to one that cannot complete normally, each as it is rewritten. */
  List<Stmt> reached(
      List<? extends Stmt> statements, Function<? super Stmt, List<Stmt>> rewriting) {
    List<Stmt> reached = new ArrayList<>();
    boolean ended = false;
    for (Stmt statement : statements) {
      if (ended && !(statement instanceof Stmt.Comment)) {
        break;
      }
      List<Stmt> rewritten = rewriting.apply(statement);
      reached.addAll(rewritten);
      ended |= !completes.completes(rewritten);
    }
    return reached;
  }

  @Override
  protected Stmt single(Stmt statement) {
    List<Stmt> out = rewrite(statement);
    return out.size() == 1 ? out.get(0) : new Stmt.Block(out);
  }
}
