package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts variables in the place of others, which no lambda or class captures and no pattern binds.
 */
final class ReplaceVariables extends Rewriter {

  private final Map<Variable, Variable> replacements;

  ReplaceVariables(Map<Variable, Variable> replacements) {
    this.replacements = replacements;
  }

  /** Precondition: expressions are verbatim. */
  Body run(Body body) {
    return body.with(block(body.statements()));
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    return super.rewrite(own(statement));
  }

  /** The statement with what it evaluates itself replaced. */
  private Stmt own(Stmt statement) {
    if (statement instanceof Stmt.Plain s) {
      return new Stmt.Plain(code(s.code()), s.completes());
    } else if (statement instanceof Stmt.Eval s) {
      return new Stmt.Eval(expr(s.expr()));
    } else if (statement instanceof Stmt.LocalVar s) {
      return new Stmt.LocalVar(of(s.variable()), optional(s.value()));
    } else if (statement instanceof Stmt.Assign s) {
      return new Stmt.Assign(of(s.variable()), expr(s.value()));
    } else if (statement instanceof Stmt.Return s) {
      return new Stmt.Return(optional(s.value()));
    } else if (statement instanceof Stmt.Throw s) {
      return new Stmt.Throw(expr(s.exception()), s.sneaky());
    } else if (statement instanceof Stmt.YieldValue s) {
      return new Stmt.YieldValue(s.target(), expr(s.value()));
    } else if (statement instanceof Stmt.Assert s) {
      return new Stmt.Assert(expr(s.condition()), optional(s.detail()));
    } else if (statement instanceof Stmt.Suspend s) {
      return new Stmt.Suspend(s.point(), code(s.operand()), s.label());
    } else if (statement instanceof Stmt.If s) {
      return new Stmt.If(expr(s.condition()), s.then(), s.otherwise());
    } else if (statement instanceof Stmt.Loop s) {
      return new Stmt.Loop(
          s.kind(),
          s.target(),
          rewrite(s.initializers()),
          optional(s.condition()),
          rewrite(s.updates()),
          s.body());
    } else if (statement instanceof Stmt.ForEach s) {
      return new Stmt.ForEach(
          s.target(), s.variable(), expr(s.source()), s.iterator(), s.element(), s.body());
    } else if (statement instanceof Stmt.Switch s) {
      List<Stmt.Arm> arms =
          s.arms().stream()
              .map(a -> new Stmt.Arm(code(a.label()), tested(a.guard()), a.otherwise(), a.body()))
              .toList();
      return new Stmt.Switch(s.target(), expr(s.selector()), arms, s.arrows(), s.exhaustive());
    } else if (statement instanceof Stmt.Try s) {
      List<Stmt.Resource> resources =
          s.resources().stream()
              .map(r -> new Stmt.Resource(r.variable(), expr(r.value())))
              .toList();
      return new Stmt.Try(resources, s.body(), s.catches(), s.finalizer());
    } else if (statement instanceof Stmt.Synchronized s) {
      return new Stmt.Synchronized(expr(s.lock()), s.body());
    }
    return statement;
  }

  private Stmt.@Nullable Guard tested(Stmt.@Nullable Guard guard) {
    return guard == null
        ? null
        : new Stmt.Guard(guard.before(), expr(guard.test()), guard.unconditional());
  }

  private Variable of(Variable variable) {
    return replacements.getOrDefault(variable, variable);
  }

  private @Nullable Expr optional(@Nullable Expr expr) {
    return expr == null ? null : expr(expr);
  }

  private Expr expr(Expr expr) {
    Expr.Verbatim verbatim = (Expr.Verbatim) expr;
    return new Expr.Verbatim(code(verbatim.code()), verbatim.type(), verbatim.stability());
  }

  private Code code(Code code) {
    return new Code(code.parts().stream().map(this::part).toList());
  }

  private Code.Part part(Code.Part part) {
    if (part instanceof Code.VariableRef p) {
      return new Code.VariableRef(of(p.variable()), p.use(), p.captured());
    } else if (part instanceof Code.RethrowOpen p) {
      return new Code.RethrowOpen(of(p.variable()));
    } else if (part instanceof Code.RethrowClose p) {
      return new Code.RethrowClose(of(p.variable()));
    }
    return part;
  }
}
