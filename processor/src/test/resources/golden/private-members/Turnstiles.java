package museum;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Turnstiles {
  private static int total;
  private int visitors;
  private volatile boolean closed;
  private String label = "entrance";

  private Turnstiles(String label) {
    this.label = label;
  }

  private boolean isOpen(int hour) {
    return hour >= 10 && hour < 18;
  }

  @Generator
  void report(Yielder<String> out, int hour) {
    Turnstiles exit = new Turnstiles("exit");
    while (isOpen(hour) && !closed) {
      visitors++;
      total += 2;
      exit.visitors = visitors - 1;
      out.yield(label + ": " + visitors + " of " + total);
      hour++;
    }
    out.yield(exit.label + ": " + --exit.visitors);
  }
}
