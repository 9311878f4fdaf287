package dev.treadle.async;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A loop in real time: first come, first served. */
final class RealLoop extends LoopHost {
  private final Queue<Runnable> ready = new ArrayDeque<>();
  private final ChannelSelector channels = new ChannelSelector();

  RealLoop(EventLoop loop) {
    super(loop);
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
    return ready.poll();
  }

  @Override
  long now() {
    return System.nanoTime();
  }

  @Override
  Timer ready(SelectableChannel channel, int op, ChannelSelector.Waiter waiter) throws IOException {
    return channels.add(channel, op, waiter);
  }

  @Override
  boolean poll() {
    return channels.poll();
  }

  @Override
  void pause(long nanos) {
    if (channels.isUsed()) {
      channels.select(nanos);
    } else {
      super.pause(nanos);
    }
  }

  @Override
  void wake(Thread thread) {
    super.wake(thread);
    channels.wakeup();
  }

  @Override
  void dispose() {
    channels.close();
  }

  @Override
  void idle(@Nullable Long deadline) {
    if (elapse() || poll()) {
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
