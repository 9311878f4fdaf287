package dev.treadle.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file server and real clients, friendly and otherwise. */
@Timeout(60)
class FileServerTest {
  private static final int LARGE = 8_000_000;
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(100);

  @TempDir private Path folder;
  private byte[] large = {};

  @BeforeEach
  void files() throws IOException {
    large = new byte[LARGE];
    new Random(1).nextBytes(large);
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.write(root.resolve("large.bin"), large);
    Files.writeString(root.resolve("hello.txt"), "hello");
    Files.writeString(root.resolve("with space"), "found");
    Files.writeString(root.resolve("empty"), "");
    Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("link"), folder.resolve("secret"));
    Files.createDirectory(root.resolve("inner"));
  }

  private Serving serve(Duration patience, Duration grace) throws IOException {
    FileServer server = new FileServer(folder.resolve("root"), patience);
    return new Serving(connection -> FileServerCoroutines.connection(server, connection), grace);
  }

  private static HttpRequest.Builder request(Serving serving, String path) {
    String host = serving.address.getAddress().getHostAddress();
    return HttpRequest.newBuilder(
        URI.create("http://" + host + ":" + serving.address.getPort() + path));
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static String receive(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  /** What the server says to one who sends a text, and no more. */
  private static String answer(Serving serving, String text) throws IOException {
    try (Socket socket = serving.connect()) {
      send(socket, text);
      socket.shutdownOutput();
      return receive(socket);
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n";
  }

  private static void assertStillServes(Serving serving) throws IOException {
    assertTrue(answer(serving, get("/hello.txt")).endsWith("\r\n\r\nhello"));
  }

  private static byte[] body(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    for (int end = 0; end < 4; ) {
      int next = in.read();
      end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : 0;
      assertTrue(next >= 0, "no head");
    }
    return in.readNBytes(LARGE);
  }

  @Test
  void aClientGetsFiles() throws Exception {
    try (Serving serving = serve(LONG, LONG)) {
      HttpClient client = HttpClient.newHttpClient();
      List<CompletableFuture<HttpResponse<byte[]>>> responses = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        responses.add(
            client.sendAsync(
                request(serving, i % 4 == 0 ? "/large.bin" : "/hello.txt").build(),
                BodyHandlers.ofByteArray()));
      }
      for (int i = 0; i < 20; i++) {
        HttpResponse<byte[]> response = responses.get(i).get();
        assertEquals(200, response.statusCode());
        assertArrayEquals(i % 4 == 0 ? large : "hello".getBytes(US_ASCII), response.body());
      }
      HttpResponse<String> hello =
          client.send(request(serving, "/inner/../hello.txt").build(), BodyHandlers.ofString());
      assertEquals("hello", hello.body());
      assertEquals("text/plain", hello.headers().firstValue("Content-Type").orElse(""));
      assertEquals(
          "found",
          client
              .send(request(serving, "/with%20space?query").build(), BodyHandlers.ofString())
              .body());
      assertEquals(
          "", client.send(request(serving, "/empty").build(), BodyHandlers.ofString()).body());
      HttpResponse<String> head =
          client.send(
              request(serving, "/large.bin")
                  .method("HEAD", HttpRequest.BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      assertEquals("" + LARGE, head.headers().firstValue("Content-Length").orElse(""));
      assertEquals("", head.body());
      HttpResponse<String> post =
          client.send(
              request(serving, "/hello.txt")
                  .POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000)))
                  .build(),
              BodyHandlers.ofString());
      assertEquals(405, post.statusCode());
      assertEquals("GET, HEAD", post.headers().firstValue("Allow").orElse(""));
    }
  }

  @Test
  void nothingElseIsFound() throws Exception {
    try (Serving serving = serve(LONG, LONG)) {
      for (String path :
          List.of(
              "/nothing",
              "/",
              "/inner",
              "/../secret",
              "/inner/../../secret",
              "/%2e%2e/secret",
              "/..%2fsecret",
              "/" + folder.resolve("secret"),
              "//secret",
              "/link")) {
        String answer = answer(serving, get(path));
        assertTrue(answer.matches("(?s)HTTP/1.1 40[04] .*"), () -> path + ": " + answer);
        assertFalse(answer.contains("secret"), path);
      }
    }
  }

  @Test
  void aConnectionServesManyRequests() throws Exception {
    try (Serving serving = serve(LONG, LONG)) {
      String all = answer(serving, get("/hello.txt").repeat(1000));
      assertEquals(1001, all.split("\r\n\r\nhello", -1).length);
      assertEquals(1001, all.split("Connection: keep-alive", -1).length);
      try (Socket socket = serving.connect()) {
        send(socket, "GET /hello.txt HTTP/1.0\r\n\r\n");
        String answer = receive(socket); // up to the end: it is closed by the server
        assertTrue(answer.endsWith("Connection: close\r\n\r\nhello"), answer);
      }
      try (Socket socket = serving.connect()) {
        send(socket, "HEAD /hello.txt HTTP/1.1\r\nhost: x\r\nconnection: Close\r\n\r\n");
        String answer = receive(socket);
        assertTrue(answer.endsWith("Content-Length: 5\r\nConnection: close\r\n\r\n"), answer);
      }
      assertEquals(3, serving.served());
    }
  }

  @Test
  void garbageIsRefused() throws Exception {
    try (Serving serving = serve(LONG, LONG)) {
      for (String garbage :
          List.of(
              "\r\n",
              "hello\r\n",
              "GET /hello.txt\r\n",
              "GET hello.txt HTTP/1.1\r\nHost: test\r\n\r\n",
              get("/%00"),
              get("/%zz"),
              get("/hello.txt").replace("1.1", "2.0"),
              "GET /hello.txt HTTP/1.1\r\n\r\n",
              "GET /hello.txt HTTP/1.1\r\nHost: test\r\n: x\r\n\r\n",
              "GET /hello.txt HTTP/1.1\r\nHost: test\r\nno header\r\n\r\n",
              "GET /" + "x".repeat(20_000),
              get("/hello.txt").strip() + "\r\nx: y".repeat(10) + "\r\nx" + "z".repeat(9000),
              "\0".repeat(100_000))) {
        try (Socket socket = serving.connect()) {
          send(socket, garbage);
          String answer = receive(socket);
          assertTrue(answer.startsWith("HTTP/1.1 400 "), () -> garbage + ": " + answer);
        }
      }
      StringBuilder many = new StringBuilder(get("/hello.txt").strip());
      for (int i = 0; i < 200; i++) {
        many.append("\r\nx").append(i).append(": y");
      }
      assertTrue(answer(serving, many + "\r\n\r\n").startsWith("HTTP/1.1 400 "));
      Random random = new Random(2);
      for (int i = 0; i < 100; i++) {
        byte[] noise = new byte[random.nextInt(20_000)];
        random.nextBytes(noise);
        answer(serving, new String(noise, ISO_8859_1));
      }
      assertStillServes(serving);
    }
  }

  @Test
  void whoIsTooSlowToAskIsDropped() throws Exception {
    try (Serving serving = serve(SHORT, LONG)) {
      try (Socket silent = serving.connect();
          Socket half = serving.connect()) {
        send(half, "GET /hello");
        assertEquals("", receive(silent));
        assertEquals("", receive(half));
      }
      serving.awaitConnections(0);
      assertStillServes(serving);
    }
  }

  @Test
  void whoReadsSlowlyGetsAllAndKeepsNobodyWaiting() throws Exception {
    try (Serving serving = serve(LONG, LONG)) {
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Socket socket = serving.connect();
        slow.add(socket);
        send(socket, get("/large.bin").replace("Host", "Connection: close\r\nHost"));
      }
      for (int i = 0; i < 50; i++) {
        assertStillServes(serving);
      }
      serving.awaitConnections(20);
      for (Socket socket : slow) {
        assertArrayEquals(large, body(socket));
        assertEquals(-1, socket.getInputStream().read());
        socket.close();
      }
    }
  }

  @Test
  void whoHasEndedHisSideIsAnswered() throws Exception {
    try (Serving serving = serve(LONG, LONG);
        Socket socket = serving.connect()) {
      send(socket, get("/large.bin"));
      socket.shutdownOutput();
      assertArrayEquals(large, body(socket));
      assertEquals(-1, socket.getInputStream().read());
      assertEquals("", answer(serving, "GET /hello"));
    }
  }

  @Test
  void resetsHarmNobodyElse() throws Exception {
    try (Serving serving = serve(LONG, LONG)) {
      Socket reading = serving.connect();
      send(reading, get("/large.bin"));
      for (int i = 0; i < 200; i++) {
        Socket socket = serving.connect();
        if (i % 3 != 0) {
          send(socket, i % 3 == 1 ? "GET /hello" : get("/large.bin"));
        }
        if (i % 2 == 0) {
          socket.getInputStream().skip(socket.getInputStream().available());
        }
        socket.setSoLinger(true, 0);
        socket.close();
      }
      assertStillServes(serving);
      assertArrayEquals(large, body(reading));
      reading.close();
      serving.awaitConnections(0);
    }
  }

  /** In all states that a connection can be in. */
  @Test
  void theEndOfTheServerEndsAll() throws Exception {
    long before = Serving.descriptors()[0];
    List<Socket> sockets = new ArrayList<>();
    try (Serving serving = serve(LONG, SHORT)) {
      for (int i = 0; i < 100; i++) {
        Socket socket = serving.connect();
        sockets.add(socket);
        send(socket, List.of("", "GET /hel", get("/hello.txt"), get("/large.bin")).get(i % 4));
        if (i % 4 == 2) {
          assertEquals('H', socket.getInputStream().read());
        }
      }
      serving.awaitConnections(100);
    }
    for (Socket socket : sockets) {
      try {
        assertTrue(socket.getInputStream().readAllBytes().length < LARGE);
      } catch (SocketException e) {
        assertTrue(e.getMessage().contains("reset"), e.getMessage());
      }
      socket.close();
    }
    Serving.assertDescriptors(before);
  }

  @Test
  void anAnswerThatHasBegunIsEnded() throws Exception {
    try (Serving serving = serve(LONG, LONG);
        Socket socket = serving.connect();
        Socket idle = serving.connect()) {
      send(socket, get("/large.bin"));
      assertEquals('H', socket.getInputStream().read());
      serving.awaitConnections(2);
      serving.cancel();
      assertEquals("", receive(idle));
      assertThrows(IOException.class, serving::connect);
      assertArrayEquals(large, body(socket));
      assertEquals(-1, socket.getInputStream().read());
      serving.thread.join(TimeUnit.SECONDS.toMillis(50));
      assertFalse(serving.thread.isAlive(), "it ends when its connections have");
    }
  }
}
