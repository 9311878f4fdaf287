package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.async.Async;
import dev.treadle.async.AsyncSequence;
import dev.treadle.async.AsyncYielder;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a sequence does as a publisher, beyond what the TCK of Reactive Streams asks. */
final class SubscriptionTest {
  private static final Logger LOGGER = Logger.getLogger("dev.treadle.async");

  static final class Bodies {
    private Bodies() {}

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
    static void loops(AsyncYielder<EventLoop> out) {
      out.yield(out.loop());
      out.yieldNow();
      out.yield(out.loop());
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

    @Coroutine
    static <T> void subscribes(
        Async co, AsyncSequence<T> sequence, Flow.Subscriber<? super T> subscriber) {
      co.yieldNow();
      sequence.subscribe(subscriber);
    }

    @Coroutine
    static void passes(Async co, int millis) {
      co.sleep(Duration.ofMillis(millis));
    }
  }

  /** Notes what it is told; the tests request. */
  private static class Noting<T> implements Flow.Subscriber<T> {
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

  private static void pass(EventLoop loop, int millis) {
    loop.run(SubscriptionTest_BodiesCoroutines.passes(millis));
  }

  @Test
  void theBodyRunsNoFurtherThanTheDemand() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<String> notes = new ArrayList<>();
      Noting<Integer> subscriber = new Noting<>(notes);
      SubscriptionTest_BodiesCoroutines.numbers(3, 2, notes).on(loop).subscribe(subscriber);
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
      SubscriptionTest_BodiesCoroutines.numbers(3, 0, notes).on(loop).subscribe(subscriber);
      subscriber.subscription.request(1);
      pass(loop, 1);
      subscriber.subscription.cancel();
      subscriber.subscription.cancel();
      subscriber.subscription.request(0);
      pass(loop, 1);
      assertEquals(List.of("subscribed", "begun", "value 1", "ended"), notes);
      Noting<Integer> early = new Noting<>(new ArrayList<>());
      SubscriptionTest_BodiesCoroutines.numbers(3, 0, notes).on(loop).subscribe(early);
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
        SubscriptionTest_BodiesCoroutines.numbers(3, 0, notes).on(loop).subscribe(subscriber);
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
    AsyncSequence<Integer> sequence =
        SubscriptionTest_BodiesCoroutines.numbers(1, 0, new ArrayList<>());
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
      sequence = SubscriptionTest_BodiesCoroutines.numbers(3, 0, notes).on(loop);
      sequence.subscribe(subscriber);
      subscriber.subscription.request(1);
      pass(loop, 1);
      assertEquals(
          List.of("SubscriptionTest.Bodies.numbers"),
          loop.tasks().stream().map(Task::name).toList());
    }
    assertEquals(
        List.of("subscribed", "begun", "value 1", "ended", "! CancellationException"), notes);
    sequence.subscribe(late);
    late.subscription.request(1);
    late.subscription.cancel();
    assertEquals(List.of("subscribed", "! IllegalStateException"), late.notes);
  }

