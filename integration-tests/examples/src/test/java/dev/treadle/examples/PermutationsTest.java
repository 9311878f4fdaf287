package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermutationsTest {
  @Test
  void allPermutationsComeInOrder() {
    for (int size = 0; size <= 7; size++) {
      List<Integer> items = IntStream.range(0, size).boxed().toList();
      List<List<Integer>> expected = new ArrayList<>();
      List<Integer> permutation = new ArrayList<>(items);
      do {
        expected.add(List.copyOf(permutation));
      } while (advance(permutation));
      assertEquals(expected, pull(items, size));
    }
  }

  @Test
  void arrangementsAreAllThereAndDistinct() {
    List<String> items = List.of("a", "b", "c", "d", "e", "f");
    for (int length = 0; length <= items.size(); length++) {
      List<List<String>> all = pull(items, length);
      int count = 1;
      for (int i = 0; i < length; i++) {
        count *= items.size() - i;
      }
      assertEquals(count, all.size());
      assertEquals(count, Set.copyOf(all).size());
      for (List<String> one : all) {
        assertEquals(length, new HashSet<>(one).size());
      }
    }
    assertEquals(List.of(), pull(items, 7));
  }

  @Test
  void theMachineGivesWhatPushModeGives() {
    List<String> items = List.of("a", "b", "c", "d", "e");
    for (int length = 0; length <= items.size(); length++) {
      List<List<String>> pushed = new ArrayList<>();
      Permutations.arrangements(pushed::add, items, length);
      assertEquals(pushed, pull(items, length));
    }
  }

  @Test
  void aRunGoesOnlyAsFarAsItIsAsked() {
    List<Integer> items = IntStream.range(0, 1000).boxed().toList();
    try (Cursor<List<Integer>> run = PermutationsCoroutines.arrangements(items, 1000).iterator()) {
      assertEquals(items, run.next());
      assertEquals(List.of(999, 998), run.next().subList(998, 1000));
    }
    try (Stream<List<Integer>> stream = PermutationsCoroutines.arrangements(items, 2).stream()) {
      assertEquals(List.of(1, 0), stream.skip(999).findFirst().orElseThrow());
    }
  }

  @Test
  void thePuzzleHasOneSolution() {
    List<Integer> digits = IntStream.range(0, 10).boxed().toList();
    try (Stream<List<Integer>> all = PermutationsCoroutines.arrangements(digits, 8).stream()) {
      List<List<Integer>> solutions = all.filter(PermutationsExample::solves).toList();
      assertEquals(1, solutions.size());
      assertTrue(PermutationsExample.solves(solutions.get(0)));
      assertEquals("9567 + 1085 = 10652", PermutationsExample.equation(solutions.get(0)));
    }
  }

  private static <T> List<List<T>> pull(List<T> items, int length) {
    List<List<T>> all = new ArrayList<>();
    for (List<T> one : PermutationsCoroutines.arrangements(items, length)) {
      all.add(one);
    }
    return all;
  }

  /** Makes a permutation the next in lexicographic order; false if it was the last. */
  private static boolean advance(List<Integer> permutation) {
    int i = permutation.size() - 2;
    while (i >= 0 && permutation.get(i) > permutation.get(i + 1)) {
      i--;
    }
    if (i < 0) {
      return false;
    }
    int j = permutation.size() - 1;
    while (permutation.get(j) < permutation.get(i)) {
      j--;
    }
    Collections.swap(permutation, i, j);
    Collections.reverse(permutation.subList(i + 1, permutation.size()));
    return true;
  }
}
