package drawing;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Rulers {
  /** The lengths of a ruler's marks, of which the machine keeps the last one unboxed. */
  @Generator
  static void marks(Yielder<Integer> out, int length) {
    if (length > 0) {
      marks(out, length - 1);
      out.yield(length);
      marks(out, length - 1);
    }
  }
}
