package dev.treadle;

import dev.treadle.frame.Watch;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A run that was lost: suspended in a {@code try} with a finalizer or a resource, and garbage
 * collected without {@code close()}, so that the finalizer will never be run.
 *
 * <p>With the system property {@code treadle.leaks} set to {@code true} when the first run is
 * created, every run is watched, and each that is lost is logged by the {@link System.Logger} of
 * the name {@code dev.treadle}, as a warning. That costs time in each drive, and memory for each
 * run; it is for finding mistakes. Without the property nothing of it is there.
 *
 * @param created where the run was created: a stack trace, or where it was given to {@link #watch}
 * @param suspended where it was suspended, in the user's files and lines, as {@link
 *     Routine#trace()}
 */
public record Leak(List<StackTraceElement> created, List<StackTraceElement> suspended) {

  /**
   * Where it was created, and where it was suspended.
   *
   * @param created where it was created
   * @param suspended where it was suspended
   */
  public Leak {
    created = List.copyOf(created);
    suspended = List.copyOf(suspended);
  }

  /**
   * Watches one run, whether the property is set or not, and tells a listener instead of the log if
   * it is lost. For tests, which can bring that about:
   *
   * <pre>{@code
   * Cursor<String> lines = Leak.watch(ReportsCoroutines.lines(path).iterator(), leaks::add);
   * use(lines);
   * lines = null;
   * System.gc();
   * }</pre>
   *
   * @param run a run of a template; the watch ends with it, or when another run delegates to it
   * @param listener called on a thread of its own some time after the run was lost; it must not
   *     know the run
   * @param <T> the type of the run
   * @return the run
   * @throws IllegalArgumentException if it is not a run of a template
   * @throws IllegalStateException if it is running or another run is delegating to it
   */
  public static <T extends AutoCloseable> T watch(T run, Consumer<? super Leak> listener) {
    Watch.begin(run, listener);
    return run;
  }

  /**
   * Logs a leak as a warning.
   *
   * @param leak the leak
   */
  public static void log(Leak leak) {
    System.getLogger("dev.treadle").log(System.Logger.Level.WARNING, leak::toString);
  }

  /** What happened, and both stack traces, in several lines. */
  @Override
  public String toString() {
    return "a run that was suspended in a try with a finalizer or a resource was dropped without"
        + " close()"
        + "\nsuspended"
        + lines(suspended)
        + "\ncreated"
        + lines(created);
  }

  private static String lines(List<StackTraceElement> places) {
    return places.stream().map(place -> "\n\tat " + place).collect(Collectors.joining());
  }
}
