package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Completes;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Makes several switches of a large one over the numbers of its arms, each a part of its own.
 *
 * <pre>{@code
 * switch (arm) { case 1: A; break; case 2: B; break; case 3: C; case 4: D; }
 * // becomes
 * leave: {
 *   if (arm == 0) break leave;
 *   if (arm <= 2) { Part { switch (arm) { case 1: A; break leave; case 2: B; break leave; } } }
 *   if (arm <= 4) { Part { switch (arm) { case 3: C; case 4: D; } } }
 * }
 * }</pre>
 */
final class SplitSwitch {

  private final KnownTypes types;
  private final ToIntFunction<Stmt> size;
  private final int limit;
  private final Completes completes = new Completes(true);
  private final ContainsSuspension suspends = new ContainsSuspension();

  SplitSwitch(KnownTypes types, ToIntFunction<Stmt> size, int limit) {
    this.types = types;
    this.size = size;
    this.limit = limit;
  }

  Stmt split(Stmt.Switch statement) {
    List<List<Stmt.Arm>> groups = groups(statement);
    if (groups.size() < 2) {
      return statement;
    }
    Code arm = Codes.of(statement.selector());
    List<Stmt> body = new ArrayList<>();
    if (!statement.exhaustive()) {
      Stmt leave = new Stmt.Break(statement.target());
      body.add(new Stmt.If(test(Code.of(arm, " == 0")), new Stmt.Block(List.of(leave)), null));
    }
    int last = 0;
    boolean falls = false;
    for (List<Stmt.Arm> group : groups) {
      int first = last + 1;
      last += group.size();
      Code selector = falls ? Code.of(arm, " < " + first + " ? " + first + " : ", arm) : arm;
      Expr choice = new Expr.Verbatim(selector, types.integer(), Stability.UNSTABLE);
      Stmt some = new Stmt.Switch(new Target(null), choice, group, false, false);
      Stmt part = new Stmt.Part(List.of(some), true);
      body.add(new Stmt.If(test(Code.of(arm, " <= " + last)), new Stmt.Block(List.of(part)), null));
      falls = completes.completes(group.get(group.size() - 1).body());
    }
    return new Stmt.Labeled(statement.target(), new Stmt.Block(body));
  }

  /** As many arms in a row as a part can take, ending where none falls through if that may be. */
  private List<List<Stmt.Arm>> groups(Stmt.Switch statement) {
    List<List<Stmt.Arm>> groups = new ArrayList<>();
    if (size.applyAsInt(statement) <= limit) {
      return groups;
    }
    List<Stmt.Arm> group = new ArrayList<>();
    int sum = 0;
    int number = 0;
    for (Stmt.Arm arm : statement.arms()) {
      int one = size(arm);
      if (!group.isEmpty() && sum + one > limit) {
        groups.add(group);
        group = new ArrayList<>();
        sum = 0;
      }
      // The last one may be the default, which would take the numbers of other groups as well.
      group.add(new Stmt.Arm(Code.text("case " + ++number), false, arm.body()));
      sum += one;
    }
    groups.add(group);
    return groups;
  }

  private int size(Stmt.Arm arm) {
    // An arm that suspends is one of those that are asked for on the way back.
    int way = suspends.in(arm.body()) ? 12 : 0;
    return way + 8 + arm.body().stream().mapToInt(size).sum();
  }

  private Expr test(Code code) {
    return new Expr.Verbatim(code, types.bool(), Stability.UNSTABLE);
  }
}
