package dev.treadle.examples;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.treadle.Routine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parses a file in pieces and compares the result with another parser's. */
final class JsonExample {
  private static final int CHUNK = 17;

  private JsonExample() {}

  static void run(Report report) throws IOException {
    report.title("JSON: a tokenizer and a recursive-descent parser that are sent their input");
    String text = catalogue();
    Object machine = Json.parse(chunks(text, CHUNK));
    report.line(
        "catalogue.json",
        Report.count(text.length()) + " characters, in chunks of " + CHUNK + ", cut anywhere");
    report.line("members of the document", ((Map<?, ?>) Objects.requireNonNull(machine)).keySet());
    List<?> items = (List<?>) ((Map<?, ?>) machine).get("items");
    report.line("items in it", items.size());
    report.line("the first one's name", ((Map<?, ?>) items.get(0)).get("name"));
    report.same("and Jackson's parse of it", machine.equals(jackson(text)));
    report.same("and in push mode", machine.equals(Json.parsePushed(chunks(text, CHUNK))));

    try (Routine<Token, @Nullable String, Void> tokenizer =
        JsonTokenizerCoroutines.tokens(new JsonTokenizer())) {
      tokenizer.next();
      tokenizer.send("\"cut within an escape: \\u00");
      report.line("suspended in mid-escape, at", lines(tokenizer.trace()));
      report.line("after the rest is sent", tokenizer.send("e9\"").text());
    }
    try {
      Json.parse(chunks("{\"a\": [1, 2\n, }", 4));
    } catch (UncheckedIOException e) {
      report.line("of a text that is not JSON", e.getCause().getMessage());
    }
    report.generated(JsonTokenizerCoroutines.class);
    report.generated(JsonParserCoroutines.class);
  }

  static String catalogue() throws IOException {
    try (InputStream in = JsonExample.class.getResourceAsStream("catalogue.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What Jackson makes of a text, in the types that our parser uses. */
  static @Nullable Object jackson(String text) throws IOException {
    return new ObjectMapper()
        .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readValue(text, Object.class);
  }

  static Iterator<String> chunks(String text, int size) {
    List<String> chunks = new ArrayList<>();
    for (int start = 0; start < text.length(); start += size) {
      chunks.add(text.substring(start, Math.min(start + size, text.length())));
    }
    return chunks.iterator();
  }

  private static String lines(List<StackTraceElement> trace) {
    List<String> lines = new ArrayList<>();
    for (StackTraceElement place : trace) {
      lines.add(
          place.getMethodName() + " (" + place.getFileName() + ":" + place.getLineNumber() + ")");
    }
    return String.join("\n", lines);
  }
}
