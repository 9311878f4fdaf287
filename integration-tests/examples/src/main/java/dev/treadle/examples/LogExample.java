package dev.treadle.examples;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Finds the outage in a web server's log, and reads the log no further than that. */
final class LogExample {
  static final Duration WINDOW = Duration.ofMinutes(5);

  private LogExample() {}

  static void run(Report report) throws IOException {
    report.title("Log analyser: lines, entries, requests of the API, windows of 5 minutes");
    WatchedSource source = new WatchedSource(LogExample::accessLog);
    List<String> rejected = new ArrayList<>();
    Sequence<LogWindow> windows = windows(source, rejected::add);
    report.line("before the first window", readers(source));

    List<LogWindow> seen = new ArrayList<>();
    try (Cursor<LogWindow> run = windows.iterator()) {
      while (seen.isEmpty() || !seen.get(seen.size() - 1).isOutage()) {
        seen.add(run.next());
      }
      report.line("windows until the outage", seen.size());
      report.line("the first", seen.get(0));
      report.line("the outage", seen.get(seen.size() - 1));
      report.line("lines that are no entries", rejected);
      report.line("before the run is closed", readers(source));
    }
    report.line("after it is closed", readers(source));

    List<LogWindow> all = new ArrayList<>();
    for (LogWindow window : windows) {
      all.add(window);
    }
    report.line("a second run, to the end", all.size() + " windows, " + readers(source));
    List<LogWindow> pushed = new ArrayList<>();
    LogPipeline.windows(pushed::add, requests(source, line -> {}), WINDOW);
    report.same("and in push mode", pushed.equals(all));
    report.line("in the end", readers(source));
    report.generated(LogPipelineCoroutines.class);
  }

  /** The whole pipeline; making it reads nothing. */
  static Sequence<LogWindow> windows(LogSource source, Consumer<String> rejected) {
    return LogPipelineCoroutines.windows(requests(source, rejected), WINDOW);
  }

  /** All of it but the last stage: the requests of the API. */
  static Sequence<LogEntry> requests(LogSource source, Consumer<String> rejected) {
    Sequence<String> lines = LogPipelineCoroutines.lines(source);
    Sequence<LogEntry> entries = LogPipelineCoroutines.entries(lines, rejected);
    return LogPipelineCoroutines.filtered(entries, entry -> entry.path().startsWith("/api/"));
  }

  static BufferedReader accessLog() {
    return new BufferedReader(
        new InputStreamReader(
            Objects.requireNonNull(LogExample.class.getResourceAsStream("access.log")),
            StandardCharsets.US_ASCII));
  }

  private static String readers(WatchedSource source) {
    return "readers opened "
        + source.opened()
        + ", closed "
        + source.closed()
        + "; "
        + Report.count(source.charsRead())
        + " characters read";
  }
}
