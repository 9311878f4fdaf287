package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the arm of a switch. Matching stays the compiler's, with all that it does for null, for
 * exhaustiveness and for exceptions of record accessors. A guard that suspends ends a switch, whose
 * other arms are asked in the next one:
 *
 * <pre>{@code
 * switch (shape) { case Circle c when co.yield(c) -> A; case Square q -> B; default -> C; }
 * // becomes
 * int arm = switch (shape) { case Circle c1 -> { c = c1; yield 1; } default -> 0; };
 * if (arm == 1) { co.yield(c); if (!sent) { arm = 0; } }
 * if (arm == 0) { arm = switch (shape) { case Square q1 -> { q = q1; yield 2; } default -> 3; }; }
 * }</pre>
 */
final class FindArm {

  private final KnownTypes types;
  private final Stmt.Switch statement;
  private final List<Stmt.Arm> arms;
  private final boolean apart;
  private final Variable arm;
  private Code selector;

  FindArm(KnownTypes types, Stmt.Switch statement) {
    this.types = types;
    this.statement = statement;
    this.arms = statement.arms();
    this.apart = arms.stream().anyMatch(FindArm::isApart);
    this.arm =
        apart
            ? Variable.mutable("arm", types.integer())
            : Variable.temporary("arm", types.integer());
    this.selector = Codes.of(statement.selector());
  }

  /** The variable that has the number of the arm. */
  Variable arm() {
    return arm;
  }

  /** Whether an arm is only a further label of the next one. */
  boolean fallsThrough(int index) {
    return !statement.arrows() && arms.get(index).body().isEmpty() && index < arms.size() - 1;
  }

  /** The number of an arm, from 1 on, the same for all labels of one. */
  int number(int index) {
    int number = 1;
    for (int i = 0; i < index; i++) {
      number += fallsThrough(i) ? 0 : 1;
    }
    return number;
  }

  /** The statements that find the arm. */
  List<Stmt> statements() {
    List<Stmt> out = new ArrayList<>();
    Variable variable = selector.asVariable();
    if (apart && (variable == null || !variable.effectivelyFinal())) {
      Variable selected = Variable.temporary("selector", statement.selector().type());
      out.add(new Stmt.LocalVar(selected, statement.selector()));
      selector = Code.read(selected);
    }
    forgetLater(out);
    find(0, out);
    return out;
  }

  /**
   * What is bound behind a guard that suspends, and used in the arm, is kept beyond the condition
   * that it is bound in: it must not keep what an earlier run of the switch has bound.
   */
  private void forgetLater(List<Stmt> out) {
    boolean later = false;
    for (Stmt.Arm labelled : arms) {
      if (later) {
        bindings(label(labelled)).stream()
            .filter(binding -> labelled.body().stream().anyMatch(s -> isUsed(s, binding)))
            .forEach(binding -> out.add(new Stmt.Assign(binding, none(binding.type()))));
      }
      later |= isApart(labelled);
    }
  }

  private static boolean isUsed(Stmt statement, Variable binding) {
    return Codes.any(
        statement,
        inner -> Codes.own(inner).stream().anyMatch(code -> code.reads().contains(binding)));
  }

  private static Expr none(TypeMirror type) {
    String value =
        switch (type.getKind()) {
          case BOOLEAN -> "false";
          case BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE -> "0";
          default -> "null";
        };
    return new Expr.Verbatim(Code.text(value), type, Stability.STABLE);
  }

  private static boolean isApart(Stmt.Arm arm) {
    return arm.guard() != null && arm.guard().apart();
  }

