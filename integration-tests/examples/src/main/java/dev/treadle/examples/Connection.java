package dev.treadle.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Tasks;
import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection that tasks of one loop read in lines and write to. One that is idle has no buffer.
 */
final class Connection implements Closeable {
  private static final int SHORT = 512;

  /** No line is longer. */
  private static final int LONGEST = 16 * SHORT;

  /** So much of a file is sent before others get their turn. */
  private static final int PORTION = 1 << 17;

  /** A peer that takes nothing for so long is given up. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SocketChannel channel;
  private @Nullable ByteBuffer in;

  Connection(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  @Coroutine
  static Connection connect(Async co, SocketAddress address) throws IOException {
    Connection connection = new Connection(SocketChannel.open());
    if (!connection.channel.connect(address)) {
      co.connectable(connection.channel);
      connection.channel.finishConnect();
    }
    return connection;
  }

  /** The next line, or null at the end. What follows the last line's end is no line. */
  @Coroutine
  @Nullable String line(Async co) throws IOException {
    String line = takeLine();
    while (line == null && more(co)) {
      line = takeLine();
    }
    return line;
  }

  @Coroutine
  void write(Async co, String text) throws IOException {
    ByteBuffer bytes = UTF_8.encode(text);
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        co.await(Tasks.timeout(PATIENCE, ConnectionCoroutines.writable(this)));
      }
    }
  }

  @Coroutine
  void write(Async co, FileChannel file, long size) throws IOException {
    for (long sent = 0; sent < size; ) {
      long portion = file.transferTo(sent, Math.min(PORTION, size - sent), channel);
      sent += portion;
      if (portion > 0) {
        co.yieldNow();
      } else if (sent >= file.size()) {
        throw new IOException("the file has become shorter");
      } else {
        co.await(Tasks.timeout(PATIENCE, ConnectionCoroutines.writable(this)));
      }
    }
  }

  /**
   * Says that nothing follows, and lets the peer read that: a close would drop what it has sent.
   */
  @Coroutine
  void finish(Async co) throws IOException {
    channel.shutdownOutput();
    do {
      in = null;
    } while (more(co));
  }

  /** Nothing more will be read, as if the peer had ended. */
  void endInput() throws IOException {
    if (channel.isOpen()) {
      channel.shutdownInput();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Coroutine
  void writable(Async co) {
    co.writable(channel);
  }

  /** Waits for more; false at the end. */
  @Coroutine
  boolean more(Async co) throws IOException {
    co.readable(channel);
    if (in == null) {
      in = ByteBuffer.allocate(SHORT);
    } else if (in.position() == LONGEST) {
      throw new ProtocolException("a line of more than " + LONGEST + " bytes");
    } else if (!in.hasRemaining()) {
      in = ByteBuffer.allocate(2 * in.capacity()).put(in.flip());
    }
    return channel.read(in) >= 0;
  }

  private @Nullable String takeLine() {
    ByteBuffer bytes = in;
    if (bytes == null) {
      return null;
    }
    for (int i = 0; i < bytes.position(); i++) {
      if (bytes.get(i) == '\n') {
        int end = i > 0 && bytes.get(i - 1) == '\r' ? i - 1 : i;
        String line = UTF_8.decode(bytes.slice(0, end)).toString();
        bytes.limit(bytes.position()).position(i + 1);
        in = bytes.hasRemaining() ? bytes.compact() : null;
        return line;
      }
    }
    return null;
  }
}
