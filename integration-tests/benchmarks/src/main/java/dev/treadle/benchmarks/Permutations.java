package dev.treadle.benchmarks;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The permutations of a few numbers in ascending order, each in the same array. */
final class Permutations {
  private static final int LENGTH = 7;
  private static final int SIZE = 5_040;

  private Permutations() {}

  @Generator
  static void permutations(Yielder<int[]> out, int length) {
    int[] items = ascending(length);
    while (true) {
      out.yield(items);
      int i = length - 2;
      while (i >= 0 && items[i] > items[i + 1]) {
        i--;
      }
      if (i < 0) {
        return;
      }
      int j = length - 1;
      while (items[j] < items[i]) {
        j--;
      }
      swap(items, i, j);
      for (int low = i + 1, high = length - 1; low < high; low++, high--) {
        swap(items, low, high);
      }
    }
  }

  static int[] ascending(int length) {
    int[] items = new int[length];
    for (int i = 0; i < length; i++) {
      items[i] = i;
    }
    return items;
  }

  static void swap(int[] items, int i, int j) {
    int item = items[i];
    items[i] = items[j];
    items[j] = item;
  }

  static final class Hand implements Iterator<int[]> {
    private final int[] items;
    private boolean ready = true;

    Hand(int length) {
      items = ascending(length);
    }

    @Override
    public boolean hasNext() {
      if (!ready) {
        ready = step();
      }
      return ready;
    }

    @Override
    public int[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return items;
    }

    private boolean step() {
      int i = items.length - 2;
      while (i >= 0 && items[i] > items[i + 1]) {
        i--;
      }
      if (i < 0) {
        return false;
      }
      int j = items.length - 1;
      while (items[j] < items[i]) {
        j--;
      }
      swap(items, i, j);
      for (int low = i + 1, high = items.length - 1; low < high; low++, high--) {
        swap(items, low, high);
      }
      return true;
    }
  }

  private static long sum(Iterator<int[]> permutations) {
    long sum = 0;
    while (permutations.hasNext()) {
      sum += weight(permutations.next());
    }
    return sum;
  }

  private static long weight(int[] items) {
    return items[0] + 10L * items[LENGTH / 2] + 100L * items[LENGTH - 1];
  }

  static Workload workload() {
    return new Workload.Values<>("permutations", SIZE, Permutations::sum, Permutations::weight)
        .iterator(Variant.TREADLE, () -> PermutationsCoroutines.permutations(LENGTH).iterator())
        .iterator(Variant.HAND, () -> new Hand(LENGTH))
        .iterator(Variant.KOTLIN, () -> KotlinGenerators.permutations(LENGTH))
        .push(out -> permutations(out, LENGTH));
  }
}
