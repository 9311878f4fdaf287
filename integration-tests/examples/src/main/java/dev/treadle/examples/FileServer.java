package dev.treadle.examples;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Tasks;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Serves the files of a folder by HTTP/1.1. */
final class FileServer {
  private static final int MOST_HEADERS = 100;

  private final Path root;
  private final Duration patience;

  /** The head of a request. */
  record Request(String method, String target, String version, Map<String, String> headers) {
    /** Whether another one may follow on the connection. */
    boolean staysOpen() {
      String connection = headers.getOrDefault("Connection", "");
      return version.equals("HTTP/1.1")
          ? !connection.equalsIgnoreCase("close")
          : connection.equalsIgnoreCase("keep-alive");
    }

    boolean hasBody() {
      return headers.containsKey("Transfer-Encoding")
          || !headers.getOrDefault("Content-Length", "0").equals("0");
    }
  }

  /**
   * A server of a folder.
   *
   * @param patience how long it waits for a whole request
   */
  FileServer(Path root, Duration patience) throws IOException {
    this.root = root.toRealPath();
    this.patience = patience;
  }

  /** Answers the requests of a connection, one after the other. */
  @Coroutine
  void connection(Async co, Connection connection) throws IOException {
    boolean open = true;
    try {
      while (open) {
        Request request =
            co.await(Tasks.timeout(patience, FileServerCoroutines.request(connection)));
        if (request == null) {
          return;
        }
        open = request.staysOpen() && !request.hasBody();
        answer(co, connection, request, open);
      }
    } catch (ProtocolException e) {
      refuse(co, connection, "400 Bad Request", false);
    }
    co.await(Tasks.timeout(patience, ConnectionCoroutines.finish(connection)));
  }

  /** Reads the head of a request; null if there is none. */
  @Coroutine
  static @Nullable Request request(Async co, Connection connection) throws IOException {
    String line = connection.line(co);
    if (line == null) {
      return null;
    }
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !words[2].matches("HTTP/1\\.[01]")) {
      throw new ProtocolException("not a request: " + line);
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (line = connection.line(co); line != null && !line.isEmpty(); line = connection.line(co)) {
      int colon = line.indexOf(':');
      if (colon <= 0 || headers.size() == MOST_HEADERS) {
        throw new ProtocolException("not a header: " + line);
      }
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    if (words[2].equals("HTTP/1.1") && !headers.containsKey("Host")) {
      throw new ProtocolException("no host");
    }
    return line == null ? null : new Request(words[0], words[1], words[2], headers);
  }

  @Coroutine
  void answer(Async co, Connection connection, Request request, boolean open) throws IOException {
    boolean head = request.method.equals("HEAD");
    if (!head && !request.method.equals("GET")) {
      refuse(co, connection, "405 Method Not Allowed\r\nAllow: GET, HEAD", open);
      return;
    }
    Path path = find(request.target);
    if (path == null) {
      refuse(co, connection, "404 Not Found", open);
      return;
    }
    try (FileChannel file = FileChannel.open(path)) {
      long size = file.size();
      String type = URLConnection.guessContentTypeFromName(path.toString());
      String status = type == null ? "200 OK" : "200 OK\r\nContent-Type: " + type;
      connection.write(co, head(status, size, open));
      if (!head) {
        connection.write(co, file, size);
      }
    }
  }

  @Coroutine
  static void refuse(Async co, Connection connection, String status, boolean open)
      throws IOException {
    connection.write(co, head(status, 0, open));
  }

  static String head(String status, long size, boolean open) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Length: "
        + size
        + "\r\nConnection: "
        + (open ? "keep-alive" : "close")
        + "\r\n\r\n";
  }

  /** The file that is asked for: null if there is none, or none below the root. */
  @Nullable Path find(String target) throws IOException {
    try {
      String path = new URI(target).getPath();
      if (path == null || !path.startsWith("/")) {
        throw new ProtocolException("not a path: " + target);
      }
      Path file = root.resolve(path.substring(1)).normalize();
      if (!file.startsWith(root) || !Files.isRegularFile(file)) {
        return null;
      }
      Path real = file.toRealPath();
      return real.startsWith(root) ? real : null;
    } catch (URISyntaxException | InvalidPathException e) {
      throw new ProtocolException("not a path: " + target);
    }
  }
}
