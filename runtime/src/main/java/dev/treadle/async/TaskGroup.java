package dev.treadle.async;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that belong together, opened by {@link Async#group()}: if one fails the others are
 * cancelled, and the task that opened the group does not end before them.
 *
 * <pre>{@code
 * TaskGroup group = co.group();
 * CompletableFuture<Integer> price = group.spawn(ShopCoroutines.price(item));
 * CompletableFuture<Integer> stock = group.spawn(ShopCoroutines.stock(item));
 * co.await(group.join());
 * return price.join() * stock.join();
 * }</pre>
 */
public final class TaskGroup {
  private final Host host;

  /** Those of the body that has opened this one; null if that has to join it by itself. */
  private final @Nullable OpenedGroups opened;

  // All below is guarded by this.
  private final Set<TaskRun<?>> live = new LinkedHashSet<>();
  private final List<CompletableFuture<Void>> joins = new ArrayList<>();
  private final List<CompletableFuture<Void>> ends = new ArrayList<>();
  private @Nullable Throwable failure;
  private @Nullable UnobservedFailure unobserved;
  private boolean cancelled;
  private boolean joined;

  TaskGroup(Host host, @Nullable OpenedGroups opened) {
    this.host = host;
    this.opened = opened;
  }

  /**
   * Starts a task in this group. If the group has failed or was cancelled, or the body that opened
   * it has ended, the task is cancelled before it begins.
   *
   * @param task the task
   * @param <R> the type of its result
   * @return completes with the result or the exception of the body
   * @throws IllegalStateException if the task was started before
   */
  public <R extends @Nullable Object> CompletableFuture<R> spawn(Task<R> task) {
    return host.spawn(task, this);
  }

  /**
   * Waits for the tasks of the group.
   *
   * @return completes when all tasks started so far, or before that, have ended; it fails with the
   *     first exception that left one of them, but for a {@link CancellationException}, and those
   *     of the others are suppressed in it
   */
  public CompletionStage<Void> join() {
    CompletableFuture<Void> join = new CompletableFuture<>();
    Throwable thrown;
    synchronized (this) {
      joined = true;
      if (!live.isEmpty()) {
        joins.add(join);
        return join;
      }
      thrown = failure;
    }
    settle(join, thrown);
    return join;
  }

  /** Cancels the tasks of the group, and those that are still to be started in it. */
  public void cancel() {
    List<TaskRun<?>> all;
    synchronized (this) {
      cancelled = true;
      all = List.copyOf(live);
    }
    all.forEach(TaskRun::cancel);
  }

  /** A task belongs to the group from now on; false if it is to be cancelled. */
  boolean begin(TaskRun<?> run) {
    boolean wanted;
    synchronized (this) {
      live.add(run);
      wanted = !cancelled;
    }
    return (opened == null || opened.use(this)) && wanted;
  }

  /** A task of the group has ended, with an exception if that is not null. */
  void end(TaskRun<?> run, @Nullable Throwable thrown) {
    List<TaskRun<?>> others = List.of();
    List<CompletableFuture<Void>> waiting = List.of();
    List<CompletableFuture<Void>> ending = List.of();
    Throwable first;
    synchronized (this) {
      live.remove(run);
      if (thrown != null && !(thrown instanceof CancellationException)) {
        if (failure == null) {
          failure = thrown;
          unobserved =
              new UnobservedFailure(
                  run.frame.name(), run.frame.failureTrace(), thrown, settled -> {});
          cancelled = true;
          others = List.copyOf(live);
        } else if (failure != thrown) {
          failure.addSuppressed(thrown);
        }
      }
      first = failure;
      if (live.isEmpty()) {
        waiting = List.copyOf(joins);
        joins.clear();
        ending = List.copyOf(ends);
        ends.clear();
      }
    }
    others.forEach(TaskRun::cancel);
    waiting.forEach(join -> settle(join, first));
    ending.forEach(this::finish);
  }

  /** The task that opened the group is about to end: completes when those of the group have. */
  CompletableFuture<Void> end() {
    CompletableFuture<Void> end = new CompletableFuture<>();
    cancel();
    synchronized (this) {
      if (!live.isEmpty()) {
        ends.add(end);
        return end;
      }
    }
    finish(end);
    return end;
  }

  private void finish(CompletableFuture<Void> end) {
    UnobservedFailure unseen;
    synchronized (this) {
      unseen = joined ? null : unobserved;
    }
    if (unseen != null) {
      unseen.run();
    }
    end.complete(null);
  }

  /** Whether there are tasks that have not ended. */
  synchronized boolean isLive() {
    return !live.isEmpty();
  }

  /** Whether all tasks have ended, and their failure was asked for, if there is one. */
  synchronized boolean isSettled() {
    return live.isEmpty() && (failure == null || joined);
  }

  private static void settle(CompletableFuture<Void> join, @Nullable Throwable thrown) {
    if (thrown == null) {
      join.complete(null);
    } else {
      join.completeExceptionally(thrown);
    }
  }
}
