package dev.treadle.processor.emit;

import dev.treadle.processor.ir.Code;

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
    String last = lines[lines.length - 1].strip();
    boolean closes = last.startsWith("}") || last.startsWith(")");
    return new Indentation(least, closes ? "" : "    ");
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
    for (String line : lines) {
      out.append('\n');
      // A line may end in a reference that is another part, so blank does not mean empty.
      out.append(add).append(line.substring(Math.min(strip, leading(line))));
    }
    return out.toString().replace("\r", "");
  }
}
