package dev.treadle.processor.diagram;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.SuspensionPoint;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the steps of a body, from its end to its beginning: each statement is made with the step
 * that follows it. A finalizer is made once for each place to which control goes on behind it, so
 * that no way leads in by one and out by another.
 */
final class FlowGraph {

  private static final Pattern LITERAL =
      Pattern.compile("\\s*(-?[\\w.]*|\"[^\"]*\"|'[^']*');?\\s*");

  private final IdentityHashMap<SuspensionPoint, Integer> states;

  FlowGraph(IdentityHashMap<SuspensionPoint, Integer> states) {
    this.states = states;
  }

  /** The first step of a body that ends in state {@code end}. */
  Node of(Stmt.Block body, int end) {
    Node ended = Node.state(end, null);
    return before(body, ended, new Exits.OfBody(ended, Node.pass()));
  }

  private Node before(List<? extends Stmt> statements, Node next, Exits exits) {
    Node entry = next;
    for (int i = statements.size() - 1; i >= 0; i--) {
      entry = before(statements.get(i), entry, exits);
    }
    return entry;
  }

  private Node before(@Nullable Stmt statement, Node next, Exits exits) {
    if (statement == null) {
      return next;
    } else if (statement instanceof Stmt.Suspend s) {
      return suspend(s, next, exits);
    } else if (statement instanceof Stmt.Block s) {
      return before(s.body(), next, exits);
    } else if (statement instanceof Stmt.If s) {
      Node otherwise = before(s.otherwise(), next, exits);
      return step(s, exits, before(s.then(), next, exits), otherwise);
    } else if (statement instanceof Stmt.Loop s) {
      return loop(s, next, exits);
    } else if (statement instanceof Stmt.ForEach s) {
      Node head = step(s, exits, next);
      head.next.add(before(s.body(), head, new Exits.OfTarget(exits, s.target(), next, head)));
      return head;
    } else if (statement instanceof Stmt.Labeled s) {
      return before(s.body(), next, new Exits.OfTarget(exits, s.target(), next, null));
    } else if (statement instanceof Stmt.Break s) {
      return exits.breaking(s.target());
    } else if (statement instanceof Stmt.Continue s) {
      return exits.continuing(s.target());
    } else if (statement instanceof Stmt.YieldValue s) {
      return step(s, exits, exits.breaking(s.target()));
    } else if (statement instanceof Stmt.Return s) {
      return step(s, exits, exits.returning());
    } else if (statement instanceof Stmt.Throw) {
      return Node.step(exits.throwing());
    } else if (statement instanceof Stmt.Switch s) {
      return switchOver(s, next, exits);
    } else if (statement instanceof Stmt.Try s) {
      return tryStatement(s, next, exits);
    } else if (statement instanceof Stmt.Synchronized s) {
      return step(s, exits, before(s.body(), next, exits));
    } else if (statement instanceof Stmt.Plain s && !s.completes()) {
      return Node.step(exits.throwing());
    }
    return step(statement, exits, next);
  }

  private Node suspend(Stmt.Suspend statement, Node next, Exits exits) {
    Integer state = states.get(statement.point());
    if (state == null) {
      return next; // dropped since, as nothing leads to it
    }
    Node suspended = Node.state(state, exits.throwing());
    if (statement.point().kind() != SuspensionPoint.Kind.JUMP) {
      suspended.next.add(next);
    }
    return statement.operand().asVariable() == null ? step(statement, exits, suspended) : suspended;
  }

  private Node loop(Stmt.Loop loop, Node next, Exits exits) {
    Node head = step(loop, exits);
    Node again = before(loop.updates(), head, exits);
    Node body = before(loop.body(), again, new Exits.OfTarget(exits, loop.target(), next, again));
    head.next.add(body);
    if (loop.condition() != null) {
      head.next.add(next);
    }
    return before(loop.initializers(), loop.kind() == Stmt.LoopKind.DO ? body : head, exits);
  }

  private Node switchOver(Stmt.Switch statement, Node next, Exits exits) {
    Exits inside = new Exits.OfTarget(exits, statement.target(), next, null);
    Node head = step(statement, exits);
    Node following = next;
    for (int i = statement.arms().size() - 1; i >= 0; i--) {
      Node arm =
          before(statement.arms().get(i).body(), statement.arrows() ? next : following, inside);
      head.next.add(arm);
      following = arm;
    }
    if (!statement.exhaustive()) {
      head.next.add(next);
    }
    return head;
  }

  private Node tryStatement(Stmt.Try statement, Node next, Exits exits) {
    Exits handled = exits;
    Node behind = next;
    Stmt.Block finalizer = statement.finalizer();
    if (finalizer != null) {
      Exits.OfFinalizer through =
          new Exits.OfFinalizer(exits, node -> before(finalizer, node, exits));
      handled = through;
      behind = through.before(next);
    }
    Exits inside = handled;
    if (!statement.catches().isEmpty()) {
      List<Node> thrown = new ArrayList<>();
      for (Stmt.Catch clause : statement.catches()) {
        thrown.add(before(clause.body(), behind, handled));
      }
      if (statement.catches().stream().noneMatch(FlowGraph::catchesAll)) {
        thrown.add(handled.throwing());
      }
      inside = new Exits.OfHandlers(handled, Node.pass(thrown.toArray(Node[]::new)));
    }
    Node body = before(statement.body(), behind, inside);
    return statement.resources().isEmpty() ? body : Node.step(inside.throwing(), body);
  }

  private static boolean catchesAll(Stmt.Catch clause) {
    return clause.types().stream().anyMatch(t -> t.toString().equals("java.lang.Throwable"));
  }

  /** What a statement does itself, before control goes on. */
  private static Node step(Stmt statement, Exits exits, Node... next) {
    return Codes.own(statement).stream().allMatch(FlowGraph::isLiteral)
        ? Node.pass(next)
        : Node.step(exits.throwing(), next);
  }

  /** Whether evaluating this cannot throw, as can be seen at once. */
  private static boolean isLiteral(Code code) {
    return code.parts().stream()
        .allMatch(part -> part instanceof Code.Text t && LITERAL.matcher(t.text()).matches());
  }
}
