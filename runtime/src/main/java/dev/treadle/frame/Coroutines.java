package dev.treadle.frame;

import org.jspecify.annotations.Nullable;

/** What both bases of coroutines' machines answer alike. */
final class Coroutines {
  private Coroutines() {}

  /** The answer to a resume that cannot be: false if the run has finished. */
  static boolean refuse(Frame run) {
    if (Frame.finished(run.state)) {
      return false;
    }
    if (run.state == 0) {
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
