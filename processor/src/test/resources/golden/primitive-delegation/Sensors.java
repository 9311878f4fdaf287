package numbers;

import dev.treadle.LongSequence;
import dev.treadle.LongYielder;
import dev.treadle.annotation.Generator;

final class Sensors {
  @Generator
  static void readings(LongYielder out, long[] calibration, LongSequence measured, int repeats) {
    out.yieldAll(calibration);
    if (repeats > 0) {
      readings(out, calibration, measured, repeats - 1);
    }
    out.yieldAll(measured);
    out.yield(-1);
  }
}
