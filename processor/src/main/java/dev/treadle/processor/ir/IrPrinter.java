package dev.treadle.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints a body as a tree, for tests and for whoever develops a pass. Code stands between
 * backquotes; in it, {@code #s} is the resume label, {@code #sent} what was sent, {@code ^} marks a
 * captured variable, brackets stand around each operand that is evaluated on its own, and {@code
 * #yield(...)} is a suspension that is still inside an expression.
 */
public final class IrPrinter {

  private final StringBuilder out = new StringBuilder();
  private final Map<Variable, String> names = new HashMap<>();

  private IrPrinter() {}

  /** Prints a body. */
  public static String print(Body body) {
    IrPrinter printer = new IrPrinter();
    printer.statements(body.statements().body(), 0);
    return printer.out.toString();
  }

  /** Prints code on one line, with references marked. */
  public static String print(Code code) {
    return new IrPrinter().text(code);
  }

  /** The name of a variable, with a number if another of that name came before. */
  private String name(Variable variable) {
    return names.computeIfAbsent(
        variable,
        v -> {
          long others = names.keySet().stream().filter(o -> o.name().equals(v.name())).count();
          return others == 0 ? v.name() : v.name() + "#" + (others + 1);
        });
  }

  private String text(Code code) {
    StringBuilder text = new StringBuilder();
    for (Code.Part part : code.parts()) {
      text.append(text(part));
    }
    return text.toString().replaceAll("\\s+", " ");
  }

  private String text(Code.Part part) {
    if (part instanceof Code.Text p) {
      return p.text();
    } else if (part instanceof Code.VariableRef p) {
      return name(p.variable()) + (p.captured() ? "^" : "");
    } else if (part instanceof Code.VariableName p) {
      return name(p.variable());
    } else if (part instanceof Code.BindingName p) {
      return name(p.variable());
    } else if (part instanceof Code.TypeRef p) {
      return simple(p.type().toString());
    } else if (part instanceof Code.TypeName p) {
      return simple(p.type().toString());
    } else if (part instanceof Code.ClassNamed p) {
      return p.simpleName();
    } else if (part instanceof Code.Self) {
      return "#self";
    } else if (part instanceof Code.Sent) {
      return "#sent";
    } else if (part instanceof Code.Label) {
      return "#s";
    } else if (part instanceof Code.Hole p) {
      return "[" + p.index() + "]";
    } else if (part instanceof Code.MemberRef p) {
      return "#"
          + p.member().operation().name().toLowerCase(Locale.ROOT)
          + ":"
          + p.member().member().getSimpleName();
    } else if (part instanceof Code.Found p) {
      return p.arm() + ";";
    } else if (part instanceof Code.LocalType p) {
      return p.type().element().getSimpleName().toString();
    } else if (part instanceof Code.RawType p) {
      return p.type().element().getSimpleName().toString();
    }
    return "";
  }

  private static String simple(String type) {
    return type.replaceAll("\\b[a-z]\\w*\\.", "");
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text.strip()).append('\n');
  }

  private void statements(List<? extends Stmt> statements, int depth) {
    statements.forEach(statement -> statement(statement, depth, ""));
  }

  private void statement(Stmt statement, int depth, String role) {
    List<Stmt.Switch> values = new ArrayList<>();
    line(depth, role + head(statement, values));
    values.forEach(value -> statement(value, depth + 1, "#switch is "));
    if (statement instanceof Stmt.Switch s) {
      for (Stmt.Arm arm : s.arms()) {
        Stmt.Guard guard = arm.guard();
        String when =
            guard == null ? "" : " when `" + text(code(guard.test(), new ArrayList<>())) + "`";
        line(depth + 1, text(arm.label()) + when);
        if (guard != null) {
          statements(guard.before(), depth + 3);
        }
        statements(arm.body(), depth + 2);
      }
    } else if (statement instanceof Stmt.If s) {
      statement(s.then(), depth + 1, "");
      if (s.otherwise() != null) {
        line(depth, "else");
        statement(s.otherwise(), depth + 1, "");
      }
    } else if (statement instanceof Stmt.Loop s) {
      s.initializers().forEach(initializer -> statement(initializer, depth + 1, "first "));
      s.updates().forEach(update -> statement(update, depth + 1, "then "));
      statement(s.body(), depth + 1, "");
    } else if (statement instanceof Stmt.Try s) {
      statement(s.body(), depth + 1, "");
      for (Stmt.Catch clause : s.catches()) {
        line(depth, "catch " + name(clause.parameter()));
        statement(clause.body(), depth + 1, "");
      }
      if (s.finalizer() != null) {
        line(depth, "finally");
        statement(s.finalizer(), depth + 1, "");
      }
    } else {
      statements(Codes.children(statement), depth + 1);
    }
  }

  /** The first line of a statement; adds the switch expressions in it to {@code values}. */
  private String head(Stmt statement, List<Stmt.Switch> values) {
    StringBuilder head = new StringBuilder(statement.getClass().getSimpleName());
    if (statement instanceof Stmt.LocalVar s) {
      head.append(' ').append(name(s.variable()));
    } else if (statement instanceof Stmt.Assign s) {
      head.append(' ').append(name(s.variable()));
    } else if (statement instanceof Stmt.Declare s) {
      head.append(' ').append(name(s.variable()));
    } else if (statement instanceof Stmt.Save s) {
      head.append(' ').append(name(s.variable()));
    } else if (statement instanceof Stmt.Forget s) {
      head.append(' ').append(name(s.variable()));
    } else if (statement instanceof Stmt.Suspend s) {
      head.append(' ').append(s.label()).append(' ').append(s.point().kind());
    } else if (statement instanceof Stmt.Resume s) {
      head.append(' ').append(s.label());
    } else if (statement instanceof Stmt.Snapshot s) {
      head.append(' ').append(s.variables().stream().map(this::name).toList());
    } else if (statement instanceof Stmt.ForEach s) {
      head.append(' ').append(name(s.variable()));
    } else if (statement instanceof Stmt.Comment s) {
      head.append(' ').append(s.text());
    } else if (statement instanceof Stmt.Try s) {
      s.resources().stream()
          .filter(resource -> resource.variable() != null)
          .forEach(resource -> head.append(' ').append(name(resource.variable())));
    } else if (statement instanceof Stmt.Part s) {
      head.append(s.completes() ? "" : " that does not complete");
    } else if (statement instanceof Stmt.Labeled s) {
      head.append(label(s.target()));
    } else if (statement instanceof Stmt.Break s) {
      head.append(label(s.target()));
    } else if (statement instanceof Stmt.Continue s) {
      head.append(label(s.target()));
    } else if (statement instanceof Stmt.Loop s) {
      head.append(label(s.target())).append(' ').append(s.kind());
      return s.condition() == null
          ? head.toString()
          : head + " `" + text(code(s.condition(), values)) + "`";
    } else if (statement instanceof Stmt.Switch s) {
      return head + " `" + text(code(s.selector(), values)) + "`";
    }
    Codes.own(statement, expr -> code(expr, values))
        .forEach(code -> head.append(" `").append(text(code)).append('`'));
    return head.toString();
  }

  private static String label(Target target) {
    return target.label() == null ? "" : " " + target.label();
  }

  /** An expression as if it were verbatim. */
  private static Code code(Expr expr, List<Stmt.Switch> values) {
    if (expr instanceof Expr.Compound e) {
      return fill(e.shape(), e.operands(), values);
    } else if (expr instanceof Expr.Suspension e) {
      String kind = e.point().kind().name().toLowerCase(Locale.ROOT);
      return Code.of("#" + kind + "(", fill(e.point().shape(), e.operands(), values), ")");
    } else if (expr instanceof Expr.Logical e) {
      return Code.of(
          operand(e.left(), values), e.and() ? " && " : " || ", operand(e.right(), values));
    } else if (expr instanceof Expr.Conditional e) {
      return Code.of(
          operand(e.condition(), values),
          " ? ",
          operand(e.whenTrue(), values),
          " : ",
          operand(e.whenFalse(), values));
    } else if (expr instanceof Expr.CompoundAssign e) {
      Code place = fill(e.place().read(), e.place().operands(), values);
      String operator = " " + e.operator() + "= ";
      return Code.of(place, operator, operand(e.value(), values));
    } else if (expr instanceof Expr.SwitchExpr e) {
      values.add(e.statement());
      return Code.text("#switch");
    }
    return Codes.of(expr);
  }

  private static Code fill(Code shape, List<Expr.Operand> operands, List<Stmt.Switch> values) {
    return shape.fill(hole -> operand(operands.get(hole).expr(), values));
  }

  private static Code operand(Expr expr, List<Stmt.Switch> values) {
    return Code.of("[", code(expr, values), "]");
  }
}
