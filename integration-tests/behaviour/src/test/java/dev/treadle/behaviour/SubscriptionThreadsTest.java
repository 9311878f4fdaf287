package dev.treadle.behaviour;

import static dev.treadle.behaviour.SubscriptionBodies.pass;
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
import dev.treadle.behaviour.SubscriptionBodies.Noting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** By which threads the run of a subscription is executed, and how it stands requests by many. */
final class SubscriptionThreadsTest {
  static final class Bodies {
    private Bodies() {}

    @Generator
    static void loops(AsyncYielder<EventLoop> out) {
      out.yield(out.loop());
      out.yieldNow();
      out.yield(out.loop());
    }

    @Coroutine
    static <T> void subscribes(
        Async co, AsyncSequence<T> sequence, Flow.Subscriber<? super T> subscriber) {
      co.yieldNow();
      sequence.subscribe(subscriber);
    }
  }

  @Test
  void aRunIsExecutedWhereItsSubscriberSubscribes() {
    try (EventLoop loop = EventLoop.simulated(0)) {
      List<EventLoop> loops = new ArrayList<>();
      AsyncSequence<EventLoop> sequence = SubscriptionThreadsTest_BodiesCoroutines.loops();
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
          loop.run(SubscriptionThreadsTest_BodiesCoroutines.subscribes(sequence, subscriber));
        } else {
          loop.execute(() -> sequence.subscribe(subscriber));
        }
        pass(loop, 1);
      }
      assertEquals(List.of(loop, loop, loop, loop), loops);
    }
  }

  /** Requests in {@code onNext}, one by one or all at once, by the thread that requests. */
  @Test
  void theStackDoesNotGrow() {
    int count = 100_000;
    for (boolean oneByOne : new boolean[] {false, true}) {
      AtomicInteger received = new AtomicInteger();
      SubscriptionBodiesCoroutines.numbers(count, 0, new ArrayList<>())
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
        SubscriptionBodiesCoroutines.numbers(Integer.MAX_VALUE, round % 7 == 0 ? 9 : 0, notes)
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
    SubscriptionBodiesCoroutines.numbers(1, 0, new ArrayList<>())
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
    SubscriptionBodiesCoroutines.numbers(1, 0, new ArrayList<>()).on(Runnable::run).subscribe(here);
    here.subscription.request(1);
    assertTrue(here.notes.contains("value 1"));
  }
}
