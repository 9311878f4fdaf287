package cards;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Random;

final class Deck {
  private final String[] cards;
  private final Random random;

  Deck(String[] cards, Random random) {
    this.cards = cards;
    this.random = random;
  }

  @Generator
  private void shuffled(Yielder<String> out) {
    for (int left = cards.length; left > 0; left--) {
      int drawn = random.nextInt(left);
      String card = cards[drawn];
      cards[drawn] = cards[left - 1];
      cards[left - 1] = card;
      out.yield(card);
    }
  }
}
