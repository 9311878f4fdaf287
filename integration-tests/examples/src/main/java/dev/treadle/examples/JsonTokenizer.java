package dev.treadle.examples;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import dev.treadle.examples.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Cuts JSON text into tokens while the text is still arriving (RFC 8259).
 *
 * <p>It yields tokens. When it has used up its input it yields {@link Token#MORE} instead, and is
 * sent the next chunk of characters, or null at the end of the input. A chunk may end anywhere,
 * also within a token. None of the methods here takes any notice of that: they ask for characters
 * one by one, and {@link #peek} suspends the whole chain of calls when there is none.
 */
final class JsonTokenizer {
  private @Nullable String chunk = "";
  private int at;
  private int line = 1;
  private int column = 1;

  /** Yields the tokens, at last {@link Kind#END}. */
  @Coroutine
  void tokens(Co<Token, @Nullable String> co) throws JsonException {
    int c;
    do {
      for (c = peek(co); isSpace(c); c = peek(co)) {
        take();
      }
      int line = this.line;
      int column = this.column;
      Kind kind = kind(c);
      String text =
          switch (kind) {
            case STRING -> string(co);
            case NUMBER -> number(co);
            case TRUE, FALSE, NULL -> word(co, kind.toString());
            case END -> "";
            default -> String.valueOf(take());
          };
      co.yield(new Token(kind, text, line, column));
    } while (c >= 0);
  }

  /** The next character, which stays the next; -1 at the end. */
  @Coroutine
  private int peek(Co<Token, @Nullable String> co) {
    while (chunk != null && at == chunk.length()) {
      chunk = co.yield(Token.MORE);
      at = 0;
    }
    return chunk == null ? -1 : chunk.charAt(at);
  }

  @Coroutine
  private String string(Co<Token, @Nullable String> co) throws JsonException {
    StringBuilder text = new StringBuilder();
    take();
    for (int c; (c = peek(co)) != '"'; ) {
      if (c < ' ') {
        throw unexpected(c, "the rest of a string");
      }
      take();
      text.append(c == '\\' ? escape(co) : (char) c);
    }
    take();
    return text.toString();
  }

  /** What an escape stands for, the backslash being taken. */
  @Coroutine
  private char escape(Co<Token, @Nullable String> co) throws JsonException {
    int c = peek(co);
    switch (c) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't', 'u' -> take();
      default -> throw unexpected(c, "one of \"\\/bfnrtu after a backslash");
    }
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) ((hex(co) << 12) | (hex(co) << 8) | (hex(co) << 4) | hex(co));
      default -> (char) c;
    };
  }

  @Coroutine
  private int hex(Co<Token, @Nullable String> co) throws JsonException {
    int c = peek(co);
    if (c >= 128 || Character.digit(c, 16) < 0) {
      throw unexpected(c, "a hexadecimal digit");
    }
    return Character.digit(take(), 16);
  }

  /** A number as it is written; what it is worth is the parser's business. */
  @Coroutine
  private String number(Co<Token, @Nullable String> co) throws JsonException {
    StringBuilder text = new StringBuilder();
    if (peek(co) == '-') {
      text.append(take());
    }
    if (peek(co) == '0') {
      text.append(take());
    } else {
      digits(co, text);
    }
    if (peek(co) == '.') {
      text.append(take());
      digits(co, text);
    }
    if (peek(co) == 'e' || peek(co) == 'E') {
      text.append(take());
      if (peek(co) == '+' || peek(co) == '-') {
        text.append(take());
      }
      digits(co, text);
    }
    return text.toString();
  }

  @Coroutine
  private void digits(Co<Token, @Nullable String> co, StringBuilder text) throws JsonException {
    if (!isDigit(peek(co))) {
      throw unexpected(peek(co), "a digit");
    }
    while (isDigit(peek(co))) {
      text.append(take());
    }
  }

  @Coroutine
  private String word(Co<Token, @Nullable String> co, String word) throws JsonException {
    for (int i = 0; i < word.length(); i++) {
      if (peek(co) != word.charAt(i)) {
        throw unexpected(peek(co), word);
      }
      take();
    }
    return word;
  }

  private Kind kind(int first) throws JsonException {
    return switch (first) {
      case '{' -> Kind.BEGIN_OBJECT;
      case '}' -> Kind.END_OBJECT;
      case '[' -> Kind.BEGIN_ARRAY;
      case ']' -> Kind.END_ARRAY;
      case ':' -> Kind.COLON;
      case ',' -> Kind.COMMA;
      case '"' -> Kind.STRING;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Kind.NUMBER;
      case 't' -> Kind.TRUE;
      case 'f' -> Kind.FALSE;
      case 'n' -> Kind.NULL;
      case -1 -> Kind.END;
      default -> throw unexpected(first, "a JSON token");
    };
  }

  /** Takes the character that {@link #peek} has shown. */
  private char take() {
    char c = chunk.charAt(at++);
    if (c == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
    return c;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private JsonException unexpected(int found, String expected) {
    String name =
        found < 0
            ? Kind.END.toString()
            : found < ' ' ? "control character " + found : "'" + (char) found + "'";
    return new JsonException(line, column, "found " + name + ", expected " + expected);
  }
}
