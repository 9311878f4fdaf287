package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Completes;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.Jumps;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.SuspensionPoint;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes statements apart into what leads to a suspension, and what remains of them when the body
 * goes on, where no part of the one is repeated in the other. So neither has to ask for a label.
 *
 * <pre>{@code
 * A; [suspend 1] B                            A; [suspend 1]             [resume 1] B
 * A; if (c) { [suspend 1] B }                 A; if (c) { [suspend 1] }  [resume 1] B
 * A; [suspend 1] B; [suspend 2] C             A; [suspend 1]             1 -> [resume 1] B; [suspend 2]
 *                                                                        2 -> [resume 2] C
 * A; try { [suspend 1] B } finally { F } C    A; [suspend 1]             try { [resume 1] B } finally { F } C
 * }</pre>
 */
final class SplitRound {

  /** A loop's head with more updates than that would be hard to read. */
  private static final int UPDATES = 5;

  private final CoroutineDeclaration declaration;
  private final ContainsSuspension suspends;
  private final Completes completes;
  private final Declarations declarations;
  private final Repeatable repeatable;

  /** A pass for one body. */
  SplitRound(
      CoroutineDeclaration declaration,
      ContainsSuspension suspends,
      Completes completes,
      Declarations declarations,
      Repeatable repeatable) {
    this.declaration = declaration;
    this.suspends = suspends;
    this.completes = completes;
    this.declarations = declarations;
    this.repeatable = repeatable;
  }

  /**
   * What leads to the first suspension, and what remains behind each.
   *
   * @param before of a loop, what is executed before it when the body does not go on in it
   * @param remainders by the label of the suspension
   * @param tail what remains behind all of them
   */
  record Halves(
      List<Stmt> before,
      List<Stmt> entry,
      SortedMap<Integer, List<Stmt>> remainders,
      List<Stmt> tail) {
    private Halves(List<Stmt> entry, SortedMap<Integer, List<Stmt>> remainders) {
      this(List.of(), entry, remainders, List.of());
    }

    /** The same with more behind the only suspension. */
    private void then(List<Stmt> rest) {
      List<Stmt> longer = new ArrayList<>(remainders.get(remainders.firstKey()));
      longer.addAll(rest);
      remainders.put(remainders.firstKey(), longer);
    }

    private Stream<List<Stmt>> parts() {
      return Stream.concat(Stream.of(entry), remainders.values().stream());
    }
  }

  /**
   * Takes a loop apart: when the body goes on, the rest of the round is executed before the loop.
   * The entry of the halves is the loop then. Null if it is none of that kind.
   *
   * <pre>{@code
   * for (; c; u) { A; [suspend 1] B }    if (c) { A; [suspend 1] }    [resume 1] B; u
   * }</pre>
   */
  private @Nullable Halves loop(Stmt.Loop loop) {
    boolean plain =
        loop.kind() != Stmt.LoopKind.DO
            && loop.initializers().isEmpty()
            && declarations.splits(loop).isEmpty();
    if (!plain) {
      return null;
    }
    List<Stmt> body = Codes.body(loop.body());
    Halves round = halves(body);
    Halves halves = round == null ? inner(loop, body) : round;
    if (halves == null
        || halves.remainders().values().stream().anyMatch(r -> jumps(r, loop.target()))) {
      return null;
    }
    List<Stmt> entry = halves.entry();
    List<Stmt> updates = updates(loop, halves.before());
    List<Stmt> rounds;
    if (completes.completes(entry) || jumps(entry, loop.target())) {
      rounds =
          List.of(
              new Stmt.Loop(
                  updates.isEmpty() ? loop.kind() : Stmt.LoopKind.FOR,
                  loop.target(),
                  List.of(),
                  loop.condition(),
                  updates,
                  new Stmt.Block(entry)));
    } else if (loop.condition() == null) {
      rounds = entry;
    } else {
      rounds = List.of(new Stmt.If(loop.condition(), new Stmt.Block(entry), null));
    }
    List<Stmt> trimmed = new Trim(completes).rewrite(rounds);
    List<Stmt> tail = round == null ? halves.tail() : loop.updates();
    return new Halves(halves.before(), trimmed, halves.remainders(), tail);
  }

