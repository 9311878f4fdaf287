package dev.treadle.processor.ir;

import java.util.List;

/**
 * The states of a run and the ways between them. State 0 is before the body begins, state k is
 * suspended at the point with resume label k, and {@link #end} is after the body has ended.
 *
 * @param points the suspension points, in the order of their labels
 * @param transitions in the order of their states
 */
public record StateGraph(List<SuspensionPoint> points, List<Transition> transitions) {

  /** As many points as one takes in at a glance. */
  public static final int FEW = 12;

  /**
   * A way from one state to another on which the body is not suspended.
   *
   * @param thrown whether there is such a way only by way of an exception
   */
  public record Transition(int from, int to, boolean thrown) {}

  public StateGraph {
    points = List.copyOf(points);
    transitions = List.copyOf(transitions);
  }

  /** The last state. */
  public int end() {
    return points.size() + 1;
  }
}
