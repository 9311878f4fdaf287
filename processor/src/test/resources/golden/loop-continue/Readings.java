package weather;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Readings {
  @Generator
  static void changes(Yielder<Integer> out, int[] readings) {
    int last = 0;
    for (int i = 0; i < readings.length; i++) {
      int reading = readings[i];
      if (reading == last) {
        continue;
      }
      out.yield(reading);
      if (reading < 0) {
        continue;
      }
      last = reading;
    }
  }
}
