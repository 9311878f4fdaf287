package harbour;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Tides {
  @Generator
  static void bulletin(Yielder<String> out, int hour) {
    switch (hour % 12) {
      case 0, 6 -> out.yield("high water");
      case 3 -> {
        out.yield("ebb");
        out.yield("low water in " + (6 - hour % 6) + " hours");
      }
      default -> throw new IllegalStateException("no tide at " + hour);
    }
    out.yield("end of bulletin");
  }
}
