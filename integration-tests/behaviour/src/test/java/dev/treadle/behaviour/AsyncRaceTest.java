package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Channel;
import dev.treadle.async.ChannelClosedException;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Tasks that two threads drive at the same moment: nothing is lost, and nothing comes twice. */
final class AsyncRaceTest {
  private static final int ROUNDS = Integer.getInteger("treadle.races", 2_000);

  /** What a body has gone through. */
  static final class Notes {
    int values;
    int cancellations;
    int closed;

    /** Cancellations that have come when it had its value already, in {@code finally}. */
    int late;

    int ends;

    /** One end, and one request to end, which may have come too late to be noticed. */
    void check() {
      assertEquals(1, ends, "finally is executed once");
      assertEquals(1, values + cancellations + closed);
      assertTrue(cancellations + late <= 1, "cancelled once");
    }
  }

  static final class Bodies {
    private Bodies() {}

    /** Meets the other thread right before it awaits. */
    @Coroutine
    static void receives(Async co, Duel duel, Channel<Integer> channel, Notes notes) {
      try {
        duel.meet();
        co.await(channel.receive());
        notes.values++;
      } catch (CancellationException e) {
        notes.cancellations++;
      } catch (ChannelClosedException e) {
        notes.closed++;
      } finally {
        try {
          co.yieldNow();
        } catch (CancellationException e) {
          notes.late++;
        }
        notes.ends++;
      }
    }

    @Coroutine
    static void sends(Async co, Duel duel, Channel<Integer> channel, Notes notes) {
      try {
        duel.meet();
        co.await(channel.send(1));
        notes.values++;
      } catch (CancellationException e) {
        notes.cancellations++;
      } finally {
        try {
          co.yieldNow();
        } catch (CancellationException e) {
          notes.late++;
        }
        notes.ends++;
      }
    }

    @Coroutine
    static int awaits(Async co, Duel duel, CompletionStage<Integer> stage, Notes notes) {
      try {
        duel.meet();
        int value = co.await(stage);
        notes.values++;
        return value;
      } catch (CancellationException e) {
        notes.cancellations++;
        throw e;
      } finally {
        try {
          co.yieldNow();
        } catch (CancellationException e) {
          notes.late++;
        }
        notes.ends++;
      }
    }

    @Coroutine
    static void sendsAll(
        Async co, Channel<Integer> channel, int from, Set<Integer> sent, AtomicInteger open) {
      open.incrementAndGet();
      try {
        for (int i = from; i < from + 100; i++) {
          co.await(channel.send(i));
          sent.add(i);
        }
      } finally {
        open.decrementAndGet();
      }
    }

    @Coroutine
    static void receivesAll(
        Async co, Channel<Integer> channel, Queue<Integer> received, AtomicInteger open) {
      open.incrementAndGet();
      try {
        while (true) {
          received.add(co.await(channel.receive()));
        }
      } catch (ChannelClosedException e) {
        co.yieldNow();
      } finally {
        open.decrementAndGet();
      }
    }
  }

  private static Object end(CompletableFuture<?> future) {
    return future.<Object>handle((value, thrown) -> thrown == null ? value : thrown).join();
  }

  /** Either it was cancelled, and the value stays with the sender, or it has the value. */
  @Test
  void aReceiveIsCancelled() {
    int cancelled = 0;
    try (Duel duel = new Duel();
        EventLoop loop = EventLoop.open()) {
      for (int i = 0; i < ROUNDS; i++) {
        Notes notes = new Notes();
        Channel<Integer> channel = Channel.of(0);
        CompletableFuture<Void> future =
            loop.spawn(AsyncRaceTest_BodiesCoroutines.receives(duel, channel, notes));
        duel.prepare(() -> future.cancel(true));
        end(future);
        duel.finish();
        cancelled += notes.cancellations;
        notes.check();
      }
      assertEquals(ROUNDS, cancelled);
      assertEquals(List.of(), loop.tasks());
    }
  }

  @Test
  void aReceiveIsCancelledWhileAValueIsSent() {
    isCancelledWhile(
        AsyncRaceTest_BodiesCoroutines::receives, channel -> channel.send(1), "sent if received");
  }

  @Test
  void aSendIsCancelledWhileAValueIsReceived() {
    isCancelledWhile(AsyncRaceTest_BodiesCoroutines::sends, Channel::receive, "received if sent");
  }

  /** A task at one side of a channel. */
  private interface Side {
    Task<Void> of(Duel duel, Channel<Integer> channel, Notes notes);
  }

