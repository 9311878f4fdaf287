package dev.treadle.processor.emit;

import java.util.BitSet;

/** Finds the lines of a source that are part of a text block, and so not to be laid out. */
final class TextBlocks {
  private static final String QUOTES = "\"\"\"";

  private final String source;

  private TextBlocks(String source) {
    this.source = source;
  }

  /** The numbers of the lines that begin inside of a text block. */
  static BitSet lines(String source) {
    BitSet inside = new BitSet();
    if (!source.contains(QUOTES)) {
      return inside;
    }
    TextBlocks tokens = new TextBlocks(source);
    int line = 0;
    for (int at = 0; at < source.length(); ) {
      int end = tokens.end(at);
      int last = line + (int) source.substring(at, end).chars().filter(c -> c == '\n').count();
      if (source.startsWith(QUOTES, at)) {
        inside.set(line + 1, last + 1);
      }
      line = last;
      at = end;
    }
    return inside;
  }

  /** Where a literal or comment that begins at a place ends; of anything else one character. */
  private int end(int at) {
    if (source.startsWith("//", at)) {
      return behind("\n", at);
    } else if (source.startsWith("/*", at)) {
      return behind("*/", at + 2);
    } else if (source.startsWith(QUOTES, at)) {
      return closed(QUOTES, at + QUOTES.length());
    }
    char c = source.charAt(at);
    return c == '"' || c == '\'' ? closed(String.valueOf(c), at + 1) : at + 1;
  }

  private int behind(String end, int from) {
    int found = source.indexOf(end, from);
    return found < 0 ? source.length() : found + end.length();
  }

  private int closed(String quotes, int from) {
    int at = from;
    while (at < source.length() && !source.startsWith(quotes, at)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + quotes.length(), source.length());
  }
}
