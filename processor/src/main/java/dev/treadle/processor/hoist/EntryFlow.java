package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A forward analysis over the structured body of what may be true of variables since the body was
 * last entered: each suspension is an end, and what is behind it a new beginning. Null stands for
 * what is not reached.
 */
abstract class EntryFlow {

  final Numbering numbering;
  private final Map<Integer, VariableSet> atLabel = new LinkedHashMap<>();
  private final Map<Target, VariableSet> breaks = new HashMap<>();
  private final Map<Target, VariableSet> continues = new HashMap<>();

  /** What is known of a loop: before it, at the head of its rounds, and behind it. */
  private record Loop(VariableSet before, VariableSet head, @Nullable VariableSet after) {}

  private final Map<Target, Loop> loops = new HashMap<>();

  EntryFlow(Numbering numbering) {
    this.numbering = numbering;
  }

  /** Adds the variables for which a statement itself makes it true. */
  abstract void own(Stmt statement, VariableSet variables);

  /** The variables for which it may be true right after a resume. */
  abstract VariableSet resumed(Stmt.Suspend statement);

  /** What is so behind a statement, one of several in a row, that is no suspension itself. */
  VariableSet behind(Stmt statement, VariableSet variables) {
    return variables;
  }

  /** The variables for which it may be true at each suspension, by its label. */
  final Map<Integer, VariableSet> find(Stmt.Block body, VariableSet begun) {
    after(body, begun.copy());
    return atLabel;
  }

  private static @Nullable VariableSet union(@Nullable VariableSet a, @Nullable VariableSet b) {
    return a == null || b == null ? (a == null ? b : a) : both(a, b);
  }

  private static VariableSet both(VariableSet a, VariableSet b) {
    VariableSet both = a.copy();
    both.addAll(b);
    return both;
  }

  private VariableSet with(VariableSet before, Stmt statement) {
    VariableSet after = before.copy();
    own(statement, after);
    return after;
  }

  /** Adds the variables for which it may become true anywhere in a statement. */
  private void anywhere(Stmt statement, VariableSet variables) {
    own(statement, variables);
    if (statement instanceof Stmt.Suspend suspend) {
      variables.addAll(resumed(suspend));
    }
    Codes.children(statement).forEach(child -> anywhere(child, variables));
  }

  private @Nullable VariableSet after(
      List<? extends Stmt> statements, @Nullable VariableSet before) {
    VariableSet now = before;
    for (Stmt statement : statements) {
      now = after(statement, now);
      if (now != null && !(statement instanceof Stmt.Suspend)) {
        now = behind(statement, now);
      }
    }
    return now;
  }

  private @Nullable VariableSet after(Stmt statement, @Nullable VariableSet before) {
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
      return resumed(s).copy();
    } else if (statement instanceof Stmt.If s) {
      VariableSet now = with(before, s);
      VariableSet otherwise = s.otherwise() == null ? now : after(s.otherwise(), now);
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
      breaks.merge(s.target(), before.copy(), EntryFlow::both);
      return null;
    } else if (statement instanceof Stmt.Continue s) {
      continues.merge(s.target(), before.copy(), EntryFlow::both);
      return null;
    } else if (statement instanceof Stmt.Return || statement instanceof Stmt.Throw) {
      return null;
    }
    VariableSet now = before.copy();
    anywhere(statement, now);
    return now;
  }

  /**
   * A loop inside of others is met again and again, with more each time: it goes on from what it
   * came to before, and does nothing where that is all. Else time would double with each loop.
   */
  private @Nullable VariableSet loop(Stmt.Loop loop, VariableSet before) {
    Loop known = loops.get(loop.target());
    if (known != null && known.before().containsAll(before)) {
      return known.after();
    }
    VariableSet head = before.copy();
    if (known != null) {
      head.addAll(known.head());
    }
    VariableSet after = fixpoint(loop, head);
    loops.put(loop.target(), new Loop(before.copy(), head, after));
    return after;
  }

  private @Nullable VariableSet fixpoint(Stmt.Loop loop, VariableSet head) {
    loop.initializers().forEach(initializer -> anywhere(initializer, head));
    while (true) {
      VariableSet entry = with(head, loop);
      VariableSet end = union(after(loop.body(), entry), continues.get(loop.target()));
      end = after(loop.updates(), end);
      if (end == null || !head.addAll(end)) {
        // The condition of a do loop is also reached from inside, past whatever resumed there.
        VariableSet left = union(with(head, loop), breaks.get(loop.target()));
        return loop.kind() == Stmt.LoopKind.DO ? union(left, end) : left;
      }
    }
  }

  private @Nullable VariableSet arms(Stmt.Switch statement, VariableSet entry) {
    VariableSet end = statement.exhaustive() ? null : entry;
    VariableSet previous = null;
    for (Stmt.Arm arm : statement.arms()) {
      VariableSet in = statement.arrows() ? entry : union(entry, previous);
      previous = after(arm.body(), in);
      end = statement.arrows() ? union(end, previous) : end;
    }
    return union(union(end, previous), breaks.get(statement.target()));
  }

  private @Nullable VariableSet tryStatement(Stmt.Try statement, VariableSet before) {
    VariableSet thrown = before.copy();
    anywhere(statement.body(), thrown);
    VariableSet end = after(statement.body(), before);
    for (Stmt.Catch clause : statement.catches()) {
      VariableSet caught = thrown.copy();
      caught.add(clause.parameter());
      end = union(end, after(clause.body(), caught));
    }
    Stmt.Block finalizer = statement.finalizer();
    if (finalizer == null) {
      return end;
    }
    VariableSet left = before.copy();
    anywhere(statement, left);
    after(finalizer, left);
    // The finalizer runs on every way out; what it does is done from there on.
    breaks.values().forEach(variables -> anywhere(finalizer, variables));
    continues.values().forEach(variables -> anywhere(finalizer, variables));
    if (end == null) {
      return null;
    }
    VariableSet now = end.copy();
    anywhere(finalizer, now);
    return now;
  }
}
