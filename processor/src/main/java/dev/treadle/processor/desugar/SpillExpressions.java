package dev.treadle.processor.desugar;

import dev.treadle.processor.ir.Assigned;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Conversion;
import dev.treadle.processor.ir.Expr.Operand;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.Expr.Verbatim;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.SuspensionPoint;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Turns an expression into statements, in which each suspension stands alone, and a rest without
 * one. What is evaluated before a suspension is kept in a variable, unless it is the same
 * afterwards, so that operands are evaluated from left to right (JLS 15.7).
 */
final class SpillExpressions {

  private final KnownTypes types;
  private final ContainsSuspension suspends;
  private final Function<Stmt, List<Stmt>> statements;
  private final Set<Variable> assigned = new HashSet<>();

  SpillExpressions(
      KnownTypes types, ContainsSuspension suspends, Function<Stmt, List<Stmt>> statements) {
    this.types = types;
    this.suspends = suspends;
    this.statements = statements;
  }

  /** The value of a whole expression, after {@code out}; it must be used at once. */
  Verbatim spill(Expr expr, List<Stmt> out) {
    if (expr instanceof Verbatim verbatim) {
      return verbatim;
    }
    Set<Variable> outer = new HashSet<>(assigned);
    assigned.addAll(Assigned.in(expr));
    Verbatim value = flatten(expr, out);
    assigned.clear();
    assigned.addAll(outer);
    return value;
  }

  /** Declares a variable with the value of a whole expression. */
  void spillInto(Stmt.LocalVar declaration, List<Stmt> out) {
    Variable variable = declaration.variable();
    Expr value = Objects.requireNonNull(declaration.value());
    if (value instanceof Expr.Conditional || value instanceof Expr.SwitchExpr) {
      out.add(new Stmt.LocalVar(variable, null));
      spillInto(variable, value, out);
    } else if (value instanceof Expr.Logical logical
        && suspends.in(logical.right())
        && variable.type().getKind() == TypeKind.BOOLEAN) {
      Set<Variable> outer = new HashSet<>(assigned);
      assigned.addAll(Assigned.in(value));
      out.add(new Stmt.LocalVar(variable, flatten(logical.left(), out)));
      out.add(unlessDecided(logical, variable));
      assigned.clear();
      assigned.addAll(outer);
    } else {
      Verbatim rest = spill(value, out);
      out.add(new Stmt.LocalVar(variable, rest));
    }
  }

  /** Assigns the value of a whole expression to a variable that exists. */
  void spillInto(Variable variable, Expr expr, List<Stmt> out) {
    Set<Variable> outer = new HashSet<>(assigned);
    assigned.addAll(Assigned.in(expr));
    into(variable, expr, out);
    assigned.clear();
    assigned.addAll(outer);
  }

  private void into(Variable variable, Expr expr, List<Stmt> out) {
    if (!variable.type().toString().equals(expr.type().toString())) {
      // The value is first converted to the type of the expression, then to that of the variable.
      out.add(new Stmt.Assign(variable, flatten(expr, out)));
    } else if (expr instanceof Expr.Conditional conditional && branches(conditional)) {
      Verbatim condition = flatten(conditional.condition(), out);
      out.add(
          new Stmt.If(
              condition,
              assign(variable, conditional.whenTrue()),
              assign(variable, conditional.whenFalse())));
    } else if (expr instanceof Expr.SwitchExpr switched) {
      out.addAll(
          statements.apply(
              new YieldsToAssignments(switched.statement().target(), variable, types)
                  .apply(switched.statement())));
    } else {
      out.add(new Stmt.Assign(variable, flatten(expr, out)));
    }
  }

  private Stmt.Block assign(Variable variable, Expr value) {
    List<Stmt> body = new ArrayList<>();
    into(variable, value, body);
    return new Stmt.Block(body);
  }

  private boolean branches(Expr.Conditional expr) {
    return suspends.in(expr.whenTrue()) || suspends.in(expr.whenFalse());
  }

  private Verbatim flatten(Expr expr, List<Stmt> out) {
    if (expr instanceof Verbatim verbatim) {
      return verbatim;
    } else if (expr instanceof Expr.Compound compound) {
      List<Code> operands = operands(compound.shape(), compound.operands(), out, false);
      Predicate<Integer> composed = i -> suspends.in(compound.operands().get(i).expr());
      return residue(compound.shape().fill(operands::get, composed), compound.type());
    } else if (expr instanceof Expr.Suspension suspension) {
      return suspend(suspension, out);
    } else if (expr instanceof Expr.Logical logical) {
      return logical(logical, out);
    } else if (expr instanceof Expr.Conditional conditional && !branches(conditional)) {
      Code condition = flatten(conditional.condition(), out).code().disjunct();
      Code whenTrue = ((Verbatim) conditional.whenTrue()).code();
      Code whenFalse = ((Verbatim) conditional.whenFalse()).code();
      return residue(Code.of(condition, " ? ", whenTrue, " : ", whenFalse), conditional.type());
    } else if (expr instanceof Expr.CompoundAssign assign) {
      return compoundAssign(assign, out);
    }
    Variable choice =
        Variable.mutable(expr instanceof Expr.SwitchExpr ? "selected" : "choice", expr.type());
    out.add(new Stmt.LocalVar(choice, null));
    into(choice, expr, out);
    return value(choice);
  }

