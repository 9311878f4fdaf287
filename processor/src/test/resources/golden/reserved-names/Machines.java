package factory;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Machines {
  @Coroutine
  static String supervise(Co<String, String> co, int s, String current, String self) {
    String state = co.yield(current);
    String sent = co.yield(state + s);
    String raised = co.yield(sent + self);
    return state + sent + raised;
  }
}
