package post;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Parcels {
  /** Asks about one parcel, and says what it costs. */
  @Coroutine
  static int price(Co<String, Integer> co) {
    int weight = co.yield("grams?");
    int price = 399;
    if (weight > 2000) {
      int zone = co.yield("zone?");
      price += 100 * zone;
    } else if (weight > 500) {
      price += co.yield("express?");
    } else {
      price -= 100;
    }
    if (co.yield("insured?") != 0) {
      price += 250;
    }
    return price;
  }
}
