package dev.treadle.frame;

import dev.treadle.Continuation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code Co.jump}: puts the frames of a continuation in the place of those of the run. */
final class Jump extends Command {
  private final Continuation<?, ?, ?> continuation;
  private final @Nullable Object value;

  Jump(Continuation<?, ?, ?> continuation, @Nullable Object value) {
    this.continuation = Objects.requireNonNull(continuation, "continuation");
    this.value = value;
  }

  @Override
  DelegatingFrame<?> execute(DelegatingFrame<?> at, DelegatingFrame<?> root) {
    DelegatingCoroutine<?, ?, ?> run = rootOfRun(at, root);
    if (!(continuation instanceof Snapshot<?, ?, ?> target) || !target.belongsTo(run)) {
      raised = new IllegalStateException("jump to what was captured in another run: " + run);
      return at;
    }
    // The frames between, one of which may have it, are dropped; the value stays the last one.
    run.setCurrent(run.lastValue());
    sent = value;
    return target.enter(run);
  }
}
