package dev.treadle.behaviour;

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
import dev.treadle.async.TaskGroup;
import dev.treadle.async.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
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

/** Tasks that wait for channels at the selector of their loop. */
@Timeout(60)
final class SelectorTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static int read(Async co, Pipe pipe) throws IOException {
      ByteBuffer one = ByteBuffer.allocate(1);
      while (pipe.source().read(one) == 0) {
        co.readable(pipe.source());
      }
      return one.get(0);
    }

    @Coroutine
    static int readMany(Async co, Pipe pipe, int count) throws IOException {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += read(co, pipe);
      }
      return sum;
    }

    @Coroutine
    static void writeMany(Async co, Pipe pipe, int count) throws IOException {
      for (int i = 0; i < count; i++) {
        co.writable(pipe.sink());
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
        co.yieldNow();
      }
    }

    @Coroutine
    static String readable(Async co, SelectableChannel channel, List<String> notes) {
      try {
        co.readable(channel);
        return "ready";
      } catch (Throwable t) {
        notes.add(t.getClass().getSimpleName());
        throw t;
      } finally {
        notes.add("finally");
      }
    }

    @Coroutine
    static void acceptable(Async co, SelectableChannel channel) {
      co.acceptable(channel);
    }

    @Coroutine
    static void spins(Async co, boolean[] stop) {
      while (!stop[0]) {
        co.yieldNow();
      }
    }

    @Coroutine
    static void stops(Async co, Pipe pipe, boolean[] stop) throws IOException {
      read(co, pipe);
      stop[0] = true;
    }

    @Coroutine
    static void closes(Async co, SelectableChannel channel) throws IOException {
      co.yieldNow();
      channel.close();
    }

    @Coroutine
    static String takesOver(Async co, CompletableFuture<?> waiting, Pipe pipe) throws IOException {
      waiting.cancel(true);
      pipe.sink().write(ByteBuffer.wrap(new byte[] {7}));
      co.readable(pipe.source());
      return "took over";
    }

    @Coroutine
    static void sendAll(Async co, SocketChannel to, ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        if (to.write(bytes) == 0) {
          co.writable(to);
        }
      }
    }

    @Coroutine
    static int receiveAll(Async co, SocketChannel from) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(1000);
      int sum = 0;
      while (true) {
        co.readable(from);
        if (from.read(bytes.clear()) < 0) {
          return sum;
        }
        for (int i = 0; i < bytes.position(); i++) {
          sum = 31 * sum + bytes.get(i);
        }
      }
    }

    @Coroutine
    static SocketChannel accept(Async co, ServerSocketChannel server) throws IOException {
      co.acceptable(server);
      SocketChannel accepted = server.accept();
      accepted.configureBlocking(false);
      return accepted;
    }

    @Coroutine
    static SocketChannel connect(Async co, InetSocketAddress address) throws IOException {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      if (!channel.connect(address)) {
        do {
          co.connectable(channel);
        } while (!channel.finishConnect());
      }
      return channel;
    }

    /** Sends both ways through one connection at once, more than its buffers hold. */
    @Coroutine
    static String bothWays(Async co, byte[] bytes) throws IOException {
      try (ServerSocketChannel server = SelectorTest.server()) {
        TaskGroup group = co.group();
        var connected =
            group.spawn(
                SelectorTest_BodiesCoroutines.connect(
                    (InetSocketAddress) server.getLocalAddress()));
        try (SocketChannel one = accept(co, server);
            SocketChannel other = co.await(connected)) {
          var sums = List.of(exchange(group, one, bytes), exchange(group, other, bytes));
          co.await(group.join());
          return sums.get(0).join() + " " + sums.get(1).join();
        }
      }
    }

    @Coroutine
    static int sendAndShut(Async co, SocketChannel channel, byte[] bytes) throws IOException {
      sendAll(co, channel, ByteBuffer.wrap(bytes));
      channel.shutdownOutput();
      return 0;
    }

    /** Does with sockets, one after the other, all that can be waited for. */
    @Coroutine
    static String inTurn(Async co, byte[] bytes) throws IOException {
      try (ServerSocketChannel server = SelectorTest.server();
          SocketChannel one = connect(co, (InetSocketAddress) server.getLocalAddress());
          SocketChannel other = accept(co, server)) {
        sendAndShut(co, one, bytes);
        int there = receiveAll(co, other);
        sendAndShut(co, other, bytes);
        return there + " " + receiveAll(co, one);
      }
    }
  }

  private static CompletableFuture<Integer> exchange(
      TaskGroup group, SocketChannel channel, byte[] bytes) {
    group.spawn(SelectorTest_BodiesCoroutines.sendAndShut(channel, bytes));
    return group.spawn(SelectorTest_BodiesCoroutines.receiveAll(channel));
  }

  private static ServerSocketChannel server() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.configureBlocking(false);
    return server;
  }

  private static Pipe pipe() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
    return pipe;
  }

  private static void close(Pipe pipe) throws IOException {
    pipe.source().close();
    pipe.sink().close();
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i * 7919 >> 3);
    }
    return bytes;
  }

  private static int hash(byte[] bytes) {
    int sum = 0;
    for (byte b : bytes) {
      sum = 31 * sum + b;
    }
    return sum;
  }

  /** The exception that a task ends with. */
  private static Throwable failure(CompletableFuture<?> future) {
    return future.handle((value, thrown) -> thrown).join();
  }

  @Test
  void aTaskWaitsForWhatAnotherThreadWrites() throws Exception {
    Pipe pipe = pipe();
    try (EventLoop loop = EventLoop.open()) {
      for (int i = 0; i < 100; i++) {
        byte written = (byte) i;
        Thread thread =
            new Thread(
                () -> {
                  try {
                    pipe.sink().write(ByteBuffer.wrap(new byte[] {written}));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
        thread.start();
        assertEquals(written, loop.run(SelectorTest_BodiesCoroutines.read(pipe)));
        thread.join();
      }
      close(pipe);
    }
  }

  @Test
  void twoTasksWaitForOneChannelInBothDirections() {
    byte[] bytes = bytes(3_000_000);
    try (EventLoop loop = EventLoop.open()) {
      assertEquals(
          hash(bytes) + " " + hash(bytes), loop.run(SelectorTest_BodiesCoroutines.bothWays(bytes)));
      assertEquals(List.of(), loop.tasks());
    }
  }

  @Test
  void aTemplateCalledDirectlyWaitsForChannelsToo() throws IOException {
    byte[] bytes = bytes(10_000);
    try (EventLoop loop = EventLoop.open()) {
      String expected = Bodies.inTurn(loop.blocking(), bytes);
      assertEquals(hash(bytes) + " " + hash(bytes), expected);
      assertEquals(expected, loop.run(SelectorTest_BodiesCoroutines.inTurn(bytes)));
      assertEquals(
          expected,
          Bodies.bothWays(loop.blocking(), bytes),
          "what blocks lets the tasks of the loop run");
    }
  }

  @Test
  void aChannelIsRegisteredOnlyWhileItIsWaitedFor() throws IOException {
    Pipe pipe = pipe();
    try (EventLoop loop = EventLoop.open()) {
      var read = loop.spawn(SelectorTest_BodiesCoroutines.readMany(pipe, 10_000));
      loop.run(SelectorTest_BodiesCoroutines.writeMany(pipe, 10_000));
      assertEquals(10_000, read.join());
      assertFalse(pipe.source().isRegistered());
      assertFalse(pipe.sink().isRegistered());
      pipe.sink().configureBlocking(true);
      close(pipe);
      for (int i = 0; i < 1_000; i++) {
        Pipe other = pipe();
        var waits =
            loop.spawn(SelectorTest_BodiesCoroutines.readable(other.source(), new ArrayList<>()));
        loop.run(SelectorTest_BodiesCoroutines.writeMany(other, 1));
        assertEquals("ready", waits.join());
        // It is readable still, but nobody waits: nothing keeps the selector busy.
        assertFalse(other.source().isRegistered());
        close(other);
      }
    }
  }

  @Test
  void aCancelledTaskDeregisters() throws IOException {
    Pipe pipe = pipe();
    try (EventLoop loop = EventLoop.open()) {
      List<String> notes = new ArrayList<>();
      var future = loop.spawn(SelectorTest_BodiesCoroutines.readable(pipe.source(), notes));
      loop.run(SelectorTest_BodiesCoroutines.writeMany(pipe, 0));
      assertThrows(TimeoutException.class, () -> future.get(1, TimeUnit.MILLISECONDS));
      assertTrue(pipe.source().isRegistered());
      future.cancel(true);
      assertThrows(CancellationException.class, future::join);
      assertEquals(List.of("CancellationException", "finally"), notes);
      assertFalse(pipe.source().isRegistered());
      var timed =
          Tasks.timeout(
              Duration.ofMillis(1),
              SelectorTest_BodiesCoroutines.readable(pipe.source(), new ArrayList<>()));
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
      var first = loop.spawn(SelectorTest_BodiesCoroutines.readable(pipe.source(), notes));
      var second =
          loop.spawn(SelectorTest_BodiesCoroutines.readable(pipe.source(), new ArrayList<>()));
      assertInstanceOf(IllegalStateException.class, failure(second));
      assertTrue(failure(second).getMessage().contains("readable"));
      // One that is cancelled waits no more, even if it does not know it yet.
      assertEquals("took over", loop.run(SelectorTest_BodiesCoroutines.takesOver(first, pipe)));
      assertEquals(List.of("CancellationException", "finally"), notes);
    }
    close(pipe);
  }

  @Test
  void whatCannotBeWaitedForIsRefusedAtTheCall() throws IOException {
    Pipe pipe = Pipe.open();
    try (EventLoop loop = EventLoop.open()) {
      List<String> notes = new ArrayList<>();
      assertThrows(
          IllegalBlockingModeException.class,
          () -> loop.run(SelectorTest_BodiesCoroutines.readable(pipe.source(), notes)));
      assertThrows(
          IllegalBlockingModeException.class,
          () -> Bodies.readable(loop.blocking(), pipe.source(), notes));
      pipe.sink().configureBlocking(false);
      assertThrows(
          IllegalArgumentException.class,
          () -> loop.run(SelectorTest_BodiesCoroutines.readable(pipe.sink(), notes)));
      assertThrows(
          IllegalArgumentException.class,
          () -> loop.run(SelectorTest_BodiesCoroutines.acceptable(pipe.sink())));
      assertThrows(
          NullPointerException.class,
          () -> loop.run(SelectorTest_BodiesCoroutines.readable(null, notes)));
      close(pipe);
      assertThrows(
          ClosedChannelException.class,
          () -> {
            throw assertThrows(
                    UncheckedIOException.class,
                    () -> loop.run(SelectorTest_BodiesCoroutines.readable(pipe.source(), notes)))
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
      var byTask = loop.spawn(SelectorTest_BodiesCoroutines.readable(pipe.source(), notes));
      loop.run(SelectorTest_BodiesCoroutines.closes(pipe.source()));
      assertInstanceOf(ClosedChannelException.class, failure(byTask));
      close(pipe);

      Pipe other = pipe();
      var byThread = loop.spawn(SelectorTest_BodiesCoroutines.readable(other.source(), notes));
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

  @Test
  void aBusyLoopStillLooksAtItsChannels() throws IOException {
    Pipe pipe = pipe();
    try (EventLoop loop = EventLoop.open()) {
      boolean[] stop = {false};
      loop.spawn(SelectorTest_BodiesCoroutines.stops(pipe, stop));
      loop.spawn(SelectorTest_BodiesCoroutines.writeMany(pipe, 1));
      loop.run(SelectorTest_BodiesCoroutines.spins(stop));
      assertTrue(stop[0]);
    }
    close(pipe);
  }

  @Test
  void otherThreadsWakeALoopThatWaitsForChannels() throws Exception {
    Pipe pipe = pipe();
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try (EventLoop loop = EventLoop.open()) {
      var waits =
          loop.spawn(SelectorTest_BodiesCoroutines.readable(pipe.source(), new ArrayList<>()));
      for (int i = 0; i < 2_000; i++) {
        int sent = i;
        assertEquals(
            i,
            loop.blocking()
                .await(CompletableFuture.supplyAsync(() -> sent, pool))); // a future of no loop
        CompletableFuture<Integer> onLoop = new CompletableFuture<>();
        pool.execute(() -> loop.execute(() -> onLoop.complete(sent)));
        assertEquals(i, loop.blocking().await(onLoop));
      }
      assertFalse(waits.isDone());
    } finally {
      pool.shutdown();
    }
    assertFalse(pipe.source().isRegistered());
    close(pipe);
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
        var future = loop.spawn(SelectorTest_BodiesCoroutines.readable(pipe.source(), notes));
        if (i % 2 == 0) {
          loop.run(SelectorTest_BodiesCoroutines.writeMany(pipe, 0)); // it waits already
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
          loop.run(SelectorTest_BodiesCoroutines.writeMany(pipe, 0));
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
                loop.run(SelectorTest_BodiesCoroutines.readable(pipe.source(), notes));
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
    Task<String> elsewhere = SelectorTest_BodiesCoroutines.readable(pipe.source(), notes);
    assertInstanceOf(IllegalStateException.class, failure(elsewhere.start(Runnable::run)));
    try (EventLoop loop = EventLoop.simulated(1)) {
      assertThrows(
          IllegalStateException.class,
          () -> loop.run(SelectorTest_BodiesCoroutines.readable(pipe.source(), notes)));
      assertThrows(
          IllegalStateException.class,
          () -> Bodies.readable(loop.blocking(), pipe.source(), notes));
    }
    EventLoop closed = EventLoop.open();
    closed.close();
    assertThrows(
        IllegalStateException.class,
        () -> Bodies.readable(closed.blocking(), pipe.source(), notes));
    assertEquals(8, notes.size());
    close(pipe);
  }
}
