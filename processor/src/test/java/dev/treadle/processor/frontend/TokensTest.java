package dev.treadle.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {

  private static int find(String identifier, String text) {
    return new Tokens(text).find(identifier, 0, text.length());
  }

  /** In each text, the wanted identifier or dot begins at the first {@code @}'s place. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@",
        "  @ x",
        "x.@",
        "/* sum */ @",
        "/** sum * / sum **/ @",
        "// sum\n@",
        "// sum\r@",
        "/**/ @",
        "\"sum\" @",
        "\"a \\\" sum\" @",
        "\"\\\\\" @",
        "'\"' @ '\"'",
        "'\\'' @",
        "\"\"\"\n sum \" sum \"\" sum \\\"\"\" sum\n\"\"\" @",
        "\"\" @",
        "summand + @",
        "_sum, $sum, sum1, @",
        "1 / 2 / @",
        "\\u0061sum, 1sum, @",
      })
  void identifiersAreFoundPastCommentsAndLiterals(String text) {
    assertEquals(text.indexOf('@'), find("sum", text.replace("@", "sum")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "summand", "/* sum */", "// sum", "\"sum\"", "/* sum", "\"sum"})
  void whatIsNotThereIsNotFound(String text) {
    assertEquals(-1, find("sum", text));
  }

  @Test
  void escapesStandForCharacters() {
    String text = "x s\\u0075\\uu006d + sum";
    Tokens tokens = new Tokens(text);
    assertEquals(2, tokens.find("sum", 0, text.length()));
    assertEquals(16, tokens.endOfIdentifier(2, text.length()));
  }

  @Test
  void theSearchStaysInItsRange() {
    Tokens tokens = new Tokens("sum sum sum");
    assertEquals(4, tokens.find("sum", 3, 11));
    assertEquals(-1, tokens.find("sum", 1, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a @ b", "/* . */ a /* . */ @ b", "\".\" @", "'.' // .\n @", "@"})
  void charactersAreFoundPastCommentsAndLiterals(String text) {
    String code = text.replace('@', '.');
    assertEquals(text.indexOf('@'), new Tokens(code).find('.', 0, code.length()));
  }

  @Test
  void aCommentIsPassed() {
    String text = "/* a */ // b\n/ c";
    Tokens tokens = new Tokens(text);
    assertEquals(7, tokens.comment(0, text.length()));
    assertEquals(12, tokens.comment(8, text.length()));
    assertEquals(13, tokens.comment(13, text.length()));
    assertEquals(14, tokens.comment(14, text.length()));
  }
}
