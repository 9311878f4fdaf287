package maps;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Rivers extends Waters {
  @Override
  String label(String name) {
    return "river " + name;
  }

  @Generator
  void labels(Yielder<String> out, String name) {
    out.yield(label(name));
    out.yield(super.label(name));
  }
}

class Waters {
  String label(String name) {
    return "water " + name;
  }
}
