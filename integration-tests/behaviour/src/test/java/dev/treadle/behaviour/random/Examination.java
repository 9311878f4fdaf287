package dev.treadle.behaviour.random;

import dev.treadle.behaviour.Differential;
import dev.treadle.behaviour.Differential.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles templates and compares their machines with them. */
final class Examination {
  private static final int PATIENCE_SECONDS = 60;

  /** A template, or a lambda in one, in the words of the verifier. */
  private static final Pattern TEMPLATE = Pattern.compile("made/Made[.](?:lambda[$])?t(\\d+)");

  private final Compilation.Files files;

  Examination(Compilation.Files files) {
    this.files = files;
  }

  /** What is wrong with the template of these decisions, or null. */
  @Nullable Failure one(Choices choices) {
    return all(List.of(choices)).get(0);
  }

  /** For each template what is wrong with it, or null. */
  List<@Nullable Failure> all(List<Choices> choices) {
    List<Template> templates = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      templates.add(Template.of(choices.get(i), i));
    }
    Compilation compilation = new Compilation(files, templates);
    if (!compilation.complaints().isEmpty()) {
      return choices.size() > 1
          ? apart(choices, compilation.blamed())
          : List.of(compilation.failure());
    }
    Differential.Unit unit;
    try {
      unit = compilation.load();
      unit.play();
    } catch (LinkageError e) {
      // Whatever was written: javac must not make such a class of it.
      return choices.size() > 1
          ? apart(choices, named(e))
          : List.of(new Failure("not verified", String.valueOf(e), false));
    }
    List<@Nullable Failure> failures = new ArrayList<>();
    for (int i = 0; i < templates.size(); i++) {
      failures.add(compare(unit, i));
    }
    return failures;
  }

  /** The templates that the verifier names. */
  private static Set<Integer> named(LinkageError error) {
    Matcher named = TEMPLATE.matcher(String.valueOf(error.getMessage()));
    return named.find() ? Set.of(Integer.valueOf(named.group(1))) : Set.of();
  }

  /** One that does not compile keeps all others from being compiled. */
  private List<@Nullable Failure> apart(List<Choices> choices, Set<Integer> blamed) {
    List<Choices> again = choices.stream().map(each -> Choices.of(each.made())).toList();
    if (blamed.isEmpty()) {
      int half = again.size() / 2;
      List<@Nullable Failure> failures = new ArrayList<>(all(again.subList(0, half)));
      failures.addAll(all(again.subList(half, again.size())));
      return failures;
    }
    List<Choices> others = new ArrayList<>();
    for (int i = 0; i < again.size(); i++) {
      if (!blamed.contains(i)) {
        others.add(again.get(i));
      }
    }
    List<@Nullable Failure> failures = new ArrayList<>(others.isEmpty() ? List.of() : all(others));
    new TreeSet<>(blamed).forEach(template -> failures.add(template, one(again.get(template))));
    return failures;
  }

  private static @Nullable Failure compare(Differential.Unit unit, int template) {
    FutureTask<Optional<Difference>> task =
        new FutureTask<>(() -> Differential.compare(unit, template));
    Thread thread = new Thread(task, "examination");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS).map(Examination::failure).orElse(null);
    } catch (TimeoutException e) {
      StringBuilder stack = new StringBuilder();
      for (StackTraceElement element : thread.getStackTrace()) {
        stack.append(element).append('\n');
      }
      return new Failure("endless", stack.toString(), true);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      // Strings may double in a loop.
      boolean plain =
          cause instanceof OutOfMemoryError
              || cause instanceof VerifyError && TEMPLATE.matcher(cause.getMessage()).find();
      return new Failure("crash " + cause.getClass(), String.valueOf(cause), !plain);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Failure failure(Difference found) {
    return new Failure(
        "difference",
        "driven %s%nplain:   %s%nmachine: %s"
            .formatted(
                found.drive(),
                found.plain().replace("\n", "\n         "),
                found.machine().replace("\n", "\n         ")),
        !found.plain().contains("!VerifyError"));
  }
}
