package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Continuation;
import dev.treadle.Routine;
import dev.treadle.examples.Leaves.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContinuationsTest {
  @Test
  void ambFindsTheSolutionsThatRecursionFinds() {
    for (int size = 1; size <= 8; size++) {
      List<List<Integer>> expected = new ArrayList<>();
      new Queens(size).solutions(expected::add);
      assertEquals(expected, ContinuationsExample.all(AmbPuzzlesCoroutines.queens(size)));
    }
  }

  @Test
  void ambSolvesSendMoreMoney() {
    List<String> expected = new ArrayList<>();
    for (int send = 1000; send < 10_000; send++) {
      for (int more = 1000; more < 2000; more++) {
        boolean sameE = send / 100 % 10 == more % 10; // lest all others be written out
        if (sameE && fits("%d + %d = %d".formatted(send, more, send + more))) {
          expected.add("%d + %d = %d".formatted(send, more, send + more));
        }
      }
    }
    assertEquals(expected, ContinuationsExample.all(AmbPuzzlesCoroutines.sendMoreMoney()));
  }

  /** Whether the text is SEND + MORE = MONEY with a digit of its own for each letter. */
  private static boolean fits(String text) {
    String letters = "SEND + MORE = MONEY";
    if (text.length() != letters.length()) {
      return false;
    }
    for (int i = 0; i < letters.length(); i++) {
      for (int j = 0; j < i; j++) {
        if ((letters.charAt(i) == letters.charAt(j)) != (text.charAt(i) == text.charAt(j))) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void ambFailsWhenNoChoiceIsLeft() {
    Routine<String, Void, Void> run = AmbCoroutines.fail(new Amb<>());
    assertThrows(NoSuchElementException.class, run::resume);
  }

  @Test
  void aZeroLeavesAllLevelsAtOnce() {
    List<Object> nested = List.of(7);
    for (int depth = 0; depth < 1000; depth++) {
      nested = List.of(1, nested, 2);
    }
    Routine<Integer, Void, Integer> whole = EscapesCoroutines.product(List.of(3, List.of(4, 5)));
    assertEquals(List.of(3, 4, 5), ContinuationsExample.all(whole));
    assertEquals(60, whole.result());
    Routine<Integer, Void, Integer> zero = EscapesCoroutines.product(List.of(nested, 0, 3));
    List<Integer> factors = ContinuationsExample.all(zero);
    assertEquals(2001, factors.size());
    assertFalse(factors.contains(3));
    assertEquals(0, zero.result());
  }

  @Test
  void anEndedLoopIsEnteredAgain() {
    int n = 10;
    List<Continuation<Integer, Integer, Void>> turns = new ArrayList<>();
    Routine<Integer, Void, Integer> run = EscapesCoroutines.sum(n, turns);
    assertFalse(run.resume());
    assertEquals(n * (n + 1) / 2, run.result());
    for (int turn = 1; turn <= n; turn++) {
      for (int weight = -3; weight < 3; weight++) {
        Routine<Integer, Void, ?> again = turns.get(turn - 1).start(weight);
        assertFalse(again.resume());
        assertEquals(n * (n + 1) / 2 + turn * (weight - 1), again.result());
      }
    }
  }

  @Test
  void fringesAreCompared() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      Node left = tree(random, 0, 40);
      assertEquals(true, same(left, tree(random, 0, 40)));
      assertEquals(false, same(left, tree(random, 0, 39)));
      assertEquals(false, same(left, tree(random, 1, 41)));
    }
  }

  private static Object same(Node left, Node right) {
    Routine<Void, Void, Boolean> run = LeavesCoroutines.same(left, right);
    assertFalse(run.resume());
    return run.result();
  }

  /** A tree of some shape with the leaves {@code from} to {@code to - 1}. */
  private static Node tree(Random random, int from, int to) {
    if (to - from == 1) {
      return Node.leaf(from);
    }
    int middle = from + 1 + random.nextInt(to - from - 1);
    return Node.of(tree(random, from, middle), tree(random, middle, to));
  }

  @Test
  void tasksTakeTurns() {
    Random random = new Random(2);
    for (int i = 0; i < 50; i++) {
      int[] steps = random.ints(random.nextInt(6), 0, 5).toArray();
      List<String> names = List.of("a", "b", "c", "d", "e", "f");
      List<String> expected = new ArrayList<>();
      for (int step = 1; step < 5; step++) {
        for (int task = 0; task < steps.length; task++) {
          if (step <= steps[task]) {
            expected.add(names.get(task) + " " + step);
          }
        }
      }
      expected.add("end");
      assertEquals(
          expected, ContinuationsExample.all(TasksCoroutines.all(new Tasks(), names, steps)));
    }
  }
}
