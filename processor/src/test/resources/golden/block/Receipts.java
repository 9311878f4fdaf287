package shop;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Receipts {
  @Generator
  static void lines(Yielder<String> out, String item, int cents, int count) {
    out.yield(count + " x " + item);
    {
      int total = cents * count;
      out.yield("net " + total);
      int tax = total / 5;
      out.yield("tax " + tax);
      out.yield("sum " + (total + tax));
    }
    out.yield("thank you");
  }
}
