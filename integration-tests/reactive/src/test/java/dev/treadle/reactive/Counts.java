package dev.treadle.reactive;

import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.async.Async;
import dev.treadle.async.AsyncCursor;
import dev.treadle.async.AsyncSequence;
import dev.treadle.async.AsyncYielder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** Sequences to be subscribed to, and tasks that read sequences. */
final class Counts {
  private Counts() {}

  /** The numbers from 1, some at once and some later. */
  @Generator
  static void upTo(AsyncYielder<Integer> out, long last) {
    for (long n = 1; n <= last; n++) {
      if (n % 3 == 0) {
        out.yieldNow();
      } else if (n == 2) {
        out.sleep(Duration.ofNanos(1));
      }
      out.yield((int) n);
    }
  }

  /** The numbers from 1, for ever; notes its end. */
  @Generator
  static void naturals(AsyncYielder<Integer> out, List<String> notes, CountDownLatch ended) {
    try {
      for (int n = 1; ; n++) {
        out.yield(n);
      }
    } finally {
      out.yieldNow();
      notes.add("ended");
      ended.countDown();
    }
  }

  @Generator
  static void failing(AsyncYielder<Integer> out, Throwable thrown, CompletionStage<?> stage)
      throws Throwable {
    out.yield(1);
    out.await(stage);
    throw thrown;
  }

  @Coroutine
  static <T> List<T> listed(Async co, AsyncSequence<T> sequence, int most) {
    List<T> values = new ArrayList<>();
    AsyncCursor<T> cursor = sequence.cursor();
    try {
      while (values.size() < most && co.await(cursor.advance())) {
        values.add(cursor.value());
      }
    } finally {
      co.await(cursor.close());
    }
    return values;
  }

  @Coroutine
  static <T> T awaited(Async co, CompletionStage<T> stage) {
    return co.await(stage);
  }

  @Coroutine
  static void awaits(Async co, CompletionStage<?> stage) {
    co.await(stage);
  }
}