  private static void isCancelledWhile(
      Side side, Function<Channel<Integer>, CompletionStage<?>> other, String message) {
    try (Duel duel = new Duel();
        EventLoop loop = EventLoop.open()) {
      for (int i = 0; i < ROUNDS; i++) {
        Notes notes = new Notes();
        Channel<Integer> channel = Channel.of(0);
        CompletableFuture<Void> future = loop.spawn(side.of(duel, channel, notes));
        List<CompletableFuture<?>> operation = new ArrayList<>();
        boolean first = i % 4 < 2;
        duel.prepare(
            () -> {
              if (first) {
                future.cancel(true);
              }
              operation.add(other.apply(channel).toCompletableFuture());
              if (!first) {
                future.cancel(true);
              }
            });
        end(future);
        duel.finish();
        notes.check();
        assertEquals(notes.values == 1, operation.get(0).isDone(), message);
      }
    }
  }

  @Test
  void aChannelIsClosedWhileATaskReceives() {
    try (Duel duel = new Duel();
        EventLoop loop = EventLoop.open()) {
      for (int i = 0; i < ROUNDS; i++) {
        Notes notes = new Notes();
        Channel<Integer> channel = Channel.of(i % 2);
        CompletableFuture<Void> future =
            loop.spawn(AsyncRaceTest_BodiesCoroutines.receives(duel, channel, notes));
        List<CompletableFuture<Void>> send = new ArrayList<>();
        boolean sends = i % 4 < 2;
        duel.prepare(
            () -> {
              if (sends) {
                send.add(channel.send(1).toCompletableFuture());
              }
              channel.close();
            });
        end(future);
        duel.finish();
        notes.check();
        assertEquals(sends ? 1 : 0, notes.values, "what was sent before is received");
      }
    }
  }

  /** Before, while and after the task registers with the stage. */
  @Test
  void aStageIsCompleted() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try (Duel duel = new Duel();
        EventLoop loop = EventLoop.open()) {
      for (int i = 0; i < ROUNDS; i++) {
        Notes notes = new Notes();
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        int value = i;
        duel.prepare(() -> stage.complete(value));
        Task<Integer> task = AsyncRaceTest_BodiesCoroutines.awaits(duel, stage, notes);
        Integer got = i % 2 == 0 ? loop.run(task) : task.start(pool).get();
        assertEquals(i, got);
        duel.finish();
        notes.check();
      }
    } finally {
      pool.shutdown();
    }
  }

  /** The stage is completed right before or behind the cancellation. */
  @Test
  void aTaskIsCancelledWhileItsStageIsCompleted() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try (Duel duel = new Duel();
        EventLoop loop = EventLoop.open()) {
      for (int i = 0; i < ROUNDS; i++) {
        Notes notes = new Notes();
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        Task<Integer> task = AsyncRaceTest_BodiesCoroutines.awaits(duel, stage, notes);
        List<CompletableFuture<Integer>> self = new ArrayList<>();
        boolean first = i % 4 < 2;
        CompletableFuture<Void> known = new CompletableFuture<>();
        duel.prepare(
            () -> {
              known.join();
              if (first) {
                stage.complete(7);
              }
              self.get(0).cancel(true);
              if (!first) {
                stage.complete(7);
              }
            });
        self.add(i % 2 == 0 ? loop.spawn(task) : task.start(pool));
        known.complete(null);
        Object end = end(self.get(0));
        duel.finish();
        assertTrue(end instanceof CancellationException || end.equals(7), end::toString);
        notes.check();
      }
    } finally {
      pool.shutdown();
    }
  }

  /** Tasks on a pool, and others on a loop, with a channel between them; many are cancelled. */
  @Test
  void cancellationsAmongManyThreadsLoseNothing() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try (EventLoop loop = EventLoop.open()) {
      for (int round = 0; round < ROUNDS / 100; round++) {
        Channel<Integer> channel = Channel.of(round % 3);
        Set<Integer> sent = ConcurrentHashMap.newKeySet();
        Queue<Integer> received = new ConcurrentLinkedQueue<>();
        AtomicInteger open = new AtomicInteger();
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        List<CompletableFuture<Void>> receivers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          int from = 100 * i;
          Task<Void> sender = AsyncRaceTest_BodiesCoroutines.sendsAll(channel, from, sent, open);
          Task<Void> receiver = AsyncRaceTest_BodiesCoroutines.receivesAll(channel, received, open);
          senders.add(sender.start(i % 4 == 0 ? loop : pool));
          receivers.add(receiver.start(i % 4 == 1 ? loop : pool));
        }
        for (int i = 0; i < 4; i++) {
          CompletableFuture<Void> cancelled = (i % 2 == 0 ? senders : receivers).get(i);
          pool.execute(() -> cancelled.cancel(true));
        }
        senders.forEach(AsyncRaceTest::end);
        channel.close();
        receivers.forEach(AsyncRaceTest::end);
        assertEquals(0, open.get(), "every finally once");
        assertEquals(received.size(), new HashSet<>(received).size(), "nothing twice");
        assertEquals(sent, new HashSet<>(received), "nothing lost");
      }
    } finally {
      pool.shutdown();
    }
  }
}
