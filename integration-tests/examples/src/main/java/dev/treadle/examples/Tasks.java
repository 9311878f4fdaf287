package dev.treadle.examples;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Coroutines made of {@code capture} and {@code jump} alone: tasks that take turns in one run. A
 * task that pauses puts the rest of itself into the queue and jumps to the first that waits there.
 */
final class Tasks {
  private final Deque<Continuation<Boolean, String, Void>> ready = new ArrayDeque<>();
  private @Nullable Continuation<Boolean, String, Void> joined;

  /** Yields the steps of all tasks, each task as often as its number says. */
  @Coroutine
  void all(Co<String, Void> co, List<String> names, int[] steps) {
    for (int i = 0; i < steps.length; i++) {
      start(co, names.get(i), steps[i]);
    }
    join(co);
    co.yield("end");
  }

  /** Returns at once; what begins when the task has its first turn never does. */
  @Coroutine
  private void start(Co<String, Void> co, String name, int steps) {
    boolean begins = co.<Boolean>capture(this::enqueue);
    if (begins) {
      for (int i = 1; i <= steps; i++) {
        co.yield(name + " " + i);
        pause(co);
      }
      dispatch(co);
    }
  }

  @Coroutine
  private void pause(Co<String, Void> co) {
    if (!co.<Boolean>capture(this::enqueue)) {
      dispatch(co);
    }
  }

  /** Returns when all tasks have ended. */
  @Coroutine
  private void join(Co<String, Void> co) {
    boolean done =
        co.<Boolean>capture(
            k -> {
              joined = k;
              return false;
            });
    if (!done) {
      dispatch(co);
    }
  }

  @Coroutine
  private void dispatch(Co<String, Void> co) {
    co.jump(ready.isEmpty() ? joined : ready.remove(), true);
  }

  private boolean enqueue(Continuation<Boolean, String, Void> rest) {
    ready.add(rest);
    return false;
  }
}
