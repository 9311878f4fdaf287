package dev.treadle.examples;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program for which Conway invented coroutines (1963): it reads cards, puts {@code ^} for each
 * {@code **}, and writes the text in lines of a fixed width.
 *
 * <p>A producer, a filter and a consumer, which each have a loop of their own and are each other's
 * equals. To hand a character on, and to ask for one, is to transfer to the neighbour.
 */
final class Telegrams {
  /** What is handed on behind the last character. */
  private static final char END = '\uffff';

  private final List<String> cards;
  private final int width;
  private final Colleague<@Nullable Character, Void> reader;
  private final Colleague<@Nullable Character, Void> squasher;
  private final Colleague<@Nullable Character, List<String>> writer;

  private Telegrams(List<String> cards, int width) {
    this.cards = cards;
    this.width = width;
    this.reader = TelegramsCoroutines.read(this);
    this.squasher = TelegramsCoroutines.squash(this);
    this.writer = TelegramsCoroutines.write(this);
  }

  /**
   * The text on cards, with a space behind each, in lines.
   *
   * @param width how long they are; the last one may be shorter
   */
  static List<String> lines(List<String> cards, int width) {
    return new Telegrams(cards, width).run();
  }

  private List<String> run() {
    try (reader;
        squasher) {
      Colleague.run(reader, null);
      return writer.result();
    }
  }

  /** Hands the characters of the cards to the squasher. */
  @Coroutine
  void read(Peer<@Nullable Character> peer) {
    for (String card : cards) {
      for (int i = 0; i < card.length(); i++) {
        peer.transfer(squasher, card.charAt(i));
      }
      peer.transfer(squasher, ' ');
    }
    peer.transfer(squasher, END);
  }

  /** Asks the reader for characters, and hands them to the writer. */
  @Coroutine
  void squash(Peer<@Nullable Character> peer) {
    Character c = peer.first();
    while (true) {
      if (c == '*') {
        Character next = peer.transfer(reader, null);
        if (next == '*') {
          c = '^';
        } else {
          peer.transfer(writer, c);
          c = next;
          continue;
        }
      }
      peer.transfer(writer, c);
      c = peer.transfer(reader, null);
    }
  }

  /** Asks the squasher for characters, and makes lines of them. */
  @Coroutine
  List<String> write(Peer<@Nullable Character> peer) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (Character c = peer.first(); c != END; c = peer.transfer(squasher, null)) {
      line.append(c);
      if (line.length() == width) {
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
