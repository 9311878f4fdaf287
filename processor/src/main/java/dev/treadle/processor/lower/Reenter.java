package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Completes;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import dev.treadle.processor.lower.LabelRanges.Range;
import dev.treadle.processor.lower.SplitRound.Halves;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the way back to each suspension explicit. The body keeps its shape: where it holds a
 * suspension, a statement asks the resume label {@code s} (0 while running on) which way to go.
 *
 * <pre>{@code
 * A; while (c) { B; while (d) { [suspend 1] C } }
 * // becomes
 * if (s == 0) { A }
 * while (s != 0 || c) {
 *   if (s == 0) { B } else { [resume 1] C }
 *   if (d) { [suspend 1] }
 * }
 * }</pre>
 */
public final class Reenter {

  private final Predicate<Variable> split;
  private final ContainsSuspension suspends = new ContainsSuspension();
  private final LabelRanges ranges = new LabelRanges(suspends);
  private final Completes completes = new Completes();
  private final Conditions conditions;
  private final Declarations declarations;
  private final SplitRound rounds;
  private boolean parted;

  /**
   * A pass for one body.
   *
   * @param split which variables are declared before the block that declares them
   * @param field which variables are fields
   * @param live which variables live across the suspension of a label
   */
  public Reenter(
      KnownTypes types,
      CoroutineDeclaration declaration,
      Predicate<Variable> split,
      Predicate<Variable> field,
      BiPredicate<Variable, Integer> live) {
    this.split = split;
    this.conditions = new Conditions(types, suspends, ranges);
    this.declarations = new Declarations(split);
    this.rounds =
        new SplitRound(declaration, suspends, completes, declarations, new Repeatable(field, live));
  }

  /**
   * Precondition: lowered, numbered. Postcondition: ordinary Java but for the two halves of each
   * suspension; the end is reached by a return.
   */
  public Body run(Body body) {
    parted = Codes.any(body.statements(), s -> s instanceof Stmt.Part);
    List<Stmt> statements = new ArrayList<>(statements(body.statements().body()));
    if (completes.completes(statements)) {
      statements.add(new Stmt.Return(null));
    }
    Stmt.Block reentrant = new Stmt.Block(statements);
    return body.with(parted ? new MarkParts(completes).mark(reentrant) : reentrant);
  }

  private Stmt statement(Stmt statement) {
    if (!suspends.in(statement)) {
      return trimmed(statement);
    } else if (statement instanceof Stmt.Block s) {
      return new Stmt.Block(statements(s.body()));
    } else if (statement instanceof Stmt.Part s) {
      return new Stmt.Part(statements(s.body()), true);
    } else if (statement instanceof Stmt.If s) {
      return reenterIf(s);
    } else if (statement instanceof Stmt.Loop s) {
      return loop(s);
    } else if (statement instanceof Stmt.Labeled s) {
      return new Stmt.Labeled(s.target(), nested(s.body()));
    } else if (statement instanceof Stmt.Switch s) {
      return reenterSwitch(s);
    } else if (statement instanceof Stmt.Try s) {
      return reenterTry(s);
    }
    return new Stmt.Block(statements(List.of(statement)));
  }

  private Stmt.Block nested(Stmt statement) {
    return new Stmt.Block(statements(Codes.body(statement)));
  }

  private Stmt trimmed(Stmt statement) {
    return new Trim(completes).apply(statement);
  }

  /** The statements of a block. */
  private List<Stmt> statements(List<Stmt> statements) {
    List<Integer> suspending = suspending(statements);
    if (suspending.isEmpty()) {
      return trim(statements);
    }
    List<Stmt> out = new ArrayList<>();
    List<Stmt> rest = declarations.move(statements, suspending.get(suspending.size() - 1), out);
    if (rest.stream().anyMatch(this::isWide)) {
      wide(rest, out);
    } else {
      ways(rest, out);
    }
    return trim(out);
  }

  private void ways(List<Stmt> statements, List<Stmt> out) {
    List<Integer> suspending = suspending(statements);
    if (suspending.isEmpty()) {
      out.addAll(statements);
    } else if (suspending.size() == 1) {
      one(statements, suspending.get(0), out);
    } else {
      out.add(several(statements, suspending));
    }
  }

  /** Whether a list of all labels inside a statement would be long. */
  private boolean isWide(Stmt statement) {
    return parted
        && suspends.in(statement)
        && (statement instanceof Stmt.Part || ranges.of(statement).isWide());
  }

