package dev.treadle.behaviour;

import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.async.Async;
import dev.treadle.async.AsyncYielder;
import dev.treadle.async.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;

/** What the tests of subscriptions have in common: a sequence, and a subscriber that notes. */
final class SubscriptionBodies {
  /** Notes what it is told; the tests request. */
  static class Noting<T> implements Flow.Subscriber<T> {
    final List<String> notes;
    Flow.Subscription subscription;

    Noting(List<String> notes) {
      this.notes = notes;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      notes.add("subscribed");
    }

    @Override
    public void onNext(T value) {
      notes.add("value " + value);
    }

    @Override
    public void onError(Throwable thrown) {
      notes.add("! " + thrown.getClass().getSimpleName());
    }

    @Override
    public void onComplete() {
      notes.add("complete");
    }
  }

  private SubscriptionBodies() {}

  static void pass(EventLoop loop, int millis) {
    loop.run(SubscriptionBodiesCoroutines.passes(millis));
  }

  /** The numbers up to a last one; every so many of them wait. */
  @Generator
  static void numbers(AsyncYielder<Integer> out, int last, int every, List<String> notes) {
    notes.add("begun");
    try {
      for (int i = 1; i <= last; i++) {
        if (every > 0 && i % every == 0) {
          out.sleep(Duration.ofMillis(i % 3));
        }
        out.yield(i);
      }
    } finally {
      out.yieldNow();
      notes.add("ended");
    }
  }

  @Coroutine
  static void passes(Async co, int millis) {
    co.sleep(Duration.ofMillis(millis));
  }
}
