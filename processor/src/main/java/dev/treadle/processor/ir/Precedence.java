package dev.treadle.processor.ir;

import java.util.List;

/**
 * Where a {@link Code} that is put into another one needs parentheses. No grammar is behind it,
 * only the operators that stand outside of all brackets: rather a pair too many than one too few.
 */
final class Precedence {
  private Precedence() {}

  /** Whether an operator may be put before or behind some code without parentheses. */
  static boolean isPrimary(Code code) {
    return topLevel(code).chars().noneMatch(c -> " +-*/%&|^!~<>=?:".indexOf(c) >= 0);
  }

  /** Whether all operators in some code bind more tightly than those given. */
  static boolean isTighter(Code code, String operators) {
    String text = topLevel(code).replaceAll("[=!<>]=", "");
    return text.chars().noneMatch(c -> operators.indexOf(c) >= 0) && !text.contains("->");
  }

  /** Whether what stands around a hole in some parts keeps its content together. */
  static boolean isDelimited(List<Code.Part> parts, int hole, Code operand) {
    String before =
        hole == 0 ? "" : parts.get(hole - 1) instanceof Code.Text t ? t.text().strip() : "x";
    String after =
        hole == parts.size() - 1
            ? ""
            : parts.get(hole + 1) instanceof Code.Text t ? t.text().strip() : "x";
    boolean assigned = before.matches("(?s).*(^|[^=!<>])=");
    boolean left = before.isEmpty() || before.matches("(?s).*[(,\\[{]") || assigned;
    boolean right = after.isEmpty() || ")],}".indexOf(after.charAt(0)) >= 0;
    boolean whole = before.isEmpty() && after.isEmpty();
    boolean sum = before.isEmpty() && after.startsWith("+") && isSum(operand);
    boolean cast = isCast(operand) && !after.matches("(?s)[.\\[(:].*|\\+\\+.*|--.*");
    return whole || sum || cast || (left && right && !before.isEmpty());
  }

  /** Whether this is nothing but a cast of one name or call, which binds tighter than operators. */
  private static boolean isCast(Code code) {
    return topLevel(code).strip().matches("[\\w.]+")
        && code.parts().get(0) instanceof Code.Text text
        && text.text().startsWith("(");
  }

  private static boolean isSum(Code code) {
    return topLevel(code).chars().noneMatch(c -> "-*/%&|^!~<>=?:".indexOf(c) >= 0);
  }

  /**
   * The text outside of parentheses, brackets and literals; references count as a letter, comments
   * as space.
   */
  private static String topLevel(Code code) {
    StringBuilder top = new StringBuilder();
    int depth = 0;
    char quote = 0;
    for (Code.Part part : code.parts()) {
      String text = part instanceof Code.Text t ? t.text() : "x";
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quote != 0) {
          if (c == '\\') {
            i++;
          } else if (c == quote) {
            quote = 0;
          }
        } else if (text.startsWith("//", i) || text.startsWith("/*", i)) {
          i = endOfComment(text, i) - 1;
          top.append(depth == 0 ? " " : "");
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '(' || c == '[' || c == '{') {
          depth++;
        } else if (c == ')' || c == ']' || c == '}') {
          depth--;
        } else if (depth == 0) {
          top.append(c);
        }
      }
    }
    return top.toString();
  }

  private static int endOfComment(String text, int start) {
    String end = text.charAt(start + 1) == '*' ? "*/" : "\n";
    int at = text.indexOf(end, start + 2);
    return at < 0 ? text.length() : at + end.length();
  }
}
