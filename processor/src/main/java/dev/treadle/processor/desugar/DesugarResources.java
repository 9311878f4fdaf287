package dev.treadle.processor.desugar;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.List;

/**
 * Takes try-with-resources apart (JLS 14.20.3) where the statement holds a suspension.
 *
 * <pre>{@code
 * try (R r = open()) { body }
 * // becomes
 * { R r = open(); Throwable primary = null;
 *   try { body } catch (Throwable t) { primary = t; throw t; } finally { closeResource(r, primary); } }
 * }</pre>
 */
public final class DesugarResources extends Rewriter {

  private final ContainsSuspension suspends = new ContainsSuspension();
  private final KnownTypes types;

  /** A pass that uses the given types. */
  public DesugarResources(KnownTypes types) {
    this.types = types;
  }

  /** Postcondition: a try statement with resources holds no suspension. */
  public Body run(Body body) {
    return body.with(block(body.statements()));
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    if (!(statement instanceof Stmt.Try t) || t.resources().isEmpty() || !suspends.in(t)) {
      return super.rewrite(statement);
    }
    if (!t.catches().isEmpty() || t.finalizer() != null) {
      Stmt inner = new Stmt.Try(t.resources(), t.body(), List.of(), null);
      return super.rewrite(
          new Stmt.Try(List.of(), new Stmt.Block(List.of(inner)), t.catches(), t.finalizer()));
    }
    Stmt.Resource first = t.resources().get(0);
    List<Stmt.Resource> rest = t.resources().subList(1, t.resources().size());
    Stmt.Block body =
        rest.isEmpty()
            ? t.body()
            : new Stmt.Block(List.of(new Stmt.Try(rest, t.body(), List.of(), null)));
    Variable resource =
        first.variable() != null
            ? first.variable()
            : Variable.temporary("resource", first.value().type());
    Variable primary = Variable.momentary("primary", types.throwable());
    Variable thrown =
        Variable.declared("thrown", types.throwable(), Variable.Kind.TEMPORARY, true, false, false);
    Stmt.Block remember =
        new Stmt.Block(
            List.of(new Stmt.Assign(primary, read(thrown)), new Stmt.Throw(read(thrown), false)));
    Stmt close = new Stmt.Plain(Code.of("closeResource(", resource, ", ", primary, ");"), true);
    return List.of(
        new Stmt.Block(
            List.of(
                new Stmt.LocalVar(resource, first.value()),
                new Stmt.LocalVar(
                    primary,
                    new Expr.Verbatim(Code.text("null"), types.throwable(), Stability.STABLE)),
                new Stmt.Try(
                    List.of(),
                    block(body),
                    List.of(
                        new Stmt.Catch(thrown, List.of(types.throwable()), List.of(), remember)),
                    new Stmt.Block(List.of(close))))));
  }

  private static Expr read(Variable variable) {
    return new Expr.Verbatim(Code.read(variable), variable.type(), Stability.LOCAL);
  }
}
