package dev.treadle.async;

import dev.treadle.frame.AsyncFrame;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What runs tasks: a loop, or any executor. */
abstract class Host {
  /** What the thread executes steps of. */
  private static final ThreadLocal<@Nullable Host> CURRENT = new ThreadLocal<>();

  /** The host of an executor. */
  static Host of(Executor executor) {
    return executor instanceof EventLoop loop ? loop.host() : new ExecutorHost(executor);
  }

  /** The host in one of whose steps this is called; null elsewhere. */
  static @Nullable Host current() {
    return CURRENT.get();
  }

  /** The thread executes steps of this from now on; returns what is to be restored then. */
  final @Nullable Host makeCurrent() {
    Host outer = CURRENT.get();
    CURRENT.set(this);
    return outer;
  }

  /** The thread executes steps of this no more. */
  static void restore(@Nullable Host outer) {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }

  /** Something to happen later. */
  interface Timer {
    /** Makes it not happen, if it has not yet. */
    void cancel();
  }

  /** Executes a step of a task soon. */
  abstract void schedule(TaskRun<?> run);

  /** Does something later. Called in a step of a task. */
  abstract Timer after(long nanos, Runnable action);

  /**
   * Waits for a channel. Called in a step of a task.
   *
   * @throws IllegalStateException if there is no selector here, or another waits for the same
   */
  abstract Timer ready(SelectableChannel channel, int op, ChannelSelector.Waiter waiter)
      throws IOException;

  /**
   * Runs the tasks of this host on the calling thread, or waits while another thread does, until a
   * future is complete. Does nothing if they are run by others in any case.
   */
  abstract void drive(CompletableFuture<?> until, Patience patience) throws InterruptedException;

  /** The loop that this is. */
  abstract EventLoop loop();

  /** A task is live from now on; false if it is to be cancelled at once. */
  abstract boolean begin(TaskRun<?> run);

  /** A task has ended, and its future is complete. */
  abstract void end(TaskRun<?> run);

  /** A task has failed, and nobody has looked at its future yet. */
  abstract void unobserved(UnobservedFailure failure);

  /** Somebody has, or it was logged. */
  abstract void settled(UnobservedFailure failure);

  /** Somebody waits who is no body of ours; a host that is still to be chosen is chosen then. */
  void settle() {}

  /** A body of this host awaits a stage. */
  final void await(CompletionStage<?> stage) {
    if (stage instanceof LoopFuture<?> future && future.host() instanceof LateHost late) {
      late.become(this);
    }
  }

  /**
   * Starts a task.
   *
   * @param group the group that it belongs to
   */
  final <R extends @Nullable Object> TaskFuture<R> spawn(Task<R> task, @Nullable TaskGroup group) {
    Objects.requireNonNull(task, "task");
    if (!(task instanceof AsyncFrame<R> frame)) {
      throw new IllegalArgumentException("not a task made by a factory: " + task);
    }
    frame.claim();
    StartedTask<R> run = new StartedTask<>(frame, this, group);
    boolean wanted;
    try {
      wanted = begin(run);
    } catch (IllegalStateException e) {
      frame.disclaim();
      throw e;
    }
    if (group != null) {
      wanted &= group.begin(run);
    }
    if (!wanted) {
      run.cancel();
    }
    schedule(run);
    return run.future;
  }
}
