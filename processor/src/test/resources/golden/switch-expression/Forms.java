package office;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Forms {
  @Coroutine
  static String greet(Co<String, String> co) {
    String title =
        switch (co.yield("title?")) {
          case "" -> "";
          case "dr" -> {
            String field = co.yield("of what?");
            yield "Dr. " + field + " ";
          }
          default -> co.yield("how is that written?") + " ";
        };
    return "Dear " + title + co.yield("name?");
  }
}
