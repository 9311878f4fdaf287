package robots;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Robots {
  @Coroutine
  @SuppressWarnings("fallthrough")
  static int drive(Co<String, Integer> co, int[] program) {
    int distance = 0;
    for (int step : program) {
      switch (step) {
        case 0:
          co.yield("stop");
          break;
        case 2:
          distance += co.yield("run");
          // falls through
        case 1:
          distance += co.yield("walk");
          break;
          // all others go back
        default:
          distance--;
      }
    }
    return distance;
  }
}
