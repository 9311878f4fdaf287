package dev.treadle.frame;

import dev.treadle.CoroutineExit;
import org.jspecify.annotations.Nullable;

/**
 * Brings the exception of an action to whoever gave it to a spliterator, as {@link
 * java.util.Spliterator#forEachRemaining} promises, though the action is called by a body in push
 * mode. The body meets the exception at its yield and can clean up; one that catches it and goes on
 * is told to end at its next yield.
 */
final class Relay {
  private @Nullable Throwable thrown;

  /** Before each call of the action. */
  void enter() {
    if (thrown != null) {
      throw new CoroutineExit();
    }
  }

  /** What the action has thrown. */
  RuntimeException caught(Throwable t) {
    thrown = t;
    throw Frame.rethrow(t);
  }

  /** Pushes all values to the action. */
  void push(Runnable values) {
    try {
      values.run();
    } catch (CoroutineExit e) {
      if (thrown == null) {
        throw e;
      }
    }
    if (thrown != null) {
      throw Frame.rethrow(thrown);
    }
  }
}
