package dev.treadle.frame;

import org.jspecify.annotations.Nullable;

/** What both bases of coroutines' machines answer alike. */
final class Coroutines {
  private Coroutines() {}

  /**
   * The answer to a resume that cannot be: false if the run has finished. One that is watched is
   * resumed from here.
   */
  static boolean refuse(Frame run, @Nullable Object sent) {
    if (Frame.finished(run.state)) {
      return false;
    }
    boolean watched = Frame.watched(run.state);
    if (watched && (sent == null || Frame.label(run.state) != 0)) {
      return Lifecycle.driveWatched(run, sent);
    }
    if (watched || run.state == 0) {
      throw new IllegalStateException("a value sent to a run that has not begun: " + run);
    }
    throw run.refusal();
  }

  static @Nullable Object result(Frame run) {
    if (!Frame.hasReturned(run.state)) {
      throw new IllegalStateException("no result: " + run);
    }
    return run.outcome();
  }
}
