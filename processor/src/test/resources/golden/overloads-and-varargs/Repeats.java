package text;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Repeats {
  @Generator
  static void repeat(Yielder<String> out, int times, String... words) {
    for (int i = 0; i < times; i++) {
      for (String word : words) {
        out.yield(word);
      }
    }
  }

  @Generator
  static void repeat(Yielder<String> out, String word) {
    while (true) {
      out.yield(word);
    }
  }
}
