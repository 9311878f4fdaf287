package dev.treadle.behaviour;

import static dev.treadle.behaviour.SubscriptionBodies.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.annotation.Generator;
import dev.treadle.async.AsyncSequence;
import dev.treadle.async.AsyncYielder;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import dev.treadle.behaviour.SubscriptionBodies.Noting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What a sequence does as a publisher, beyond what the TCK of Reactive Streams asks. */
final class SubscriptionTest {
  private static final Logger LOGGER = Logger.getLogger("dev.treadle.async");

  static final class Bodies {
    private Bodies() {}

    @Generator
    static void throwsAtEnd(AsyncYielder<Integer> out, Exception thrown) throws Exception {
      try {
        out.yield(1);
      } finally {
        out.yieldNow();
        if (thrown != null) {
          throw thrown;
        }
      }
    }

    @Generator
    static void stubborn(AsyncYielder<Integer> out, List<String> notes) {
      for (int i = 0; i < 5; i++) {
        try {
          out.yield(i);
        } catch (CancellationException e) {
          notes.add("cancelled");
        }
      }
    }
  }

  @Test
  void theBodyRunsNoFurtherThanTheDemand() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<String> notes = new ArrayList<>();
      Noting<Integer> subscriber = new Noting<>(notes);
      SubscriptionBodiesCoroutines.numbers(3, 2, notes).on(loop).subscribe(subscriber);
      pass(loop, 10);
      assertEquals(List.of("subscribed"), notes);
      subscriber.subscription.request(2);
      pass(loop, 10);
      assertEquals(List.of("subscribed", "begun", "value 1", "value 2"), notes);
      subscriber.subscription.request(1);
      pass(loop, 10);
      assertEquals("value 3", notes.get(4));
      assertEquals(5, notes.size());
      subscriber.subscription.request(1);
      pass(loop, 10);
      assertEquals(List.of("ended", "complete"), notes.subList(5, 7));
      subscriber.subscription.request(1);
      subscriber.subscription.cancel();
      pass(loop, 10);
      assertEquals(7, notes.size());
      assertEquals(List.of(), loop.tasks());
    }
  }

  @Test
  void cancellingRunsTheFinallyBlocksAndSignalsNothing() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<String> notes = new ArrayList<>();
      Noting<Integer> subscriber = new Noting<>(notes);
      SubscriptionBodiesCoroutines.numbers(3, 0, notes).on(loop).subscribe(subscriber);
      subscriber.subscription.request(1);
      pass(loop, 1);
      subscriber.subscription.cancel();
      subscriber.subscription.cancel();
      subscriber.subscription.request(0);
      pass(loop, 1);
      assertEquals(List.of("subscribed", "begun", "value 1", "ended"), notes);
      Noting<Integer> early = new Noting<>(new ArrayList<>());
      SubscriptionBodiesCoroutines.numbers(3, 0, notes).on(loop).subscribe(early);
      early.subscription.cancel();
      pass(loop, 1);
      assertEquals(List.of("subscribed"), early.notes);
      assertEquals(4, notes.size());
      assertEquals(List.of(), loop.tasks());
    }
  }

  @Test
  void eachFurtherYieldOfACancelledRunThrows() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<String> notes = new ArrayList<>();
      Noting<Integer> subscriber = new Noting<>(notes);
      SubscriptionTest_BodiesCoroutines.stubborn(notes).on(loop).subscribe(subscriber);
      subscriber.subscription.request(2);
      pass(loop, 1);
      subscriber.subscription.cancel();
      pass(loop, 1);
      assertEquals(
          List.of(
              "subscribed",
              "value 0",
              "value 1",
              "cancelled",
              "cancelled",
              "cancelled",
              "cancelled"),
          notes);
      assertEquals(List.of(), loop.tasks());
    }
  }

  @Test
  void aWrongRequestEndsTheRunAndIsTold() {
    for (long wrong : new long[] {0, -1, Long.MIN_VALUE}) {
      try (EventLoop loop = EventLoop.simulated(0)) {
        List<String> notes = new ArrayList<>();
        Noting<Integer> subscriber = new Noting<>(notes);
        SubscriptionBodiesCoroutines.numbers(3, 0, notes).on(loop).subscribe(subscriber);
        subscriber.subscription.request(1);
        pass(loop, 1);
        subscriber.subscription.request(wrong);
        pass(loop, 1);
        assertEquals(
            List.of("subscribed", "begun", "value 1", "ended", "! IllegalArgumentException"),
            notes);
      }
    }
  }

  @Test
  void aSubscriberIsNotNull() {
    AsyncSequence<Integer> sequence = SubscriptionBodiesCoroutines.numbers(1, 0, new ArrayList<>());
    assertThrows(NullPointerException.class, () -> sequence.subscribe(null));
    assertThrows(NullPointerException.class, () -> sequence.on(null));
    assertThrows(NullPointerException.class, () -> AsyncSequence.from(null));
  }

  @Test
  void closingTheLoopEndsTheRun() {
    List<String> notes = new ArrayList<>();
    Noting<Integer> subscriber = new Noting<>(notes);
    Noting<Integer> late = new Noting<>(new ArrayList<>());
    AsyncSequence<Integer> sequence;
    try (EventLoop loop = EventLoop.simulated(0)) {
      sequence = SubscriptionBodiesCoroutines.numbers(3, 0, notes).on(loop);
      sequence.subscribe(subscriber);
      subscriber.subscription.request(1);
      pass(loop, 1);
      assertEquals(
          List.of("SubscriptionBodies.numbers"), loop.tasks().stream().map(Task::name).toList());
    }
    assertEquals(
        List.of("subscribed", "begun", "value 1", "ended", "! CancellationException"), notes);
    sequence.subscribe(late);
    late.subscription.request(1);
    late.subscription.cancel();
    assertEquals(List.of("subscribed", "! IllegalStateException"), late.notes);
  }

  private static List<Throwable> logged(Consumer<Throwable> action, Throwable thrown) {
    List<Throwable> records = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            if (logged.getThrown() == thrown) {
              records.add(thrown);
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(handler);
    try {
      action.accept(thrown);
    } finally {
      LOGGER.removeHandler(handler);
      LOGGER.setUseParentHandlers(true);
    }
    return records;
  }

  @Test
  void whatASubscriberThrowsIsLoggedAndEndsTheRun() {
    for (String method : List.of("onSubscribe", "onNext", "onError", "onComplete")) {
      List<String> notes = new ArrayList<>();
      List<Throwable> logged =
          logged(
              thrown -> {
                try (EventLoop loop = EventLoop.simulated(0)) {
                  AsyncSequence<Integer> sequence =
                      method.equals("onError")
                          ? SubscriptionTest_BodiesCoroutines.throwsAtEnd(new IOException())
                          : SubscriptionBodiesCoroutines.numbers(2, 0, notes);
                  sequence
                      .on(loop)
                      .subscribe(
                          new Noting<Integer>(notes) {
                            private void at(String name) {
                              if (name.equals(method)) {
                                throw (RuntimeException) thrown;
                              }
                            }

                            @Override
                            public void onSubscribe(Flow.Subscription given) {
                              super.onSubscribe(given);
                              given.request(9);
                              at("onSubscribe");
                            }

                            @Override
                            public void onNext(Integer value) {
                              super.onNext(value);
                              at("onNext");
                            }

                            @Override
                            public void onError(Throwable error) {
                              super.onError(error);
                              at("onError");
                            }

                            @Override
                            public void onComplete() {
                              super.onComplete();
                              at("onComplete");
                            }

                            /** What is logged must not depend on it. */
                            @Override
                            public String toString() {
                              throw (RuntimeException) thrown;
                            }
                          });
                  pass(loop, 10);
                  assertEquals(List.of(), loop.tasks());
                }
              },
              new IllegalStateException(method));
      assertEquals(1, logged.size(), method);
      assertEquals(
          switch (method) {
            case "onSubscribe" -> List.of("subscribed");
            case "onNext" -> List.of("subscribed", "begun", "value 1", "ended");
            case "onError" -> List.of("subscribed", "value 1", "! IOException");
            default -> List.of("subscribed", "begun", "value 1", "value 2", "ended", "complete");
          },
          notes);
    }
  }

  @Test
  void whatLeavesTheBodyOfACancelledRunIsLogged() {
    IOException thrown = new IOException("at close");
    List<Throwable> logged =
        logged(
            same -> {
              try (EventLoop loop = EventLoop.simulated(0)) {
                Noting<Integer> subscriber = new Noting<>(new ArrayList<>());
                SubscriptionTest_BodiesCoroutines.throwsAtEnd(thrown)
                    .on(loop)
                    .subscribe(subscriber);
                subscriber.subscription.request(1);
                pass(loop, 1);
                subscriber.subscription.cancel();
              }
            },
            thrown);
    assertEquals(List.of(thrown), logged);
  }
}
