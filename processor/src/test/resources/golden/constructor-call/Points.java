package shapes;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Points {
  record Point(int x, int y) {}

  record Segment(Point from, Point to) {}

  @Coroutine
  static Segment read(Co<String, Integer> co, Point origin) {
    return new Segment(origin, new Point(co.yield("x?"), co.yield("y?")));
  }
}
