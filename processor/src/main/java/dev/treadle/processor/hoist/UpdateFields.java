package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Saves variables before the loops that do not assign them, and clears fields behind the statements
 * that use their variables last.
 *
 * <pre>{@code
 * iterator = names.iterator();
 * while (iterator.hasNext()) { [suspend 1] }
 * // becomes
 * iterator = names.iterator();
 * this.names = null;
 * this.iterator = iterator;
 * while (iterator.hasNext()) { [suspend 1] }
 * }</pre>
 */
public final class UpdateFields extends Rewriter {

  private final Storage storage;

  /** A pass that does what was decided. */
  public UpdateFields(Storage storage) {
    this.storage = storage;
  }

  /** Precondition: the storage is of this very body. */
  public Body run(Body body) {
    return body.with(block(body.statements()));
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    List<Stmt> out = new ArrayList<>();
    for (Variable variable : storage.early().getOrDefault(statement, List.of())) {
      out.add(new Stmt.Save(variable));
    }
    out.addAll(super.rewrite(statement));
    return out;
  }

  @Override
  protected List<Stmt> rewrite(List<? extends Stmt> statements) {
    List<Stmt> out = new ArrayList<>();
    for (Stmt statement : statements) {
      out.addAll(rewrite(statement));
      for (Variable variable : storage.cleared().getOrDefault(statement, List.of())) {
        out.add(new Stmt.Forget(variable));
      }
    }
    return out;
  }
}
