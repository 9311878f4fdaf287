package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Moves handlers that suspend behind their try statement: a handler cannot be entered again but by
 * throwing.
 *
 * <pre>{@code
 * try { A } catch (E e) { B }
 * // becomes
 * E e = null;
 * try { A } catch (E thrown) { e = thrown; }
 * if (e != null) { B }
 * }</pre>
 */
final class LowerHandlers {

  private final ContainsSuspension suspends = new ContainsSuspension();

  List<Stmt> lower(Stmt.Try statement) {
    List<Stmt> out = new ArrayList<>();
    List<Stmt.Catch> catches = new ArrayList<>();
    List<Stmt.Catch> moved = new ArrayList<>();
    for (Stmt.Catch clause : statement.catches()) {
      if (!suspends.in(clause.body())) {
        catches.add(clause);
        continue;
      }
      Variable user = clause.parameter();
      Variable thrown = Variable.temporary("thrown", user.type());
      out.add(
          new Stmt.LocalVar(
              user, new Expr.Verbatim(Code.text("null"), user.type(), Stability.STABLE)));
      Stmt keep =
          new Stmt.Assign(user, new Expr.Verbatim(Code.read(thrown), user.type(), Stability.LOCAL));
      catches.add(
          new Stmt.Catch(thrown, clause.types(), clause.checked(), new Stmt.Block(List.of(keep))));
      moved.add(clause);
    }
    out.add(new Stmt.Try(statement.resources(), statement.body(), catches, statement.finalizer()));
    Collections.reverse(moved);
    Stmt chain = null;
    for (Stmt.Catch clause : moved) {
      Expr caught =
          new Expr.Verbatim(
              Code.of(clause.parameter(), " != null"),
              clause.parameter().type(),
              Stability.UNSTABLE);
      chain = new Stmt.If(caught, clause.body(), chain);
    }
    out.add(chain);
    return List.of(new Stmt.Block(out));
  }
}
