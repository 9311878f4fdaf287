package cards;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

enum Suit {
  CLUBS,
  DIAMONDS,
  HEARTS,
  SPADES;

  @Generator
  void cards(Yielder<String> out) {
    for (int rank = 2; rank <= 10; rank++) {
      out.yield(rank + " of " + name());
    }
    out.yield("ace of " + this);
  }
}
