package stats;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Stats {
  @Coroutine
  static double average(Co<Double, Double> co) {
    double sum = 0;
    double mean = 0;
    for (int n = 1; ; n++) {
      Double x = co.yield(mean);
      if (x == null) {
        return mean;
      }
      sum += x;
      mean = sum / n;
    }
  }

  @Coroutine
  static String name(Co<String, String> co) {
    return co.yield("first name?") + " " + co.yield("last name?");
  }
}
