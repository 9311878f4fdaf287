package library;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.List;

interface Named {
  String name();

  @Generator
  static void names(Yielder<String> out, List<? extends Named> all) {
    for (Named each : all) {
      out.yield(each.name());
    }
  }
}
