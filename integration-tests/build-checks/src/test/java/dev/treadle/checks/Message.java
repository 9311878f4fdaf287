package dev.treadle.checks;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** One message of a compiler, and where it is. */
record Message(Diagnostic.Kind kind, String file, long line, long column, String text) {

  private static final Pattern PLACE = Pattern.compile("(\\w+\\.java):(\\d+):(\\d+): (.*)");
  private static final Pattern RAW =
      Pattern.compile("(?:(\\w+\\.java):(\\d+):(\\d+)|-): compiler\\.(err|warn|note)\\.(.*)");

  static Message of(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String text = diagnostic.getMessage(Locale.ROOT);
    // Where a compiler cannot be told of a token, the message begins with the place.
    Matcher place = PLACE.matcher(text);
    if (place.matches()) {
      return new Message(
          diagnostic.getKind(),
          place.group(1),
          Long.parseLong(place.group(2)),
          Long.parseLong(place.group(3)),
          place.group(4));
    }
    return new Message(
        diagnostic.getKind(),
        source == null ? "" : source.toUri().toString().replaceAll("^.*/", ""), // even in a jar
        diagnostic.getLineNumber(),
        diagnostic.getColumnNumber(),
        text);
  }

  /** Those that javac has written under {@code -XDrawDiagnostics}. */
  static List<Message> ofRaw(String output) {
    return output.lines().flatMap(Message::ofRawLine).toList();
  }

  private static Stream<Message> ofRawLine(String line) {
    Matcher raw = RAW.matcher(line);
    if (!raw.matches()) {
      return Stream.empty();
    }
    Diagnostic.Kind kind =
        switch (raw.group(4)) {
          case "err" -> Diagnostic.Kind.ERROR;
          case "warn" -> Diagnostic.Kind.WARNING;
          default -> Diagnostic.Kind.NOTE;
        };
    boolean placed = raw.group(1) != null;
    return Stream.of(
        new Message(
            kind,
            placed ? raw.group(1) : "",
            placed ? Long.parseLong(raw.group(2)) : -1,
            placed ? Long.parseLong(raw.group(3)) : -1,
            raw.group(5)));
  }

  String place() {
    return file + ":" + line + ":" + column;
  }
}
