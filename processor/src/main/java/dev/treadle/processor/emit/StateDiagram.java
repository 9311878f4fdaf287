package dev.treadle.processor.emit;

import dev.treadle.processor.ir.StateGraph;
import dev.treadle.processor.ir.StateGraph.Transition;
import dev.treadle.processor.ir.SuspensionPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Draws the states of a machine in the notation of Mermaid, so that the same text can stand in a
 * comment.
 *
 * <pre>{@code
 * stateDiagram-v2
 *   s1 : 17 out.yield(line)
 *   [*] --> s1
 *   s1 --> s1
 *   s1 --> [*]
 * }</pre>
 */
final class StateDiagram {

  /** As many lines as a comment may have, so that the class behind it is still in sight. */
  private static final int READABLE = 40;

  private static final int WIDTH = 60;

  /** What Mermaid, the page that it makes, or a comment would take for its own. */
  private static final Pattern SPECIAL =
      Pattern.compile(
          "[;:`]|#(?=\\w)|&(?=[\\w#])|<(?=\\S)|%(?=%)|(?<=\\*)/|\\\\(?=u)|\\p{C}"
              + "|(?i:d(?=irection\\s+(?:TB|BT|RL|LR)))");

  private StateDiagram() {}

  /** Whether the drawing is short enough for a comment. */
  static boolean isReadable(StateGraph graph) {
    return graph.points().size() <= StateGraph.FEW && lines(graph).size() <= READABLE;
  }

  /** The lines of the drawing. */
  static List<String> lines(StateGraph graph) {
    List<String> lines = new ArrayList<>();
    lines.add("stateDiagram-v2");
    for (int i = 0; i < graph.points().size(); i++) {
      lines.add("  s" + (i + 1) + " : " + describe(graph.points().get(i)));
    }
    for (Transition transition : graph.transitions()) {
      lines.add(
          "  "
              + state(transition.from(), graph)
              + " --> "
              + state(transition.to(), graph)
              + (transition.thrown() ? " : thrown" : ""));
    }
    return lines;
  }

  private static String state(int state, StateGraph graph) {
    return state == 0 || state == graph.end() ? "[*]" : "s" + state;
  }

  private static String describe(SuspensionPoint point) {
    String escaped = escape(shortened(point.source()), SPECIAL);
    // A comment's {@code} ends with the brace that is not opened in it.
    return point.origin().line()
        + " "
        + (isBalanced(escaped) ? escaped : escape(escaped, Pattern.compile("[{}]")));
  }

  private static String shortened(String source) {
    if (source.length() <= WIDTH) {
      return source;
    }
    boolean splits = Character.isHighSurrogate(source.charAt(WIDTH - 1));
    return source.substring(0, splits ? WIDTH - 1 : WIDTH) + "...";
  }

  private static boolean isBalanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length() && depth >= 0; i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
    }
    return depth == 0;
  }

  private static String escape(String text, Pattern special) {
    return special.matcher(text).replaceAll(match -> "#" + match.group().codePointAt(0) + ";");
  }
}
