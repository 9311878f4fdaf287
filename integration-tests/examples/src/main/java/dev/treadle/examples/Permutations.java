package dev.treadle.examples;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Ordered selections of some of a list's elements; of all of them: its permutations. */
final class Permutations {
  private Permutations() {}

  /**
   * Yields every way to place {@code length} of the items in a row, the first items first.
   *
   * @param items what to choose from; equal ones count as different
   * @param length how many to choose
   */
  @Generator
  static <T> void arrangements(Yielder<List<T>> out, List<T> items, int length) {
    extend(out, items, length, new boolean[items.size()], new ArrayDeque<>());
  }

  @Generator
  private static <T> void extend(
      Yielder<List<T>> out, List<T> items, int length, boolean[] used, Deque<T> chosen) {
    if (chosen.size() == length) {
      out.yield(List.copyOf(chosen));
      return;
    }
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        used[i] = true;
        chosen.addLast(items.get(i));
        extend(out, items, length, used, chosen);
        chosen.removeLast();
        used[i] = false;
      }
    }
  }
}
