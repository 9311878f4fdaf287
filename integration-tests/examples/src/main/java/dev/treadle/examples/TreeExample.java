package dev.treadle.examples;

import dev.treadle.Cursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Walks trees of three shapes. */
final class TreeExample {
  private static final int SIZE = 1_000_000;

  private TreeExample() {}

  static void run(Report report) {
    report.title("Tree: in-order iteration, as recursion");
    List<Integer> ascending = IntStream.range(0, SIZE).boxed().toList();
    List<Integer> shuffled = new ArrayList<>(ascending);
    Collections.shuffle(shuffled, new Random(1));
    Tree<Integer> tree = Tree.of(shuffled);

    List<Integer> pulled = new ArrayList<>();
    for (Integer value : tree) {
      pulled.add(value);
    }
    report.line("values of a random tree", Report.count(pulled.size()));
    report.line("the first", pulled.subList(0, 8));
    report.same("and the sorted values", pulled.equals(ascending));
    List<Integer> pushed = new ArrayList<>();
    tree.inorder(pushed::add);
    report.same("and in push mode", pushed.equals(pulled));

    Tree<Integer> deep = Tree.leaningLeft(ascending);
    try (Cursor<Integer> values = TreeCoroutines.inorder(deep).iterator()) {
      Integer first = values.next();
      report.line(
          "a tree that is a list",
          "first value " + first + ", found " + Report.count(SIZE) + " deep");
      long sum = first;
      while (values.hasNext()) {
        sum += values.next();
      }
      report.line("sum of its values", Report.count(sum));
    }
    report.line("and in push mode", pushDeep(deep));
    report.line(
        "both have the same values", Tree.sameFringe(tree, deep) + ", compared in step, no copies");
    report.generated(TreeCoroutines.class);
  }

  private static String pushDeep(Tree<Integer> deep) {
    try {
      deep.inorder(value -> {});
      return "this thread's stack was large enough";
    } catch (StackOverflowError e) {
      return "StackOverflowError, as in any plain recursion";
    }
  }
}
