package games;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Scores {
  @Coroutine
  static byte read(Co<String, Object> co) {
    String name = (String) co.yield("name?");
    int points = (Integer) co.yield("points of " + name + "?");
    return (byte) (points + (int) (double) (Double) co.yield("bonus?"));
  }
}
