package dev.treadle.processor.diagram;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.StateGraph;
import dev.treadle.processor.ir.StateGraph.Transition;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.SuspensionPoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds how control goes from each suspension point to the next.
 *
 * <pre>{@code
 * while (i < n) { out.yield(i++); }          // 1
 * try { out.yield(a()); }                    // 2
 * catch (IOException e) { out.yield(b()); }  // 3
 * // has the transitions
 * 0 to 1, 0 to 2, 1 to 1, 1 to 2, 2 to end, 3 to end; thrown: 0 to 3, 1 to 3, 2 to 3
 * }</pre>
 *
 * <p>Conditions are taken to hold or not, and expressions that are more than a literal to throw or
 * not. An exception that leaves the body ends the run from anywhere; that is no transition.
 */
public final class FindTransitions {

  private final int most;

  /** A pass that leaves bodies alone which have more than {@code most} suspension points. */
  public FindTransitions(int most) {
    this.most = most;
  }

  /**
   * Precondition: suspensions are statements in both bodies; handlers and finalizers are in place
   * in {@code core}, and {@code numbered} is made from it and has the resume labels. Null for a
   * body that is left alone.
   */
  public @Nullable StateGraph run(Body core, Body numbered) {
    IdentityHashMap<SuspensionPoint, Integer> states = new IdentityHashMap<>();
    Map<Integer, SuspensionPoint> points = new TreeMap<>();
    number(numbered.statements(), states, points);
    if (points.size() > most) {
      return null;
    }
    int end = points.size() + 1;
    Node start = Node.state(0, null, new FlowGraph(states).of(core.statements(), end));
    List<Transition> transitions = new ArrayList<>();
    Map<Integer, List<Node>> nodes = nodes(start);
    nodes.forEach((from, copies) -> transitions(from, copies, transitions));
    return new StateGraph(List.copyOf(points.values()), transitions);
  }

  private static void number(
      Stmt statement,
      IdentityHashMap<SuspensionPoint, Integer> states,
      Map<Integer, SuspensionPoint> points) {
    if (statement instanceof Stmt.Suspend s) {
      states.put(s.point(), s.label());
      points.put(s.label(), s.point());
    }
    Codes.children(statement).forEach(child -> number(child, states, points));
  }

  /** All steps at which a run waits, by their states. */
  private static Map<Integer, List<Node>> nodes(Node start) {
    Map<Integer, List<Node>> nodes = new TreeMap<>();
    Set<Node> seen = new HashSet<>(Set.of(start));
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (node.state != null) {
        nodes.computeIfAbsent(node.state, state -> new ArrayList<>()).add(node);
      }
      node.next.stream().filter(seen::add).forEach(open::add);
      if (node.thrown != null && seen.add(node.thrown)) {
        open.add(node.thrown);
      }
    }
    return nodes;
  }

  private static void transitions(int from, List<Node> copies, List<Transition> transitions) {
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>();
    copies.forEach(node -> open.addAll(node.next));
    Set<Integer> plain = reach(open, seen, false);
    copies.forEach(node -> throwing(node, open));
    seen.stream().filter(node -> node.state == null).forEach(node -> throwing(node, open));
    seen.clear();
    Set<Integer> all = reach(open, seen, true);
    all.addAll(plain);
    all.forEach(to -> transitions.add(new Transition(from, to, !plain.contains(to))));
  }

  private static void throwing(Node node, Deque<Node> open) {
    if (node.thrown != null) {
      open.add(node.thrown);
    }
  }

  /** The states that control comes to first from some steps. */
  private static Set<Integer> reach(Deque<Node> open, Set<Node> seen, boolean thrown) {
    Set<Integer> reached = new TreeSet<>();
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (!seen.add(node)) {
        continue;
      }
      if (node.state != null) {
        reached.add(node.state);
        continue;
      }
      open.addAll(node.next);
      if (thrown) {
        throwing(node, open);
      }
    }
    return reached;
  }
}
