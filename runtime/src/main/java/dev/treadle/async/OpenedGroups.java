package dev.treadle.async;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The groups that a body has opened: its task ends when they have. */
final class OpenedGroups {
  // All below is guarded by this.
  /** Those that were given a task, but for those that had settled when another was opened. */
  private final Set<TaskGroup> used = new LinkedHashSet<>();

  private boolean closed;

  /** Opens one. A body may open any number, so those that have settled are forgotten. */
  synchronized TaskGroup open(Host host) {
    used.removeIf(TaskGroup::isSettled);
    return new TaskGroup(host, this);
  }

  /** A group has been given a task, perhaps again; false if the body has ended. */
  synchronized boolean use(TaskGroup group) {
    if (!closed) {
      used.add(group);
    }
    return !closed;
  }

  /** The body has ended: cancels the groups; completes when they have ended. */
  CompletableFuture<Void> close() {
    List<TaskGroup> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(used);
    }
    return CompletableFuture.allOf(
        left.stream().map(TaskGroup::end).toArray(CompletableFuture<?>[]::new));
  }
}
