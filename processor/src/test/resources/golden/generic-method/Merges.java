package sorting;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Comparator;
import java.util.Iterator;

final class Merges {
  @Generator
  static <T> void merge(
      Yielder<? super T> out, Iterator<T> left, Iterator<T> right, Comparator<? super T> order) {
    T a = left.hasNext() ? left.next() : null;
    T b = right.hasNext() ? right.next() : null;
    while (a != null || b != null) {
      if (b == null || (a != null && order.compare(a, b) <= 0)) {
        out.yield(a);
        a = left.hasNext() ? left.next() : null;
      } else {
        out.yield(b);
        b = right.hasNext() ? right.next() : null;
      }
    }
  }
}
