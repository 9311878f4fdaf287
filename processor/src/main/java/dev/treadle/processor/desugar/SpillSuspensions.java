package dev.treadle.processor.desugar;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.Expr.Verbatim;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives each suspension a statement of its own.
 *
 * <pre>{@code
 * return f() + co.yield(1);
 * // becomes
 * int left = f(); [suspend 1] return left + sent;
 * }</pre>
 *
 * <p>Postcondition: every expression is verbatim; a loop whose condition or update suspends has
 * become an endless one with a {@code break}; switch expressions, conditional and logical operators
 * with a suspension in a branch have become statements.
 */
public final class SpillSuspensions extends Rewriter {

  private final KnownTypes types;
  private final ContainsSuspension suspends = new ContainsSuspension();
  private final SpillExpressions expressions;

  /** A pass that uses the given types. */
  public SpillSuspensions(KnownTypes types) {
    this.types = types;
    DesugarResources resources = new DesugarResources(types);
    DesugarForEach loops = new DesugarForEach(types);
    this.expressions =
        new SpillExpressions(
            types,
            suspends,
            // The passes before this one do not look into expressions.
            statement ->
                resources.rewrite(statement).stream()
                    .flatMap(desugared -> loops.rewrite(desugared).stream())
                    .flatMap(desugared -> rewrite(desugared).stream())
                    .toList());
  }

  /**
   * Precondition: no for-each loop and no try with resources holds a suspension, but for those in
   * switch expressions.
   */
  public Body run(Body body) {
    return body.with(block(body.statements()));
  }

  private boolean isVerbatim(@Nullable Expr expr) {
    return expr == null || expr instanceof Verbatim;
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    List<Stmt> out = new ArrayList<>();
    if (statement instanceof Stmt.Eval s) {
      Verbatim rest = expressions.spill(s.expr(), out);
      boolean effect = !(s.expr() instanceof Expr.Suspension) && rest.code().asVariable() == null;
      if (effect) {
        out.add(new Stmt.Eval(rest));
      }
    } else if (statement instanceof Stmt.LocalVar s && !isVerbatim(s.value())) {
      expressions.spillInto(s, out);
    } else if (statement instanceof Stmt.Assign s && !isVerbatim(s.value())) {
      expressions.spillInto(s.variable(), s.value(), out);
    } else if (statement instanceof Stmt.Return s && s.value() != null) {
      Verbatim value = expressions.spill(s.value(), out);
      out.add(new Stmt.Return(value));
    } else if (statement instanceof Stmt.Throw s) {
      Verbatim exception = expressions.spill(s.exception(), out);
      out.add(new Stmt.Throw(exception, s.sneaky()));
    } else if (statement instanceof Stmt.If s) {
      Verbatim condition = expressions.spill(s.condition(), out);
      out.add(
          new Stmt.If(
              condition, single(s.then()), s.otherwise() == null ? null : single(s.otherwise())));
    } else if (statement instanceof Stmt.Loop s) {
      loop(s, out);
    } else if (statement instanceof Stmt.Switch s) {
      Verbatim selector = expressions.spill(s.selector(), out);
      out.add(new Stmt.Switch(s.target(), selector, arms(s.arms()), s.arrows(), s.exhaustive()));
    } else if (statement instanceof Stmt.Synchronized s) {
      Verbatim lock = expressions.spill(s.lock(), out);
      out.add(new Stmt.Synchronized(lock, block(s.body())));
    } else if (statement instanceof Stmt.Assert s) {
      assertion(s, out);
    } else {
      return super.rewrite(statement);
    }
    return out;
  }

  @Override
  protected Stmt.@Nullable Guard guard(Stmt.@Nullable Guard guard) {
    if (guard == null || isVerbatim(guard.test())) {
      return guard;
    }
    List<Stmt> before = new ArrayList<>();
    Verbatim test = expressions.spill(guard.test(), before);
    if (captures(test)) {
      Variable kept = Variable.temporary("test", types.bool());
      before.add(new Stmt.LocalVar(kept, test));
      test = new Verbatim(Code.read(kept), types.bool(), Stability.STABLE);
    }
    return new Stmt.Guard(before, test, guard.unconditional());
  }