  /**
   * Takes a loop apart whose rounds are another loop, and nothing behind it. What remains of a
   * round of that leads back into it: past the head of this loop, if that may be evaluated once
   * more, and past what begins the inner loop, if that can stand before and behind a round as well.
   * Null if they cannot, or the inner loop does not come apart.
   *
   * <pre>{@code
   * for (; c; u) { A; for (; d; v) { [suspend 1] B } }
   * // becomes
   * A
   * for (; c; u, A) { if (d) { [suspend 1] } }     [resume 1] B; v
   * }</pre>
   */
  private @Nullable Halves inner(Stmt.Loop outer, List<Stmt> round) {
    int last = round.size() - 1;
    if (last < 0 || !(round.get(last) instanceof Stmt.Loop inner)) {
      return null;
    }
    List<Stmt> begin = round.subList(0, last);
    Halves halves = repeatable.declare(begin) ? loop(inner) : null;
    if (halves == null
        || !repeatable.holds(outer.condition(), outer.body(), halves.remainders().keySet())) {
      return null;
    }
    List<Stmt> before = new ArrayList<>(begin);
    before.addAll(halves.before());
    if (updates(outer, before).size() > UPDATES) {
      return null;
    }
    return new Halves(before, halves.entry(), halves.remainders(), halves.tail());
  }

  private static List<Stmt> updates(Stmt.Loop loop, List<Stmt> more) {
    return Stream.concat(loop.updates().stream(), more.stream())
        .filter(s -> !(s instanceof Stmt.Comment))
        .toList();
  }

  /** Takes statements in a row apart, or answers null. */
  private @Nullable Halves halves(List<Stmt> statements) {
    Halves halves =
        statements.stream().anyMatch(SplitRound::isUsedOnBothSides) ? null : inRow(statements);
    return halves != null && declaresApart(statements, halves) ? halves : null;
  }

  private @Nullable Halves inRow(List<Stmt> statements) {
    int at = 0;
    while (at < statements.size() && !suspends.in(statements.get(at))) {
      at++;
    }
    if (at == statements.size()) {
      return null;
    }
    List<Stmt> rest = statements.subList(at + 1, statements.size());
    Halves first = rest.isEmpty() ? halves(statements.get(at)) : straight(statements.get(at));
    if (first == null) {
      return null;
    }
    first.entry().addAll(0, statements.subList(0, at));
    if (suspends.in(rest)) {
      Halves more = inRow(rest);
      if (more == null) {
        return null;
      }
      first.then(more.entry());
      first.remainders().putAll(more.remainders());
    } else if (!rest.isEmpty()) {
      first.then(rest);
    }
    return first;
  }

  /** Takes a statement apart, behind which there is nothing; or answers null. */
  private @Nullable Halves halves(Stmt statement) {
    if (!(statement instanceof Stmt.If s)) {
      return straight(statement);
    }
    Halves halves = branches(s);
    return halves != null && declaresApart(List.of(s), halves) ? halves : null;
  }

  /** Takes a statement apart whose own variables are declared before it; or answers null. */
  @Nullable Halves apart(Stmt statement) {
    if (statement instanceof Stmt.Loop loop) {
      return loop(loop);
    }
    return statement instanceof Stmt.If s ? branches(s) : straight(statement);
  }

  private @Nullable Halves branches(Stmt.If s) {
    Halves halves = new Halves(new ArrayList<>(), new TreeMap<>());
    Stmt then = branch(s.then(), halves);
    Stmt otherwise = s.otherwise() == null ? null : branch(s.otherwise(), halves);
    if (then == null || (otherwise == null && s.otherwise() != null)) {
      return null;
    }
    halves.entry().add(new Stmt.If(s.condition(), then, otherwise));
    return halves;
  }

