package kitchen;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Menus {
  @Coroutine
  static String order(Co<String, String> co, boolean vegetarian) {
    String dish = vegetarian ? "gnocchi" : co.yield("fish or meat?");
    return dish + " with " + (dish.equals("fish") ? co.yield("which wine?") : "water");
  }
}
