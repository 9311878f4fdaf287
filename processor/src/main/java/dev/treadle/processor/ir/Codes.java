package dev.treadle.processor.ir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The code of statements, once expressions are verbatim. */
public final class Codes {

  private Codes() {}

  /**
   * The code that a statement evaluates itself, not that of statements inside it but for the parts
   * of a loop's head.
   */
  public static List<Code> own(Stmt statement) {
    return own(statement, Codes::of);
  }

  /** The same where expressions may not be verbatim yet, with what {@code of} makes of each. */
  static List<Code> own(Stmt statement, Function<Expr, Code> of) {
    List<Code> codes = new ArrayList<>();
    if (statement instanceof Stmt.Switch s) {
      codes.add(of.apply(s.selector()));
      for (Stmt.Arm arm : s.arms()) {
        codes.add(
            arm.guard() == null || arm.guard().apart()
                ? arm.label()
                : Code.of(arm.label(), " when ", of.apply(arm.guard().test())));
      }
    } else if (statement instanceof Stmt.Loop s) {
      s.initializers().forEach(initializer -> codes.addAll(own(initializer, of)));
      Expressions.of(s).forEach(expr -> codes.add(of.apply(expr)));
      s.updates().forEach(update -> codes.addAll(own(update, of)));
    } else {
      codes.addAll(bare(statement));
      Expressions.of(statement).forEach(expr -> codes.add(of.apply(expr)));
    }
    return codes;
  }

  /** The code directly inside a statement that is in no expression. */
  static List<Code> bare(Stmt statement) {
    if (statement instanceof Stmt.Plain s) {
      return List.of(s.code());
    } else if (statement instanceof Stmt.ClassDeclaration s) {
      return List.of(s.code());
    } else if (statement instanceof Stmt.Suspend s) {
      return List.of(s.operand());
    } else if (statement instanceof Stmt.Switch s) {
      return s.arms().stream().map(Stmt.Arm::label).toList();
    }
    return List.of();
  }

  /** The code of an expression that is verbatim. */
  public static Code of(Expr expr) {
    return ((Expr.Verbatim) expr).code();
  }

  /** The variables that code captures and does not declare itself. */
  public static Set<Variable> captured(List<Code> codes) {
    Set<Variable> captured = new LinkedHashSet<>();
    codes.forEach(code -> captured.addAll(code.captured()));
    codes.forEach(code -> captured.removeAll(code.declares()));
    return captured;
  }

  /** The variables that a statement uses itself, but for those that it only declares. */
  public static Set<Variable> variables(Stmt statement) {
    Set<Variable> variables = new LinkedHashSet<>();
    for (Code code : own(statement)) {
      variables.addAll(code.reads());
      variables.addAll(code.writes());
    }
    if (statement instanceof Stmt.Assign assign) {
      variables.add(assign.variable());
    } else if (statement instanceof Stmt.Snapshot snapshot) {
      variables.addAll(snapshot.variables());
    }
    return variables;
  }

  /** The statements of a branch or of a loop's body, which need no braces. */
  public static List<Stmt> body(Stmt statement) {
    return statement instanceof Stmt.Block block ? block.body() : List.of(statement);
  }

  /** Whether a statement, or one inside it at any depth, is such a one. */
  public static boolean any(Stmt statement, Predicate<Stmt> wanted) {
    return wanted.test(statement)
        || children(statement).stream().anyMatch(child -> any(child, wanted));
  }

  /** The statements directly inside a statement. */
  public static List<Stmt> children(Stmt statement) {
    List<Stmt> children = new ArrayList<>();
    if (statement instanceof Stmt.Block s) {
      children.addAll(s.body());
    } else if (statement instanceof Stmt.Part s) {
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
      for (Stmt.Arm arm : s.arms()) {
        children.addAll(arm.guard() == null ? List.of() : arm.guard().before());
        children.addAll(arm.body());
      }
    } else if (statement instanceof Stmt.Try s) {
      children.add(s.body());
      s.catches().forEach(clause -> children.add(clause.body()));
      if (s.finalizer() != null) {
        children.add(s.finalizer());
      }
    } else if (statement instanceof Stmt.Synchronized s) {
      children.add(s.body());
    } else if (statement instanceof Stmt.OwnSuspend s) {
      children.add(s.suspend());
    }
    return children;
  }
}
