package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Code;
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

  private final Conditions conditions;
  private final UnaryOperator<List<Stmt>> trim;

  /**
   * A writer for one body.
   *
   * @param trim leaves out what cannot be reached
   */
  Remainders(Conditions conditions, UnaryOperator<List<Stmt>> trim) {
    this.conditions = conditions;
    this.trim = trim;
  }

  List<Stmt> of(Halves halves) {
    List<Stmt> out = new ArrayList<>();
    List<Stmt> first = halves.remainders().get(halves.remainders().firstKey());
    if (halves.remainders().values().stream().allMatch(r -> behind(r).equals(behind(first)))) {
      out.addAll(first);
    } else {
      out.add(new Stmt.Switch(new Target(null), conditions.label(), arms(halves), true, false));
    }
    out.addAll(halves.tail());
    return trim.apply(out);
  }

  /** An arm for all that remain alike. */
  private List<Stmt.Arm> arms(Halves halves) {
    Map<List<Stmt>, String> labels = new LinkedHashMap<>();
    Map<List<Stmt>, List<Stmt>> firsts = new LinkedHashMap<>();
    halves
        .remainders()
        .forEach(
            (label, remainder) -> {
              labels.merge(behind(remainder), "" + label, (a, b) -> a + ", " + b);
              firsts.putIfAbsent(behind(remainder), remainder);
            });
    List<Stmt.Arm> arms = new ArrayList<>();
    labels.forEach(
        (behind, all) ->
            arms.add(
                new Stmt.Arm(Code.text("case " + all), false, trim.apply(firsts.get(behind)))));
    return arms;
  }

  /** What tells remainders apart: where they begin does not. */
  private static List<Stmt> behind(List<Stmt> remainder) {
    return remainder.get(0) instanceof Stmt.Resume
        ? remainder.subList(1, remainder.size())
        : remainder;
  }
}
