package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueensTest {
  /** The numbers of solutions for boards from 1 on (OEIS A000170). */
  private static final int[] SOLUTIONS = {1, 0, 0, 2, 10, 4, 40, 92, 352, 724};

  @Test
  void theSolutionsAreCompleteAndRight() {
    for (int size = 1; size <= SOLUTIONS.length; size++) {
      List<List<Integer>> all = pull(size);
      assertEquals(SOLUTIONS[size - 1], all.size());
      assertEquals(SOLUTIONS[size - 1], new HashSet<>(all).size());
      for (List<Integer> columns : all) {
        assertEquals(size, columns.size());
        assertNoAttack(columns);
      }
    }
  }

  @Test
  void theMachineGivesWhatPushModeGives() {
    for (int size = 1; size <= 8; size++) {
      List<List<Integer>> pushed = new ArrayList<>();
      new Queens(size).solutions(pushed::add);
      assertEquals(pushed, pull(size));
    }
  }

  @Test
  void aBoardIsDrawn() {
    assertEquals(". Q .\nQ . .\n. . Q", Queens.board(List.of(1, 0, 2)));
  }

  private static List<List<Integer>> pull(int size) {
    List<List<Integer>> all = new ArrayList<>();
    for (List<Integer> solution : QueensCoroutines.solutions(new Queens(size))) {
      all.add(solution);
    }
    return all;
  }

  private static void assertNoAttack(List<Integer> columns) {
    for (int row = 0; row < columns.size(); row++) {
      for (int above = 0; above < row; above++) {
        int distance = Math.abs(columns.get(row) - columns.get(above));
        assertNotEquals(0, distance);
        assertNotEquals(row - above, distance);
      }
    }
  }
}