  /**
   * Statements that hold many labels, in a row. A label behind them is greater than theirs, and
   * behind the one that holds it there is none any more.
   *
   * <pre>{@code
   * if (s <= 80) { [1 to 80] }
   * if (s <= 200) { [81 to 200] }
   * }</pre>
   */
  private void wide(List<Stmt> statements, List<Stmt> out) {
    int at = 0;
    List<Integer> suspending = suspending(statements);
    int end = suspending.get(suspending.size() - 1) + 1;
    for (int i = 0; i < end; i++) {
      if (isWide(statements.get(i))) {
        guarded(statements.subList(at, i), out);
        boolean last = i == end - 1;
        Stmt inner = statement(statements.get(i));
        out.add(last ? inner : guard(ranges.of(statements.get(i)), List.of(inner)));
        at = i + 1;
      }
    }
    ways(statements.subList(at, statements.size()), out);
  }

  private void guarded(List<Stmt> statements, List<Stmt> out) {
    if (!suspending(statements).isEmpty()) {
      List<Stmt> inner = new ArrayList<>();
      ways(statements, inner);
      out.add(guard(ranges.of(statements), trim(inner)));
    } else if (statements.stream().allMatch(this::doesNothing)) {
      out.addAll(statements.stream().filter(s -> s instanceof Stmt.Comment).toList());
    } else {
      out.add(new Stmt.If(conditions.label(" == 0"), new Stmt.Block(trim(statements)), null));
    }
  }

  private Stmt guard(Range range, List<Stmt> statements) {
    return new Stmt.If(conditions.label(" <= " + range.last()), new Stmt.Block(statements), null);
  }

  /** Where the statements that suspend stand. */
  private List<Integer> suspending(List<Stmt> statements) {
    return IntStream.range(0, statements.size())
        .filter(i -> suspends.in(statements.get(i)))
        .boxed()
        .toList();
  }

  private void one(List<Stmt> statements, int at, List<Stmt> out) {
    List<Stmt> before = new ArrayList<>(statements.subList(0, at));
    Stmt suspending = statements.get(at);
    Halves halves = apart(suspending);
    if (halves != null) {
      before.addAll(halves.before());
    }
    if (halves != null && !(suspending instanceof Stmt.Loop)) {
      before.addAll(halves.entry());
      boolean straight = isStraight(suspending, halves);
      List<Stmt> remainder = remainder(halves);
      out.add(entered(before, straight ? null : remainder));
      out.addAll(straight ? remainder : List.of());
    } else if (before.stream().allMatch(this::doesNothing)) {
      before.stream().filter(s -> s instanceof Stmt.Comment).forEach(out::add);
      out.addAll(halves == null ? List.of(statement(suspending)) : reentered(halves));
    } else {
      out.add(entered(before, halves == null ? null : remainder(halves)));
      out.addAll(halves == null ? List.of(statement(suspending)) : halves.entry());
    }
    out.addAll(trim(statements.subList(at + 1, statements.size())));
  }

  /** What is executed while running on, and what when the body is entered. */
  private Stmt entered(List<Stmt> entry, @Nullable List<Stmt> remainder) {
    return new Stmt.If(
        conditions.label(" == 0"),
        new Stmt.Block(trim(entry)),
        remainder == null ? null : new Stmt.Block(remainder));
  }

  /** A statement that suspends, in its halves; or null. */
  private @Nullable Halves apart(Stmt statement) {
    if (parted && !(statement instanceof Stmt.Suspend)) {
      return null;
    }
    return rounds.apart(statement);
  }

  /**
   * Whether what remains of a statement can stand behind what leads to its suspension. What remains
   * of a branch is a scope of its own, and stays one.
   */
  private boolean isStraight(Stmt statement, Halves halves) {
    return !(statement instanceof Stmt.Loop)
        && !(statement instanceof Stmt.If)
        && !completes.completes(halves.entry());
  }

  /** A loop that is entered with any label. */
  private List<Stmt> reentered(Halves loop) {
    List<Stmt> out = new ArrayList<>();
    out.add(new Stmt.If(conditions.label(" != 0"), new Stmt.Block(remainder(loop)), null));
    out.addAll(loop.entry());
    return out;
  }

  /** What remains behind the suspension that the label tells. */
  private List<Stmt> remainder(Halves halves) {
    return new Remainders(conditions, this::trim).of(halves);
  }

  private boolean doesNothing(Stmt statement) {
    return statement instanceof Stmt.Comment
        || (statement instanceof Stmt.LocalVar local && local.value() == null);
  }

