package dev.treadle.async;

import dev.treadle.frame.AsyncFrame;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tasks made of others, which run in a {@link TaskGroup} of their own. None of these ends before
 * all that it has started has ended; what is not needed any more is cancelled.
 */
public final class Tasks {
  private Tasks() {}

  /**
   * Runs tasks side by side. The first failure cancels the others, and is what this task fails
   * with.
   *
   * @param tasks the tasks, not started
   * @param <R> the type of their results
   * @return their results, in the order of the tasks
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the list is only read
  public static <R extends @Nullable Object> Task<List<R>> all(Task<? extends R>... tasks) {
    return new All<>(List.of(tasks));
  }

  /**
   * Runs tasks side by side. The first failure cancels the others, and is what this task fails
   * with.
   *
   * @param tasks the tasks, not started
   * @param <R> the type of their results
   * @return their results, in the order of the tasks
   */
  public static <R extends @Nullable Object> Task<List<R>> all(
      Collection<? extends Task<? extends R>> tasks) {
    return new All<>(List.copyOf(tasks));
  }

  /**
   * Runs tasks side by side until the first of them ends, by a result or an exception, which is
   * what this task ends with; the others are cancelled. If one of them fails then, this task does.
   *
   * @param tasks the tasks, not started; one at least
   * @param <R> the type of their results
   * @return the result of the first that ends
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the list is only read
  public static <R extends @Nullable Object> Task<R> race(Task<? extends R>... tasks) {
    return race(List.of(tasks));
  }

  /**
   * Runs tasks side by side until the first of them ends, by a result or an exception, which is
   * what this task ends with; the others are cancelled. If one of them fails then, this task does.
   *
   * @param tasks the tasks, not started; one at least
   * @param <R> the type of their results
   * @return the result of the first that ends
   */
  public static <R extends @Nullable Object> Task<R> race(
      Collection<? extends Task<? extends R>> tasks) {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("a race of no tasks");
    }
    return new Race<>(List.copyOf(tasks));
  }

  /**
   * Runs a task for so long at most: then it is cancelled, and this task fails with a {@link
   * TimeoutException} when it has ended. If it ends with a result all the same, since it was about
   * to, that is what this task returns.
   *
   * @param duration how long
   * @param task the task, not started
   * @param <R> the type of its result
   * @return its result
   */
  public static <R extends @Nullable Object> Task<R> timeout(Duration duration, Task<R> task) {
    return new Timeout<>(
        Objects.requireNonNull(duration, "duration"), Objects.requireNonNull(task, "task"));
  }

  /** The machines of the tasks above, as the processor would make them. */
  private abstract static class Combination<R extends @Nullable Object> extends AsyncFrame<R> {
    private static final int LEAVING = 9;

    private final String name;
    private @Nullable R result;
    private @Nullable Throwable leaving;
    @Nullable TaskGroup group;

    Combination(String name) {
      this.name = name;
    }

    @Override
    public final String name() {
      return name;
    }

    @Override
    protected final boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (s == 0) {
        group();
        state = 1;
        return true;
      }
      if (s == 1) {
        if (raised != null) {
          throw raised;
        }
        group = (TaskGroup) sent;
      }
      if (s == LEAVING) {
        if (raised instanceof CancellationException && group.isLive()) {
          return join(LEAVING);
        }
        throw leaving;
      }
      if (raised instanceof CancellationException && group.isLive()) {
        return leave(raised);
      }
      try {
        return more(s, sent, raised);
      } catch (Throwable t) {
        if (group.isLive()) {
          return leave(t);
        }
        throw t;
      }
    }

    /** Ends with an exception, when the tasks that are left have ended. */
    private boolean leave(Throwable thrown) {
      leaving = thrown;
      group.cancel();
      return join(LEAVING);
    }

    /** The body, behind the opening of its group, which is label 1. */
    abstract boolean more(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable;

    /** Waits for the group; what is sent then is what it has failed with, as it is, or null. */
    final boolean join(int label) {
      await(group.join().<@Nullable Throwable>handle((nothing, thrown) -> thrown));
      state = label;
      return true;
    }

    /** What is to be thrown behind a {@link #join}, if anything. */
    static @Nullable Throwable thrown(@Nullable Object sent, @Nullable Throwable raised) {
      return raised == null ? (Throwable) sent : raised;
    }

    final boolean finish(R value) {
      result = value;
      return false;
    }

    @Override
    protected final @Nullable Object outcome() {
      return result;
    }
  }

  private static final class All<R extends @Nullable Object> extends Combination<List<R>> {
    private final List<? extends Task<? extends R>> tasks;
    private List<? extends CompletableFuture<? extends R>> futures = List.of();

    All(List<? extends Task<? extends R>> tasks) {
      super("Tasks.all");
      this.tasks = tasks;
    }

    @Override
    boolean more(int s, @Nullable Object sent, @Nullable Throwable raised) throws Throwable {
      if (s == 1) {
        futures = tasks.stream().map(task -> group.spawn(task)).toList();
        return join(2);
      }
      Throwable thrown = thrown(sent, raised);
      if (thrown != null) {
        throw thrown;
      }
      return finish(futures.stream().<R>map(CompletableFuture::join).toList());
    }
  }

  private static final class Race<R extends @Nullable Object> extends Combination<R> {
    private final List<? extends Task<? extends R>> tasks;
    private @Nullable CompletableFuture<R> first;

    Race(List<? extends Task<? extends R>> tasks) {
      super("Tasks.race");
      this.tasks = tasks;
    }

    @Override
    @SuppressWarnings("unchecked") // the first future has values of this type
    boolean more(int s, @Nullable Object sent, @Nullable Throwable raised) throws Throwable {
      if (s == 1) {
        CompletableFuture<CompletableFuture<? extends R>> ended = new CompletableFuture<>();
        for (Task<? extends R> task : tasks) {
          CompletableFuture<? extends R> future = group.spawn(task);
          var unused = future.whenComplete((value, thrown) -> ended.complete(future));
        }
        await(ended);
        state = 2;
        return true;
      }
      if (s == 2) {
        if (raised != null) {
          throw raised;
        }
        first = (CompletableFuture<R>) sent;
        group.cancel();
        return join(3);
      }
      Throwable thrown = first.<@Nullable Throwable>handle((value, failure) -> failure).join();
      if (thrown == null) {
        thrown = thrown(sent, raised);
      }
      if (thrown != null) {
        throw thrown;
      }
      return finish(first.join());
    }
  }

  private static final class Timeout<R extends @Nullable Object> extends Combination<R> {
    private final Duration duration;
    private final Task<R> task;
    private @Nullable CompletableFuture<R> future;

    Timeout(Duration duration, Task<R> task) {
      super("Tasks.timeout");
      this.duration = duration;
      this.task = task;
    }

    @Override
    boolean more(int s, @Nullable Object sent, @Nullable Throwable raised) throws Throwable {
      if (s == 1) {
        future = group.spawn(task);
        CompletableFuture<Void> alarm = group.spawn(new Alarm(duration));
        var unused = future.whenComplete((value, thrown) -> alarm.cancel(true));
        return join(2);
      }
      boolean succeeded = future.isDone() && !future.isCompletedExceptionally();
      Throwable thrown = thrown(sent, raised);
      if (thrown != null && !(thrown instanceof TimeoutException && succeeded)) {
        throw thrown;
      }
      return finish(future.join());
    }
  }

  private static final class Alarm extends AsyncFrame<Void> {
    private final Duration duration;

    Alarm(Duration duration) {
      this.duration = duration;
    }

    @Override
    public String name() {
      return "Tasks.timeout of " + duration;
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (s == 0) {
        sleep(duration);
        state = 1;
        return true;
      }
      throw raised == null ? new TimeoutException("not done within " + duration) : raised;
    }
  }
}
