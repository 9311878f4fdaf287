package flights;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Checklists {
  @Coroutine
  static boolean ready(Co<String, Boolean> co, boolean night) {
    if (night && !co.yield("lights on?")) {
      return false;
    }
    return co.yield("doors closed?") && (co.yield("fuel full?") || co.yield("short flight?"));
  }
}
