package dev.treadle.async;

import dev.treadle.frame.AsyncGeneratorSequence;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What all sequences have in common. */
final class Sequences {
  private Sequences() {}

  /** A sequence as what it is. */
  static <Y extends @Nullable Object> AsyncGeneratorSequence<Y> own(AsyncSequence<Y> sequence) {
    if (sequence instanceof AsyncGeneratorSequence<Y> own) {
      return own;
    }
    throw new IllegalArgumentException("not a sequence made by a factory: " + sequence);
  }

  /** Where a run is executed that begins now. */
  static Host host(AsyncGeneratorSequence<?> sequence) {
    Executor executor = sequence.executor();
    if (executor != null) {
      return Host.of(executor);
    }
    Host current = Host.current();
    return current == null ? new LateHost() : current;
  }
}
