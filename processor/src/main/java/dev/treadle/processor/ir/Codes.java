package dev.treadle.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The code of statements, once expressions are verbatim. */
public final class Codes {

  private Codes() {}

  /**
   * The code that a statement evaluates itself, not that of statements inside it but for the parts
   * of a loop's head.
   */
  public static List<Code> own(Stmt statement) {
    List<Code> codes = new ArrayList<>();
    if (statement instanceof Stmt.Plain s) {
      codes.add(s.code());
    } else if (statement instanceof Stmt.ClassDeclaration s) {
      codes.add(s.code());
    } else if (statement instanceof Stmt.Suspend s) {
      codes.add(s.operand());
    } else if (statement instanceof Stmt.Eval s) {
      add(codes, s.expr());
    } else if (statement instanceof Stmt.LocalVar s) {
      add(codes, s.value());
    } else if (statement instanceof Stmt.Assign s) {
      add(codes, s.value());
    } else if (statement instanceof Stmt.Return s) {
      add(codes, s.value());
    } else if (statement instanceof Stmt.Throw s) {
      add(codes, s.exception());
    } else if (statement instanceof Stmt.If s) {
      add(codes, s.condition());
    } else if (statement instanceof Stmt.Switch s) {
      add(codes, s.selector());
      s.arms().forEach(arm -> codes.add(arm.label()));
    } else if (statement instanceof Stmt.ForEach s) {
      add(codes, s.source());
    } else if (statement instanceof Stmt.Synchronized s) {
      add(codes, s.lock());
    } else if (statement instanceof Stmt.Try s) {
      s.resources().forEach(resource -> add(codes, resource.value()));
    } else if (statement instanceof Stmt.Loop s) {
      s.initializers().forEach(initializer -> codes.addAll(own(initializer)));
      add(codes, s.condition());
      s.updates().forEach(update -> codes.addAll(own(update)));
    }
    return codes;
  }

  private static void add(List<Code> codes, @Nullable Expr expr) {
    if (expr != null) {
      codes.add(of(expr));
    }
  }

  /** The code of an expression that is verbatim. */
  public static Code of(Expr expr) {
    return ((Expr.Verbatim) expr).code();
  }

  /** The statements directly inside a statement. */
  public static List<Stmt> children(Stmt statement) {
    List<Stmt> children = new ArrayList<>();
    if (statement instanceof Stmt.Block s) {
      children.addAll(s.body());
    } else if (statement instanceof Stmt.If s) {
      children.add(s.then());
      if (s.otherwise() != null) {
        children.add(s.otherwise());
      }
    } else if (statement instanceof Stmt.Loop s) {
      children.addAll(s.initializers());
      children.addAll(s.updates());
      children.add(s.body());
    } else if (statement instanceof Stmt.ForEach s) {
      children.add(s.body());
    } else if (statement instanceof Stmt.Labeled s) {
      children.add(s.body());
    } else if (statement instanceof Stmt.Switch s) {
      s.arms().forEach(arm -> children.addAll(arm.body()));
    } else if (statement instanceof Stmt.Try s) {
      children.add(s.body());
      s.catches().forEach(clause -> children.add(clause.body()));
      if (s.finalizer() != null) {
        children.add(s.finalizer());
      }
    } else if (statement instanceof Stmt.Synchronized s) {
      children.add(s.body());
    }
    return children;
  }
}
