package dev.treadle.examples;

import dev.treadle.Routine;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The tokenizer and the parser put together, in the two ways. */
final class Json {
  private Json() {}

  /**
   * Parses text as it comes: each chunk is sent to the tokenizer, each token of it to the parser,
   * and both are suspended, in the middle of whatever they are at, while the next chunk is awaited.
   *
   * @param chunks the text in pieces of any length
   * @return the document, in the types that {@link JsonParser} names
   * @throws java.io.UncheckedIOException with a {@link JsonException} as its cause, if it is not
   *     JSON
   */
  static @Nullable Object parse(Iterator<String> chunks) {
    try (Routine<Token, @Nullable String, Void> tokenizer =
            JsonTokenizerCoroutines.tokens(new JsonTokenizer());
        Routine<String, Token, @Nullable Object> parser = JsonParserCoroutines.document()) {
      parser.next();
      while (tokenizer.resume()) {
        Token token = tokenizer.value();
        while (token.is(Token.Kind.MORE)) {
          token = tokenizer.send(next(chunks));
        }
        parser.resume(token);
      }
      return parser.result();
    }
  }

  /**
   * The push-mode twin: the same two methods called as they stand. A plain call cannot be
   * suspended, so the tokenizer runs to its end before the parser begins.
   */
  static @Nullable Object parsePushed(Iterator<String> chunks) throws JsonException {
    Queue<Token> tokens = new ArrayDeque<>();
    new JsonTokenizer()
        .tokens(
            token -> {
              if (token.is(Token.Kind.MORE)) {
                return next(chunks);
              }
              tokens.add(token);
              return null;
            });
    return JsonParser.document(expected -> tokens.remove());
  }

  private static @Nullable String next(Iterator<String> chunks) {
    return chunks.hasNext() ? chunks.next() : null;
  }
}
