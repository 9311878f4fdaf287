package shell;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Commands {
  @Coroutine
  static void run(Co<String, String> co) {
    for (String command = co.yield("ready"); ; ) {
      switch (command) {
        case "echo":
          command = co.yield(co.yield("what?"));
          break;
        case "quit":
          return;
        default:
          command = co.yield("unknown: " + command);
      }
    }
  }
}
