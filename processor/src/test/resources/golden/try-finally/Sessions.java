package mail;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Sessions {
  /** A dialogue that says goodbye and waits for the answer, however it ends. */
  @Coroutine
  static String send(Co<String, String> co, String message) {
    co.yield("HELO");
    try {
      String answer = co.yield("DATA " + message);
      if (answer.startsWith("4")) {
        return "later";
      }
    } finally {
      co.yield("QUIT");
    }
    return "sent";
  }
}
