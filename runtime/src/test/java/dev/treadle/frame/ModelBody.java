package dev.treadle.frame;

import dev.treadle.CoroutineExit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A random body, the same in the machine and in its model: what it does next depends on its seed,
 * on how often it was asked, and on what it was resumed with.
 */
final class ModelBody {
  /** What a body can do next. */
  enum Kind {
    YIELD,
    RETURN,
    THROW,
    CALL,
    YIELD_FROM,
    YIELD_ALL,
    POKE
  }

  /** One thing that a body does; {@code number} is a value, a seed or an index. */
  record Action(Kind kind, int number, @Nullable Throwable thrown) {}

  /** Where both worlds write down what happens. */
  static final class Log {
    private final List<String> lines = new ArrayList<>();

    void add(String line) {
      lines.add(line);
    }

    String line(int i) {
      return i < lines.size() ? lines.get(i) : "(nothing)";
    }

    int size() {
      return lines.size();
    }
  }

  private ModelBody() {}

  static int mix(int a, int b) {
    int h = a * 0x9E3779B9 + b * 0x85EBCA6B;
    h ^= h >>> 15;
    h *= 0xC2B2AE35;
    h ^= h >>> 13;
    return h & 0x7FFFFFFF;
  }

  static Action next(
      int seed,
      int count,
      boolean delegates,
      @Nullable Object sent,
      @Nullable Throwable raised,
      Log log) {
    String input = raised == null ? "<" + sent : "!" + describe(raised);
    log.add("body " + seed + "#" + count + " " + input);
    int h = mix(mix(seed, count), raised == null ? 1 : 2);
    int choice = h % 100;
    int number = mix(h, 3);
    if (raised != null && choice < 55) {
      if (choice < 10) {
        raised.addSuppressed(new IOException("suppressed " + number % 10));
      }
      return new Action(Kind.THROW, 0, raised);
    }
    if (count > 12) {
      return new Action(Kind.RETURN, number % 1000, null);
    }
    choice = number / 1000 % 100;
    if (choice < 38 || (!delegates && choice < 80)) {
      return new Action(Kind.YIELD, number % 1000, null);
    }
    if (choice < 55) {
      return new Action(Kind.CALL, number % 100_000, null);
    }
    if (choice < 72) {
      return new Action(Kind.YIELD_FROM, number, null);
    }
    if (choice < 80) {
      return new Action(Kind.YIELD_ALL, number, null);
    }
    if (choice < 84) {
      return new Action(Kind.POKE, number, null);
    }
    if (choice < 88) {
      return new Action(Kind.THROW, 0, exception(number));
    }
    return new Action(Kind.RETURN, number % 1000, null);
  }

  static Throwable exception(int number) {
    String message = "thrown " + number % 10;
    return switch (number % 5) {
      case 0 -> new IOException(message);
      case 1 -> new IllegalArgumentException(message);
      case 2 -> new CoroutineExit();
      case 3 -> new NoSuchElementException(message);
      default -> new Exception(message);
    };
  }

  /** The same text for the same exception; what a message says of the run itself is cut off. */
  static String describe(Throwable t) {
    String message = String.valueOf(t.getMessage());
    if (t instanceof IllegalStateException || t instanceof NoSuchElementException) {
      message = message.replaceAll(":.*", "");
      if (message.equals("already running")
          || message.equals("another run is delegating to this one")) {
        message = "busy";
      }
    }
    StringBuilder text = new StringBuilder(t.getClass().getSimpleName() + "(" + message);
    for (Throwable suppressed : t.getSuppressed()) {
      text.append(" & ").append(describe(suppressed));
    }
    if (t.getCause() != null) {
      text.append(" by ").append(describe(t.getCause()));
    }
    return text.append(")").toString();
  }
}
