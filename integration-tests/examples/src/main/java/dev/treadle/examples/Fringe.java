package dev.treadle.examples;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.annotation.Coroutine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The same-fringe problem: whether two trees have the same leaves, from left to right, whatever
 * their shapes.
 *
 * <p>Three colleagues: one walks the one tree, one the other, and one compares. None calls another;
 * each says who goes on. Both trees are walked in step, only as far as they agree, and as deep as
 * the heap allows.
 */
final class Fringe {
  private Fringe() {}

  /** A tree with texts for leaves. */
  sealed interface Node permits Leaf, Fork {}

  /** A leaf. */
  record Leaf(String text) implements Node {}

  /** A node with two subtrees. */
  record Fork(Node left, Node right) implements Node {}

  /** Gives each leaf to whoever asks for one, and null in the end. */
  @Coroutine
  static void leaves(Peer<Colleague<@Nullable String, ?>> peer, Node tree) {
    Colleague<@Nullable String, ?> asking = visit(peer, tree, peer.first());
    while (true) {
      asking = peer.transfer(asking, null);
    }
  }

  /**
   * Gives the leaves below a node to those who ask for them.
   *
   * @return who asks for the next one
   */
  @Coroutine
  private static Colleague<@Nullable String, ?> visit(
      Peer<Colleague<@Nullable String, ?>> peer, Node node, Colleague<@Nullable String, ?> asking) {
    if (node instanceof Fork fork) {
      return visit(peer, fork.right(), visit(peer, fork.left(), asking));
    }
    return peer.transfer(asking, ((Leaf) node).text());
  }

  /** Asks both for a leaf until there are no more, or two differ. */
  @Coroutine
  static boolean compare(
      Peer<@Nullable String> peer,
      Colleague<Colleague<@Nullable String, ?>, ?> one,
      Colleague<Colleague<@Nullable String, ?>, ?> other) {
    String a;
    String b;
    do {
      a = peer.transfer(one, peer.self());
      b = peer.transfer(other, peer.self());
    } while (a != null && Objects.equals(a, b));
    return Objects.equals(a, b);
  }

  static boolean same(Node one, Node other) {
    try (Colleague<Colleague<@Nullable String, ?>, Void> a = FringeCoroutines.leaves(one);
        Colleague<Colleague<@Nullable String, ?>, Void> b = FringeCoroutines.leaves(other)) {
      Colleague<@Nullable String, Boolean> comparing = FringeCoroutines.compare(a, b);
      Colleague.run(comparing, null);
      return comparing.result();
    }
  }

  /** A tree of all leaves that leans to the left: as deep as it can be. */
  static Node leaningLeft(String... leaves) {
    Node tree = new Leaf(leaves[0]);
    for (int i = 1; i < leaves.length; i++) {
      tree = new Fork(tree, new Leaf(leaves[i]));
    }
    return tree;
  }

  /** A tree of all leaves that leans to the right. */
  static Node leaningRight(String... leaves) {
    Node tree = new Leaf(leaves[leaves.length - 1]);
    for (int i = leaves.length - 2; i >= 0; i--) {
      tree = new Fork(new Leaf(leaves[i]), tree);
    }
    return tree;
  }
}
