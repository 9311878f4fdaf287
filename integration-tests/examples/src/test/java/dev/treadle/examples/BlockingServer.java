package dev.treadle.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * For comparison: what is essential of the file server, with a thread for each connection, which is
 * virtual where there are such.
 */
final class BlockingServer implements Closeable {
  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final ExecutorService executor = executor();
  private final FileServer files;
  final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();

  BlockingServer(FileServer files) throws IOException {
    this.files = files;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
    executor.execute(this::serve);
  }

  private static ExecutorService executor() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return Executors.newCachedThreadPool();
    }
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) server.getLocalAddress();
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        connections.add(channel);
        executor.execute(() -> serve(channel));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      // A reader would have a buffer of 8 KB, which the file server has not.
      InputStream in = new BufferedInputStream(channel.socket().getInputStream(), 512);
      for (String line = line(in); line != null; line = line(in)) {
        String[] words = line.split(" ", -1);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (line = line(in); line != null && !line.isEmpty(); line = line(in)) {
          int colon = line.indexOf(':');
          headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        answer(channel, new FileServer.Request(words[0], words[1], words[2], headers));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      connections.remove(channel);
    }
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString().strip();
      }
      line.append((char) next);
    }
    return null;
  }

  private void answer(SocketChannel channel, FileServer.Request request) throws IOException {
    @Nullable Path path = files.find(request.target());
    if (path == null) {
      throw new IOException("not found: " + request);
    }
    try (FileChannel file = FileChannel.open(path)) {
      long size = file.size();
      String head = FileServer.head("200 OK", size, request.staysOpen());
      channel.write(ByteBuffer.wrap(head.getBytes(ISO_8859_1)));
      for (long sent = 0; sent < size; ) {
        sent += file.transferTo(sent, size - sent, channel);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel channel : connections) {
      channel.close();
    }
    executor.shutdown();
  }
}
