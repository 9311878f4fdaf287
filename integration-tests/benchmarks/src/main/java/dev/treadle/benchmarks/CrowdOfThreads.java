package dev.treadle.benchmarks;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Threads, virtual or not, with queues for channels. */
record CrowdOfThreads(Function<Runnable, Thread> starter) implements Crowd {
  /** What a thread does. */
  private interface Body {
    long run() throws InterruptedException;
  }

  /** What the threads share. */
  private record Scenery(CountDownLatch arrived, CountDownLatch gate, CountDownLatch end) {}

  /** Starts a platform thread. */
  static Thread platform(Runnable task) {
    Thread thread = new Thread(task);
    thread.start();
    return thread;
  }

  @Override
  public long run(Scene scene, int tasks, Meter meter) {
    try {
      return scene == Scene.REST ? rest(tasks, meter) : play(scene, tasks, meter);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Threads without a gate, which are interrupted. */
  private long rest(int tasks, Meter meter) throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(tasks);
    AtomicLong sum = new AtomicLong();
    Thread[] threads = new Thread[tasks];
    for (int i = 0; i < tasks; i++) {
      threads[i] =
          starter.apply(
              () -> {
                arrived.countDown();
                try {
                  Thread.sleep(LONG.toMillis());
                } catch (InterruptedException e) {
                  sum.incrementAndGet();
                }
              });
    }
    arrived.await();
    meter.waiting();
    for (Thread thread : threads) {
      thread.interrupt();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return sum.get();
  }

  private long play(Scene scene, int tasks, Meter meter) throws InterruptedException {
    int threads = scene == Scene.LINE ? tasks + 1 : tasks;
    Scenery scenery =
        new Scenery(
            new CountDownLatch(threads), new CountDownLatch(1), new CountDownLatch(threads));
    AtomicLong sum = new AtomicLong();
    switch (scene) {
      case PING_PONG -> {
        for (int i = 0; i < tasks; i += 2) {
          BlockingQueue<Integer> there = new ArrayBlockingQueue<>(1);
          BlockingQueue<Integer> back = new ArrayBlockingQueue<>(1);
          start(scenery, sum, () -> serve(back, there));
          start(scenery, sum, () -> pass(there, back));
        }
      }
      case LINE -> {
        BlockingQueue<Integer> first = new ArrayBlockingQueue<>(1);
        start(scenery, sum, () -> feed(first));
        BlockingQueue<Integer> in = first;
        for (int i = 1; i <= tasks; i++) {
          BlockingQueue<Integer> from = in;
          BlockingQueue<Integer> to = new ArrayBlockingQueue<>(i == tasks ? ROUNDS : 1);
          start(scenery, sum, () -> pass(from, to));
          in = to;
        }
      }
      case SLEEP -> {
        for (int i = 0; i < tasks; i++) {
          int millis = Crowd.millis(i);
          start(scenery, sum, () -> sleep(millis));
        }
      }
      case REST -> throw new IllegalArgumentException(scene.title());
    }
    scenery.arrived.await();
    meter.waiting();
    scenery.gate.countDown();
    scenery.end.await();
    return sum.get();
  }

  private void start(Scenery scenery, AtomicLong sum, Body body) {
    Thread unused =
        starter.apply(
            () -> {
              try {
                scenery.arrived.countDown();
                scenery.gate.await();
                sum.addAndGet(body.run());
                scenery.end.countDown();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private static long serve(BlockingQueue<Integer> in, BlockingQueue<Integer> out)
      throws InterruptedException {
    long sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
      out.put(i);
      sum += in.take();
    }
    return sum;
  }

  private static long pass(BlockingQueue<Integer> in, BlockingQueue<Integer> out)
      throws InterruptedException {
    long sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
      int message = in.take();
      sum += message;
      out.put(message);
    }
    return sum;
  }

  private static long feed(BlockingQueue<Integer> out) throws InterruptedException {
    for (int i = 0; i < ROUNDS; i++) {
      out.put(i);
    }
    return 0;
  }

  private static long sleep(int millis) throws InterruptedException {
    for (int i = 0; i < ROUNDS; i++) {
      Thread.sleep(millis);
    }
    return ROUNDS;
  }
}
