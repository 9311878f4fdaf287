package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Channel;
import dev.treadle.async.ChannelClosedException;
import dev.treadle.async.EventLoop;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Channels: order, capacity, close, and many threads. */
final class ChannelTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static int sum(Async co, Channel<Integer> channel) {
      int sum = 0;
      try {
        while (true) {
          sum += co.await(channel.receive());
        }
      } catch (ChannelClosedException e) {
        return sum;
      }
    }

    @Coroutine
    static void sends(Async co, Channel<Integer> channel, int from, int to) {
      for (int i = from; i < to; i++) {
        co.await(channel.send(i));
      }
    }

    /** Never waits, for there is always room. */
    @Coroutine
    static void sendsWithoutEnd(Async co, Channel<Integer> channel, int[] sent, int first) {
      for (int i = 0; i < first; i++) {
        co.await(CompletableFuture.completedFuture(i));
      }
      while (true) {
        co.await(channel.send(sent[0]));
        sent[0]++;
      }
    }

    @Coroutine
    static void pause(Async co, int turns) {
      for (int i = 0; i < turns; i++) {
        co.yieldNow();
      }
    }

    /** Has been busy, so it is suspended, with the value, at a receive that need not wait. */
    @Coroutine
    static void receivesAfter(Async co, Channel<Integer> channel, int first) {
      for (int i = 0; i < first; i++) {
        co.await(CompletableFuture.completedFuture(i));
      }
      co.await(channel.receive());
      throw new AssertionError("it is cancelled");
    }

    @Coroutine
    static void receives(Async co, Channel<Integer> channel, List<Integer> got, int count) {
      for (int i = 0; i < count; i++) {
        got.add(co.await(channel.receive()));
      }
    }
  }

  private static boolean isDone(CompletionStage<?> stage) {
    return stage.toCompletableFuture().isDone();
  }

  private static <T> T value(CompletionStage<T> stage) {
    assertTrue(isDone(stage));
    return stage.toCompletableFuture().join();
  }

  private static void assertClosed(CompletionStage<?> stage) {
    assertTrue(isDone(stage));
    assertEquals(
        ChannelClosedException.class,
        assertThrows(CompletionException.class, () -> stage.toCompletableFuture().join())
            .getCause()
            .getClass());
  }

  @Test
  void aSendWaitsWhenTheChannelIsFull() {
    for (int capacity = 0; capacity < 3; capacity++) {
      Channel<Integer> channel = Channel.of(capacity);
      List<CompletionStage<Void>> sends = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        sends.add(channel.send(i));
        assertEquals(i < capacity, isDone(sends.get(i)));
      }
      for (int i = 0; i < 5; i++) {
        assertEquals(i, value(channel.receive()));
        assertTrue(isDone(sends.get(Math.min(4, i + capacity))));
      }
      assertFalse(isDone(channel.receive()));
    }
  }

  @Test
  void receivesAreServedInOrder() {
    Channel<String> channel = Channel.of(2);
    CompletionStage<String> first = channel.receive();
    CompletionStage<String> second = channel.receive();
    assertTrue(isDone(channel.send("a")));
    assertFalse(isDone(second));
    channel.send("b");
    channel.send("c");
    assertEquals("ab", value(first) + value(second));
    assertEquals("c", value(channel.receive()));
  }

  @Test
  void whatIsCompletedByAnyoneIsWithdrawn() {
    Channel<String> channel = Channel.of(0);
    CompletionStage<String> cancelled = channel.receive();
    CompletionStage<String> completed = channel.receive();
    CompletionStage<String> failed = channel.receive();
    CompletionStage<String> last = channel.receive();
    assertTrue(cancelled.toCompletableFuture().cancel(true));
    assertTrue(completed.toCompletableFuture().complete("mine"));
    assertTrue(
        failed.toCompletableFuture().completeExceptionally(new IllegalStateException("mine")));
    channel.send("a");
    assertEquals("a", value(last));
    assertEquals("mine", value(completed));
    assertFalse(last.toCompletableFuture().cancel(true));
    assertFalse(last.toCompletableFuture().complete("b"));
    CompletionStage<Void> send = channel.send("c");
    channel.send("d");
    send.toCompletableFuture().cancel(true);
    assertEquals("d", value(channel.receive()));
  }

  @Test
  void aCloseFailsReceiversAndKeepsWhatWasSent() {
    Channel<Integer> channel = Channel.of(1);
    channel.send(1);
    CompletionStage<Void> waiting = channel.send(2);
    channel.close();
    channel.close();
    assertTrue(channel.isClosed());
    assertClosed(channel.send(3));
    assertFalse(isDone(waiting));
    assertEquals(1, value(channel.receive()));
    assertTrue(isDone(waiting));
    assertEquals(2, value(channel.receive()));
    assertClosed(channel.receive());
    Channel<Integer> empty = Channel.of(1);
    CompletionStage<Integer> first = empty.receive();
    CompletionStage<Integer> second = empty.receive();
    empty.close();
    assertClosed(first);
    assertClosed(second);
  }

  /** Also where a send has been accepted when it is cancelled, for its turn has passed. */
  @Test
  void aCancelledSendThatDidNotWaitHasNotHappened() {
    for (int first = 0; first < 3; first++) {
      for (int capacity : new int[] {2, 100, Integer.MAX_VALUE}) {
        EventLoop loop = EventLoop.open();
        Channel<Integer> channel = Channel.of(capacity);
        int[] sent = {0};
        CompletableFuture<Void> sends =
            loop.spawn(ChannelTest_BodiesCoroutines.sendsWithoutEnd(channel, sent, first));
        loop.run(ChannelTest_BodiesCoroutines.pause(3));
        CompletableFuture<Void> other = channel.send(-1).toCompletableFuture();
        sends.cancel(true);
        loop.close();
        assertTrue(sends.isCancelled());
        List<Integer> left = new ArrayList<>();
        for (CompletableFuture<Integer> receive = channel.receive().toCompletableFuture();
            receive.isDone();
            receive = channel.receive().toCompletableFuture()) {
          left.add(receive.join());
        }
        assertEquals(sent[0] + 1, left.size());
        assertTrue(left.remove((Integer) (-1)) && other.isDone());
        assertEquals(sent[0] - 1, left.get(left.size() - 1), "the last that was sent");
      }
    }
  }

  @Test
  void whatCancelledReceivesHadGotIsInItsOrderAgain() {
    for (int seed = 0; seed < 20; seed++) {
      EventLoop loop = EventLoop.simulated(seed);
      Channel<Integer> channel = Channel.of(5);
      List<CompletableFuture<Void>> receivers = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        channel.send(i);
        receivers.add(loop.spawn(ChannelTest_BodiesCoroutines.receivesAfter(channel, 63)));
      }
      loop.execute(() -> receivers.forEach(receiver -> receiver.cancel(true)));
      loop.close();
      channel.close();
      for (int i = 0; i < 5; i++) {
        assertTrue(receivers.get(i).isCancelled());
        assertEquals(i, value(channel.receive()));
      }
      assertClosed(channel.receive());
    }
  }

  @Test
  void misuseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Channel.of(-1));
    assertThrows(NullPointerException.class, () -> Channel.of(1).send(null));
  }

  @Test
  void aClosedExceptionReachesTheBodyAsItIs() {
    for (int seed = 0; seed < 100; seed++) {
      try (EventLoop loop = EventLoop.simulated(seed)) {
        Channel<Integer> channel = Channel.of(seed % 3);
        CompletableFuture<Integer> sum = loop.spawn(ChannelTest_BodiesCoroutines.sum(channel));
        loop.run(ChannelTest_BodiesCoroutines.sends(channel, 0, 10));
        channel.close();
        assertEquals(45, sum.join());
      }
    }
  }

  /** Several loops, each on a thread of its own, on both sides of one channel. */
  @Test
  void eachValueArrivesOnceBetweenThreads() throws InterruptedException {
    for (int capacity : new int[] {0, 1, 100}) {
      Channel<Integer> channel = Channel.of(capacity);
      int each = 5_000;
      List<List<Integer>> got = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int from = i * each;
        List<Integer> mine = Collections.synchronizedList(new ArrayList<>());
        got.add(mine);
        threads.add(
            new Thread(
                () -> {
                  try (EventLoop loop = EventLoop.open()) {
                    loop.run(ChannelTest_BodiesCoroutines.sends(channel, from, from + each));
                  }
                }));
        threads.add(
            new Thread(
                () -> {
                  try (EventLoop loop = EventLoop.open()) {
                    loop.run(ChannelTest_BodiesCoroutines.receives(channel, mine, each));
                  }
                }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      BitSet all = new BitSet();
      for (List<Integer> mine : got) {
        int[] last = {-1, -1, -1};
        for (int value : mine) {
          assertFalse(all.get(value), "received once");
          all.set(value);
          assertTrue(last[value / each] < value, "in the order of its sender");
          last[value / each] = value;
        }
      }
      assertEquals(3 * each, all.cardinality());
    }
  }
}
