package shop;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.List;
import java.util.Map;

final class Orders {
  @Generator
  static void items(Yielder<String> out, Map<String, List<String>> orders) {
    for (var order : orders.entrySet()) {
      for (String item : order.getValue()) {
        out.yield(order.getKey() + ": " + item);
      }
    }
  }
}
