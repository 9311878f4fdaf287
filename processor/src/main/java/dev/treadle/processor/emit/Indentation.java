package dev.treadle.processor.emit;

import dev.treadle.processor.ir.Code;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Moves the lines of a piece of the user's text to where it now stands, keeping their indentation
 * against each other.
 */
final class Indentation {

  private final int strip;
  private final String add;

  private Indentation(int strip, String add) {
    this.strip = strip;
    this.add = add;
  }

  static Indentation of(Code code) {
    StringBuilder text = new StringBuilder();
    for (Code.Part part : code.parts()) {
      text.append(part instanceof Code.Text t ? t.text() : "x");
    }
    String[] lines = text.toString().split("\n", -1);
    int least = Integer.MAX_VALUE;
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        least = Math.min(least, leading(lines[i]));
      }
    }
    return new Indentation(least, closesFirst(lines) ? "" : "    ");
  }

  /** Whether the last line begins with the bracket that closes one of the first line. */
  private static boolean closesFirst(String[] lines) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      int level = i;
      for (int k = 0; k < line.length(); k++) {
        char c = line.charAt(k);
        if (c == '(' || c == '{' || c == '[') {
          open.push(level);
        } else if (c == ')' || c == '}' || c == ']') {
          Integer opened = open.poll();
          if (k == 0) {
            // What such a line opens is as deep as what it closes: "} else {".
            level = opened == null ? 0 : opened;
          }
        }
      }
      if (i == lines.length - 1) {
        return level == 0;
      }
    }
    return false;
  }

  private static int leading(String line) {
    return line.length() - line.stripLeading().length();
  }

  String apply(String text) {
    int first = text.indexOf('\n');
    if (first < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.substring(0, first).stripTrailing());
    String[] lines = text.substring(first + 1).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      out.append('\n');
      // The last line may end in a reference that is another part, so blank does not mean empty.
      if (i == lines.length - 1 || !lines[i].isBlank()) {
        out.append(add).append(lines[i].substring(Math.min(strip, leading(lines[i]))));
      }
    }
    return out.toString().replace("\r", "");
  }
}
