package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds which variables may still be read when a body goes on after each suspension: a backward
 * analysis over the structured body. An exception may leave a block at any point, so what handlers
 * and finalizers read is live all through it.
 */
final class Liveness {

  private final Numbering numbering;
  private final Map<Integer, BitSet> atLabel = new LinkedHashMap<>();
  private final Map<Target, BitSet> heads = new HashMap<>();
  private final IdentityHashMap<Stmt, BitSet> dying = new IdentityHashMap<>();
  private final Set<Integer> asked = new HashSet<>();
  private final @Nullable Variable receiver;
  private final @Nullable Variable label;

  /** What is live where control may go from inside a statement. */
  private record Exits(
      Map<Target, BitSet> breaks, Map<Target, BitSet> continues, BitSet returns, BitSet throwing) {
    Exits through(BitSet finalizer) {
      Map<Target, BitSet> b = new HashMap<>();
      breaks.forEach((target, live) -> b.put(target, union(live, finalizer)));
      Map<Target, BitSet> c = new HashMap<>();
      continues.forEach((target, live) -> c.put(target, union(live, finalizer)));
      return new Exits(b, c, union(returns, finalizer), finalizer);
    }

    Exits breaking(Target target, BitSet live) {
      Map<Target, BitSet> b = new HashMap<>(breaks);
      b.put(target, live);
      return new Exits(b, continues, returns, throwing);
    }

    Exits continuing(Target target, BitSet live) {
      Map<Target, BitSet> c = new HashMap<>(continues);
      c.put(target, live);
      return new Exits(breaks, c, returns, throwing);
    }

    Exits throwing(BitSet live) {
      return new Exits(breaks, continues, returns, live);
    }

    /** What is live wherever control may go from inside a statement but to its end. */
    BitSet from(Stmt statement) {
      BitSet live = (BitSet) throwing.clone();
      jumps(statement, live);
      return live;
    }

    private void jumps(Stmt statement, BitSet live) {
      if (statement instanceof Stmt.Break s) {
        live.or(breaks.getOrDefault(s.target(), new BitSet()));
      } else if (statement instanceof Stmt.Continue s) {
        live.or(continues.getOrDefault(s.target(), new BitSet()));
      } else if (statement instanceof Stmt.Return) {
        live.or(returns);
      }
      Codes.children(statement).forEach(child -> jumps(child, live));
    }
  }

  /**
   * An analysis.
   *
   * @param numbering numbers the variables
   * @param receiver stands for the template's receiver, if it has one
   * @param label stands for the resume label, where re-entry is explicit already
   */
  Liveness(Numbering numbering, @Nullable Variable receiver, @Nullable Variable label) {
    this.numbering = numbering;
    this.receiver = receiver;
    this.label = label;
  }

  /** Analyses a body. */
  void analyze(Stmt.Block body) {
    live(body, new BitSet(), new Exits(Map.of(), Map.of(), new BitSet(), new BitSet()));
  }

  /** The variables that live across each suspension, by its label. */
  Map<Integer, VariableSet> result() {
    Map<Integer, VariableSet> result = new LinkedHashMap<>();
    atLabel.forEach((label, live) -> result.put(label, new VariableSet(numbering, live)));
    return result;
  }

  /** Whether something asks for the resume label behind a resume. */
  boolean asksBehind(Stmt.Resume resume) {
    return asked.contains(resume.label());
  }

  /** The variables that a statement, one of several in a row, is the last to use. */
  VariableSet dyingAt(Stmt statement) {
    return new VariableSet(numbering, dying.getOrDefault(statement, new BitSet())).copy();
  }

  private static BitSet union(BitSet a, BitSet b) {
    BitSet union = (BitSet) a.clone();
    union.or(b);
    return union;
  }

  private BitSet before(Code code, BitSet after) {
    BitSet live = (BitSet) after.clone();
    code.reads().forEach(v -> live.set(numbering.of(v)));
    DefiniteWrites.in(code).forEach(v -> live.clear(numbering.of(v)));
    code.declares().forEach(v -> live.clear(numbering.of(v)));
    if (receiver != null && code.readsSelf()) {
      live.set(numbering.of(receiver));
    }
    if (label != null && code.parts().stream().anyMatch(part -> part instanceof Code.Label)) {
      live.set(numbering.of(label));
    }
    return live;
  }

  private BitSet before(@Nullable Expr expr, BitSet after) {
    return expr == null ? (BitSet) after.clone() : before(Codes.of(expr), after);
  }

  private BitSet live(List<? extends Stmt> statements, BitSet after, Exits exits) {
    BitSet live = after;
    for (int i = statements.size() - 1; i >= 0; i--) {
      BitSet behind = live;
      live = live(statements.get(i), behind, exits);
      BitSet dying = (BitSet) live.clone();
      dying.andNot(behind);
      this.dying.put(statements.get(i), dying);
    }
    return live;
  }

  private BitSet live(Stmt statement, BitSet after, Exits exits) {
    return union(transfer(statement, after, exits), exits.throwing());
  }

