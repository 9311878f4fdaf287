package station;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Tickets {
  @Coroutine
  static int sell(Co<String, Integer> co, int price) {
    int paid = 0;
    while (paid < price) {
      int coin = co.yield("still " + (price - paid));
      if (coin <= 0) {
        throw new IllegalArgumentException("coin " + coin);
      }
      paid += coin;
    }
    return paid - price;
  }
}
