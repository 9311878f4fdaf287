package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A forward analysis over the structured body of what may be true of variables since the body was
 * last entered: each suspension is an end, and what is behind it a new beginning. Null stands for
 * what is not reached.
 */
abstract class EntryFlow {

  private final Map<Integer, Set<Variable>> atLabel = new LinkedHashMap<>();
  private final Map<Target, Set<Variable>> breaks = new HashMap<>();
  private final Map<Target, Set<Variable>> continues = new HashMap<>();

  /** What is known of a loop: before it, at the head of its rounds, and behind it. */
  private record Loop(Set<Variable> before, Set<Variable> head, @Nullable Set<Variable> after) {}

  private final Map<Target, Loop> loops = new HashMap<>();

  /** Adds the variables for which a statement itself makes it true. */
  abstract void own(Stmt statement, Set<Variable> variables);

  /** The variables for which it may be true right after a resume. */
  abstract Set<Variable> resumed(Stmt.Suspend statement);

  /** What is so behind a statement, one of several in a row, that is no suspension itself. */
  Set<Variable> behind(Stmt statement, Set<Variable> variables) {
    return variables;
  }

  /** The variables for which it may be true at each suspension, by its label. */
  final Map<Integer, Set<Variable>> find(Stmt.Block body, Set<Variable> begun) {
    after(body, new HashSet<>(begun));
    return atLabel;
  }

  private static @Nullable Set<Variable> union(
      @Nullable Set<Variable> a, @Nullable Set<Variable> b) {
    return a == null || b == null ? (a == null ? b : a) : both(a, b);
  }

  private static Set<Variable> both(Set<Variable> a, Set<Variable> b) {
    Set<Variable> both = new HashSet<>(a);
    both.addAll(b);
    return both;
  }

  private Set<Variable> with(Set<Variable> before, Stmt statement) {
    Set<Variable> after = new HashSet<>(before);
    own(statement, after);
    return after;
  }

  /** Adds the variables for which it may become true anywhere in a statement. */
  private void anywhere(Stmt statement, Set<Variable> variables) {
    own(statement, variables);
    if (statement instanceof Stmt.Suspend suspend) {
      variables.addAll(resumed(suspend));
    }
    Codes.children(statement).forEach(child -> anywhere(child, variables));
  }

  private @Nullable Set<Variable> after(
      List<? extends Stmt> statements, @Nullable Set<Variable> before) {
    Set<Variable> now = before;
    for (Stmt statement : statements) {
      now = after(statement, now);
      if (now != null && !(statement instanceof Stmt.Suspend)) {
        now = behind(statement, now);
      }
    }
    return now;
  }

  private @Nullable Set<Variable> after(Stmt statement, @Nullable Set<Variable> before) {
    if (before == null) {
      // Passes may leave code that is not reached; its suspensions are not reached either.
      return null;
    }
    if (statement instanceof Stmt.Block s) {
      return after(s.body(), before);
    } else if (statement instanceof Stmt.Part s) {
      return after(s.body(), before);
    } else if (statement instanceof Stmt.Suspend s) {
      atLabel.merge(s.label(), with(before, s), EntryFlow::both);
      return new HashSet<>(resumed(s));
    } else if (statement instanceof Stmt.If s) {
      Set<Variable> now = with(before, s);
      Set<Variable> otherwise = s.otherwise() == null ? now : after(s.otherwise(), now);
      return union(after(s.then(), now), otherwise);
    } else if (statement instanceof Stmt.Loop s) {
      return loop(s, before);
    } else if (statement instanceof Stmt.Labeled s) {
      return union(after(s.body(), before), breaks.get(s.target()));
    } else if (statement instanceof Stmt.Switch s) {
      return arms(s, with(before, s));
    } else if (statement instanceof Stmt.Try s) {
      return tryStatement(s, with(before, s));
    } else if (statement instanceof Stmt.Break s) {
      breaks.merge(s.target(), new HashSet<>(before), EntryFlow::both);
      return null;
    } else if (statement instanceof Stmt.Continue s) {
      continues.merge(s.target(), new HashSet<>(before), EntryFlow::both);
      return null;
    } else if (statement instanceof Stmt.Return || statement instanceof Stmt.Throw) {
      return null;
    }
    Set<Variable> now = new HashSet<>(before);
    anywhere(statement, now);
    return now;
  }

  /**
   * A loop inside of others is met again and again, with more each time: it goes on from what it
   * came to before, and does nothing where that is all. Else time would double with each loop.
   */
  private @Nullable Set<Variable> loop(Stmt.Loop loop, Set<Variable> before) {
    Loop known = loops.get(loop.target());
    if (known != null && known.before().containsAll(before)) {
      return known.after();
    }
    Set<Variable> head = new HashSet<>(before);
    if (known != null) {
      head.addAll(known.head());
    }
    Set<Variable> after = fixpoint(loop, head);
    loops.put(loop.target(), new Loop(Set.copyOf(before), head, after));
    return after;
  }

  private @Nullable Set<Variable> fixpoint(Stmt.Loop loop, Set<Variable> head) {
    loop.initializers().forEach(initializer -> anywhere(initializer, head));
    while (true) {
      Set<Variable> entry = with(head, loop);
      Set<Variable> end = union(after(loop.body(), entry), continues.get(loop.target()));
      end = after(loop.updates(), end);
      if (end == null || !head.addAll(end)) {
        // The condition of a do loop is also reached from inside, past whatever resumed there.
        Set<Variable> left = union(with(head, loop), breaks.get(loop.target()));
        return loop.kind() == Stmt.LoopKind.DO ? union(left, end) : left;
      }
    }
  }

  private @Nullable Set<Variable> arms(Stmt.Switch statement, Set<Variable> entry) {
    Set<Variable> end = statement.exhaustive() ? null : entry;
    Set<Variable> previous = null;
    for (Stmt.Arm arm : statement.arms()) {
      Set<Variable> in = statement.arrows() ? entry : union(entry, previous);
      previous = after(arm.body(), in);
      end = statement.arrows() ? union(end, previous) : end;
    }
    return union(union(end, previous), breaks.get(statement.target()));
  }

  private @Nullable Set<Variable> tryStatement(Stmt.Try statement, Set<Variable> before) {
    Set<Variable> thrown = new HashSet<>(before);
    anywhere(statement.body(), thrown);
    Set<Variable> end = after(statement.body(), before);
    for (Stmt.Catch clause : statement.catches()) {
      Set<Variable> caught = new HashSet<>(thrown);
      caught.add(clause.parameter());
      end = union(end, after(clause.body(), caught));
    }
    Stmt.Block finalizer = statement.finalizer();
    if (finalizer == null) {
      return end;
    }
    Set<Variable> left = new HashSet<>(before);
    anywhere(statement, left);
    after(finalizer, left);
    // The finalizer runs on every way out; what it does is done from there on.
    breaks.values().forEach(variables -> anywhere(finalizer, variables));
    continues.values().forEach(variables -> anywhere(finalizer, variables));
    if (end == null) {
      return null;
    }
    Set<Variable> now = new HashSet<>(end);
    anywhere(finalizer, now);
    return now;
  }
}
