package dev.treadle.async;

import dev.treadle.frame.AsyncFrame;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A task that was started, with the future that whoever started it was given. */
final class StartedTask<R extends @Nullable Object> extends TaskRun<R> {
  final TaskFuture<R> future;
  private final @Nullable TaskGroup group;

  StartedTask(AsyncFrame<R> frame, Host host, @Nullable TaskGroup group) {
    super(frame, host);
    this.group = group;
    this.future = new TaskFuture<>(this);
  }

  @Override
  void complete(@Nullable Throwable thrown) {
    if (thrown == null) {
      future.complete(frame.result());
    } else if (thrown instanceof CancellationException) {
      future.completeExceptionally(thrown);
    } else if (group != null || future.isObserved()) {
      future.completeExceptionally(thrown);
    } else {
      UnobservedFailure unseen =
          new UnobservedFailure(frame.name(), frame.failureTrace(), thrown, host::settled);
      host.unobserved(unseen);
      unseen.watch(future);
      future.fail(thrown, unseen);
    }
    if (group != null) {
      group.end(this, thrown);
    }
    host.end(this);
  }
}
