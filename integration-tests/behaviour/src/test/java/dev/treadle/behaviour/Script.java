package dev.treadle.behaviour;

import dev.treadle.CoroutineExit;
import dev.treadle.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a driver does to a run.
 *
 * <p>Steps: {@code n} next, {@code sN} send N, {@code s:t} send the string t, {@code tX} raise a
 * RuntimeException, {@code tS} raise an IllegalStateException, {@code tI} raise an IOException,
 * {@code tC} raise another checked exception, {@code tZ} raise a CoroutineExit, {@code c} close,
 * {@code h} hook, {@code q} hasNext of a cursor, {@code *} next and then send 10, 20, 30, … to the
 * end, {@code +} next to the end.
 */
record Script(List<String> steps) {
  /** A run that has not ended after so many steps is left suspended. */
  private static final int PATIENCE = 60;

  static final Script DEFAULT = of("*");

  static Script of(String steps) {
    return new Script(List.of(steps.split(" ")));
  }

  /** The first {@code suspensions} resumes of this script, then {@code ending}. */
  Script cut(int suspensions, String ending) {
    List<String> cut = new ArrayList<>();
    int resumes = 0;
    for (String step : steps) {
      if (resumes == suspensions) {
        break;
      }
      if (step.equals("*") || step.equals("+")) {
        for (int sent = 0; resumes < suspensions; resumes++, sent += 10) {
          cut.add(step.equals("+") || sent == 0 ? "n" : "s" + sent);
        }
        break;
      }
      cut.add(step);
      if ("nst".indexOf(step.charAt(0)) >= 0) {
        resumes++;
      }
    }
    cut.addAll(Arrays.asList(ending.split(" ")));
    return new Script(cut);
  }

  /**
   * Drives {@code run}, noting everything in the open trace; the number of suspensions it came to.
   */
  int drive(Run run, Scene scene, Trace trace) {
    Driver driver = new Driver(run, scene, trace);
    for (String step : steps) {
      driver.step(step);
    }
    return driver.suspensions;
  }

  @Override
  public String toString() {
    return steps.equals(List.of("*")) ? "default" : String.join(" ", steps);
  }

  /** Does the steps. */
  static final class Driver {
    private final Run run;
    private final Scene scene;
    private final Trace trace;
    private boolean resumed;
    private int suspensions;

    Driver(Run run, Scene scene, Trace trace) {
      this.run = run;
      this.scene = scene;
      this.trace = trace;
    }

    /** One that goes on with a copy of the run, as this one would. */
    Driver fork(Run copy, Trace copied) {
      Driver fork = new Driver(copy, scene, copied);
      fork.resumed = resumed;
      fork.suspensions = suspensions;
      return fork;
    }

    /** As far as the default drive goes in all, when so many steps are done. */
    void rest(int done) {
      for (int n = done; n < PATIENCE && (n == 0 || !Run.finished(run.status())); n++) {
        resume(n == 0 ? null : n * 10);
      }
    }

    void step(String step) {
      switch (step.charAt(0)) {
        case 'n' -> resume(null);
        case 's' -> resume(sent(step));
        case 't' -> raise(thrown(step));
        case 'c' -> close();
        case 'h' -> {
          trace.add("[hook]");
          scene.hook();
        }
        case 'q' -> {
          try {
            trace.add("?" + run.hasNext());
          } catch (Throwable t) {
            threw(t);
          }
          observe();
        }
        case '*' -> rest(0);
        case '+' -> {
          for (int n = 0; !Run.finished(run.status()) && n < PATIENCE; n++) {
            resume(null);
          }
        }
        default -> throw new AssertionError(step);
      }
    }

    private static Object sent(String step) {
      return step.startsWith("s:") ? step.substring(2) : Integer.valueOf(step.substring(1));
    }

    private static Throwable thrown(String step) {
      return switch (step) {
        case "tX" -> new RuntimeException("T");
        case "tS" -> new IllegalStateException("T");
        case "tI" -> new IOException("T");
        case "tC" -> new Exception("T");
        case "tZ" -> new CoroutineExit();
        default -> throw new AssertionError(step);
      };
    }

    private void resume(@Nullable Object sent) {
      Status before = run.status();
      if (resumed) {
        trace.add("<" + sent);
      }
      resumed = true;
      try {
        suspendedOrEnded(run.resume(sent), before);
      } catch (IllegalStateException e) {
        if (before == Status.CREATED && sent != null) {
          trace.add("!IllegalStateException(just_created)");
        } else {
          threw(e);
        }
      } catch (Throwable t) {
        threw(t);
      }
      observe();
    }

    private void raise(Throwable thrown) {
      Status before = run.status();
      trace.add("[throw]");
      try {
        suspendedOrEnded(run.raise(thrown), before);
      } catch (Throwable t) {
        threw(t);
      }
      observe();
    }

    private void suspendedOrEnded(boolean suspended, Status before) {
      if (suspended) {
        suspensions++;
        trace.add(">" + run.value());
      } else {
        boolean ended = !Run.finished(before) && run.status() == Status.RETURNED;
        trace.add("=" + (ended ? run.result() : null));
      }
    }

    private void close() {
      trace.add("[close]");
      try {
        run.close();
        trace.add("closed");
      } catch (Throwable t) {
        threw(t);
      }
      observe();
    }

    private void threw(Throwable t) {
      trace.add("!" + show(t));
    }

    private void observe() {
      Status status = run.status();
      String result;
      try {
        result = String.valueOf(run.result());
      } catch (IllegalStateException e) {
        result = "-";
      }
      trace.detail(status + "/" + run.value() + "/" + result);
    }
  }

  /**
   * An exception as it stands in a trace; texts that are the JVM's or the runtime's own are left
   * out.
   */
  static String show(Throwable t) {
    String name = t.getClass().getSimpleName();
    StringBuilder text = new StringBuilder(name);
    String message = t.getMessage();
    if (t instanceof UncheckedIOException || name.equals("UncheckedException")) {
      text.append('[').append(show(t.getCause())).append(']');
    } else if (message != null && t instanceof IllegalStateException) {
      String known =
          message.contains("already running")
              ? "already running"
              : message.contains("ignored close")
                  ? "ignored close"
                  : message.contains("no result") ? "no result" : message;
      text.append('(').append(known.replace(' ', '_')).append(')');
    } else if (message != null
        && !(t instanceof NullPointerException)
        && !(t instanceof CoroutineExit)
        && !(t instanceof NoSuchElementException)) {
      text.append('(').append(message.replace(' ', '_')).append(')');
    }
    for (Throwable suppressed : t.getSuppressed()) {
      text.append('+').append(show(suppressed));
    }
    return text.toString();
  }
}
