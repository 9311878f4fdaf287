package dev.treadle.async;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A loop in real time: first come, first served. */
final class RealLoop extends LoopHost {
  private final Queue<Runnable> ready = new ArrayDeque<>();

  RealLoop(EventLoop loop) {
    super(loop);
  }

  @Override
  void ready(Runnable step) {
    ready.add(step);
  }

  @Override
  @Nullable Runnable next() {
    return ready.poll();
  }

  @Override
  long now() {
    return System.nanoTime();
  }

  @Override
  void idle(@Nullable Long deadline) {
    if (elapse()) {
      return;
    }
    long wait = Long.MAX_VALUE;
    long now = now();
    if (!timers.isEmpty()) {
      wait = timers.deadline() - now;
    }
    if (deadline != null) {
      wait = Math.min(wait, deadline - now);
    }
    park(wait);
  }
}
