package notes;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.List;

final class Ages {
  @Coroutine
  static int total(Co<String, Integer> co, List<String> names) {
    int total = 0;
    for (String name : names) {
      total += co.yield(name);
    }
    return total;
  }
}
