package text;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Numbers {
  @Coroutine
  static int read(Co<String, String> co) {
    String prompt = "a number?";
    while (true) {
      try {
        return Integer.parseInt(co.yield(prompt));
      } catch (NumberFormatException e) {
        prompt = e.getMessage() + ", again?";
      } catch (UnsupportedOperationException | IllegalStateException e) {
        return -1;
      }
    }
  }
}
