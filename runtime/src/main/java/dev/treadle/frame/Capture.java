package dev.treadle.frame;

import dev.treadle.Continuation;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code Co.capture}: hands out the rest of the run, and goes on with what it is given for it. */
final class Capture<
        T extends @Nullable Object, Y extends @Nullable Object, S extends @Nullable Object>
    extends Command {
  private final Function<? super Continuation<T, Y, S>, ? extends T> function;

  Capture(Function<? super Continuation<T, Y, S>, ? extends T> function) {
    this.function = Objects.requireNonNull(function, "function");
  }

  @Override
  DelegatingFrame<?> execute(DelegatingFrame<?> at, DelegatingFrame<?> root) {
    int s = at.state;
    int rootState = root.state;
    try {
      Snapshot<T, Y, S> continuation = Snapshot.of(at, rootOfRun(at, root));
      at.state = RUNNING;
      root.state = RUNNING;
      sent = function.apply(continuation);
    } catch (Throwable t) {
      raised = t;
    }
    root.state = rootState;
    at.state = s;
    return at;
  }
}
