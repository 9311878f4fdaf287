package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TelegramsTest {
  @Test
  void theLinesAreThoseOfTheWholeText() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      List<String> cards = new ArrayList<>();
      for (int n = random.nextInt(5); n > 0; n--) {
        cards.add(card(random));
      }
      int width = 1 + random.nextInt(12);
      assertEquals(plain(cards, width), Telegrams.lines(cards, width), () -> cards + "/" + width);
    }
  }

  /** The same with the whole text at hand. */
  private static List<String> plain(List<String> cards, int width) {
    String text = cards.isEmpty() ? "" : String.join(" ", cards) + " ";
    text = text.replace("**", "^");
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); start += width) {
      lines.add(text.substring(start, Math.min(start + width, text.length())));
    }
    return lines;
  }

  private static String card(Random random) {
    StringBuilder card = new StringBuilder();
    for (int n = random.nextInt(10); n > 0; n--) {
      card.append("ab**".charAt(random.nextInt(4)));
    }
    return card.toString();
  }
}
