package music;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Scales {
  @Generator
  static void solfege(Yielder<String> out) {
    out.yield("do");
    out.yield("re");
    out.yield("mi");
    out.yield("fa");
    out.yield("sol");
    out.yield("la");
    out.yield("ti");
  }
}