  /** What of a branch leads to a suspension: all of it if there is none; null if not apart. */
  private @Nullable Stmt branch(Stmt branch, Halves whole) {
    if (!suspends.in(branch)) {
      return branch;
    }
    Halves halves = branch instanceof Stmt.If chain ? halves(chain) : halves(Codes.body(branch));
    if (halves == null) {
      return null;
    }
    whole.remainders().putAll(halves.remainders());
    return branch instanceof Stmt.If ? halves.entry().get(0) : new Stmt.Block(halves.entry());
  }

  /** Takes a statement apart that is suspended wherever it goes on, or answers null. */
  private @Nullable Halves straight(Stmt statement) {
    if (statement instanceof Stmt.Suspend s) {
      Stmt resume = new Stmt.Resume(s.point(), s.label(), true);
      return new Halves(
          new ArrayList<>(List.of(s)), new TreeMap<>(Map.of(s.label(), List.of(resume))));
    }
    return statement instanceof Stmt.Try s ? leading(s) : null;
  }

  /**
   * Takes the suspension at the very beginning of a {@code try} out of it, since what is handed out
   * there is at hand: nothing can be thrown before the body goes on.
   */
  private @Nullable Halves leading(Stmt.Try statement) {
    List<Stmt> body = statement.body().body();
    int at = 0;
    while (at < body.size() && body.get(at) instanceof Stmt.Comment) {
      at++;
    }
    if (!statement.resources().isEmpty()
        || at == body.size()
        || !(body.get(at) instanceof Stmt.Suspend suspend)
        || !isAtHand(suspend)) {
      return null;
    }
    List<Stmt> entry = new ArrayList<>(body.subList(0, at));
    entry.add(suspend);
    List<Stmt> rest = new ArrayList<>();
    rest.add(new Stmt.Resume(suspend.point(), suspend.label(), true));
    rest.addAll(body.subList(at + 1, body.size()));
    Stmt remainder =
        new Stmt.Try(List.of(), new Stmt.Block(rest), statement.catches(), statement.finalizer());
    return suspends.in(remainder)
        ? null
        : new Halves(entry, new TreeMap<>(Map.of(suspend.label(), List.of(remainder))));
  }

  /** Whether what is yielded is a variable as it is, and needs no conversion that could fail. */
  private boolean isAtHand(Stmt.Suspend suspend) {
    Variable variable = suspend.operand().asVariable();
    return suspend.point().kind() == SuspensionPoint.Kind.YIELD
        && !declaration.awaits()
        && variable != null
        && (variable.type().getKind().isPrimitive()
            || !declaration.yielded().getKind().isPrimitive());
  }

  /** Whether a statement may declare what several parts need. */
  private static boolean isUsedOnBothSides(Stmt statement) {
    return statement instanceof Stmt.ClassDeclaration
        || (statement instanceof Stmt.LocalVar local && local.variable().constant());
  }

  /**
   * Whether each part declares all that it uses of what statements declare: then it can stay where
   * it is declared.
   */
  private boolean declaresApart(List<Stmt> statements, Halves halves) {
    return statements.stream()
        .flatMap(statement -> declarations.splits(statement).stream())
        .noneMatch(
            variable ->
                halves
                    .parts()
                    .anyMatch(part -> mentions(part, variable) && !declares(part, variable)));
  }

  private boolean declares(List<Stmt> statements, Variable variable) {
    return statements.stream()
        .anyMatch(s -> declarations.splits(s).contains(variable) && isInScope(s, variable));
  }

  /** Whether what a statement declares is known behind it: what a value binds is not. */
  private static boolean isInScope(Stmt statement, Variable variable) {
    return statement instanceof Stmt.LocalVar local
        ? local.variable() == variable
        : !(statement instanceof Stmt.Assign) && !(statement instanceof Stmt.Eval);
  }

  private static boolean mentions(List<Stmt> statements, Variable variable) {
    return statements.stream()
        .anyMatch(s -> Codes.any(s, inner -> Codes.variables(inner).contains(variable)));
  }

  private static boolean jumps(List<Stmt> statements, Target target) {
    return new Jumps(new Stmt.Block(statements)).leadTo(target);
  }
}