  @Test
  void aRunIsExecutedWhereItsSubscriberSubscribes() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<EventLoop> loops = new ArrayList<>();
      AsyncSequence<EventLoop> sequence = SubscriptionTest_BodiesCoroutines.loops();
      for (int i = 0; i < 2; i++) {
        Flow.Subscriber<EventLoop> subscriber =
            new Noting<EventLoop>(new ArrayList<>()) {
              @Override
              public void onSubscribe(Flow.Subscription given) {
                given.request(9);
              }

              @Override
              public void onNext(EventLoop value) {
                loops.add(value);
              }
            };
        if (i == 0) {
          loop.run(SubscriptionTest_BodiesCoroutines.subscribes(sequence, subscriber));
        } else {
          loop.execute(() -> sequence.subscribe(subscriber));
        }
        pass(loop, 1);
      }
      assertEquals(List.of(loop, loop, loop, loop), loops);
    }
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
                          : SubscriptionTest_BodiesCoroutines.numbers(2, 0, notes);
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

  /** Requests in {@code onNext}, one by one or all at once, by the thread that requests. */
  @Test
  void theStackDoesNotGrow() {
    int count = 100_000;
    for (boolean oneByOne : new boolean[] {false, true}) {
      AtomicInteger received = new AtomicInteger();
      SubscriptionTest_BodiesCoroutines.numbers(count, 0, new ArrayList<>())
          .on(Runnable::run)
          .subscribe(
              new Noting<Integer>(new ArrayList<>()) {
                @Override
                public void onSubscribe(Flow.Subscription given) {
                  subscription = given;
                  given.request(oneByOne ? 1 : Long.MAX_VALUE);
                }

                @Override
                public void onNext(Integer value) {
                  received.incrementAndGet();
                  if (oneByOne) {
                    subscription.request(1);
                  }
                }
              });
      assertEquals(count, received.get());
    }
  }

  /** Two threads request, and a third cancels, while two execute: real races, of all kinds. */
  @Test
  void demandFromAllThreadsIsHonoured() throws Exception {
    ExecutorService executors = Executors.newFixedThreadPool(5);
    List<List<String>> allNotes = new ArrayList<>();
    try {
      for (int round = 0; round < 1000; round++) {
        int requested = 20;
        boolean cancels = round % 2 == 1;
        List<Integer> values = new ArrayList<>();
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger inside = new AtomicInteger();
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
        CountDownLatch all = new CountDownLatch(2 * requested);
        SubscriptionTest_BodiesCoroutines.numbers(Integer.MAX_VALUE, round % 7 == 0 ? 9 : 0, notes)
            .on(executors)
            .subscribe(
                new Flow.Subscriber<Integer>() {
                  @Override
                  public void onSubscribe(Flow.Subscription given) {
                    subscribed.complete(given);
                  }

                  @Override
                  public void onNext(Integer value) {
                    assertEquals(1, inside.incrementAndGet());
                    values.add(value);
                    inside.decrementAndGet();
                    all.countDown();
                  }

                  @Override
                  public void onError(Throwable thrown) {
                    end.completeExceptionally(thrown);
                  }

                  @Override
                  public void onComplete() {
                    end.complete(null);
                  }
                });
        Flow.Subscription subscription = subscribed.get();
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
          threads.add(
              CompletableFuture.runAsync(
                  () -> IntStream.range(0, requested).forEach(i -> subscription.request(1)),
                  executors));
        }
        if (cancels) {
          subscription.cancel();
        }
        for (CompletableFuture<Void> thread : threads) {
          thread.get();
        }
        if (!cancels) {
          assertTrue(all.await(1, TimeUnit.MINUTES), "values " + values);
          subscription.request(-1);
          Throwable wrong =
              assertThrows(java.util.concurrent.ExecutionException.class, end::get).getCause();
          assertInstanceOf(IllegalArgumentException.class, wrong);
          assertEquals(IntStream.rangeClosed(1, 2 * requested).boxed().toList(), values);
        }
        allNotes.add(notes);
      }
      awaitFirstSteps(executors);
      for (List<String> notes : allNotes) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!List.of(List.of(), List.of("begun", "ended")).contains(notes)) {
          assertTrue(System.nanoTime() < deadline, "" + notes);
          Thread.sleep(1);
        }
      }
    } finally {
      executors.shutdown();
    }
    assertTrue(executors.awaitTermination(1, TimeUnit.MINUTES));
  }

  /** Returns when all that the five threads had to do before has been done: they all meet. */
  private static void awaitFirstSteps(ExecutorService executors) throws Exception {
    CyclicBarrier meeting = new CyclicBarrier(5);
    List<Future<?>> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      threads.add(executors.submit(() -> meeting.await(1, TimeUnit.MINUTES)));
    }
    for (Future<?> thread : threads) {
      thread.get();
    }
  }

  @Test
  void theSubscriberIsSignalledFromWhereTheRunIsExecuted() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    SubscriptionTest_BodiesCoroutines.numbers(1, 0, new ArrayList<>())
        .subscribe(
            new Noting<Integer>(new ArrayList<>()) {
              @Override
              public void onSubscribe(Flow.Subscription given) {
                given.request(1);
              }

              @Override
              public void onNext(Integer value) {
                thread.complete(Thread.currentThread());
              }
            });
    assertFalse(thread.get() == Thread.currentThread());
    Thread caller = Thread.currentThread();
    Noting<Integer> here =
        new Noting<>(new ArrayList<>()) {
          @Override
          public void onNext(Integer value) {
            assertSame(caller, Thread.currentThread());
            super.onNext(value);
          }
        };
    SubscriptionTest_BodiesCoroutines.numbers(1, 0, new ArrayList<>())
        .on(Runnable::run)
        .subscribe(here);
    here.subscription.request(1);
    assertTrue(here.notes.contains("value 1"));
  }
}
