package dialogs;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Answers {
  @Coroutine
  static String describe(Co<String, Object> co) {
    Object answer = co.yield("?");
    if (answer instanceof String text && !text.isEmpty()) {
      Object language = co.yield("language of " + text + "?");
      return text + " in " + language;
    }
    if (!(answer instanceof Integer number)) {
      return "nothing";
    }
    co.yield("a number");
    return "the number " + number;
  }
}
