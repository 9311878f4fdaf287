package text;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Vowels {
  @Generator
  static void in(Yielder<Character> out, String text) {
    for (char letter : text.toCharArray()) {
      if ("aeiou".indexOf(letter) >= 0) {
        out.yield(letter);
      }
    }
  }
}
