package dev.treadle.behaviour.random;

/** The text of a template as it grows. */
final class Code {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  Code(int depth) {
    this.depth = depth;
  }

  void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  /** A line that begins a block. */
  void open(String line) {
    line(line);
    depth++;
  }

  /** A line that ends a block. */
  void close(String line) {
    depth--;
    line(line);
  }

  int depth() {
    return depth;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
