package shop;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

final class Filters {
  @Coroutine
  static List<Predicate<Integer>> ranges(Co<String, Integer> co, int count) {
    List<Predicate<Integer>> filters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int low = co.yield("from?");
      int high = co.yield("to?");
      filters.add(price -> price >= low && price < high);
    }
    return filters;
  }
}
