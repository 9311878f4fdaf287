package numbers;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

record Interval(double from, double to) {
  @Generator
  void points(Yielder<Double> out, int steps) {
    for (int i = 0; i <= steps; i++) {
      out.yield(from + (to - from) * i / steps);
    }
  }
}
