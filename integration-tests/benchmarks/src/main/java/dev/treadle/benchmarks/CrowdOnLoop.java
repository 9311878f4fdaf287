package dev.treadle.benchmarks;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Channel;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Tasks on one event loop. */
final class CrowdOnLoop implements Crowd {
  /** What the tasks of a crowd share; all of them are on one thread. */
  static final class Scenery {
    final CompletableFuture<Void> gate = new CompletableFuture<>();
    final CompletableFuture<Void> end = new CompletableFuture<>();
    int left;
    long sum;

    Scenery(int tasks) {
      this.left = tasks;
    }

    void leave(long sum) {
      this.sum += sum;
      if (--left == 0) {
        end.complete(null);
      }
    }
  }

  @Coroutine
  static void player(
      Async co, Scenery scenery, Channel<Integer> in, Channel<Integer> out, boolean first) {
    co.await(scenery.gate);
    long sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
      if (first) {
        co.await(out.send(i));
        sum += co.await(in.receive());
      } else {
        int ball = co.await(in.receive());
        sum += ball;
        co.await(out.send(ball));
      }
    }
    scenery.leave(sum);
  }

  @Coroutine
  static void neighbour(Async co, Scenery scenery, Channel<Integer> in, Channel<Integer> out) {
    co.await(scenery.gate);
    long sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
      int message = co.await(in.receive());
      sum += message;
      co.await(out.send(message));
    }
    scenery.leave(sum);
  }

  @Coroutine
  static void source(Async co, Scenery scenery, Channel<Integer> out) {
    co.await(scenery.gate);
    for (int i = 0; i < ROUNDS; i++) {
      co.await(out.send(i));
    }
  }

  @Coroutine
  static void sleeper(Async co, Scenery scenery, Duration duration) {
    co.await(scenery.gate);
    for (int i = 0; i < ROUNDS; i++) {
      co.sleep(duration);
    }
    scenery.leave(ROUNDS);
  }

  @Coroutine
  static void resting(Async co, Scenery scenery) {
    try {
      co.sleep(LONG);
    } finally {
      scenery.leave(1);
    }
  }

  /** Is started last, so all others have come to the gate when it runs. */
  @Coroutine
  static void opener(Async co, Scenery scenery, Meter meter) {
    meter.waiting();
    scenery.gate.complete(null);
    co.await(scenery.end);
  }

  /** The same for tasks that are cancelled by the end of the loop. */
  @Coroutine
  static void observer(Async co, Meter meter) {
    meter.waiting();
  }

  @Override
  public long run(Scene scene, int tasks, Meter meter) {
    Scenery scenery = new Scenery(tasks);
    try (EventLoop loop = EventLoop.open()) {
      switch (scene) {
        case PING_PONG -> {
          for (int i = 0; i < tasks; i += 2) {
            Channel<Integer> there = Channel.of(1);
            Channel<Integer> back = Channel.of(1);
            spawn(loop, CrowdOnLoopCoroutines.player(scenery, back, there, true));
            spawn(loop, CrowdOnLoopCoroutines.player(scenery, there, back, false));
          }
        }
        case LINE -> {
          Channel<Integer> in = Channel.of(1);
          spawn(loop, CrowdOnLoopCoroutines.source(scenery, in));
          for (int i = 1; i <= tasks; i++) {
            Channel<Integer> out = Channel.of(i == tasks ? ROUNDS : 1);
            spawn(loop, CrowdOnLoopCoroutines.neighbour(scenery, in, out));
            in = out;
          }
        }
        case SLEEP -> {
          for (int i = 0; i < tasks; i++) {
            Duration duration = Duration.ofMillis(Crowd.millis(i));
            spawn(loop, CrowdOnLoopCoroutines.sleeper(scenery, duration));
          }
        }
        case REST -> {
          for (int i = 0; i < tasks; i++) {
            spawn(loop, CrowdOnLoopCoroutines.resting(scenery));
          }
        }
      }
      loop.run(
          scene == Scene.REST
              ? CrowdOnLoopCoroutines.observer(meter)
              : CrowdOnLoopCoroutines.opener(scenery, meter));
    }
    return scenery.sum;
  }

  /** The future is not used: what the crowd shares tells when all have ended. */
  private static void spawn(EventLoop loop, Task<Void> task) {
    CompletableFuture<Void> unused = loop.spawn(task);
  }
}
