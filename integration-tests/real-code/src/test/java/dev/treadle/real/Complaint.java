package dev.treadle.real;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * An error or a warning of the compiler or of the processor.
 *
 * @param file where it is; empty if nowhere
 * @param generated whether that is a file that the processor has written
 */
record Complaint(
    Path file, long offset, boolean error, boolean generated, String message, String line) {
  private static final Pattern PROBLEM = Pattern.compile("\\[(TRD\\d+)\\]");

  static Complaint of(Diagnostic<? extends JavaFileObject> found, Path generated) {
    JavaFileObject source = found.getSource();
    URI uri = source == null ? URI.create("") : source.toUri();
    Path file = "file".equals(uri.getScheme()) ? Path.of(uri) : Path.of("");
    return new Complaint(
        file,
        found.getPosition(),
        found.getKind() == Diagnostic.Kind.ERROR,
        file.startsWith(generated) && found.getKind() != Diagnostic.Kind.NOTE,
        found.getMessage(Locale.ROOT),
        file.getFileName() + ":" + found.getLineNumber());
  }

  /** What it says of a method: the id of a problem of the processor, else the compiler's words. */
  String reason() {
    Matcher problem = PROBLEM.matcher(message);
    return problem.find()
        ? message.replaceAll("\\s+", " ")
        : "rewriting: " + line + message.lines().findFirst().orElse("");
  }

  @Override
  public String toString() {
    return (error ? "error " : "warning ") + line + ": " + message;
  }
}
