package house;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Doors {
  @Coroutine
  static void door(Co<String, String> co, String code) {
    while (!code.equals(co.yield("closed"))) {
      if (co.yield("wrong code, again?") == null) {
        return;
      }
    }
    co.yield("open");
  }
}
