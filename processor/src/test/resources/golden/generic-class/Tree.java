package shop;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Iterator;

final class Tree<T extends Comparable<T>> implements Iterable<T> {
  private Tree<T> left;
  private Tree<T> right;
  private final T value;

  Tree(T value) {
    this.value = value;
  }

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

  void add(T added) {
    if (added.compareTo(value) < 0) {
      if (left == null) {
        left = new Tree<>(added);
      } else {
        left.add(added);
      }
    } else if (right == null) {
      right = new Tree<>(added);
    } else {
      right.add(added);
    }
  }

  @Override
  public Iterator<T> iterator() {
    return TreeCoroutines.inorder(this).iterator();
  }
}
