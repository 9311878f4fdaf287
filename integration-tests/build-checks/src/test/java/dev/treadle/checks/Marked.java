package dev.treadle.checks;

/** A text with one token marked by a comment in front of it: {@code /*!* /} without the blank. */
record Marked(String file, String text) {

  static final String MARK = "/*!*/";

  /** The file, line and column of the marked token. */
  String place() {
    int at = text.indexOf(MARK);
    if (at < 0 || text.indexOf(MARK, at + 1) >= 0) {
      throw new IllegalArgumentException("one mark, please: " + text);
    }
    return placeOf(at + MARK.length());
  }

  /** The place of the first occurrence of a token. */
  String place(String token) {
    return placeOf(text.indexOf(token));
  }

  private String placeOf(int token) {
    long line = text.substring(0, token).chars().filter(c -> c == '\n').count() + 1;
    int column = token - text.lastIndexOf('\n', token);
    return file + ":" + line + ":" + column;
  }
}
