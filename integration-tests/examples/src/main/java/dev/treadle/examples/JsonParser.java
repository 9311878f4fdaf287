package dev.treadle.examples;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import dev.treadle.examples.Token.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recursive-descent parser of JSON that is sent one token at a time.
 *
 * <p>It yields what it expects next, in words, and returns the document: a Map (in the order of the
 * text), List, String, Boolean, null, BigInteger, or BigDecimal for a number with a fraction or an
 * exponent. There is a method for each rule of the grammar, and they call each other as in any
 * parser of this kind; but the parser waits for its tokens, it does not fetch them.
 */
final class JsonParser {
  private JsonParser() {}

  @Coroutine
  static @Nullable Object document(Co<String, Token> co) throws JsonException {
    Object document = value(co, co.yield("a value"));
    expect(co.yield("the end of the input"), Kind.END);
    return document;
  }

  /** The value that begins with a token. */
  @Coroutine
  private static @Nullable Object value(Co<String, Token> co, Token first) throws JsonException {
    return switch (first.kind()) {
      case BEGIN_OBJECT -> object(co);
      case BEGIN_ARRAY -> array(co);
      case STRING -> first.text();
      case NUMBER -> number(first.text());
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
      default -> throw unexpected(first, "a value");
    };
  }

  @Coroutine
  private static Map<String, @Nullable Object> object(Co<String, Token> co) throws JsonException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    Token token = co.yield("a member's name or '}'");
    if (token.is(Kind.END_OBJECT)) {
      return members;
    }
    while (true) {
      String name = expect(token, Kind.STRING).text();
      expect(co.yield("':'"), Kind.COLON);
      members.put(name, value(co, co.yield("the value of '" + name + "'")));
      token = co.yield("',' or '}'");
      if (token.is(Kind.END_OBJECT)) {
        return members;
      }
      expect(token, Kind.COMMA);
      token = co.yield("a member's name");
    }
  }

  @Coroutine
  private static List<@Nullable Object> array(Co<String, Token> co) throws JsonException {
    List<@Nullable Object> elements = new ArrayList<>();
    Token token = co.yield("an element or ']'");
    if (token.is(Kind.END_ARRAY)) {
      return elements;
    }
    while (true) {
      elements.add(value(co, token));
      token = co.yield("',' or ']'");
      if (token.is(Kind.END_ARRAY)) {
        return elements;
      }
      expect(token, Kind.COMMA);
      token = co.yield("an element");
    }
  }

  private static Object number(String text) {
    if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      return new BigDecimal(text);
    }
    return new BigInteger(text);
  }

  private static Token expect(Token token, Kind expected) throws JsonException {
    if (!token.is(expected)) {
      throw unexpected(token, expected.toString());
    }
    return token;
  }

  private static JsonException unexpected(Token found, String expected) {
    return new JsonException(
        found.line(), found.column(), "found " + found.kind() + ", expected " + expected);
  }
}
