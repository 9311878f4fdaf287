package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server on a loop and a thread of its own. Its end, whatever its clients have done, leaves
 * nothing behind: every body that has begun has come to the end of its {@code finally} block.
 */
final class Serving implements AutoCloseable {
  final EventLoop loop = EventLoop.open();
  final InetSocketAddress address;
  final Thread thread;
  private final CompletableFuture<Void> future;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  Serving(Function<Connection, Task<Void>> protocol, Duration grace) throws IOException {
    Server server =
        new Server(connection -> ServingCoroutines.counted(this, protocol, connection), grace);
    address = server.address();
    future = loop.spawn(ServerCoroutines.serve(server));
    thread = new Thread(() -> future.handle((nothing, thrown) -> thrown).join(), "server");
    thread.start();
  }

  @Coroutine
  void counted(Async co, Function<Connection, Task<Void>> protocol, Connection connection) {
    begun.incrementAndGet();
    try {
      co.await(protocol.apply(connection));
    } finally {
      co.yieldNow(); // may wait, too
      ended.incrementAndGet();
    }
  }

  /** How many connections there are. */
  int connections() {
    return (int) loop.tasks().stream().filter(task -> task.name().equals("Server.handle")).count();
  }

  void awaitConnections(int count) throws InterruptedException {
    while (connections() != count) {
      Thread.sleep(1);
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(address);
    return socket;
  }

  /** Asks the server to end, and does not wait for it. */
  void cancel() {
    future.cancel(true);
  }

  int served() {
    return begun.get();
  }

  @Override
  public void close() {
    cancel();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertInstanceOf(CancellationException.class, future.handle((nothing, t) -> t).join());
    assertEquals(List.of(), loop.tasks());
    assertEquals(begun.get(), ended.get());
    loop.close();
  }

  /** How many descriptors are open, and how many may be. */
  static long[] descriptors() {
    UnixOperatingSystemMXBean system =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new long[] {system.getOpenFileDescriptorCount(), system.getMaxFileDescriptorCount()};
  }

  /** No descriptor has been lost, and so no channel is left at a selector. */
  static void assertDescriptors(long before) {
    long now = descriptors()[0];
    assertTrue(now <= before + 10, () -> now + " descriptors are open, of " + before + " before");
  }
}
