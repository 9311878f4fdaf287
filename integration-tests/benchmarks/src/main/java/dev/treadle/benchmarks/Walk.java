package dev.treadle.benchmarks;

import static dev.treadle.benchmarks.Workload.begun;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The walk over a binary tree by recursion, on trees of several shapes. */
public final class Walk {
  private Walk() {}

  /** A node, whose value takes no box that would have to be made. */
  public record Node(@Nullable Node left, Integer value, @Nullable Node right) {
    @Generator
    void inorder(Yielder<Integer> out) {
      if (left != null) {
        left.inorder(out);
      }
      out.yield(value);
      if (right != null) {
        right.inorder(out);
      }
    }
  }

  /** The nodes that are still to be shown, on a stack of its own. */
  static final class Hand implements Iterator<Integer> {
    private final Deque<Node> pending = new ArrayDeque<>();

    Hand(Node root) {
      push(root);
    }

    private void push(@Nullable Node from) {
      for (Node node = from; node != null; node = node.left()) {
        pending.push(node);
      }
    }

    @Override
    public boolean hasNext() {
      return !pending.isEmpty();
    }

    @Override
    public Integer next() {
      Node node = pending.pop();
      push(node.right());
      return node.value();
    }
  }

  /** The calls on a stack of their own, as the recursion makes them: any body can be done so. */
  static final class Calls implements Iterator<Integer> {
    private final Deque<Call> stack = new ArrayDeque<>();
    private @Nullable Integer value;

    Calls(Node root) {
      stack.push(new Call(root));
    }

    private static final class Call {
      private static final int BEGUN = 0;
      private static final int LEFT = 1;
      private static final int SHOWN = 2;
      private static final int RIGHT = 3;

      private final Node node;
      private int at = BEGUN;

      Call(Node node) {
        this.node = node;
      }
    }

    @Override
    public boolean hasNext() {
      if (value == null) {
        advance();
      }
      return value != null;
    }

    private void advance() {
      for (Call top = stack.peek(); top != null; top = stack.peek()) {
        switch (top.at) {
          case Call.BEGUN -> call(top, Call.LEFT, top.node.left());
          case Call.LEFT -> {
            top.at = Call.SHOWN;
            value = top.node.value();
            return;
          }
          case Call.SHOWN -> call(top, Call.RIGHT, top.node.right());
          default -> stack.pop();
        }
      }
    }

    private void call(Call top, int at, @Nullable Node callee) {
      top.at = at;
      if (callee != null) {
        stack.push(new Call(callee));
      }
    }

    @Override
    public Integer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Integer next = Objects.requireNonNull(value);
      value = null;
      return next;
    }
  }

  private static @Nullable Node balanced(int depth) {
    return depth == 0 ? null : new Node(balanced(depth - 1), depth, balanced(depth - 1));
  }

  private static Node row(int length, boolean left) {
    Node root = new Node(null, 0, null);
    for (int i = 1; i < length; i++) {
      root = left ? new Node(root, i % 100, null) : new Node(null, i % 100, root);
    }
    return root;
  }

  private static Workload.Values<Integer> workload(String name, int size, Supplier<Node> tree) {
    Supplier<Node> root = Workload.once(tree);
    return Workload.numbers("tree, " + name, size)
        .iterator(Variant.TREADLE, () -> Walk_NodeCoroutines.inorder(root.get()).iterator())
        .iterator(Variant.HAND, () -> new Hand(root.get()))
        .iterator(Variant.CALLS, () -> new Calls(root.get()));
  }

  static List<Workload> workloads() {
    Supplier<Node> balanced = Workload.once(() -> new Node(balanced(19), 20, balanced(19)));
    Node path = row(20, true);
    return List.of(
        workload("balanced, depth 20", (1 << 20) - 1, balanced)
            .iterator(Variant.KOTLIN, () -> KotlinGenerators.inorder(balanced.get()))
            .push(out -> balanced.get().inorder(out))
            // As deep, at the first value, as in the whole tree, which is too large to be searched.
            .suspended(Variant.TREADLE, () -> begun(Walk_NodeCoroutines.inorder(path).iterator()))
            .suspended(Variant.HAND, () -> begun(new Hand(path)))
            .suspended(Variant.KOTLIN, () -> begun(KotlinGenerators.inorder(path)))
            .suspended(Variant.THREAD, () -> begun(new Handoff<>(path::inorder))),
        workload("10,000 left", 10_000, () -> row(10_000, true)),
        workload("10,000 right", 10_000, () -> row(10_000, false)),
        workload("1,000,000 left", 1_000_000, () -> row(1_000_000, true)),
        workload("1,000,000 right", 1_000_000, () -> row(1_000_000, false)));
  }
}
