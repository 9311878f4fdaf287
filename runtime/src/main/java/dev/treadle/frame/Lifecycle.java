package dev.treadle.frame;

import dev.treadle.CoroutineExit;
import dev.treadle.Cursor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a run is driven when it is not simply resumed: raw, with an exception, or to be closed. */
final class Lifecycle {
  private Lifecycle() {}

  /** Drives the run to its next value; exceptions leave raw, whether the run's or its raiser's. */
  static boolean drive(Frame run, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    if (Frame.watched(run.state)) {
      return Watch.unwatched(run, watch -> drive(run, sent, raised));
    }
    int s = run.state;
    if (s >= Frame.BUSY) {
      if (!Frame.finished(s)) {
        throw run.refusal();
      }
      if (raised != null) {
        throw raised;
      }
      return false;
    }
    if (s < 0) {
      s = ~s;
      if (raised == null) {
        run.state = s;
        return true;
      }
    } else if (s == 0 && raised != null) {
      run.finish(Frame.FAILED, s);
      throw raised;
    }
    try {
      if (!run.drive(s, sent, raised)) {
        return run.returned(s);
      }
    } catch (Throwable t) {
      if (run.state != Frame.RUNNING) {
        throw t; // the stack ended on the way to the body, or back
      }
      run.state = Frame.FAILED;
      run.finish(Frame.FAILED, s);
      throw t;
    }
    if (run.state < 0) {
      run.state = ~run.state; // the value is taken
    }
    return true;
  }

  /** Hands out the value that a drive of a cursor of ours ended with; the cursor forgets it. */
  static <Y extends @Nullable Object> Y handOut(Cursor<Y> cursor) {
    Frame run = (Frame) cursor;
    run.state = ~run.state;
    return cursor.next();
  }

  /**
   * The answer of a cursor's advance that cannot be: false if the run has finished. One that is
   * watched is driven from here.
   */
  static boolean refuse(Frame run) {
    if (Frame.finished(run.state)) {
      return false;
    }
    if (Frame.watched(run.state)) {
      boolean yielded = driveWatched(run, null);
      if (yielded) {
        run.state = ~run.state;
      }
      return yielded;
    }
    throw run.refusal();
  }

  /** Drives a watched run, for its user. */
  static boolean driveWatched(Frame run, @Nullable Object sent) {
    try {
      return drive(run, sent, null);
    } catch (Throwable thrown) {
      throw Frame.boundary(thrown);
    }
  }

  /** Raises an exception in the run, for its user. */
  static boolean raise(Frame run, Throwable t) {
    Objects.requireNonNull(t, "t");
    try {
      return drive(run, null, t);
    } catch (Throwable thrown) {
      throw Frame.boundary(thrown);
    }
  }

  /** Closes the run, for its user. */
  static void close(Frame run) {
    if (Frame.watched(run.state)) {
      Watch.unwatched(
          run,
          watch -> {
            close(run);
            return null;
          });
      return;
    }
    int s = run.state;
    if (s >= Frame.BUSY) {
      if (Frame.finished(s)) {
        return;
      }
      throw run.refusal();
    }
    if (s == 0) {
      run.finish(Frame.CLOSED, s);
      return;
    }
    if (s < 0) {
      s = ~s;
    }
    boolean yielded;
    try {
      yielded = run.drive(s, null, new CoroutineExit());
    } catch (Throwable t) {
      if (run.state != Frame.RUNNING) {
        throw Frame.boundary(t); // the stack ended on the way to the body, or back
      }
      run.state = Frame.FAILED;
      Throwable failure = failureOfClose(t);
      if (failure != null) {
        throw run.failed(failure, s);
      }
      yielded = false;
    }
    if (yielded) {
      if (run.state < 0) {
        run.state = ~run.state; // nobody will take the value
      }
      throw ignoredClose();
    }
    run.state = Frame.CLOSED;
    run.finish(Frame.CLOSED, s);
  }

  static IllegalStateException ignoredClose() {
    return new IllegalStateException("ignored close: the body yielded instead of ending");
  }

  /**
   * What a close fails with when {@code t} left the body: null if that is the exit alone, else the
   * first exception that was suppressed into the exit, with the others suppressed in turn.
   */
  static @Nullable Throwable failureOfClose(Throwable t) {
    if (!(t instanceof CoroutineExit)) {
      return t;
    }
    Throwable first = null;
    for (Throwable suppressed : t.getSuppressed()) {
      if (first == null) {
        first = suppressed;
      } else if (first != suppressed) {
        first.addSuppressed(suppressed);
      }
    }
    return first;
  }
}
