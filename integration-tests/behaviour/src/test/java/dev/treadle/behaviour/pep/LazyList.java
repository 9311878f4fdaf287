package dev.treadle.behaviour.pep;

import dev.treadle.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Remembers what a generator, which may read it, has given so far. */
final class LazyList implements Iterable<Integer> {
  private final List<Integer> known = new ArrayList<>();
  private final Iterator<Integer> values;

  LazyList(Function<LazyList, Sequence<Integer>> values) {
    this.values = values.apply(this).iterator();
  }

  @Override
  public Iterator<Integer> iterator() {
    return new Iterator<>() {
      private int i;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Integer next() {
        while (known.size() <= i) {
          known.add(values.next());
        }
        return known.get(i++);
      }
    };
  }

  List<Integer> first(int n) {
    Iterator<Integer> all = iterator();
    return IntStream.range(0, n).mapToObj(i -> all.next()).toList();
  }
}
