package dev.treadle.processor.ir;

import java.util.List;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * An expression. What holds no suspension is {@link Verbatim}; the other forms say only what the
 * order of evaluation needs to know.
 */
public sealed interface Expr {

  /**
   * The type of the expression, one that source code can name; {@code void} for a call without a
   * value.
   */
  TypeMirror type();

  /**
   * An expression without a suspension, as the user wrote it.
   *
   * @param stability whether evaluating it later gives the same value
   */
  record Verbatim(Code code, TypeMirror type, Stability stability) implements Expr {}

  /**
   * Whether evaluating an expression later, past other operands, gives the same value and does the
   * same.
   */
  enum Stability {
    /** A constant, a name that is assigned once, a function: always the same. */
    STABLE,
    /** A read of a local variable: the same unless the rest of the expression assigns it. */
    LOCAL,
    /** Anything else. */
    UNSTABLE
  }

  /**
   * An operation whose operands are evaluated from left to right and which is then done at once: a
   * call, an operator, an array access, an assignment.
   *
   * @param shape the text of the operation with a hole for each operand, in the order of evaluation
   */
  record Compound(Code shape, List<Operand> operands, TypeMirror type) implements Expr {
    public Compound {
      operands = List.copyOf(operands);
    }
  }

  /**
   * An operand, and what becomes of its value when it must be kept while a later operand is
   * evaluated.
   */
  record Operand(Expr expr, Conversion conversion, @Nullable TypeMirror unboxed) {
    /** An operand that is kept as it is. */
    public static Operand of(Expr expr) {
      return new Operand(expr, Conversion.NONE, null);
    }

    /**
     * An operand that is unboxed, if it is not primitive already, before the operands to its right
     * are evaluated.
     */
    public static Operand unboxing(Expr expr, TypeMirror unboxed) {
      return new Operand(expr, Conversion.NONE, unboxed);
    }

    /** An operand with a conversion. */
    public static Operand converting(Expr expr, Conversion conversion) {
      return new Operand(expr, conversion, null);
    }
  }

  /** What happens to an operand's value before the operands to its right are evaluated. */
  enum Conversion {
    /** Nothing. */
    NONE,
    /** It becomes a string (JLS 15.18.1). */
    STRING,
    /** It is checked for null: the outer instance of a qualified {@code new} (JLS 15.9.4). */
    NON_NULL,
    /** Its class is initialized; there is no value (JLS 12.4.1 and 15.9.4). */
    INITIALIZE
  }

  /** {@code a && b}, {@code a || b}. */
  record Logical(boolean and, Expr left, Expr right, TypeMirror type) implements Expr {}

  /** {@code c ? a : b}. */
  record Conditional(Expr condition, Expr whenTrue, Expr whenFalse, TypeMirror type)
      implements Expr {}

  /**
   * {@code place op= value} with a suspension in the value.
   *
   * @param operand the type of the old value as an operand, unboxed
   * @param cast the type that the result must be narrowed to, if any
   */
  record CompoundAssign(
      Place place,
      String operator,
      Expr value,
      TypeMirror type,
      TypeMirror operand,
      @Nullable TypeMirror cast)
      implements Expr {}

  /**
   * What stands left of a compound assignment.
   *
   * @param operands what is evaluated to find the place
   * @param read the place's value, with a hole for each operand
   * @param write the assignment, with one hole more for the new value
   * @param variable the local variable, if it is one
   */
  record Place(List<Operand> operands, Code read, Code write, @Nullable Variable variable) {
    public Place {
      operands = List.copyOf(operands);
    }
  }

  /** A switch expression with a suspension inside. */
  record SwitchExpr(Stmt.Switch statement, TypeMirror type) implements Expr {}

  /** A call that suspends. */
  record Suspension(SuspensionPoint point, List<Operand> operands, TypeMirror type)
      implements Expr {
    public Suspension {
      operands = List.copyOf(operands);
    }
  }
}
