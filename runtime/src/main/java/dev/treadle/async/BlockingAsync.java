package dev.treadle.async;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The context of a template that is called directly. */
class BlockingAsync implements Async {
  private final EventLoop loop;
  private final LoopHost host;

  BlockingAsync(EventLoop loop, LoopHost host) {
    this.loop = loop;
    this.host = host;
  }

  @Override
  public final <T extends @Nullable Object> T await(CompletionStage<T> stage) {
    CompletableFuture<T> value = new CompletableFuture<>();
    Throwable[] failure = new Throwable[1];
    host.await(stage);
    stage.whenComplete(
        (result, thrown) -> {
          failure[0] = thrown;
          value.complete(result);
        });
    block(
        value,
        () -> {
          if (stage instanceof Undoable operation) {
            operation.cancel(true);
          }
        });
    Throwable thrown = failure[0];
    if (thrown != null) {
      throw rethrow(
          thrown instanceof CompletionException && thrown.getCause() != null
              ? thrown.getCause()
              : thrown);
    }
    return value.join();
  }

  @Override
  public final <T extends @Nullable Object> T await(Task<T> task) {
    host.requireOutside();
    TaskFuture<T> future = host.spawn(task, null);
    future.observe();
    block(future, () -> future.cancel(true));
    Throwable thrown = future.<@Nullable Throwable>handle((value, failure) -> failure).join();
    if (thrown != null) {
      throw rethrow(thrown); // as in delegation, not as that of a stage
    }
    return future.join();
  }

  @Override
  public final void sleep(Duration duration) {
    Objects.requireNonNull(duration, "duration");
    if (duration.isZero() || duration.isNegative()) {
      yieldNow();
      return;
    }
    host.requireOutside(); // before there is a timer, which nobody would cancel
    CompletableFuture<Void> alarm = new CompletableFuture<>();
    host.add(() -> host.after(TaskRun.nanos(duration), () -> alarm.complete(null)));
    block(alarm, () -> {});
  }

  @Override
  public final void yieldNow() {
    CompletableFuture<Void> turn = new CompletableFuture<>();
    host.add(() -> turn.complete(null));
    block(turn, () -> {});
  }

  @Override
  public final void readable(SelectableChannel channel) {
    ready(channel, SelectionKey.OP_READ);
  }

  @Override
  public final void writable(SelectableChannel channel) {
    ready(channel, SelectionKey.OP_WRITE);
  }

  @Override
  public final void acceptable(SelectableChannel channel) {
    ready(channel, SelectionKey.OP_ACCEPT);
  }

  @Override
  public final void connectable(SelectableChannel channel) {
    ready(channel, SelectionKey.OP_CONNECT);
  }

  /** Is complete when a channel is ready. */
  private static final class Readiness extends CompletableFuture<@Nullable Void>
      implements ChannelSelector.Waiter {
    @Override
    public boolean isWaiting() {
      return !isDone();
    }

    @Override
    public void ready(@Nullable Throwable failure) {
      if (failure == null) {
        complete(null);
      } else {
        completeExceptionally(failure);
      }
    }
  }

  private void ready(SelectableChannel channel, int op) {
    Objects.requireNonNull(channel, "channel");
    host.requireOutside(); // before the channel is waited for, which nobody else could then
    Readiness readiness = new Readiness();
    host.add(
        () -> {
          try {
            var unused = host.ready(channel, op, readiness);
          } catch (Throwable t) {
            readiness.ready(t);
          }
        });
    await(readiness);
  }

  @Override
  public final EventLoop loop() {
    return loop;
  }

  @Override
  public final TaskGroup group() {
    return new TaskGroup(host, null);
  }

  /**
   * Waits as long as it takes.
   *
   * @param undo what is to be done if nothing is left that could end it, as then the body will not
   *     see what it has waited for
   */
  private void block(CompletableFuture<?> until, Runnable undo) {
    try {
      host.drive(until, Patience.ENDLESS);
    } catch (DeadlockException e) {
      undo.run();
      throw e;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> RuntimeException rethrow(Throwable t) throws X {
    throw (X) t;
  }
}
