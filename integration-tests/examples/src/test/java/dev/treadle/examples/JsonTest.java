package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.treadle.Routine;
import dev.treadle.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  /** Has each kind of token, escape and number in it. */
  private static final String SMALL =
      """
      { "a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00é😀" : [ ] ,\r
      \t"n":[0,-0,12,-3.50,1e5,1E+2,2.5e-3,123456789012345678901],"":{"t":true,"f":[false,[{}]],
      "z":null}}
      """;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1000, 8192, Integer.MAX_VALUE / 2})
  void theCatalogueIsWhatJacksonSays(int chunk) throws IOException {
    String text = JsonExample.catalogue();
    Object expected = JsonExample.jackson(text);
    assertEquals(expected, Json.parse(JsonExample.chunks(text, chunk)));
    assertEquals(expected, Json.parsePushed(JsonExample.chunks(text, chunk)));
  }

  @Test
  void theMembersStayInOrder() throws IOException {
    String text = JsonExample.catalogue();
    assertEquals(
        Objects.toString(JsonExample.jackson(text)),
        Objects.toString(Json.parse(JsonExample.chunks(text, 100))));
  }

  @Test
  void aChunkMayEndAnywhere() throws IOException {
    Object expected = JsonExample.jackson(SMALL);
    for (int first = 0; first <= SMALL.length(); first++) {
      for (int second = first; second <= SMALL.length(); second++) {
        List<String> chunks =
            List.of(
                SMALL.substring(0, first), SMALL.substring(first, second), SMALL.substring(second));
        assertEquals(expected, Json.parse(chunks.iterator()), () -> "in chunks " + chunks);
      }
    }
  }

  @Test
  void theTokensAreThoseOfPushModeWithTheirPlaces() throws IOException {
    List<Token> pushed = new ArrayList<>();
    List<String> input = new ArrayList<>(List.of(SMALL));
    new JsonTokenizer()
        .tokens(
            token -> {
              if (!token.is(Token.Kind.MORE)) {
                pushed.add(token);
                return null;
              }
              return input.isEmpty() ? null : input.remove(0);
            });
    List<Token> pulled = new ArrayList<>();
    Routine<Token, @Nullable String, Void> run =
        JsonTokenizerCoroutines.tokens(new JsonTokenizer());
    int sent = 0;
    while (run.resume()) {
      while (run.value().is(Token.Kind.MORE)) {
        run.send(sent < SMALL.length() ? SMALL.substring(sent, sent + 1) : null);
        sent++;
      }
      pulled.add(run.value());
    }
    assertEquals(Status.RETURNED, run.status());
    assertEquals(pushed, pulled);
    assertEquals(new Token(Token.Kind.BEGIN_OBJECT, "{", 1, 1), pulled.get(0));
    assertEquals(new Token(Token.Kind.STRING, "n", 2, 2), pulled.get(6));
    assertEquals(new Token(Token.Kind.NULL, "null", 3, 5), pulled.get(pulled.size() - 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[",
        "]",
        "{",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1]]",
        "[1}",
        "{]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{1:2}",
        "{\"a\":1 \"b\":2}",
        "{,}",
        "1 2",
        "tru",
        "trux",
        "True",
        "nul",
        "falsey",
        "01",
        "-",
        "-a",
        "+1",
        "1.",
        ".5",
        "1.e3",
        "1e",
        "1e+",
        "--1",
        "0x1",
        "NaN",
        "Infinity",
        "\"",
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u00٣٤\"",
        "\"\t\"",
        "\"\n\"",
        "'a'",
        "\u00a01",
        "\ufeff",
        "[1,2]//",
        "/**/1",
        "#"
      })
  void whatIsNotJsonIsRefusedAsJacksonDoes(String text) {
    assertThrows(JsonProcessingException.class, () -> JsonExample.jackson(text));
    for (int chunk = 1; chunk < 4; chunk++) {
      int size = chunk;
      UncheckedIOException thrown =
          assertThrows(
              UncheckedIOException.class, () -> Json.parse(JsonExample.chunks(text, size)));
      JsonException pushed =
          assertThrows(JsonException.class, () -> Json.parsePushed(JsonExample.chunks(text, size)));
      // In push mode the tokenizer is through before the parser begins; two mistakes may differ.
      assertInstanceOf(JsonException.class, thrown.getCause());
      assertTrue(pushed.getMessage().startsWith("line "));
    }
  }

  @Test
  void aMistakeIsNamedWithItsPlace() {
    UncheckedIOException thrown =
        assertThrows(
            UncheckedIOException.class,
            () -> Json.parse(JsonExample.chunks("{\n  \"a\": [1, 2 3]}", 2)));
    assertEquals("line 2, column 14: found a number, expected ','", thrown.getCause().getMessage());
  }

  @Test
  void theParserSaysWhatItExpects() {
    Routine<String, Token, @Nullable Object> parser = JsonParserCoroutines.document();
    assertEquals("a value", parser.next());
    assertEquals(
        "a member's name or '}'", parser.send(new Token(Token.Kind.BEGIN_OBJECT, "{", 1, 1)));
    assertEquals("':'", parser.send(new Token(Token.Kind.STRING, "a", 1, 2)));
    assertEquals("the value of 'a'", parser.send(new Token(Token.Kind.COLON, ":", 1, 5)));
    assertEquals("',' or '}'", parser.send(new Token(Token.Kind.TRUE, "true", 1, 6)));
    assertEquals("the end of the input", parser.send(new Token(Token.Kind.END_OBJECT, "}", 1, 10)));
    assertEquals(false, parser.resume(new Token(Token.Kind.END, "", 1, 11)));
    assertEquals(Map.of("a", true), parser.result());
  }

  @Test
  void theTraceOfASuspendedTokenizerNamesTheMethodsOfItsSource() {
    Routine<Token, @Nullable String, Void> run =
        JsonTokenizerCoroutines.tokens(new JsonTokenizer());
    run.next();
    run.send("[\"\\u1");
    assertEquals(Token.Kind.BEGIN_ARRAY, run.value().kind());
    run.next();
    assertEquals(
        List.of("peek", "hex", "escape", "string", "tokens"),
        run.trace().stream().map(StackTraceElement::getMethodName).toList());
  }

  @Test
  void nestingIsBoundedByTheHeapOnly() {
    int depth = 200_000;
    List<String> chunks = new ArrayList<>(Collections.nCopies(depth, "["));
    chunks.addAll(Collections.nCopies(depth, "]"));
    Object value = Json.parse(chunks.iterator());
    int found = 0;
    while (value instanceof List<?> list) {
      found++;
      value = list.isEmpty() ? null : list.get(0);
    }
    assertEquals(depth, found);
  }

  @Test
  void aMistakeMayBeDeepToo() {
    List<String> chunks = new ArrayList<>(Collections.nCopies(200_000, "["));
    chunks.add("}");
    UncheckedIOException thrown =
        assertThrows(UncheckedIOException.class, () -> Json.parse(chunks.iterator()));
    assertEquals(
        "line 1, column 200001: found '}', expected a value", thrown.getCause().getMessage());
  }
}