  private BitSet transfer(Stmt statement, BitSet after, Exits exits) {
    if (statement instanceof Stmt.Block s) {
      return live(s.body(), after, exits);
    } else if (statement instanceof Stmt.Part s) {
      return live(s.body(), after, exits);
    } else if (statement instanceof Stmt.LocalVar s) {
      return assignment(s.variable(), s.value(), after);
    } else if (statement instanceof Stmt.Assign s) {
      return assignment(s.variable(), s.value(), after);
    } else if (statement instanceof Stmt.Suspend s) {
      BitSet resumed = union(after, exits.throwing());
      atLabel.computeIfAbsent(s.label(), label -> new BitSet()).or(resumed);
      return before(s.operand(), resumed);
    } else if (statement instanceof Stmt.If s) {
      BitSet then = live(s.then(), after, exits);
      BitSet otherwise = s.otherwise() == null ? after : live(s.otherwise(), after, exits);
      return before(s.condition(), union(then, otherwise));
    } else if (statement instanceof Stmt.Loop s) {
      return loop(s, after, exits);
    } else if (statement instanceof Stmt.ForEach s) {
      return before(s.source(), forEach(s, after, exits));
    } else if (statement instanceof Stmt.Labeled s) {
      return live(s.body(), after, exits.breaking(s.target(), after));
    } else if (statement instanceof Stmt.Break s) {
      return exits.breaks().getOrDefault(s.target(), new BitSet());
    } else if (statement instanceof Stmt.Continue s) {
      return exits.continues().getOrDefault(s.target(), new BitSet());
    } else if (statement instanceof Stmt.Return s) {
      return before(s.value(), exits.returns());
    } else if (statement instanceof Stmt.Throw s) {
      return before(s.exception(), exits.throwing());
    } else if (statement instanceof Stmt.Switch s) {
      return before(s.selector(), arms(s, after, exits.breaking(s.target(), after)));
    } else if (statement instanceof Stmt.Try s) {
      return tryStatement(s, after, exits);
    } else if (statement instanceof Stmt.Synchronized s) {
      return before(s.lock(), live(s.body(), after, exits));
    } else if (statement instanceof Stmt.Resume s && label != null) {
      BitSet live = union(after, exits.throwing());
      if (live.get(numbering.of(label))) {
        asked.add(s.label());
        live.clear(numbering.of(label));
      }
      return live;
    } else if (statement instanceof Stmt.Snapshot s) {
      BitSet live = (BitSet) after.clone();
      s.variables().forEach(v -> live.set(numbering.of(v)));
      return live;
    }
    BitSet live = after;
    for (Code code : Codes.own(statement)) {
      live = before(code, live);
    }
    return live;
  }

  private BitSet assignment(Variable variable, @Nullable Expr value, BitSet after) {
    BitSet live = (BitSet) after.clone();
    live.clear(numbering.of(variable));
    return before(value, live);
  }

  private BitSet loop(Stmt.Loop loop, BitSet after, Exits exits) {
    BitSet head = heads.computeIfAbsent(loop.target(), target -> new BitSet());
    BitSet entry;
    while (true) {
      BitSet bodyEnd;
      if (loop.kind() == Stmt.LoopKind.DO) {
        bodyEnd = before(loop.condition(), union(head, after));
        entry =
            live(
                loop.body(),
                bodyEnd,
                exits.breaking(loop.target(), after).continuing(loop.target(), bodyEnd));
      } else {
        bodyEnd = live(loop.updates(), head, exits);
        BitSet body =
            live(
                loop.body(),
                bodyEnd,
                exits.breaking(loop.target(), after).continuing(loop.target(), bodyEnd));
        entry = before(loop.condition(), loop.condition() == null ? body : union(body, after));
      }
      BitSet next = union(head, entry);
      if (next.equals(head)) {
        break;
      }
      head.or(next);
    }
    return live(loop.initializers(), entry, exits);
  }

  private BitSet forEach(Stmt.ForEach loop, BitSet after, Exits exits) {
    BitSet head = union(after, heads.computeIfAbsent(loop.target(), target -> new BitSet()));
    while (true) {
      BitSet body =
          live(
              loop.body(),
              head,
              exits.breaking(loop.target(), after).continuing(loop.target(), head));
      body.clear(numbering.of(loop.variable()));
      BitSet next = union(head, body);
      if (next.equals(head)) {
        heads.put(loop.target(), head);
        return head;
      }
      head = next;
    }
  }

  private BitSet arms(Stmt.Switch statement, BitSet after, Exits exits) {
    BitSet live = statement.exhaustive() ? new BitSet() : (BitSet) after.clone();
    BitSet next = after;
    for (int i = statement.arms().size() - 1; i >= 0; i--) {
      BitSet arm = live(statement.arms().get(i).body(), statement.arrows() ? after : next, exits);
      arm = before(statement.arms().get(i).label(), arm);
      live.or(arm);
      next = arm;
    }
    return live;
  }

  private BitSet tryStatement(Stmt.Try statement, BitSet after, Exits exits) {
    Exits inside = exits;
    BitSet end = after;
    if (statement.finalizer() != null) {
      end = live(statement.finalizer(), union(after, exits.from(statement)), exits);
      inside = exits.through(end);
    }
    BitSet handlers = (BitSet) inside.throwing().clone();
    for (Stmt.Catch clause : statement.catches()) {
      BitSet handler = live(clause.body(), end, inside);
      handler.clear(numbering.of(clause.parameter()));
      handlers.or(handler);
    }
    BitSet live = live(statement.body(), end, inside.throwing(handlers));
    for (int i = statement.resources().size() - 1; i >= 0; i--) {
      Stmt.Resource resource = statement.resources().get(i);
      if (resource.variable() != null) {
        live.clear(numbering.of(resource.variable()));
      }
      live = before(resource.value(), live);
    }
    return live;
  }
}
