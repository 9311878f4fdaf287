package dev.treadle.processor.frontend;

/** Finds tokens in Java text between trees, where the trees give no positions. */
final class Tokens {

  private final CharSequence text;

  Tokens(CharSequence text) {
    this.text = text;
  }

  /**
   * The offset of an identifier in {@code [from, to)}, past comments and literals; -1 if it is not
   * there.
   */
  int find(String identifier, int from, int to) {
    for (int i = skip(from, to); i < to; i = skip(i, to)) {
      if (Character.isJavaIdentifierStart(text.charAt(i))) {
        int end = i + 1;
        while (end < to && Character.isJavaIdentifierPart(text.charAt(end))) {
          end++;
        }
        if (identifier.contentEquals(text.subSequence(i, end))) {
          return i;
        }
        i = end;
      } else {
        i++;
      }
    }
    return -1;
  }

  /**
   * The offset of a character outside of comments and literals in {@code [from, to)}; -1 if it is
   * not there.
   */
  int find(char wanted, int from, int to) {
    for (int i = skip(from, to); i < to; i = skip(i + 1, to)) {
      if (text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** The offset behind white space, comments and literals. */
  private int skip(int from, int to) {
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      int end =
          c == '/'
              ? comment(i, to)
              : c == '"' || c == '\'' ? literal(i, to) : Character.isWhitespace(c) ? i + 1 : i;
      if (end == i) {
        return i;
      }
      i = end;
    }
    return to;
  }

  /** The offset behind the comment at {@code i}, or {@code i} if there is none. */
  int comment(int i, int to) {
    if (i + 1 >= to || text.charAt(i) != '/') {
      return i;
    }
    if (text.charAt(i + 1) == '/') {
      int end = i;
      while (end < to && text.charAt(end) != '\n') {
        end++;
      }
      return end;
    }
    if (text.charAt(i + 1) != '*') {
      return i;
    }
    int end = i + 2;
    while (end + 1 < to && !(text.charAt(end) == '*' && text.charAt(end + 1) == '/')) {
      end++;
    }
    return Math.min(to, end + 2);
  }

  private int literal(int i, int to) {
    char quote = text.charAt(i);
    boolean block =
        quote == '"' && i + 2 < to && text.charAt(i + 1) == '"' && text.charAt(i + 2) == '"';
    int end = block ? i + 3 : i + 1;
    while (end < to) {
      char c = text.charAt(end);
      if (c == '\\') {
        end += 2;
      } else if (c == quote
          && (!block
              || (end + 2 < to && text.charAt(end + 1) == '"' && text.charAt(end + 2) == '"'))) {
        return Math.min(to, block ? end + 3 : end + 1);
      } else {
        end++;
      }
    }
    return to;
  }
}
