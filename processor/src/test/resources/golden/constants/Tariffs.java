package energy;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Tariffs {
  private static final int DAYS = 30;

  @Generator
  static void bills(Yielder<String> out, int[] readings) {
    final int centsPerUnit = 31;
    final String currency = "EUR";
    for (int reading : readings) {
      switch (reading) {
        case centsPerUnit:
          out.yield("lucky");
          break;
        default:
          out.yield(currency + " " + reading * centsPerUnit / 100 + " in " + DAYS + " days");
      }
    }
  }
}
