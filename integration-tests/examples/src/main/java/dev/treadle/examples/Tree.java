package dev.treadle.examples;

import dev.treadle.Cursor;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A binary search tree that is not balanced, walked by recursion.
 *
 * <p>The walk is the one of the textbook: left, myself, right. As a state machine it stops after
 * each value, and its depth is bounded by the heap and not by the stack: a tree that has become a
 * list a million long is walked like any other.
 *
 * @param <T> the type of the values
 */
final class Tree<T extends Comparable<? super T>> implements Iterable<T> {
  private @Nullable Tree<T> left;
  private final T value;
  private @Nullable Tree<T> right;

  Tree(T value) {
    this.value = value;
  }

  /** Yields the values in ascending order. */
  @Generator
  void inorder(Yielder<T> out) {
    if (left != null) {
      left.inorder(out);
    }
    out.yield(value);
    if (right != null) {
      right.inorder(out);
    }
  }

  /** A run over the values in ascending order; it begins when it is first asked. */
  @Override
  public Iterator<T> iterator() {
    return TreeCoroutines.inorder(this).iterator();
  }

  /**
   * Adds a value below this node.
   *
   * @return false if the tree has it already
   */
  boolean add(T added) {
    Tree<T> node = this;
    while (true) {
      int order = added.compareTo(node.value);
      if (order == 0) {
        return false;
      }
      Tree<T> next = order < 0 ? node.left : node.right;
      if (next == null) {
        if (order < 0) {
          node.left = new Tree<>(added);
        } else {
          node.right = new Tree<>(added);
        }
        return true;
      }
      node = next;
    }
  }

  /** A tree of values, which are added in the order given. */
  static <T extends Comparable<? super T>> Tree<T> of(List<T> values) {
    Tree<T> root = new Tree<>(values.get(0));
    for (T value : values.subList(1, values.size())) {
      root.add(value);
    }
    return root;
  }

  /** The worst shape for ascending values: each node the left child of the next. */
  static <T extends Comparable<? super T>> Tree<T> leaningLeft(List<T> ascending) {
    Tree<T> root = new Tree<>(ascending.get(0));
    for (T value : ascending.subList(1, ascending.size())) {
      Tree<T> parent = new Tree<>(value);
      parent.left = root;
      root = parent;
    }
    return root;
  }

  /** The other worst shape: each node the right child of the one before. */
  static <T extends Comparable<? super T>> Tree<T> leaningRight(List<T> ascending) {
    Tree<T> root = new Tree<>(ascending.get(0));
    Tree<T> last = root;
    for (T value : ascending.subList(1, ascending.size())) {
      Tree<T> child = new Tree<>(value);
      last.right = child;
      last = child;
    }
    return root;
  }

  /**
   * Whether two trees hold the same values, whatever their shapes: the same-fringe problem. Both
   * are walked in step and only as far as they agree, and neither is copied.
   */
  static <T extends Comparable<? super T>> boolean sameFringe(Tree<T> one, Tree<T> other) {
    try (Cursor<T> a = TreeCoroutines.inorder(one).iterator();
        Cursor<T> b = TreeCoroutines.inorder(other).iterator()) {
      while (a.hasNext() && b.hasNext()) {
        if (a.next().compareTo(b.next()) != 0) {
          return false;
        }
      }
      return !a.hasNext() && !b.hasNext();
    }
  }
}
