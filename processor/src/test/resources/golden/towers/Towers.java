package game;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Towers {
  /** The moves that bring a tower from one peg to another one. */
  @Generator
  static void moves(Yielder<String> out, int height, String from, String to, String over) {
    if (height > 0) {
      int top = height - 1;
      moves(out, top, from, over, to);
      out.yield(height + ": " + from + to);
      moves(out, top, over, to, from);
    }
  }
}