  private void loop(Stmt.Loop loop, List<Stmt> out) {
    boolean head = suspends.in(loop.condition()) || !isVerbatim(loop.condition());
    boolean updates = loop.updates().stream().anyMatch(this::needsStatements);
    boolean captures =
        suspends.in(loop.body())
            && (captures(loop.condition()) || loop.updates().stream().anyMatch(this::captures));
    List<Stmt> initializers = new ArrayList<>();
    if (suspends.in(loop) || loop.initializers().stream().anyMatch(this::needsStatements)) {
      initializers.addAll(rewrite(loop.initializers()));
    }
    Stmt rewritten;
    if (head || updates || captures) {
      rewritten = endless(loop);
    } else {
      List<Stmt> own = initializers.isEmpty() ? loop.initializers() : List.of();
      rewritten =
          new Stmt.Loop(
              loop.kind(),
              loop.target(),
              own,
              loop.condition(),
              loop.updates(),
              single(loop.body()));
    }
    if (initializers.isEmpty()) {
      out.add(rewritten);
    } else {
      initializers.add(rewritten);
      out.add(new Stmt.Block(initializers));
    }
  }

  private boolean needsStatements(Stmt statement) {
    return suspends.in(statement)
        || (statement instanceof Stmt.Eval eval && !isVerbatim(eval.expr()));
  }

  private boolean captures(Stmt statement) {
    return statement instanceof Stmt.Eval eval && captures(eval.expr());
  }

  private boolean captures(@Nullable Expr expr) {
    return expr instanceof Verbatim verbatim && !verbatim.code().captured().isEmpty();
  }

  private Stmt endless(Stmt.Loop loop) {
    Target inner = new Target(null);
    ContinueToBreak jumps = new ContinueToBreak(loop.target(), inner);
    boolean tail = loop.kind() != Stmt.LoopKind.WHILE;
    Stmt body = tail ? jumps.apply(single(loop.body())) : single(loop.body());
    if (tail && jumps.found()) {
      body = new Stmt.Labeled(inner, body);
    }
    List<Stmt> statements = new ArrayList<>();
    if (loop.kind() == Stmt.LoopKind.DO) {
      statements.add(body);
      exit(loop, statements);
    } else {
      exit(loop, statements);
      statements.add(body);
      statements.addAll(rewrite(loop.updates()));
    }
    return new Stmt.Loop(
        Stmt.LoopKind.WHILE, loop.target(), List.of(), null, List.of(), new Stmt.Block(statements));
  }

  /** Leaves an endless loop where its condition does not hold. */
  private void exit(Stmt.Loop loop, List<Stmt> out) {
    if (loop.condition() != null) {
      Code condition = expressions.spill(loop.condition(), out).code();
      Verbatim ended = new Verbatim(condition.negated(), types.bool(), Stability.UNSTABLE);
      out.add(new Stmt.If(ended, new Stmt.Block(List.of(new Stmt.Break(loop.target()))), null));
    }
  }

  private void assertion(Stmt.Assert assertion, List<Stmt> out) {
    List<Stmt> check = new ArrayList<>();
    Code condition = expressions.spill(assertion.condition(), check).code();
    List<Stmt> failure = new ArrayList<>();
    Code detail =
        assertion.detail() == null
            ? Code.text("")
            : expressions.spill(assertion.detail(), failure).code();
    failure.add(new Stmt.Plain(Code.of("throw new AssertionError(", detail, ");"), false));
    check.add(
        new Stmt.If(
            new Verbatim(condition.negated(), types.bool(), Stability.UNSTABLE),
            new Stmt.Block(failure),
            null));
    out.add(
        new Stmt.If(
            new Verbatim(Code.text("ASSERTIONS_ENABLED"), types.bool(), Stability.UNSTABLE),
            new Stmt.Block(check),
            null));
  }
}
