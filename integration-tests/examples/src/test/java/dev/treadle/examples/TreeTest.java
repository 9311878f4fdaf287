package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeTest {
  private static final int MILLION = 1_000_000;
  private static final int SMALL_STACK = 256 * 1024;

  @Test
  void inorderGivesTheValuesSorted() {
    Random random = new Random(7);
    for (int size = 1; size < 200; size++) {
      List<Integer> values = random.ints(size, 0, 300).boxed().toList();
      Tree<Integer> tree = Tree.of(values);
      assertEquals(List.copyOf(new TreeSet<>(values)), pull(tree));
      assertEquals(pull(tree), push(tree));
    }
  }

  @Test
  void eachIteratorIsARunOfItsOwn() {
    Tree<String> tree = Tree.of(List.of("m", "c", "x", "a"));
    try (Cursor<String> one = TreeCoroutines.inorder(tree).iterator();
        Cursor<String> other = TreeCoroutines.inorder(tree).iterator()) {
      assertEquals("a", one.next());
      assertEquals("c", one.next());
      assertEquals("a", other.next());
      assertEquals("m", one.next());
    }
    assertEquals(List.of("a", "c", "m", "x"), pull(tree));
  }

  @Test
  void forEachOfTheSequencePushes() {
    Tree<String> tree = Tree.of(List.of("m", "c", "x", "a"));
    List<String> values = new ArrayList<>();
    TreeCoroutines.inorder(tree).forEach(values::add);
    assertEquals(List.of("a", "c", "m", "x"), values);
  }

  @Test
  void aTreeAMillionDeepNeedsNoStack() throws Exception {
    List<Integer> ascending = IntStream.range(0, MILLION).boxed().toList();
    for (Function<List<Integer>, Tree<Integer>> shape :
        List.<Function<List<Integer>, Tree<Integer>>>of(Tree::leaningLeft, Tree::leaningRight)) {
      Tree<Integer> tree = shape.apply(ascending);
      assertEquals(ascending, onSmallStack(tree, t -> pull(t)));
      assertEquals(
          List.of(0, 1),
          onSmallStack(
              tree,
              t -> {
                try (Cursor<Integer> run = TreeCoroutines.inorder(t).iterator()) {
                  return List.of(run.next(), run.next());
                }
              }));
    }
  }

  @Test
  void treesOfAnyShapeCompareByTheirValues() throws Exception {
    List<Integer> ascending = IntStream.range(0, 100_000).boxed().toList();
    List<Integer> shuffled = new ArrayList<>(ascending);
    Collections.shuffle(shuffled, new Random(3));
    Tree<Integer> random = Tree.of(shuffled);
    Tree<Integer> left = Tree.leaningLeft(ascending);
    Tree<Integer> right = Tree.leaningRight(ascending);
    Boolean same = onSmallStack(left, t -> Tree.sameFringe(t, right));
    assertTrue(same);
    assertTrue(Tree.sameFringe(random, left));
    assertFalse(Tree.sameFringe(random, Tree.leaningLeft(ascending.subList(0, 99_999))));
    assertFalse(Tree.sameFringe(Tree.leaningLeft(ascending.subList(1, 100_000)), random));
  }

  private static <T, R> R onSmallStack(T argument, Function<T, R> work) throws Exception {
    FutureTask<R> task = new FutureTask<>(() -> work.apply(argument));
    new Thread(null, task, "small stack", SMALL_STACK).start();
    return task.get();
  }

  private static <T extends Comparable<? super T>> List<T> pull(Tree<T> tree) {
    List<T> values = new ArrayList<>();
    for (T value : tree) {
      values.add(value);
    }
    return values;
  }

  private static <T extends Comparable<? super T>> List<T> push(Tree<T> tree) {
    List<T> values = new ArrayList<>();
    tree.inorder(values::add);
    return values;
  }
}
