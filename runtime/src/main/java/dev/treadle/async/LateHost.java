package dev.treadle.async;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The host of a run that was made outside of all tasks: that of the first body that awaits
 * something of it, or else the executor that the JDK's stages have.
 */
final class LateHost extends Host {
  private @Nullable Host host;
  private @Nullable TaskRun<?> waiting;

  /** From now on it is this host, unless it is one already. */
  void become(Host chosen) {
    TaskRun<?> run;
    synchronized (this) {
      if (host != null) {
        return;
      }
      host = chosen;
      run = waiting;
      waiting = null;
      if (run != null) {
        chosen.begin(run);
      }
    }
    if (run != null) {
      chosen.schedule(run);
    }
  }

  @Override
  void settle() {
    become(of(new CompletableFuture<>().defaultExecutor()));
  }

  private synchronized @Nullable Host chosen() {
    return host;
  }

  private Host host() {
    settle();
    Host settled = chosen();
    assert settled != null : "settled";
    return settled;
  }

  @Override
  void schedule(TaskRun<?> run) {
    synchronized (this) {
      if (host == null) {
        waiting = run;
        return;
      }
    }
    host().schedule(run);
  }

  @Override
  Timer after(long nanos, Runnable action) {
    return host().after(nanos, action);
  }

  @Override
  Timer ready(SelectableChannel channel, int op, ChannelSelector.Waiter waiter) throws IOException {
    return host().ready(channel, op, waiter);
  }

  @Override
  void drive(CompletableFuture<?> until, Patience patience) throws InterruptedException {
    host().drive(until, patience);
  }

  @Override
  EventLoop loop() {
    return host().loop();
  }

  /** A run that begins before there is a host begins in that host. */
  @Override
  boolean begin(TaskRun<?> run) {
    Host chosen = chosen();
    return chosen == null || chosen.begin(run);
  }

  @Override
  void end(TaskRun<?> run) {
    host().end(run);
  }

  @Override
  void unobserved(UnobservedFailure failure) {
    host().unobserved(failure);
  }

  @Override
  void settled(UnobservedFailure failure) {
    host().settled(failure);
  }
}
