package dev.treadle.examples;

/**
 * A token of JSON text.
 *
 * @param kind which one
 * @param text a string's characters with the escapes replaced, a number's digits as written
 * @param line where it begins, from 1
 * @param column where it begins in its line, from 1
 */
record Token(Kind kind, String text, int line, int column) {
  /** No token, but the tokenizer's request for the next chunk of its input. */
  static final Token MORE = new Token(Kind.MORE, "", 0, 0);

  enum Kind {
    BEGIN_OBJECT("'{'"),
    END_OBJECT("'}'"),
    BEGIN_ARRAY("'['"),
    END_ARRAY("']'"),
    COLON("':'"),
    COMMA("','"),
    STRING("a string"),
    NUMBER("a number"),
    TRUE("true"),
    FALSE("false"),
    NULL("null"),
    END("the end of the input"),
    MORE("more input");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    @Override
    public String toString() {
      return description;
    }
  }

  boolean is(Kind expected) {
    return kind == expected;
  }
}
