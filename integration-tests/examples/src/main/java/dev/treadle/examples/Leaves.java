package dev.treadle.examples;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.annotation.Coroutine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A generator made of {@code capture} and {@code jump} alone: the leaves of a tree, one at a time.
 * Who asks for the next one jumps into the walk, and the walk jumps back with it.
 */
final class Leaves {
  /** A tree with values at its leaves: these have no branches. */
  record Node(@Nullable Node left, int value, @Nullable Node right) {
    static Node leaf(int value) {
      return new Node(null, value, null);
    }

    static Node of(Node left, Node right) {
      return new Node(left, 0, right);
    }
  }

  private final Node tree;

  /** Where the next leaf is waited for. */
  private @Nullable Continuation<@Nullable Optional<Integer>, Void, Void> asking;

  /** Where the walk goes on, null before it begins. */
  private @Nullable Continuation<Boolean, Void, Void> walking;

  Leaves(Node tree) {
    this.tree = tree;
  }

  /** The next leaf, empty behind the last. */
  @Coroutine
  Optional<Integer> next(Co<Void, Void> co) {
    Optional<Integer> answer =
        co.<@Nullable Optional<Integer>>capture(
            k -> {
              asking = k;
              return null;
            });
    if (answer != null) {
      return answer;
    }
    if (walking != null) {
      return co.jump(walking, true);
    }
    walk(co, tree);
    return co.jump(asking, Optional.empty());
  }

  @Coroutine
  private void walk(Co<Void, Void> co, Node node) {
    if (node.left != null && node.right != null) {
      walk(co, node.left);
      walk(co, node.right);
      return;
    }
    boolean again =
        co.<Boolean>capture(
            k -> {
              walking = k;
              return false;
            });
    if (!again) {
      co.jump(asking, Optional.of(node.value));
    }
  }

  /** Whether two trees have the same leaves in the same order, however they branch. */
  @Coroutine
  static boolean same(Co<Void, Void> co, Node left, Node right) {
    Leaves first = new Leaves(left);
    Leaves second = new Leaves(right);
    while (true) {
      Optional<Integer> leaf = first.next(co);
      if (!leaf.equals(second.next(co))) {
        return false;
      }
      if (leaf.isEmpty()) {
        return true;
      }
    }
  }
}
