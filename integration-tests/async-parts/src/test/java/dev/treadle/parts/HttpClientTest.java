package dev.treadle.parts;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.TaskGroup;
import dev.treadle.async.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The platform's HTTP client, against its server. */
final class HttpClientTest {
  static final class Pages {
    private Pages() {}

    static HttpRequest request(URI uri) {
      return HttpRequest.newBuilder(uri).build();
    }

    @Coroutine
    static String fetch(Async co, HttpClient http, URI uri) throws IOException {
      HttpResponse<String> r = co.await(http.sendAsync(request(uri), ofString()));
      if (r.statusCode() == 503) {
        co.sleep(Duration.ofMillis(100));
        return fetch(co, http, uri);
      }
      return r.body();
    }

    @Coroutine
    static String fetchOr(Async co, HttpClient http, URI uri, String other) {
      try {
        return fetch(co, http, uri);
      } catch (IOException e) {
        return other + " " + (e.getClass() == java.net.ConnectException.class);
      }
    }

    @Coroutine
    static List<String> fetchAll(Async co, HttpClient http, List<URI> uris) {
      TaskGroup group = co.group();
      List<CompletableFuture<String>> pages = new ArrayList<>();
      for (URI uri : uris) {
        pages.add(group.spawn(HttpClientTest_PagesCoroutines.fetch(http, uri)));
      }
      co.await(group.join());
      return pages.stream().map(CompletableFuture::join).toList();
    }

    /** Tells the server when it is cancelled, and waits for the answer. */
    @Coroutine
    static String fetchAndRelease(
        Async co, HttpClient http, URI uri, URI release, List<String> notes) throws IOException {
      try {
        return fetch(co, http, uri);
      } catch (CancellationException e) {
        notes.add("cancelled");
        throw e;
      } finally {
        notes.add(fetch(co, http, release));
      }
    }
  }

  private final ExecutorService handlers = Executors.newCachedThreadPool();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newBuilder().build();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(handlers);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
    handlers.shutdown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int count = requests.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
    int status = path.startsWith("/busy") && count <= 2 ? 503 : 200;
    if (path.equals("/hangs")) {
      hanging.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    } else if (path.equals("/release")) {
      released.countDown();
    }
    byte[] body = ("page " + path).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  @Test
  void aPageIsFetchedAndABusyServerAskedAgain() {
    try (EventLoop loop = EventLoop.open()) {
      assertEquals("page /a", loop.run(HttpClientTest_PagesCoroutines.fetch(http, uri("/a"))));
      assertEquals(
          "page /busy", loop.run(HttpClientTest_PagesCoroutines.fetch(http, uri("/busy"))));
      assertEquals(3, requests.get("/busy").get());
    }
  }

  @Test
  void aSimulatedLoopWaitsForWhatIsOutside() {
    try (EventLoop loop = EventLoop.simulated(5)) {
      CompletableFuture<HttpResponse<String>> sent =
          http.sendAsync(Pages.request(uri("/a")), ofString());
      CompletableFuture<String> page =
          loop.outside(sent).thenApply(HttpResponse::body).toCompletableFuture();
      assertEquals("page /a", loop.run(HttpClientTest_WaitingCoroutines.page(page)));
    }
  }

  static final class Waiting {
    private Waiting() {}

    @Coroutine
    static String page(Async co, CompletableFuture<String> page) {
      return co.await(page);
    }
  }

  @Test
  void hundredsAreFetchedSideBySide() {
    List<URI> uris = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String path = (i % 10 == 0 ? "/busy" : "/page") + i;
      uris.add(uri(path));
      expected.add("page " + path);
    }
    try (EventLoop loop = EventLoop.open()) {
      assertEquals(expected, loop.run(HttpClientTest_PagesCoroutines.fetchAll(http, uris)));
    }
  }

  @Test
  void anIOExceptionIsCaughtInTheBody() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    URI nobody = URI.create("http://localhost:" + free + "/");
    try (EventLoop loop = EventLoop.open()) {
      assertEquals(
          "none true", loop.run(HttpClientTest_PagesCoroutines.fetchOr(http, nobody, "none")));
      CompletableFuture<String> future =
          loop.spawn(HttpClientTest_PagesCoroutines.fetch(http, nobody));
      assertEquals(
          java.net.ConnectException.class,
          future.<Throwable>handle((page, thrown) -> thrown).join().getClass());
      assertThrows(
          UncheckedIOException.class,
          () -> loop.run(HttpClientTest_PagesCoroutines.fetch(http, nobody)));
    }
  }

  @Test
  void aRequestIsGivenUpAndFinallyMayAskAgain() throws InterruptedException {
    List<String> notes = new ArrayList<>();
    try (EventLoop loop = EventLoop.open()) {
      CompletableFuture<String> future =
          loop.spawn(
              HttpClientTest_PagesCoroutines.fetchAndRelease(
                  http, uri("/hangs"), uri("/release"), notes));
      Thread cancels =
          new Thread(
              () -> {
                try {
                  hanging.await();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                future.cancel(true);
              });
      cancels.start();
      assertThrows(CancellationException.class, future::join);
      cancels.join();
      assertEquals(List.of("cancelled", "page /release"), notes);
    }
  }

  @Test
  void aTimeoutGivesUpARequest() {
    try (EventLoop loop = EventLoop.open()) {
      CompletableFuture<String> future =
          loop.spawn(
              Tasks.timeout(
                  Duration.ofMillis(50),
                  HttpClientTest_PagesCoroutines.fetch(http, uri("/hangs"))));
      assertTrue(
          future.<Throwable>handle((page, thrown) -> thrown).join() instanceof TimeoutException);
    }
  }
}
