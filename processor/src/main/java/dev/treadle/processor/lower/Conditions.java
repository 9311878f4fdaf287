package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Stmt;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Writes what asks for the resume label {@code s}, and for the state. */
final class Conditions {

  private final KnownTypes types;
  private final ContainsSuspension suspends;
  private final LabelRanges ranges;

  Conditions(KnownTypes types, ContainsSuspension suspends, LabelRanges ranges) {
    this.types = types;
    this.suspends = suspends;
    this.ranges = ranges;
  }

  private static Expr verbatim(Code code, TypeMirror type) {
    return new Expr.Verbatim(code, type, Expr.Stability.UNSTABLE);
  }

  /** The label itself. */
  Expr label() {
    return verbatim(Code.of(new Code.Label()), types.integer());
  }

  /** The label compared, as in {@code s == 0}. */
  Expr label(String comparison) {
    return verbatim(Code.of(new Code.Label(), comparison), types.bool());
  }

  /** The number of the arm to enter. */
  Expr arm(Stmt.Switch statement) {
    return verbatim(ranges.arm(statement), types.integer());
  }

  /** Whether the first branch is to be entered, or else is chosen. */
  Expr branch(Stmt.If statement) {
    boolean then = suspends.in(statement.then());
    Code condition = Codes.of(statement.condition());
    Code.Label s = new Code.Label();
    Code way;
    if (then && suspends.in(statement.otherwise())) {
      way =
          Code.of(s, " == 0 ? ", condition, " : ", s, " <= " + ranges.of(statement.then()).last());
    } else if (then) {
      way = Code.of(s, " != 0 || ", condition.disjunct());
    } else {
      way = Code.of(s, " == 0 && ", condition.conjunct());
    }
    return verbatim(way, types.bool());
  }

  /** Whether a round of a loop is to be entered, or else begun; null if that is always so. */
  @Nullable Expr round(Stmt.Loop loop) {
    return loop.condition() == null || loop.kind() == Stmt.LoopKind.DO
        ? loop.condition()
        : verbatim(
            Code.of(new Code.Label(), " != 0 || ", Codes.of(loop.condition()).disjunct()),
            types.bool());
  }

  /** Whether control leaves a block otherwise than by a suspension, which changes the state. */
  Expr running() {
    return verbatim(Code.text("state == RUNNING"), types.bool());
  }
}
