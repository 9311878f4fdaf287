package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.lower.SplitRound.Halves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes what remains behind each suspension as one way in: the label tells which, unless there is
 * but one.
 *
 * <pre>{@code
 * switch (s) {
 *   case 1 -> { [resume 1] A }
 *   case 2, 3 -> { [resume 2] B }
 * }
 * }</pre>
 */
final class Remainders {

  private final KnownTypes types;
  private final UnaryOperator<List<Stmt>> trim;

  /**
   * A writer for one body.
   *
   * @param trim leaves out what cannot be reached
   */
  Remainders(KnownTypes types, UnaryOperator<List<Stmt>> trim) {
    this.types = types;
    this.trim = trim;
  }

  List<Stmt> of(Halves halves) {
    Map<List<Stmt>, String> labels = new LinkedHashMap<>();
    halves
        .remainders()
        .forEach(
            (label, remainder) ->
                labels.merge(behind(remainder), "" + label, (a, b) -> a + ", " + b));
    List<Stmt> out = new ArrayList<>();
    if (labels.size() == 1) {
      out.addAll(halves.remainders().get(halves.remainders().firstKey()));
    } else {
      List<Stmt.Arm> arms = new ArrayList<>();
      for (List<Stmt> remainder : halves.remainders().values()) {
        String all = labels.remove(behind(remainder));
        if (all != null) {
          arms.add(new Stmt.Arm(Code.text("case " + all), false, trim.apply(remainder)));
        }
      }
      Expr selector =
          new Expr.Verbatim(Code.of(new Code.Label()), types.integer(), Expr.Stability.UNSTABLE);
      out.add(new Stmt.Switch(new Target(null), selector, arms, true, false));
    }
    out.addAll(halves.tail());
    return trim.apply(out);
  }

  /** What tells remainders apart: where they begin does not. */
  private static List<Stmt> behind(List<Stmt> remainder) {
    return remainder.get(0) instanceof Stmt.Resume
        ? remainder.subList(1, remainder.size())
        : remainder;
  }
}
