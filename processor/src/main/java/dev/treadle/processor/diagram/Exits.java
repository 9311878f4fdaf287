package dev.treadle.processor.diagram;

import dev.treadle.processor.ir.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where control goes from inside a statement when it does not go to what follows. */
sealed interface Exits {

  Node breaking(Target target);

  Node continuing(Target target);

  Node returning();

  /** Where an exception goes. */
  Node throwing();

  /** The exits of a whole body. */
  record OfBody(Node end, Node thrown) implements Exits {
    @Override
    public Node breaking(Target target) {
      throw new IllegalStateException("a break without its statement");
    }

    @Override
    public Node continuing(Target target) {
      throw new IllegalStateException("a continue without its loop");
    }

    @Override
    public Node returning() {
      return end;
    }

    @Override
    public Node throwing() {
      return thrown;
    }
  }

  /** Inside a statement that jumps name; {@code again} is absent unless it is a loop. */
  record OfTarget(Exits outer, Target target, Node behind, @Nullable Node again) implements Exits {
    @Override
    public Node breaking(Target to) {
      return to == target ? behind : outer.breaking(to);
    }

    @Override
    public Node continuing(Target to) {
      return to == target && again != null ? again : outer.continuing(to);
    }

    @Override
    public Node returning() {
      return outer.returning();
    }

    @Override
    public Node throwing() {
      return outer.throwing();
    }
  }

  /** Inside the block of a try statement with handlers. */
  record OfHandlers(Exits outer, Node throwing) implements Exits {
    @Override
    public Node breaking(Target target) {
      return outer.breaking(target);
    }

    @Override
    public Node continuing(Target target) {
      return outer.continuing(target);
    }

    @Override
    public Node returning() {
      return outer.returning();
    }
  }

  /**
   * Inside a try statement with a finalizer. It has an entry for each place that control goes to
   * behind it, made when it is first asked for.
   */
  final class OfFinalizer implements Exits {
    private final Exits outer;
    private final UnaryOperator<Node> finalizer;
    private final Map<Node, Node> entries = new HashMap<>();

    /** Exits through a finalizer, given as the entry of a copy of it before some node. */
    OfFinalizer(Exits outer, UnaryOperator<Node> finalizer) {
      this.outer = outer;
      this.finalizer = finalizer;
    }

    Node before(Node node) {
      return entries.computeIfAbsent(node, finalizer);
    }

    @Override
    public Node breaking(Target target) {
      return before(outer.breaking(target));
    }

    @Override
    public Node continuing(Target target) {
      return before(outer.continuing(target));
    }

    @Override
    public Node returning() {
      return before(outer.returning());
    }

    @Override
    public Node throwing() {
      return before(outer.throwing());
    }
  }
}
