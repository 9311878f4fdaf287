package dev.treadle.processor.desugar;

import dev.treadle.processor.ir.Code;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Names an operand that is kept in a variable after what it is to its operation. */
final class OperandRole {

  private OperandRole() {}

  /** The name for the operand that fills a hole of an operation. */
  static String of(Code shape, int hole) {
    List<Code.Part> parts = shape.parts();
    int at = parts.indexOf(new Code.Hole(hole));
    String before = at > 0 && parts.get(at - 1) instanceof Code.Text t ? t.text().strip() : "";
    boolean last = at == parts.size() - 1;
    String after = !last && parts.get(at + 1) instanceof Code.Text t ? t.text().strip() : "";
    if (before.endsWith("[")) {
      return "index";
    } else if (after.startsWith("[")) {
      return "array";
    } else if (after.startsWith(".")) {
      return "receiver";
    } else if (at > 0 && parts.get(at - 1) instanceof Code.InferredOpen) {
      return "argument";
    } else if (before.endsWith("{") || before.endsWith("(") || before.endsWith(",")) {
      return inside(parts.subList(0, at)) == '{' ? "element" : "argument";
    } else if (at == 0 && !after.isEmpty()) {
      return "left";
    }
    return "operand";
  }

  /** The bracket that is open behind some parts. */
  private static char inside(List<Code.Part> parts) {
    Deque<Character> open = new ArrayDeque<>();
    for (Code.Part part : parts) {
      String text = part instanceof Code.Text t ? t.text() : "";
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '(' || c == '{' || c == '[') {
          open.push(c);
        } else if (c == ')' || c == '}' || c == ']') {
          open.poll();
        }
      }
    }
    return open.isEmpty() ? '(' : open.peek();
  }
}
