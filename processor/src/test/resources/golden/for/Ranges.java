package numbers;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Ranges {
  @Generator
  static void range(Yielder<Integer> out, int from, int to) {
    for (int i = from; i < to; i++) {
      out.yield(i);
    }
  }

  @Generator
  static void squareCells(Yielder<String> out, int size) {
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        out.yield(row + "," + column);
      }
    }
  }

  @Generator
  static void powersOfTwo(Yielder<Integer> out) {
    for (int power = 1; ; power *= 2) {
      out.yield(power);
    }
  }
}