  /** Asks the arms from the given one on. */
  private void find(int from, List<Stmt> out) {
    int last = from;
    while (last < arms.size() && !isApart(arms.get(last))) {
      last++;
    }
    Code choice = choice(from, last);
    if (from > 0) {
      // The copies before the whole statement are lost at the suspension of the guard before.
      Set<Variable> captured = Codes.captured(List.of(choice));
      if (!captured.isEmpty()) {
        out.add(new Stmt.Snapshot(captured));
      }
    }
    Expr found = new Expr.Verbatim(choice, types.integer(), Stability.UNSTABLE);
    out.add(from == 0 ? new Stmt.LocalVar(arm, found) : new Stmt.Assign(arm, found));
    if (last == arms.size()) {
      return;
    }
    Stmt.Guard guard = arms.get(last).guard();
    List<Stmt> test = new ArrayList<>(guard.before());
    Code holds = Codes.of(guard.test());
    if (candidate(last) == number(last)) {
      test.add(when(holds.negated(), List.of(assign("0"))));
    } else {
      Code number = Code.of(holds.disjunct(), " ? " + number(last) + " : 0");
      test.add(new Stmt.Assign(arm, new Expr.Verbatim(number, types.integer(), Stability.STABLE)));
    }
    out.add(when(Code.of(arm, " == " + candidate(last)), test));
    List<Stmt> next = new ArrayList<>();
    find(last + 1, next);
    out.add(when(Code.of(arm, " == 0"), next));
  }

  private Stmt when(Code condition, List<Stmt> then) {
    Expr test = new Expr.Verbatim(condition, types.bool(), Stability.UNSTABLE);
    return new Stmt.If(test, new Stmt.Block(then), null);
  }

  private Stmt assign(String number) {
    return new Stmt.Assign(
        arm, new Expr.Verbatim(Code.text(number), types.integer(), Stability.STABLE));
  }

  /** The number of an arm before its guard is tested: not that of another label of the same arm. */
  private int candidate(int index) {
    boolean shared = fallsThrough(index) || (index > 0 && fallsThrough(index - 1));
    return isApart(arms.get(index)) && shared ? -number(index) - index : number(index);
  }

  /**
   * A switch over the arms in {@code [from, last]}, the last of which has a guard to be tested, if
   * it is an arm.
   */
  private Code choice(int from, int last) {
    boolean more = last < arms.size();
    List<Object> choice = new ArrayList<>();
    choice.add("switch (");
    choice.add(selector);
    choice.add(") {");
    List<Stmt.Arm> rest = more ? arms.subList(last + 1, arms.size()) : List.of();
    boolean laterNull = rest.stream().anyMatch(FindArm::isNull);
    boolean unconditional = more && arms.get(last).guard().unconditional();
    if (laterNull && unconditional) {
      choice.add("\n  case null -> 0;");
    }
    List<Stmt.Arm> asked = arms.subList(from, Math.min(last + 1, arms.size()));
    boolean otherwise = asked.stream().anyMatch(Stmt.Arm::otherwise);
    for (int i = 0; i < from && !more && !otherwise; i++) {
      // It does not match, but without it the switch would not be exhaustive.
      if (arms.get(i).guard() == null) {
        label(i, choice);
      }
    }
    for (int i = from; i < from + asked.size(); i++) {
      label(i, choice);
    }
    boolean exhaustive = more ? unconditional : otherwise || statement.exhaustive();
    if (!exhaustive) {
      choice.add(laterNull ? "\n  case null, default -> 0;" : "\n  default -> 0;");
    }
    choice.add("\n}");
    return Code.of(choice.toArray());
  }

  private static boolean isNull(Stmt.Arm arm) {
    return arm.label().toString().startsWith("case null");
  }

  private void label(int index, List<Object> choice) {
    Code label = label(arms.get(index));
    choice.add("\n  ");
    choice.add(label);
    choice.add(" -> ");
    choice.add(new Code.Found(bindings(label), candidate(index)));
  }

  /** What stands before the arrow of an arm. */
  private static Code label(Stmt.Arm labelled) {
    return labelled.guard() == null || isApart(labelled)
        ? labelled.label()
        : Code.of(labelled.label(), " when ", Codes.of(labelled.guard().test()));
  }

  private static List<Variable> bindings(Code label) {
    List<Variable> bindings = new ArrayList<>();
    for (Code.Part part : label.parts()) {
      if (part instanceof Code.BindingName name) {
        bindings.add(name.variable());
      }
    }
    return bindings;
  }
}
