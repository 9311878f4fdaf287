package dev.treadle.processor.emit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays out a written file as a person would: no blank line between fields, short Javadoc on one
 * line, empty bodies closed at once.
 */
final class Layout {

  /** The line of a suspension, as far as its place. */
  private static final Pattern SUSPENSION = Pattern.compile(" *state = ~?\\d+; // \\S+:\\d+  ");

  private Layout() {}

  static String tidy(String source) {
    List<String> lines = new ArrayList<>();
    String[] given = source.split("\n", -1);
    BitSet text = TextBlocks.lines(source);
    for (int i = 0; i < given.length; i++) {
      if (text.get(i)) {
        lines.add(given[i]);
        continue;
      }
      String line = shortened(given[i]);
      if (i + 2 < given.length && line.strip().equals("/**") && given[i + 2].strip().equals("*/")) {
        lines.add(line + given[i + 1].strip().substring(1) + " */");
        i += 2;
      } else if (i + 1 < given.length && isEmptyBody(line, given[i + 1])) {
        lines.add(line + "}");
        i++;
      } else if (!isBetweenFields(lines, line, i + 1 < given.length ? given[i + 1] : "")) {
        lines.add(line);
      }
    }
    return String.join("\n", lines);
  }

  /** The source of a suspension, but not its place, is cut short to keep a line from being long. */
  private static String shortened(String line) {
    Matcher suspension = SUSPENSION.matcher(line);
    if (line.length() <= 100 || !suspension.lookingAt()) {
      return line;
    }
    return suspension.end() < 97
        ? line.substring(0, 97).stripTrailing() + "..."
        : line.substring(0, suspension.end()).stripTrailing();
  }

  private static boolean isEmptyBody(String line, String next) {
    return line.endsWith(") {")
        && next.strip().equals("}")
        && !line.strip().startsWith("if")
        && !line.contains("//");
  }

  private static boolean isBetweenFields(List<String> before, String line, String next) {
    return line.isBlank() && isField(last(before)) && isField(next);
  }

  private static String last(List<String> lines) {
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private static boolean isField(String line) {
    String text = line.strip();
    return text.startsWith("private ") && text.endsWith(";") && !text.contains("(");
  }
}
