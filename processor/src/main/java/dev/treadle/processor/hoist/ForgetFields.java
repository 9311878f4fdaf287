package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Clears fields behind the statements that use their variables last.
 *
 * <pre>{@code
 * iterator = names.iterator();
 * // becomes
 * iterator = names.iterator();
 * names = null;
 * }</pre>
 */
public final class ForgetFields extends Rewriter {

  private final Storage storage;

  /** A pass that does what was decided. */
  public ForgetFields(Storage storage) {
    this.storage = storage;
  }

  /** Precondition: the storage is of this very body. */
  public Body run(Body body) {
    return body.with(block(body.statements()));
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
