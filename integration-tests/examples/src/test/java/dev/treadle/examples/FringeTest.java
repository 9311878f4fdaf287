package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.examples.Fringe.Fork;
import dev.treadle.examples.Fringe.Leaf;
import dev.treadle.examples.Fringe.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FringeTest {
  @Test
  void treesOfAnyShapeAreComparedByTheirLeaves() {
    Random random = new Random(1);
    int same = 0;
    for (int i = 0; i < 2_000; i++) {
      List<String> one = texts(random);
      List<String> other = random.nextBoolean() ? one : texts(random);
      boolean answer = Fringe.same(tree(one, random), tree(other, random));
      assertEquals(one.equals(other), answer, () -> one + " and " + other);
      same += answer ? 1 : 0;
    }
    assertTrue(same > 900 && same < 1_900, "both answers are tested");
  }

  @Test
  void aTreeMayBeAsDeepAsItLikes() {
    String[] many = IntStream.range(0, 300_000).mapToObj(Integer::toString).toArray(String[]::new);
    Node left = Fringe.leaningLeft(many);
    assertTrue(Fringe.same(left, Fringe.leaningRight(many)));
    many[many.length - 1] = "other";
    assertFalse(Fringe.same(left, Fringe.leaningRight(many)));
    assertFalse(Fringe.same(left, new Fork(left, new Leaf("more"))));
  }

  private static List<String> texts(Random random) {
    List<String> texts = new ArrayList<>();
    int size = 1 + random.nextInt(5);
    for (int i = 0; i < size; i++) {
      texts.add(random.nextBoolean() ? "a" : "b");
    }
    return texts;
  }

  private static Node tree(List<String> leaves, Random random) {
    if (leaves.size() == 1) {
      return new Leaf(leaves.get(0));
    }
    int cut = 1 + random.nextInt(leaves.size() - 1);
    return new Fork(
        tree(leaves.subList(0, cut), random), tree(leaves.subList(cut, leaves.size()), random));
  }
}
