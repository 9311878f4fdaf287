package dev.treadle.behaviour;

import static dev.treadle.behaviour.Pipes.close;
import static dev.treadle.behaviour.Pipes.pipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.UncheckedException;
import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import dev.treadle.async.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Waits for channels that do not end well: they are refused, cancelled or interrupted, or their
 * channel is closed. The channel is not registered afterwards.
 */
@Timeout(60)
final class SelectorFailureTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static void acceptable(Async co, SelectableChannel channel) {
      co.acceptable(channel);
    }

    @Coroutine
    static void closes(Async co, SelectableChannel channel) throws IOException {
      co.yieldNow();
      channel.close();
    }

    /** Waits first as a body on a loop must not, and then as it should. */
    @Coroutine
    static String waitsTwice(Async co, Pipe pipe) {
      Async wrong = co.loop().blocking();
      String refused = "";
      try {
        wrong.readable(pipe.source());
      } catch (IllegalStateException e) {
        refused = "refused, ";
      }
      co.yieldNow();
      co.readable(pipe.source());
      return refused + "readable";
    }

    @Coroutine
    static String takesOver(Async co, CompletableFuture<?> waiting, Pipe pipe) throws IOException {
      waiting.cancel(true);
      pipe.sink().write(ByteBuffer.wrap(new byte[] {7}));
      co.readable(pipe.source());
      return "took over";
    }
  }

  /** The exception that a task ends with. */
  private static Throwable failure(CompletableFuture<?> future) {
    return future.handle((value, thrown) -> thrown).join();
  }

  @Test
  void aCancelledTaskDeregisters() throws IOException {
    Pipe pipe = pipe();
    try (EventLoop loop = EventLoop.open()) {
      List<String> notes = new ArrayList<>();
      var future = loop.spawn(PipesCoroutines.readable(pipe.source(), notes));
      loop.run(PipesCoroutines.writeMany(pipe, 0));
      assertThrows(TimeoutException.class, () -> future.get(1, TimeUnit.MILLISECONDS));
      assertTrue(pipe.source().isRegistered());
      future.cancel(true);
      assertThrows(CancellationException.class, future::join);
      assertEquals(List.of("CancellationException", "finally"), notes);
      assertFalse(pipe.source().isRegistered());
      var timed =
          Tasks.timeout(
              Duration.ofMillis(1), PipesCoroutines.readable(pipe.source(), new ArrayList<>()));
      assertInstanceOf(
          TimeoutException.class,
          assertThrows(UncheckedException.class, () -> loop.run(timed)).getCause());
      assertFalse(pipe.source().isRegistered());
    }
    close(pipe);
  }

  @Test
  void whoeverWaitsForTheSameIsRefusedAndTheFirstStays() throws IOException {
    Pipe pipe = pipe();
    try (EventLoop loop = EventLoop.open()) {
      List<String> notes = new ArrayList<>();
      var first = loop.spawn(PipesCoroutines.readable(pipe.source(), notes));
      var second = loop.spawn(PipesCoroutines.readable(pipe.source(), new ArrayList<>()));
      assertInstanceOf(IllegalStateException.class, failure(second));
      assertTrue(failure(second).getMessage().contains("readable"));
      // One that is cancelled waits no more, even if it does not know it yet.
      assertEquals(
          "took over", loop.run(SelectorFailureTest_BodiesCoroutines.takesOver(first, pipe)));
      assertEquals(List.of("CancellationException", "finally"), notes);
    }
    close(pipe);
  }

  @Test
  void aWaitThatWouldBlockTheLoopLeavesTheChannelToOthers() throws IOException {
    Pipe pipe = pipe();
    try (EventLoop loop = EventLoop.open()) {
      pipe.sink().write(ByteBuffer.wrap(new byte[] {7}));
      assertEquals(
          "refused, readable", loop.run(SelectorFailureTest_BodiesCoroutines.waitsTwice(pipe)));
    } finally {
      close(pipe);
    }
  }

  @Test
  void whatCannotBeWaitedForIsRefusedAtTheCall() throws IOException {
    Pipe pipe = Pipe.open();
    try (EventLoop loop = EventLoop.open()) {
      List<String> notes = new ArrayList<>();
      assertThrows(
          IllegalBlockingModeException.class,
          () -> loop.run(PipesCoroutines.readable(pipe.source(), notes)));
      assertThrows(
          IllegalBlockingModeException.class,
          () -> Pipes.readable(loop.blocking(), pipe.source(), notes));
      pipe.sink().configureBlocking(false);
      assertThrows(
          IllegalArgumentException.class,
          () -> loop.run(PipesCoroutines.readable(pipe.sink(), notes)));
      assertThrows(
          IllegalArgumentException.class,
          () -> loop.run(SelectorFailureTest_BodiesCoroutines.acceptable(pipe.sink())));
      assertThrows(
          NullPointerException.class, () -> loop.run(PipesCoroutines.readable(null, notes)));
      close(pipe);
      assertThrows(
          ClosedChannelException.class,
          () -> {
            throw assertThrows(
                    UncheckedIOException.class,
                    () -> loop.run(PipesCoroutines.readable(pipe.source(), notes)))
                .getCause();
          });
      assertEquals(
          List.of(
              "IllegalBlockingModeException",
              "finally",
              "IllegalBlockingModeException",
              "finally",
              "IllegalArgumentException",
              "finally",
              "NullPointerException",
              "finally",
              "ClosedChannelException",
              "finally"),
          notes);
    }
  }

  @Test
  void aCloseWakesThoseThatWait() throws Exception {
    try (EventLoop loop = EventLoop.open()) {
      Pipe pipe = pipe();
      List<String> notes = new ArrayList<>();
      var byTask = loop.spawn(PipesCoroutines.readable(pipe.source(), notes));
      loop.run(SelectorFailureTest_BodiesCoroutines.closes(pipe.source()));
      assertInstanceOf(ClosedChannelException.class, failure(byTask));
      close(pipe);

      Pipe other = pipe();
      var byThread = loop.spawn(PipesCoroutines.readable(other.source(), notes));
      assertThrows(TimeoutException.class, () -> byThread.get(1, TimeUnit.MILLISECONDS));
      Thread thread =
          new Thread(
              () -> {
                try {
                  TimeUnit.MILLISECONDS.sleep(20); // the loop waits in its selector
                  close(other);
                } catch (IOException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      thread.start();
      assertInstanceOf(ClosedChannelException.class, failure(byThread));
      thread.join();
      assertEquals(
          List.of("ClosedChannelException", "finally", "ClosedChannelException", "finally"), notes);
    }
  }

  /** A write, a cancellation and a close by three threads, while a fourth runs the loop. */
  @Test
  void readinessAndCancellationAndCloseMeet() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    Map<String, Integer> ends = new TreeMap<>();
    try (EventLoop loop = EventLoop.open()) {
      for (int i = 0; i < 3_000; i++) {
        Pipe pipe = pipe();
        List<String> notes = new ArrayList<>();
        var future = loop.spawn(PipesCoroutines.readable(pipe.source(), notes));
        if (i % 2 == 0) {
          loop.run(PipesCoroutines.writeMany(pipe, 0)); // it waits already
        }
        List<Future<?>> racers = new ArrayList<>();
        racers.add(pool.submit(() -> pipe.sink().write(ByteBuffer.wrap(new byte[] {1}))));
        racers.add(pool.submit(() -> future.cancel(true)));
        if (i % 3 == 0) {
          racers.add(
              pool.submit(
                  () -> {
                    pipe.source().close();
                    return null;
                  }));
        }
        Throwable thrown = failure(future);
        assertTrue(
            thrown == null
                || thrown instanceof CancellationException
                || thrown instanceof ClosedChannelException,
            () -> "" + thrown);
        ends.merge(thrown == null ? "ready" : thrown.getClass().getSimpleName(), 1, Integer::sum);
        for (Future<?> racer : racers) {
          try {
            racer.get();
          } catch (ExecutionException e) {
            assertFalse(pipe.source().isOpen(), () -> "" + e); // nobody to write to
          }
        }
        if (i % 3 == 0) {
          // The key may be cancelled as the loop looks for the last time: it looks once more.
          loop.run(PipesCoroutines.writeMany(pipe, 0));
        }
        assertFalse(pipe.source().isRegistered());
        close(pipe);
      }
    } finally {
      pool.shutdown();
    }
    assertTrue(ends.size() > 1, () -> "no race: " + ends);
  }

  @Test
  void anInterruptEndsTheWaitOfALoop() throws Exception {
    Pipe pipe = pipe();
    List<String> notes = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              try (EventLoop loop = EventLoop.open()) {
                loop.run(PipesCoroutines.readable(pipe.source(), notes));
              } catch (CancellationException e) {
                notes.add("interrupted " + Thread.currentThread().isInterrupted());
              }
            });
    thread.start();
    while (!pipe.source().isRegistered()) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    thread.join();
    assertEquals(List.of("CancellationException", "finally", "interrupted true"), notes);
    assertTrue(pipe.source().isOpen());
    assertFalse(pipe.source().isRegistered());
    close(pipe);
  }

  @Test
  void withoutASelectorTheCallIsRefused() throws Exception {
    Pipe pipe = pipe();
    List<String> notes = new ArrayList<>();
    Task<String> elsewhere = PipesCoroutines.readable(pipe.source(), notes);
    assertInstanceOf(IllegalStateException.class, failure(elsewhere.start(Runnable::run)));
    try (EventLoop loop = EventLoop.simulated(1)) {
      assertThrows(
          IllegalStateException.class,
          () -> loop.run(PipesCoroutines.readable(pipe.source(), notes)));
      assertThrows(
          IllegalStateException.class, () -> Pipes.readable(loop.blocking(), pipe.source(), notes));
    }
    EventLoop closed = EventLoop.open();
    closed.close();
    assertThrows(
        IllegalStateException.class, () -> Pipes.readable(closed.blocking(), pipe.source(), notes));
    assertEquals(8, notes.size());
    close(pipe);
  }
}
