package dev.treadle.processor.ir;

import java.util.List;

/** Prints a body as a tree, for tests and for whoever develops a pass. */
public final class IrPrinter {

  private final StringBuilder out = new StringBuilder();

  private IrPrinter() {}

  /** Prints a body. */
  public static String print(Body body) {
    IrPrinter printer = new IrPrinter();
    printer.statements(body.statements().body(), 0);
    return printer.out.toString();
  }

  /** Prints code on one line, with references marked. */
  public static String print(Code code) {
    StringBuilder text = new StringBuilder();
    for (Code.Part part : code.parts()) {
      text.append(print(part));
    }
    return text.toString().replaceAll("\\s+", " ");
  }

  private static String print(Code.Part part) {
    if (part instanceof Code.Text p) {
      return p.text();
    } else if (part instanceof Code.VariableRef p) {
      return p.variable() + (p.captured() ? "^" : "");
    } else if (part instanceof Code.VariableName p) {
      return p.variable().toString();
    } else if (part instanceof Code.BindingName p) {
      return p.variable().toString();
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
          + p.member().operation().name().toLowerCase(java.util.Locale.ROOT)
          + ":"
          + p.member().member().getSimpleName();
    } else if (part instanceof Code.LocalType p) {
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
    statements.forEach(statement -> statement(statement, depth));
  }

  private void statement(Stmt statement, int depth) {
    line(depth, head(statement));
    if (statement instanceof Stmt.Switch s) {
      for (Stmt.Arm arm : s.arms()) {
        line(depth + 1, print(arm.label()));
        statements(arm.body(), depth + 2);
      }
    } else if (statement instanceof Stmt.If s) {
      statement(s.then(), depth + 1);
      if (s.otherwise() != null) {
        line(depth, "else");
        statement(s.otherwise(), depth + 1);
      }
    } else if (statement instanceof Stmt.Try s) {
      statement(s.body(), depth + 1);
      for (Stmt.Catch clause : s.catches()) {
        line(depth, "catch " + clause.parameter());
        statement(clause.body(), depth + 1);
      }
      if (s.finalizer() != null) {
        line(depth, "finally");
        statement(s.finalizer(), depth + 1);
      }
    } else {
      statements(Codes.children(statement), depth + 1);
    }
  }

  private static String head(Stmt statement) {
    StringBuilder head = new StringBuilder(statement.getClass().getSimpleName());
    if (statement instanceof Stmt.LocalVar s) {
      head.append(' ').append(s.variable());
    } else if (statement instanceof Stmt.Assign s) {
      head.append(' ').append(s.variable());
    } else if (statement instanceof Stmt.Declare s) {
      head.append(' ').append(s.variable());
    } else if (statement instanceof Stmt.Suspend s) {
      head.append(' ').append(s.label()).append(' ').append(s.point().kind());
    } else if (statement instanceof Stmt.Resume s) {
      head.append(' ').append(s.label());
    } else if (statement instanceof Stmt.Snapshot s) {
      head.append(' ').append(s.variables());
    } else if (statement instanceof Stmt.Loop s) {
      head.append(' ').append(s.kind());
    } else if (statement instanceof Stmt.Comment s) {
      head.append(' ').append(s.text());
    }
    Codes.own(statement).forEach(code -> head.append(" `").append(print(code)).append('`'));
    return head.toString();
  }
}