  /**
   * Evaluates operands from left to right. Behind the last one that suspends nothing needs to be
   * kept.
   *
   * @param shape the operation that they are operands of
   * @param last whether even the last one to suspend must be kept, since a later use is not at once
   */
  private List<Code> operands(Code shape, List<Operand> operands, List<Stmt> out, boolean last) {
    int lastSuspending = -1;
    for (int i = 0; i < operands.size(); i++) {
      if (suspends.in(operands.get(i).expr())) {
        lastSuspending = i;
      }
    }
    List<Code> codes = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Operand operand = operands.get(i);
      Verbatim value = flatten(operand.expr(), out);
      if (operand.conversion() == Conversion.INITIALIZE) {
        if (lastSuspending > i) {
          out.add(new Stmt.Plain(Code.of("initialize(", value.code(), ");"), true));
        }
        codes.add(Code.text(""));
      } else if (i < lastSuspending || last) {
        codes.add(kept(OperandRole.of(shape, i), operand, value, out));
      } else {
        codes.add(value.code());
      }
    }
    return codes;
  }

  private Code kept(String role, Operand operand, Verbatim value, List<Stmt> out) {
    if (operand.unboxed() != null) {
      return keep(role, residue(value.code(), operand.unboxed()), out);
    }
    if (operand.conversion() == Conversion.STRING && value.stability() != Stability.STABLE) {
      boolean characters = value.type().toString().equals("char[]");
      Code text =
          characters
              ? Code.of("\"\" + ", value.code().qualifier())
              : Code.of("String.valueOf(", value.code(), ")");
      return keep("left", residue(text, types.string()), out);
    }
    if (operand.conversion() == Conversion.STRING
        && value.code().asVariable() != null
        && !value.type().getKind().isPrimitive()) {
      return keep(
          "left", residue(Code.of("String.valueOf(", value.code(), ")"), types.string()), out);
    }
    if (operand.conversion() == Conversion.NON_NULL) {
      return keep(
          "outer",
          residue(Code.of("java.util.Objects.requireNonNull(", value.code(), ")"), value.type()),
          out);
    }
    Variable variable = value.code().asVariable();
    boolean same =
        value.stability() == Stability.STABLE
            || (value.stability() == Stability.LOCAL
                && variable != null
                && !assigned.contains(variable));
    return same ? value.code() : keep(role, value, out);
  }

  private Code keep(String name, Verbatim value, List<Stmt> out) {
    Variable variable = Variable.temporary(name, value.type());
    out.add(new Stmt.LocalVar(variable, value));
    return Code.read(variable);
  }

  private Verbatim suspend(Expr.Suspension suspension, List<Stmt> out) {
    SuspensionPoint point = suspension.point();
    List<Code> operands = operands(point.shape(), suspension.operands(), out, false);
    Predicate<Integer> composed = i -> suspends.in(suspension.operands().get(i).expr());
    out.add(new Stmt.Suspend(point, point.shape().fill(operands::get, composed), 0));
    if (point.resultType().getKind() == TypeKind.VOID) {
      return residue(Code.text(""), point.resultType());
    }
    return residue(Code.of(new Code.Sent(point.resultType())), point.resultType());
  }

  private Verbatim logical(Expr.Logical logical, List<Stmt> out) {
    Verbatim left = flatten(logical.left(), out);
    if (!suspends.in(logical.right())) {
      Code right = ((Verbatim) logical.right()).code();
      return residue(
          Code.of(
              logical.and() ? left.code().conjunct() : left.code().disjunct(),
              logical.and() ? " && " : " || ",
              right),
          types.bool());
    }
    Variable test = Variable.mutable(logical.and() ? "both" : "either", types.bool());
    out.add(new Stmt.LocalVar(test, left));
    out.add(unlessDecided(logical, test));
    return value(test);
  }

  /** What is done once a variable has the value of the left operand. */
  private Stmt unlessDecided(Expr.Logical logical, Variable test) {
    Code undecided = logical.and() ? Code.read(test) : Code.of("!", test);
    return new Stmt.If(residue(undecided, types.bool()), assign(test, logical.right()), null);
  }

  private Verbatim compoundAssign(Expr.CompoundAssign assign, List<Stmt> out) {
    Expr.Place place = assign.place();
    Variable variable = place.variable();
    boolean plain =
        assign.type().getKind().isPrimitive()
            || assign.type().toString().equals("java.lang.String");
    if (variable != null && plain && !Assigned.in(assign.value()).contains(variable)) {
      Verbatim value = flatten(assign.value(), out);
      Code code =
          Code.of(
              new Code.VariableRef(variable, Code.Use.UPDATE, false),
              " " + assign.operator() + "= ",
              value.code());
      return residue(code, assign.type());
    }
    List<Code> operands = operands(place.read(), place.operands(), out, true);
    Code old = keep("old", residue(place.read().fill(operands::get), assign.operand()), out);
    Verbatim value = flatten(assign.value(), out);
    Code sum = Code.of(old, " " + assign.operator() + " ", value.code().qualifier());
    if (assign.cast() != null) {
      sum = Code.of("(", assign.cast(), ") (", sum, ")");
    }
    List<Code> all = new ArrayList<>(operands);
    all.add(sum);
    return residue(place.write().fill(all::get), assign.type());
  }

  private static Verbatim residue(Code code, TypeMirror type) {
    return new Verbatim(code, type, Stability.UNSTABLE);
  }

  private static Verbatim value(Variable variable) {
    return new Verbatim(Code.read(variable), variable.type(), Stability.STABLE);
  }
}
