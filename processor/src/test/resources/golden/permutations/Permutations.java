package puzzles;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Permutations {
  /** All orders of the items; each is handed out in the array itself. */
  @Generator
  static <T> void of(Yielder<T[]> out, T[] items, int fixed) {
    if (fixed == items.length) {
      out.yield(items);
      return;
    }
    for (int i = fixed; i < items.length; i++) {
      swap(items, fixed, i);
      of(out, items, fixed + 1);
      swap(items, fixed, i);
    }
  }

  private static <T> void swap(T[] items, int i, int j) {
    T item = items[i];
    items[i] = items[j];
    items[j] = item;
  }
}
