package dev.treadle.examples;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as a web server's access log records it: the common log format, and the time that the
 * answer took.
 */
record LogEntry(Instant time, String client, String path, int status, int millis) {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) \\S+ \\S+ \\[([^]]+)] \"[A-Z]+ (\\S+) HTTP/[0-9.]+\" (\\d{3}) \\d+ (\\d{1,9})");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  /** Reads a line of the log; empty if it is not one. */
  static Optional<LogEntry> parse(String line) {
    Matcher fields = LINE.matcher(line);
    if (!fields.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LogEntry(
              OffsetDateTime.parse(fields.group(2), TIME).toInstant(),
              fields.group(1),
              fields.group(3),
              Integer.parseInt(fields.group(4)),
              Integer.parseInt(fields.group(5))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isError() {
    return status >= 500;
  }
}
