package dev.treadle.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds a tree of statements; a pass overrides what it changes. Each statement becomes any
 * number of statements.
 */
public abstract class Rewriter {

  /** Rewrites a list of statements. */
  protected List<Stmt> rewrite(List<? extends Stmt> statements) {
    List<Stmt> out = new ArrayList<>();
    for (Stmt statement : statements) {
      out.addAll(rewrite(statement));
    }
    return out;
  }

  /** Rewrites a block. */
  protected Stmt.Block block(Stmt.Block block) {
    return new Stmt.Block(rewrite(block.body()));
  }

  /** Rewrites a statement that stands where only one can. */
  protected Stmt single(Stmt statement) {
    List<Stmt> out = rewrite(statement);
    return out.size() == 1 && !(out.get(0) instanceof Stmt.LocalVar)
        ? out.get(0)
        : new Stmt.Block(out);
  }

  private @Nullable Stmt optional(@Nullable Stmt statement) {
    return statement == null ? null : single(statement);
  }

  /** Rewrites a statement; by default its parts. */
  protected List<Stmt> rewrite(Stmt statement) {
    if (statement instanceof Stmt.Block s) {
      return List.of(block(s));
    } else if (statement instanceof Stmt.Part s) {
      return List.of(new Stmt.Part(rewrite(s.body()), s.completes()));
    } else if (statement instanceof Stmt.If s) {
      return List.of(new Stmt.If(s.condition(), single(s.then()), optional(s.otherwise())));
    } else if (statement instanceof Stmt.Loop s) {
      return List.of(
          new Stmt.Loop(
              s.kind(),
              s.target(),
              s.initializers(),
              s.condition(),
              s.updates(),
              single(s.body())));
    } else if (statement instanceof Stmt.ForEach s) {
      return List.of(
          new Stmt.ForEach(
              s.target(), s.variable(), s.source(), s.iterator(), s.element(), single(s.body())));
    } else if (statement instanceof Stmt.Labeled s) {
      return List.of(new Stmt.Labeled(s.target(), single(s.body())));
    } else if (statement instanceof Stmt.Switch s) {
      return List.of(
          new Stmt.Switch(s.target(), s.selector(), arms(s.arms()), s.arrows(), s.exhaustive()));
    } else if (statement instanceof Stmt.Try s) {
      return List.of(
          new Stmt.Try(
              s.resources(),
              block(s.body()),
              catches(s.catches()),
              s.finalizer() == null ? null : block(s.finalizer())));
    } else if (statement instanceof Stmt.Synchronized s) {
      return List.of(new Stmt.Synchronized(s.lock(), block(s.body())));
    }
    return List.of(statement);
  }

  /** Rewrites the arms of a switch. */
  protected List<Stmt.Arm> arms(List<Stmt.Arm> arms) {
    return arms.stream()
        .map(a -> new Stmt.Arm(a.label(), guard(a.guard()), a.otherwise(), rewrite(a.body())))
        .toList();
  }

  /** Rewrites the guard of an arm. */
  protected Stmt.@Nullable Guard guard(Stmt.@Nullable Guard guard) {
    return guard == null
        ? null
        : new Stmt.Guard(rewrite(guard.before()), guard.test(), guard.unconditional());
  }

  /** Rewrites catch clauses. */
  protected List<Stmt.Catch> catches(List<Stmt.Catch> catches) {
    return catches.stream()
        .map(c -> new Stmt.Catch(c.parameter(), c.types(), c.checked(), block(c.body())))
        .toList();
  }
}
