package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Stmt;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The resume labels inside statements, which are a range since they are in the order of the text.
 */
final class LabelRanges {

  private final ContainsSuspension suspends;
  private final IdentityHashMap<Stmt, Range> known = new IdentityHashMap<>();

  LabelRanges(ContainsSuspension suspends) {
    this.suspends = suspends;
  }

  /** The labels of the suspensions in a statement. */
  record Range(int first, int last) {
    /** Whether they are more than one would care to list. */
    boolean isWide() {
      return last - first >= 16;
    }

    @Override
    public String toString() {
      StringBuilder labels = new StringBuilder().append(first);
      for (int label = first + 1; label <= last; label++) {
        labels.append(", ").append(label);
      }
      return labels.toString();
    }
  }

  Range of(Stmt statement) {
    return of(List.of(statement));
  }

  Range of(List<Stmt> statements) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Suspend suspend) {
        first = Math.min(first, suspend.label());
        last = Math.max(last, suspend.label());
      } else if (suspends.in(statement)) {
        Range inner = known.get(statement);
        if (inner == null) {
          inner = of(Codes.children(statement));
          known.put(statement, inner);
        }
        first = Math.min(first, inner.first());
        last = Math.max(last, inner.last());
      }
    }
    return new Range(first, last);
  }

  /** The number of the arm to enter: the one that is chosen, or the one that holds the label. */
  Code arm(Stmt.Switch statement) {
    List<Object> way =
        new ArrayList<>(List.of(new Code.Label(), " == 0 ? ", Codes.of(statement.selector())));
    Range last = null;
    int number = 0;
    int entered = 0;
    for (Stmt.Arm arm : statement.arms()) {
      number =
          arm.otherwise()
              ? number + 1
              : Integer.parseInt(arm.label().toString().substring("case ".length()));
      if (suspends.in(arm.body())) {
        if (last != null) {
          way.addAll(List.of(" : ", new Code.Label(), " <= " + last.last() + " ? " + entered));
        }
        last = of(arm.body());
        entered = number;
      }
    }
    way.add(" : " + entered);
    return Code.of(way.toArray());
  }
}
