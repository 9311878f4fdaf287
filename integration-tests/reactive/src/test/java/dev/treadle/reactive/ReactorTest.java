package dev.treadle.reactive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static reactor.adapter.JdkFlowAdapter.flowPublisherToFlux;
import static reactor.adapter.JdkFlowAdapter.publisherToFlowPublisher;

import dev.treadle.Status;
import dev.treadle.async.AsyncCursor;
import dev.treadle.async.AsyncSequence;
import dev.treadle.async.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reactor's streams subscribe to sequences, and bodies read Reactor's streams. */
final class ReactorTest {
  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  @Test
  void aFluxSubscribesToASequence() {
    AsyncSequence<Integer> sequence = CountsCoroutines.upTo(1000);
    for (int times = 0; times < 2; times++) {
      assertEquals(
          IntStream.rangeClosed(1, 1000).map(n -> 2 * n).boxed().toList(),
          flowPublisherToFlux(sequence).limitRate(7).map(n -> 2 * n).collectList().block());
    }
    try (EventLoop loop = EventLoop.open()) {
      assertEquals(
          500_500,
          loop.run(
              CountsCoroutines.awaited(
                  flowPublisherToFlux(sequence.on(loop))
                      .publishOn(Schedulers.parallel())
                      .reduce(0, Integer::sum)
                      .toFuture())));
    }
  }

  @Test
  void aFluxThatTakesAFewEndsTheBody() throws Exception {
    List<String> notes = new CopyOnWriteArrayList<>();
    CountDownLatch ended = new CountDownLatch(1);
    assertEquals(
        List.of(1, 2, 3),
        flowPublisherToFlux(CountsCoroutines.naturals(notes, ended)).take(3).collectList().block());
    ended.await();
    assertEquals(List.of("ended"), notes);
  }

  @Test
  void aFailureReachesTheFluxAsItIs() {
    IOException thrown = new IOException("gone");
    List<Integer> before = new CopyOnWriteArrayList<>();
    Throwable seen =
        assertThrows(
                RuntimeException.class,
                () ->
                    flowPublisherToFlux(CountsCoroutines.failing(thrown, DONE))
                        .doOnNext(before::add)
                        .blockLast())
            .getCause();
    assertSame(thrown, seen);
    assertEquals(List.of(1), before);
  }

  @Test
  void aBodyReadsAFlux() {
    List<Long> requests = new CopyOnWriteArrayList<>();
    Flux<Integer> flux = Flux.range(1, 1000).doOnRequest(requests::add);
    AsyncSequence<Integer> sequence = AsyncSequence.from(publisherToFlowPublisher(flux));
    assertEquals(List.of(), requests);
    try (EventLoop loop = EventLoop.open()) {
      assertEquals(
          IntStream.rangeClosed(1, 1000).boxed().toList(),
          loop.run(CountsCoroutines.listed(sequence, 2000)));
      assertTrue(requests.stream().allMatch(n -> n == 1), "" + requests);
      assertEquals(List.of(1, 2), loop.run(CountsCoroutines.listed(sequence, 2)));
    }
  }

  @Test
  void aBodyReadsAFluxOfOtherThreads() {
    Flux<Long> flux =
        Flux.interval(Duration.ofMillis(1))
            .onBackpressureBuffer()
            .take(20)
            .publishOn(Schedulers.parallel());
    try (EventLoop loop = EventLoop.open()) {
      assertEquals(
          IntStream.range(0, 20).mapToObj(Long::valueOf).toList(),
          loop.run(
              CountsCoroutines.listed(AsyncSequence.from(publisherToFlowPublisher(flux)), 100)));
    }
  }

  @Test
  void closingACursorCancelsTheSubscription() {
    List<String> notes = new ArrayList<>();
    Flux<Integer> flux =
        Flux.range(1, 10)
            .doOnCancel(() -> notes.add("cancelled"))
            .doOnComplete(() -> notes.add("complete"));
    AsyncSequence<Integer> sequence = AsyncSequence.from(publisherToFlowPublisher(flux));
    try (EventLoop loop = EventLoop.simulated(0)) {
      assertEquals(List.of(1, 2, 3), loop.run(CountsCoroutines.listed(sequence, 3)));
      assertEquals(List.of("cancelled"), notes);
      assertEquals(10, loop.run(CountsCoroutines.listed(sequence, 11)).size());
      assertEquals(List.of("cancelled", "complete"), notes);
      // Also while it waits for a value.
      AsyncCursor<Object> waiting =
          AsyncSequence.from(
                  publisherToFlowPublisher(
                      Flux.never().doOnCancel(() -> notes.add("while waiting"))))
              .on(loop)
              .cursor();
      waiting.advance();
      while (loop.tasks().get(0).status() != Status.SUSPENDED) {
        loop.run(CountsCoroutines.awaits(DONE));
      }
      waiting.close().toCompletableFuture().join();
      assertEquals("while waiting", notes.get(notes.size() - 1));
    }
  }

  @Test
  void aFailureOfAFluxIsThrownInTheBodyAsItIs() {
    IOException thrown = new IOException("gone");
    Flux<Integer> flux = Flux.concat(Flux.just(1), Flux.error(thrown));
    try (EventLoop loop = EventLoop.open()) {
      CompletableFuture<List<Integer>> listed =
          loop.spawn(
              CountsCoroutines.listed(AsyncSequence.from(publisherToFlowPublisher(flux)), 9));
      assertSame(thrown, assertThrows(CompletionException.class, listed::join).getCause());
    }
  }

  @Test
  void thereAndBack() {
    AsyncSequence<Integer> sequence =
        AsyncSequence.from(
            publisherToFlowPublisher(
                flowPublisherToFlux(CountsCoroutines.upTo(300)).filter(n -> n % 2 == 0)));
    try (EventLoop loop = EventLoop.open()) {
      assertEquals(150, loop.run(CountsCoroutines.listed(sequence, 1000)).size());
    }
  }
}
