package dev.treadle.benchmarks;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words, numbers and signs of a text: yields in several places of a loop. */
final class Tokenizer {
  private static final String TEXT = "let x17 = (alpha + 42) * beta / 1000 - gamma; ".repeat(500);
  private static final int SIZE = 16 * 500;
  private static final Pattern TOKEN = Pattern.compile("[a-z]+|[0-9]+|[^ ]");

  private Tokenizer() {}

  @Generator
  static void tokens(Yielder<String> out, String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int start = i++;
      if (c == ' ') {
        continue;
      }
      if (isLetter(c)) {
        while (i < text.length() && isLetter(text.charAt(i))) {
          i++;
        }
        out.yield(text.substring(start, i));
      } else if (isDigit(c)) {
        while (i < text.length() && isDigit(text.charAt(i))) {
          i++;
        }
        out.yield(text.substring(start, i));
      } else {
        out.yield(String.valueOf(c));
      }
    }
  }

  static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static final class Hand implements Iterator<String> {
    private final String text;
    private int i;
    private @Nullable String next;

    Hand(String text) {
      this.text = text;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = token();
      }
      return next != null;
    }

    @Override
    public String next() {
      String value = next == null ? token() : next;
      if (value == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return value;
    }

    private @Nullable String token() {
      while (i < text.length() && text.charAt(i) == ' ') {
        i++;
      }
      if (i == text.length()) {
        return null;
      }
      int start = i;
      char c = text.charAt(i++);
      if (isLetter(c)) {
        while (i < text.length() && isLetter(text.charAt(i))) {
          i++;
        }
      } else if (isDigit(c)) {
        while (i < text.length() && isDigit(text.charAt(i))) {
          i++;
        }
      } else {
        return String.valueOf(c);
      }
      return text.substring(start, i);
    }
  }

  static Workload workload() {
    return new Workload.Values<String>("tokenizer", SIZE, Tokenizer::sum, Tokenizer::weight)
        .iterator(Variant.TREADLE, () -> TokenizerCoroutines.tokens(TEXT).iterator())
        .iterator(Variant.HAND, () -> new Hand(TEXT))
        .iterator(Variant.KOTLIN, () -> KotlinGenerators.tokens(TEXT))
        .iterator(
            Variant.STREAM, () -> TOKEN.matcher(TEXT).results().map(MatchResult::group).iterator())
        .push(out -> tokens(out, TEXT));
  }

  private static long sum(Iterator<String> tokens) {
    long sum = 0;
    while (tokens.hasNext()) {
      sum += weight(tokens.next());
    }
    return sum;
  }

  private static long weight(String token) {
    return 1000L * token.length() + token.charAt(0);
  }
}