  private Stmt several(List<Stmt> statements, List<Integer> suspending) {
    List<Stmt.Arm> arms = new ArrayList<>();
    String label = "case 0";
    List<Stmt> body = new ArrayList<>();
    int at = 0;
    for (int next : suspending) {
      body.addAll(statements.subList(at, next));
      Stmt statement = statements.get(next);
      Halves halves = apart(statement);
      boolean loop = statement instanceof Stmt.Loop;
      if (halves != null) {
        body.addAll(halves.before());
      }
      if (halves != null && isStraight(statement, halves)) {
        body.addAll(halves.entry());
        arms.add(new Stmt.Arm(Code.text(label), false, trim(body)));
        label = "case " + halves.remainders().firstKey();
        body = remainder(halves);
      } else {
        Range range = ranges.of(statement);
        if (body.stream().allMatch(this::doesNothing) && label.equals("case 0")) {
          label = "case 0, " + range;
        } else {
          arms.add(new Stmt.Arm(Code.text(label), false, trim(body)));
          label = "case " + range;
          body = new ArrayList<>();
        }
        if (halves == null) {
          body.add(statement(statement));
        } else if (loop) {
          body.addAll(reentered(halves));
        } else {
          body.add(entered(halves.entry(), remainder(halves)));
        }
      }
      at = next + 1;
    }
    body.addAll(statements.subList(at, statements.size()));
    List<Stmt> last = trim(body);
    boolean ends = !completes.completes(last);
    arms.replaceAll(arm -> completes.completes(arm.body()) ? fallingThrough(arm) : arm);
    arms.add(new Stmt.Arm(Code.text(ends ? "default" : label), ends, last));
    return new Stmt.Switch(new Target(null), conditions.label(), arms, false, ends);
  }

  private static Stmt.Arm fallingThrough(Stmt.Arm arm) {
    List<Stmt> body = new ArrayList<>(arm.body());
    body.add(new Stmt.Comment("// fall through"));
    return new Stmt.Arm(arm.label(), arm.otherwise(), body);
  }

  /** Leaves out what cannot be reached, which the compiler would refuse (JLS 14.22). */
  private List<Stmt> trim(List<Stmt> statements) {
    return new Trim(completes).reached(statements, s -> List.of(suspends.in(s) ? s : trimmed(s)));
  }

  private Stmt reenterIf(Stmt.If statement) {
    return new Stmt.If(
        conditions.branch(statement),
        nested(statement.then()),
        statement.otherwise() == null ? null : otherwise(statement.otherwise()));
  }

  private Stmt otherwise(Stmt statement) {
    return statement instanceof Stmt.If s && declarations.splits(s).isEmpty()
        ? statement(s)
        : nested(statement);
  }

  private Stmt loop(Stmt.Loop loop) {
    return new Stmt.Loop(
        loop.kind(),
        loop.target(),
        loop.initializers(),
        conditions.round(loop),
        loop.updates(),
        nested(loop.body()));
  }

  private Stmt reenterSwitch(Stmt.Switch statement) {
    List<Stmt.Arm> arms = new ArrayList<>();
    List<Stmt> front = new ArrayList<>();
    for (Stmt.Arm arm : statement.arms()) {
      for (Stmt declaration : arm.body()) {
        if (declaration instanceof Stmt.LocalVar local && split.test(local.variable())) {
          front.add(new Stmt.Declare(local.variable()));
        }
      }
      List<Stmt> body = new ArrayList<>(statements(arm.body()));
      body.removeIf(s -> s instanceof Stmt.Declare declare && front.contains(declare));
      arms.add(new Stmt.Arm(arm.label(), false, body));
    }
    for (int i = 0; i < arms.size() - 1; i++) {
      if (!arms.get(i).body().isEmpty() && completes.completes(arms.get(i).body())) {
        arms.set(i, fallingThrough(arms.get(i)));
      }
    }
    boolean exhaustive = statement.exhaustive() && !arms.isEmpty();
    if (exhaustive) {
      Stmt.Arm end = arms.remove(arms.size() - 1);
      arms.add(new Stmt.Arm(Code.text("default"), true, end.body()));
    }
    Stmt.Switch reentrant =
        new Stmt.Switch(statement.target(), conditions.arm(statement), arms, false, exhaustive);
    if (front.isEmpty()) {
      return reentrant;
    }
    front.add(reentrant);
    return new Stmt.Block(front);
  }

  private Stmt reenterTry(Stmt.Try statement) {
    Stmt.Block finalizer = statement.finalizer();
    if (finalizer != null) {
      Stmt.Block trimmed = new Stmt.Block(trim(finalizer.body()));
      finalizer = new Stmt.Block(List.of(new Stmt.If(conditions.running(), trimmed, null)));
    }
    List<Stmt.Catch> catches =
        statement.catches().stream()
            .map(
                c ->
                    new Stmt.Catch(
                        c.parameter(),
                        c.types(),
                        c.checked(),
                        new Stmt.Block(trim(c.body().body()))))
            .toList();
    return new Stmt.Try(statement.resources(), nested(statement.body()), catches, finalizer);
  }
}
