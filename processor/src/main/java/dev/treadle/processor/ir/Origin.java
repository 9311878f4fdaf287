package dev.treadle.processor.ir;

/**
 * Where in the user's source something was read: what problems are reported at and what generated
 * code names in its comments and traces.
 *
 * @param file display name of the file, such as {@code Tree.java}
 * @param line line, from 1
 * @param column column as the compiler counts it, from 1 (a tab advances to the next multiple of 8)
 * @param start offset of the first character in the file's text, or -1 if unknown
 * @param end offset behind the last character in the file's text, or -1 if unknown
 */
public record Origin(String file, int line, int column, int start, int end) {

  /** As {@code Tree.java:14}, the form of stack traces. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
