package dev.treadle.examples;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The stages of a log analyser: lines, entries, those of interest, windows.
 *
 * <p>Nothing is read before the last stage is asked for a window, and then no more than the window
 * needs. Each stage holds the run of the one before in a try-with-resources statement, so closing
 * the last closes them all, down to the file.
 */
final class LogPipeline {
  private LogPipeline() {}

  @Generator
  static void lines(Yielder<String> out, LogSource source) throws IOException {
    try (BufferedReader reader = source.open()) {
      for (String line; (line = reader.readLine()) != null; ) {
        out.yield(line);
      }
    }
  }

  /**
   * Yields the entries of those lines that have one.
   *
   * @param rejected is given the other lines
   */
  @Generator
  static void entries(
      Yielder<LogEntry> out, Sequence<String> lines, Consumer<? super String> rejected) {
    try (Cursor<String> in = lines.iterator()) {
      while (in.hasNext()) {
        String line = in.next();
        Optional<LogEntry> entry = LogEntry.parse(line);
        if (entry.isPresent()) {
          out.yield(entry.get());
        } else {
          rejected.accept(line);
        }
      }
    }
  }

  @Generator
  static <T> void filtered(
      Yielder<? super T> out, Sequence<? extends T> values, Predicate<? super T> wanted) {
    try (Cursor<? extends T> in = values.iterator()) {
      while (in.hasNext()) {
        T value = in.next();
        if (wanted.test(value)) {
          out.yield(value);
        }
      }
    }
  }

  /**
   * Yields a summary of each stretch of time that has an entry.
   *
   * @param entries in the order of time
   * @param length of each stretch; they begin at its multiples
   */
  @Generator
  static void windows(Yielder<LogWindow> out, Sequence<LogEntry> entries, Duration length) {
    try (Cursor<LogEntry> in = entries.iterator()) {
      Instant start = Instant.MIN;
      List<LogEntry> window = new ArrayList<>();
      while (in.hasNext()) {
        LogEntry entry = in.next();
        Instant entryStart =
            Instant.ofEpochSecond(
                entry.time().getEpochSecond() / length.toSeconds() * length.toSeconds());
        if (!entryStart.equals(start)) {
          if (!window.isEmpty()) {
            out.yield(LogWindow.of(start, window));
          }
          start = entryStart;
          window.clear();
        }
        window.add(entry);
      }
      if (!window.isEmpty()) {
        out.yield(LogWindow.of(start, window));
      }
    }
  }
}
