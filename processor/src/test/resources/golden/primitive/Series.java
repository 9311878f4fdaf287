package numbers;

import dev.treadle.DoubleYielder;
import dev.treadle.IntYielder;
import dev.treadle.annotation.Generator;

final class Series {
  @Generator
  static void squares(IntYielder out, int limit) {
    for (int i = 1; i <= limit; i++) {
      out.yield(i * i);
    }
  }

  @Generator
  static void halves(DoubleYielder out, double start) {
    for (double x = start; x >= 1; x /= 2) {
      out.yield(x);
    }
  }
}
