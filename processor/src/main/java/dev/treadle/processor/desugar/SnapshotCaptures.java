package dev.treadle.processor.desugar;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts copies of captured variables before the statement whose lambda or class captures them: a
 * variable that lives across a suspension is assigned in more than one place, and a capture must
 * keep the value it had.
 *
 * <p>Precondition: expressions are verbatim. Postcondition: each statement that captures stands
 * behind a {@link Stmt.Snapshot}; the emitter leaves out what needs no copy.
 */
public final class SnapshotCaptures extends Rewriter {

  private final KnownTypes types;
  private final ContainsSuspension suspends = new ContainsSuspension();

  /** A pass that uses the given types. */
  public SnapshotCaptures(KnownTypes types) {
    this.types = types;
  }

  /** Runs the pass. */
  public Body run(Body body) {
    return body.with(block(body.statements()));
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    Set<Variable> captured = Codes.captured(Codes.own(statement));
    if (statement instanceof Stmt.Loop loop) {
      loop.initializers().forEach(first -> captured.removeAll(declared(first)));
    }
    if (captured.isEmpty()) {
      return super.rewrite(statement);
    }
    List<Stmt> out = new ArrayList<>();
    out.add(new Stmt.Snapshot(captured));
    if (statement instanceof Stmt.If s && suspends.in(s)) {
      Variable test = Variable.temporary("test", types.bool());
      out.add(new Stmt.LocalVar(test, s.condition()));
      Expr condition = new Expr.Verbatim(Code.read(test), types.bool(), Stability.STABLE);
      out.addAll(super.rewrite(new Stmt.If(condition, s.then(), s.otherwise())));
    } else if (statement instanceof Stmt.Switch s && suspends.in(s)) {
      Variable selector = Variable.temporary("selector", s.selector().type());
      out.add(new Stmt.LocalVar(selector, s.selector()));
      Expr value = new Expr.Verbatim(Code.read(selector), selector.type(), Stability.STABLE);
      out.addAll(
          super.rewrite(new Stmt.Switch(s.target(), value, s.arms(), s.arrows(), s.exhaustive())));
    } else {
      out.addAll(super.rewrite(statement));
    }
    return out;
  }

  private static List<Variable> declared(Stmt statement) {
    return statement instanceof Stmt.LocalVar local ? List.of(local.variable()) : List.of();
  }
}
