package dev.treadle.behaviour;

import static dev.treadle.behaviour.Pipes.close;
import static dev.treadle.behaviour.Pipes.pipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.TaskGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks that wait for channels at the selector of their loop, until these are ready. */
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
      loop.run(PipesCoroutines.writeMany(pipe, 10_000));
      assertEquals(10_000, read.join());
      assertFalse(pipe.source().isRegistered());
      assertFalse(pipe.sink().isRegistered());
      pipe.sink().configureBlocking(true);
      close(pipe);
      for (int i = 0; i < 1_000; i++) {
        Pipe other = pipe();
        var waits = loop.spawn(PipesCoroutines.readable(other.source(), new ArrayList<>()));
        loop.run(PipesCoroutines.writeMany(other, 1));
        assertEquals("ready", waits.join());
        // It is readable still, but nobody waits: nothing keeps the selector busy.
        assertFalse(other.source().isRegistered());
        close(other);
      }
    }
  }

  @Test
  void aBusyLoopStillLooksAtItsChannels() throws IOException {
    Pipe pipe = pipe();
    try (EventLoop loop = EventLoop.open()) {
      boolean[] stop = {false};
      loop.spawn(SelectorTest_BodiesCoroutines.stops(pipe, stop));
      loop.spawn(PipesCoroutines.writeMany(pipe, 1));
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
      var waits = loop.spawn(PipesCoroutines.readable(pipe.source(), new ArrayList<>()));
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
}
