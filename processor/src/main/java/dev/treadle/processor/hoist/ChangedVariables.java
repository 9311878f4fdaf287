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
 * Finds which variables may have been assigned since the body was entered, at each suspension: only
 * those differ from their fields and have to be saved. A forward analysis over the structured body;
 * null stands for what is not reached.
 */
final class ChangedVariables {

  private final Map<Integer, Set<Variable>> atLabel = new LinkedHashMap<>();
  private final Map<Target, Set<Variable>> breaks = new HashMap<>();
  private final Map<Target, Set<Variable>> continues = new HashMap<>();

  /** The variables that may have changed at each suspension, by its label. */
  Map<Integer, Set<Variable>> find(Stmt.Block body) {
    after(body, new HashSet<>());
    return atLabel;
  }

  private static @Nullable Set<Variable> union(
      @Nullable Set<Variable> a, @Nullable Set<Variable> b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    Set<Variable> union = new HashSet<>(a);
    union.addAll(b);
    return union;
  }

  private static Set<Variable> with(Set<Variable> changed, Stmt statement) {
    Set<Variable> after = new HashSet<>(changed);
    own(statement, after);
    return after;
  }

  /** Adds what a statement itself assigns. */
  private static void own(Stmt statement, Set<Variable> assigned) {
    if (statement instanceof Stmt.LocalVar local && local.value() != null) {
      assigned.add(local.variable());
    } else if (statement instanceof Stmt.Assign assign) {
      assigned.add(assign.variable());
    }
    Codes.own(statement).forEach(code -> assigned.addAll(code.writes()));
  }

  /** Adds what is assigned anywhere in a statement. */
  private static void anywhere(Stmt statement, Set<Variable> assigned) {
    own(statement, assigned);
    Codes.children(statement).forEach(child -> anywhere(child, assigned));
  }

  private @Nullable Set<Variable> after(
      List<? extends Stmt> statements, @Nullable Set<Variable> before) {
    Set<Variable> changed = before;
    for (Stmt statement : statements) {
      changed = after(statement, changed);
    }
    return changed;
  }

  private @Nullable Set<Variable> after(Stmt statement, @Nullable Set<Variable> before) {
    if (before == null) {
      // Passes may leave code that is not reached; its suspensions are not reached either.
      return null;
    }
    if (statement instanceof Stmt.Block s) {
      return after(s.body(), before);
    } else if (statement instanceof Stmt.Suspend s) {
      atLabel.merge(s.label(), with(before, s), ChangedVariables::both);
      return new HashSet<>();
    } else if (statement instanceof Stmt.If s) {
      Set<Variable> changed = with(before, s);
      Set<Variable> otherwise = s.otherwise() == null ? changed : after(s.otherwise(), changed);
      return union(after(s.then(), changed), otherwise);
    } else if (statement instanceof Stmt.Loop s) {
      return loop(s, before);
    } else if (statement instanceof Stmt.Labeled s) {
      return union(after(s.body(), before), breaks.get(s.target()));
    } else if (statement instanceof Stmt.Switch s) {
      return arms(s, with(before, s));
    } else if (statement instanceof Stmt.Try s) {
      return tryStatement(s, before);
    } else if (statement instanceof Stmt.Break s) {
      breaks.merge(s.target(), new HashSet<>(before), ChangedVariables::both);
      return null;
    } else if (statement instanceof Stmt.Continue s) {
      continues.merge(s.target(), new HashSet<>(before), ChangedVariables::both);
      return null;
    } else if (statement instanceof Stmt.Return || statement instanceof Stmt.Throw) {
      return null;
    }
    Set<Variable> changed = new HashSet<>(before);
    anywhere(statement, changed);
    return changed;
  }

  private static Set<Variable> both(Set<Variable> a, Set<Variable> b) {
    Set<Variable> both = new HashSet<>(a);
    both.addAll(b);
    return both;
  }

  private @Nullable Set<Variable> loop(Stmt.Loop loop, Set<Variable> before) {
    Set<Variable> head = new HashSet<>(before);
    loop.initializers().forEach(initializer -> anywhere(initializer, head));
    while (true) {
      Set<Variable> entry = with(head, loop);
      Set<Variable> end = union(after(loop.body(), entry), continues.get(loop.target()));
      end = after(loop.updates(), end);
      if (end == null || !head.addAll(end)) {
        return union(with(head, loop), breaks.get(loop.target()));
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
    if (statement.finalizer() == null) {
      return end;
    }
    Set<Variable> left = new HashSet<>(before);
    anywhere(statement, left);
    after(statement.finalizer(), left);
    breaks.values().forEach(changed -> anywhere(statement.finalizer(), changed));
    continues.values().forEach(changed -> anywhere(statement.finalizer(), changed));
    // The finalizer runs on every way out; what it assigns is changed from there on.
    if (end != null) {
      Set<Variable> changed = new HashSet<>(end);
      anywhere(statement.finalizer(), changed);
      return changed;
    }
    return null;
  }
}
