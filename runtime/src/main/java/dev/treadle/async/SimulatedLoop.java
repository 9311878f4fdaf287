package dev.treadle.async;

import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A loop whose time passes only when nothing is ready, and then at once; which of those that are
 * ready is next is chosen by a seed.
 */
final class SimulatedLoop extends LoopHost {
  private final List<Runnable> ready = new ArrayList<>();
  private final Random random;
  private final AtomicInteger outside = new AtomicInteger();
  private volatile long now;

  SimulatedLoop(EventLoop loop, long seed) {
    super(loop);
    this.random = new Random(seed);
  }

  /** A stage is pending that will be completed from outside. */
  void enter() {
    outside.incrementAndGet();
  }

  /** It is complete; what depends on it has been scheduled, or soon will be. */
  void leave() {
    outside.decrementAndGet();
    add(() -> {});
  }

  @Override
  void ready(Runnable step) {
    ready.add(step);
  }

  @Override
  boolean hasReady() {
    return !ready.isEmpty();
  }

  @Override
  @Nullable Runnable next() {
    if (ready.isEmpty()) {
      return null;
    }
    int last = ready.size() - 1;
    Runnable lastStep = ready.remove(last);
    int chosen = last == 0 ? 0 : random.nextInt(last + 1);
    return chosen == last ? lastStep : ready.set(chosen, lastStep);
  }

  @Override
  long now() {
    return now;
  }

  @Override
  Timer ready(SelectableChannel channel, int op, ChannelSelector.Waiter waiter) {
    throw new IllegalStateException(
        "the loop is simulated: its time stands still for no channel, so tasks cannot wait for any");
  }

  @Override
  void idle(@Nullable Long deadline) {
    if (!timers.isEmpty()) {
      long due = timers.deadline();
      if (due - now > 0) { // as timers compare them, for after some very long sleeps they overflow
        now = due;
      }
      elapse();
    } else if (outside.get() > 0) {
      park(deadline == null ? Long.MAX_VALUE : deadline - System.nanoTime());
    } else if (isQuiet()) {
      throw new DeadlockException(live().stream().<Task<?>>map(run -> run.frame).toList());
    }
  }
}
