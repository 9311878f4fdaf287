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
    StringBuilder word = new StringBuilder();
    for (int i = skip(from, to); i < to; i = skip(i, to)) {
      word.setLength(0);
      int end = word(i, to, word);
      if (identifier.contentEquals(word)) {
        return i;
      }
      i = Math.max(end, i + 1);
    }
    return -1;
  }

  /** The offset behind the identifier at {@code i}. */
  int endOfIdentifier(int i, int to) {
    return word(i, to, new StringBuilder());
  }

  /** The offset behind the identifier, keyword or number at {@code i}, which it appends. */
  private int word(int i, int to, StringBuilder word) {
    int end = i;
    while (end < to) {
      char c = text.charAt(end);
      int next = end + 1;
      if (c == '\\' && next < to && text.charAt(next) == 'u') { // JLS 3.3
        while (text.charAt(next) == 'u') {
          next++;
        }
        c = (char) Integer.parseInt(text, next, next + 4, 16);
        next += 4;
      }
      if (!Character.isJavaIdentifierPart(c) && !Character.isSurrogate(c)) {
        return end;
      }
      word.append(c);
      end = next;
    }
    return end;
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
      while (end < to && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
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
