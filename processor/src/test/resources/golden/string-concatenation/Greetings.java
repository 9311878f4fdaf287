package text;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Greetings {
  @Coroutine
  static String letter(Co<String, String> co, StringBuilder opening, int year) {
    return opening + ", " + co.yield("name?") + " (born " + year + "): " + co.yield("text?");
  }
}
