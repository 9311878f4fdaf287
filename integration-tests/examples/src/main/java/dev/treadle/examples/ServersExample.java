package dev.treadle.examples;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.TaskGroup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Has clients talk to servers, all of which are tasks of one loop, on one thread. */
final class ServersExample {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private ServersExample() {}

  static void run(Report report) {
    report.title("Servers: a chat, and files by HTTP, on one thread");
    try (EventLoop loop = EventLoop.open()) {
      report.line(
          "what Ann hears", String.join("\n", loop.run(ServersExampleCoroutines.conversation())));
      Path files = report.module().resolve(Path.of("src", "main", "resources"));
      report.line(
          "what an HTTP client gets",
          String.join("\n", loop.run(ServersExampleCoroutines.requests(files))));
      report.line("tasks left", loop.tasks().size());
    }
    report.generated(ServerCoroutines.class);
    report.generated(ChatCoroutines.class);
    report.generated(FileServerCoroutines.class);
  }

  @Coroutine
  static List<String> conversation(Async co) throws IOException {
    Chat chat = new Chat(GRACE);
    Server server = new Server(connection -> ChatCoroutines.member(chat, connection), GRACE);
    TaskGroup servers = co.group();
    CompletableFuture<Void> serving = servers.spawn(ServerCoroutines.serve(server));
    List<String> heard = new ArrayList<>();
    try (Connection ann = Connection.connect(co, server.address())) {
      ann.write(co, "Ann\n");
      heard.add(ann.line(co));
      try (Connection bob = Connection.connect(co, server.address())) {
        bob.write(co, "Bob\nhello, Ann\n");
        heard.add(ann.line(co));
        heard.add(ann.line(co));
      }
      heard.add(ann.line(co));
      serving.cancel(true);
      heard.add("and then: " + ann.line(co));
    }
    co.await(servers.join());
    return heard;
  }

  @Coroutine
  static List<String> requests(Async co, Path files) throws IOException {
    FileServer fileServer = new FileServer(files, GRACE);
    Server server =
        new Server(connection -> FileServerCoroutines.connection(fileServer, connection), GRACE);
    TaskGroup servers = co.group();
    CompletableFuture<Void> serving = servers.spawn(ServerCoroutines.serve(server));
    HttpClient client = HttpClient.newHttpClient();
    List<String> got = new ArrayList<>();
    for (String path : List.of("catalogue.json", "access.log", "nothing", "%2e%2e/java")) {
      URI uri =
          URI.create(
              "http://localhost:" + server.address().getPort() + "/dev/treadle/examples/" + path);
      HttpResponse<byte[]> response =
          co.await(
              client.sendAsync(
                  HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray()));
      got.add(path + ": " + response.statusCode() + ", " + Report.count(response.body().length));
    }
    serving.cancel(true);
    co.await(servers.join());
    return got;
  }
}
