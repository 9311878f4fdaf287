package dev.treadle.processor.report;

import dev.treadle.processor.ir.Origin;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Shows problems to the user, each once however often a template is compiled, at its place: at the
 * token where the host's compiler can be told of one, and else at the element, with file, line and
 * column in front of the message.
 */
public final class ProblemReporter {

  /** Where a host has the trees of the user's files. */
  public interface Place {
    /**
     * Prints a message at a token of the file that holds {@code within}; false, and nothing is
     * printed, if there is no such place.
     */
    boolean print(Diagnostic.Kind kind, String message, Origin at, Element within);

    /** Prints a message at the type of that name in the declaration of an element, likewise. */
    boolean print(Diagnostic.Kind kind, String message, String type, Element within);
  }

  private final Messager messager;
  private final @Nullable Place place;
  private final Set<String> shown = new HashSet<>();

  public ProblemReporter(Messager messager, Optional<? extends Place> place) {
    this.messager = messager;
    this.place = place.orElse(null);
  }

  /** Shows the problems as errors; {@code within} is an element of the file they are in. */
  public void report(Problems problems, Element within) {
    for (Problems.Found found : problems.found()) {
      if (found.element() != null) {
        report(found.message(), found.element(), found.name());
      } else if (found.at() != null) {
        report(found.message(), found.at(), within);
      }
    }
  }

  /** Shows one problem as an error at the name of an element. */
  public void report(Problem problem, Element at, Object... args) {
    report(problem.text(args), at, null);
  }

  /** Shows one problem of the compilation as a whole, as an error. */
  public void report(Problem problem, String... args) {
    messager.printMessage(Diagnostic.Kind.ERROR, problem.text((Object[]) args));
  }

  /** Shows one problem as a warning at the name of an element. */
  public void warn(Problem problem, Element at, Object... args) {
    messager.printMessage(Diagnostic.Kind.WARNING, problem.text(args), at);
  }

  private void report(String message, Element at, @Nullable String type) {
    if (shown.add(message + " at " + at.getEnclosingElement() + "." + at)
        && (type == null
            || place == null
            || !place.print(Diagnostic.Kind.ERROR, message, type, at))) {
      messager.printMessage(Diagnostic.Kind.ERROR, message, at);
    }
  }

  private void report(String message, Origin at, Element within) {
    String line = at.file() + ":" + at.line() + ":" + at.column() + ": " + message;
    if (shown.add(line)
        && (place == null || !place.print(Diagnostic.Kind.ERROR, message, at, within))) {
      messager.printMessage(Diagnostic.Kind.ERROR, line, within);
    }
  }
}
