package dev.treadle.processor.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a body. The same only if it is the same object. */
final class Node {

  /** The state in which a run waits here; absent where it does not wait. */
  final @Nullable Integer state;

  /** Where control may go from here. */
  final List<Node> next = new ArrayList<>();

  /** Where it goes if this step throws; absent if it cannot. */
  final @Nullable Node thrown;

  private Node(@Nullable Integer state, @Nullable Node thrown, Node... next) {
    this.state = state;
    this.thrown = thrown;
    this.next.addAll(Arrays.asList(next));
  }

  /** A step that may throw. */
  static Node step(Node thrown, Node... next) {
    return new Node(null, thrown, next);
  }

  /** A step that only goes on. */
  static Node pass(Node... next) {
    return new Node(null, null, next);
  }

  /** A step at which a run waits, and where an exception may be raised in it. */
  static Node state(int state, @Nullable Node thrown, Node... next) {
    return new Node(state, thrown, next);
  }
}
