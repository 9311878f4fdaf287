package dev.treadle.examples;

import java.io.IOException;

/** Says that a text is not JSON, and where. */
final class JsonException extends IOException {
  private static final long serialVersionUID = 1L;

  JsonException(int line, int column, String message) {
    super("line " + line + ", column " + column + ": " + message);
  }
}
