package dev.treadle.examples;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Task;
import dev.treadle.async.TaskGroup;
import dev.treadle.async.Tasks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Accepts connections and serves each by a task of its own. */
final class Server {
  private static final System.Logger LOGGER = System.getLogger(Server.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ServerSocketChannel channel;
  private final Function<Connection, Task<Void>> protocol;
  private final Duration grace;
  private final Set<Connection> connections = new HashSet<>();

  /**
   * A server at a free port of this machine, which is open from now on.
   *
   * @param protocol what is done with each connection
   * @param grace how long those that are connected may go on after the end
   */
  Server(Function<Connection, Task<Void>> protocol, Duration grace) throws IOException {
    this.protocol = protocol;
    this.grace = grace;
    channel = ServerSocketChannel.open();
    channel.configureBlocking(false);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  /**
   * Serves until it is cancelled. Then nobody is accepted any more, and those that are connected
   * find the end of their input: they have some time to answer what they have read. What is left is
   * cancelled, as a task does not end before its group.
   */
  @Coroutine
  void serve(Async co) throws IOException {
    TaskGroup tasks = co.group();
    try (channel) {
      while (true) {
        co.acceptable(channel);
        Connection connection = accept();
        if (connection != null) {
          connections.add(connection);
          // Here and not in the task, which is not executed at all if it is cancelled early.
          var unused =
              tasks
                  .spawn(ServerCoroutines.handle(this, connection))
                  .whenComplete((nothing, thrown) -> drop(connection));
        } else {
          co.sleep(PAUSE);
        }
      }
    } finally {
      for (Connection connection : connections) {
        connection.endInput();
      }
      co.await(Tasks.race(ServerCoroutines.ended(tasks), ServerCoroutines.graceful(this)));
    }
  }

  /** One that fails does so alone: a failure of its task would be one of the whole group. */
  @Coroutine
  void handle(Async co, Connection connection) {
    try {
      co.await(protocol.apply(connection));
    } catch (CancellationException e) {
      throw e;
    } catch (Exception e) {
      LOGGER.log(System.Logger.Level.DEBUG, "a connection has failed", e);
    }
  }

  @Coroutine
  static void ended(Async co, TaskGroup tasks) {
    co.await(tasks.join());
  }

  @Coroutine
  void graceful(Async co) {
    co.sleep(grace);
  }

  /** Null if there is nobody, or no descriptor for one more. */
  private @Nullable Connection accept() throws IOException {
    SocketChannel accepted = null;
    try {
      accepted = channel.accept();
      return accepted == null ? null : new Connection(accepted);
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "a connection was not accepted", e);
      if (accepted != null) {
        accepted.close();
      }
      return null;
    }
  }

  private void drop(Connection connection) {
    connections.remove(connection);
    try {
      connection.close();
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "a connection was not closed", e);
    }
  }
}
