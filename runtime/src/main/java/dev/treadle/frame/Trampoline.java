package dev.treadle.frame;

import dev.treadle.Colleague;
import org.jspecify.annotations.Nullable;

/**
 * Runs colleagues that transfer to each other, one after the other: a body that transfers notes
 * where to and returns to the loop here, so that the stack is flat.
 */
public final class Trampoline {
  private Trampoline() {}

  /**
   * {@link Colleague#run}.
   *
   * @param first who goes first
   * @param value what it is given
   * @return the colleague that has returned
   */
  public static Colleague<?, ?> run(Colleague<?, ?> first, @Nullable Object value) {
    ColleagueFrame<?, ?> now = ColleagueFrame.frame(first);
    Object given = value;
    for (; ; ) {
      ColleagueFrame<?, ?> next = now.proceed(given);
      if (next == null) {
        return now;
      }
      given = now.handOver();
      now = next;
    }
  }
}
