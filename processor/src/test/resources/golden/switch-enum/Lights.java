package traffic;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Lights {
  enum Light {
    RED,
    AMBER,
    GREEN
  }

  @Generator
  static void cycle(Yielder<String> out, Light first) {
    Light light = first;
    while (true) {
      switch (light) {
        case RED -> {
          out.yield("stop");
          light = Light.GREEN;
        }
        case GREEN -> {
          out.yield("go");
          light = Light.AMBER;
        }
        case AMBER -> {
          out.yield("clear the crossing");
          light = Light.RED;
        }
      }
    }
  }
}
