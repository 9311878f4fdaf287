package dev.treadle.examples;

import java.time.Instant;
import java.util.List;

/** What happened in one stretch of time. */
record LogWindow(Instant start, int requests, int errors, int slowestMillis) {
  static LogWindow of(Instant start, List<LogEntry> entries) {
    return new LogWindow(
        start,
        entries.size(),
        (int) entries.stream().filter(LogEntry::isError).count(),
        entries.stream().mapToInt(LogEntry::millis).max().orElse(0));
  }

  /** Whether more than a tenth of the requests failed. */
  boolean isOutage() {
    return errors * 10 > requests;
  }

  @Override
  public String toString() {
    return start
        + ": "
        + requests
        + " requests, "
        + errors
        + " failed, slowest "
        + slowestMillis
        + " ms";
  }
}
