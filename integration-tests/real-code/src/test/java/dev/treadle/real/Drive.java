package dev.treadle.real;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.UncheckedException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Drives a machine to its end: each value that it hands out is sent back.
 *
 * <p>With the system property {@code treadle.real.fork} it goes on with a fork at every so many
 * suspensions, and lets the original be.
 */
public final class Drive {
  private static final int FORK = Integer.getInteger("treadle.real.fork", 0);

  /** Runs through all drives, so that it is not the same suspensions that are forked each time. */
  private static int steps;

  /** A context that sends back what it is handed: push mode. */
  public static final Co<@Nullable Object, @Nullable Object> PUSH = value -> value;

  private Drive() {}

  /** The result of the body, or the exception that it threw. */
  public static <R extends @Nullable Object> R run(
      Routine<@Nullable Object, @Nullable Object, R> routine) {
    Routine<@Nullable Object, @Nullable Object, R> run = routine;
    try {
      Object value = null;
      while (run.resume(value)) {
        value = run.value();
        if (FORK > 0 && ++steps % FORK == 0) {
          run = fork(run);
        }
      }
      return run.result();
    } catch (UncheckedIOException | UncheckedException e) {
      throw Drive.<RuntimeException>raise(unwrapped(e));
    }
  }

  private static <R extends @Nullable Object> Routine<@Nullable Object, @Nullable Object, R> fork(
      Routine<@Nullable Object, @Nullable Object, R> run) {
    try {
      return run.fork();
    } catch (UnsupportedOperationException e) {
      return run; // in a loop over an iterator that the source does not show
    }
  }

  /** The checked exception that was wrapped at the boundary; a body may have wrapped one itself. */
  private static @Nullable Throwable unwrapped(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    boolean boundary = trace.length > 0 && trace[0].getClassName().startsWith("dev.treadle.frame.");
    return boundary ? e.getCause() : e;
  }

  /** Throws what the original method declares, and this one does not. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException raise(@Nullable Throwable t) throws E {
    throw (E) t;
  }
}
