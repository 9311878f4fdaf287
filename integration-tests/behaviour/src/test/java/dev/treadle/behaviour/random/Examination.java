package dev.treadle.behaviour.random;

import dev.treadle.behaviour.Differential;
import dev.treadle.behaviour.Differential.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Compiles templates and compares their machines with them. */
final class Examination {
  private static final int PATIENCE_SECONDS = 60;

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
      return choices.size() > 1 ? halves(choices) : List.of(compilation.failure());
    }
    Differential.Unit unit;
    try {
      unit = compilation.load();
      unit.play();
    } catch (LinkageError e) {
      // Whatever was written: javac must not make such a class of it.
      return choices.size() > 1
          ? halves(choices)
          : List.of(new Failure("not verified", String.valueOf(e), false));
    }
    List<@Nullable Failure> failures = new ArrayList<>();
    for (int i = 0; i < templates.size(); i++) {
      failures.add(compare(unit, i));
    }
    return failures;
  }

  /** One that does not compile keeps all others from being compiled. */
  private List<@Nullable Failure> halves(List<Choices> choices) {
    List<Choices> again = choices.stream().map(each -> Choices.of(each.made())).toList();
    int half = again.size() / 2;
    List<@Nullable Failure> failures = new ArrayList<>(all(again.subList(0, half)));
    failures.addAll(all(again.subList(half, again.size())));
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
      return new Failure(
          "crash " + cause.getClass(), String.valueOf(cause), !(cause instanceof VerifyError));
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
        true);
  }
}
