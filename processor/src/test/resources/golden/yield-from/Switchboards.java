package phones;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import java.util.Map;

final class Switchboards {
  @Coroutine
  static String connect(
      Co<String, String> co, Map<String, Routine<String, String, Integer>> departments) {
    String department = co.yield("which department?");
    int seconds = co.yieldFrom(departments.get(department));
    return department + ": " + seconds + " s";
  }
}
