package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Completes;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves suspensions in the blocks of try statements only: {@link LowerFinally} and {@link
 * LowerHandlers} move those in handlers and finalizers out.
 *
 * <p>Where that takes away from a block what could throw a checked exception that it catches, a
 * call that declares it stands in (JLS 11.2.3).
 */
public final class LowerTry extends Rewriter {

  private final ContainsSuspension suspends = new ContainsSuspension();
  private final LowerHandlers handlers = new LowerHandlers();
  private final LowerFinally finalizers;

  /** A pass that uses the given types. */
  public LowerTry(KnownTypes types) {
    this.finalizers = new LowerFinally(types);
  }

  /** Precondition: expressions are verbatim, no try with resources holds a suspension. */
  public Body run(Body body) {
    // A suspension that is never reached would make a handler one that suspends.
    return body.with(block(new Trim(new Completes(true)).all(body.statements())));
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    if (!(statement instanceof Stmt.Try t) || !suspends.in(t)) {
      return super.rewrite(statement);
    }
    if (t.finalizer() != null && (suspends.in(t.finalizer()) || !t.catches().isEmpty())) {
      Stmt.Block inner =
          t.catches().isEmpty()
              ? t.body()
              : new Stmt.Block(List.of(new Stmt.Try(List.of(), t.body(), t.catches(), null)));
      if (suspends.in(t.finalizer())) {
        return finalizers.lower(block(inner), block(t.finalizer()));
      }
      if (t.catches().stream().anyMatch(c -> suspends.in(c.body()))) {
        return List.of(new Stmt.Try(List.of(), block(inner), List.of(), block(t.finalizer())));
      }
    }
    Stmt.Block body = block(t.body());
    List<Stmt.Catch> catches = catches(t.catches());
    if (catches.stream().anyMatch(c -> !c.checked().isEmpty()) && hidesThrows(t.body())) {
      body = throwing(body, catches);
    }
    Stmt.Try lowered =
        new Stmt.Try(
            t.resources(), body, catches, t.finalizer() == null ? null : block(t.finalizer()));
    return catches.stream().anyMatch(c -> suspends.in(c.body()))
        ? handlers.lower(lowered)
        : List.of(lowered);
  }

  private static Stmt.Block throwing(Stmt.Block body, List<Stmt.Catch> catches) {
    List<Stmt> statements = new ArrayList<>();
    for (Stmt.Catch clause : catches) {
      clause
          .checked()
          .forEach(
              type ->
                  statements.add(
                      new Stmt.Plain(
                          Code.of(
                              new Code.ClassNamed("dev.treadle.frame", "Frame"),
                              ".<",
                              type,
                              ">mayThrow();"),
                          true)));
    }
    statements.addAll(body.body());
    return new Stmt.Block(statements);
  }

  /** Whether the compiler no longer sees all that the block can throw. */
  private boolean hidesThrows(Stmt.Block body) {
    return Codes.any(
        body,
        statement ->
            (statement instanceof Stmt.Suspend s && s.point().kind().delegates())
                || (statement instanceof Stmt.Throw t && t.sneaky())
                || (statement instanceof Stmt.Try t
                    && suspends.in(t)
                    && !(t.catches().isEmpty() && t.finalizer() == null)));
  }
}
