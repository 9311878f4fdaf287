package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.List;

/**
 * Leaves the resume label as it is where nothing asks for it any more.
 *
 * <pre>{@code
 * if (s == 0) { [suspend 1] } s = 0; return sent;
 * // becomes
 * if (s == 0) { [suspend 1] } return sent;
 * }</pre>
 */
public final class ClearLabels extends Rewriter {

  private final Liveness liveness;

  /** A pass for one body. */
  public ClearLabels(KnownTypes types) {
    this.liveness = new Liveness(new Numbering(), null, Variable.temporary("s", types.integer()));
  }

  /** Precondition: re-entry is explicit. */
  public Body run(Body body) {
    liveness.analyze(body.statements());
    return body.with(block(body.statements()));
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    return statement instanceof Stmt.Resume s
        ? List.of(new Stmt.Resume(s.point(), s.label(), liveness.asksBehind(s)))
        : super.rewrite(statement);
  }
}
