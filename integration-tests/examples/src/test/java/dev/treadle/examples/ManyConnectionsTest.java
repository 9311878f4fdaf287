package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.benchmark.BenchmarkConfig;
import org.apache.hc.core5.benchmark.HttpBenchmark;
import org.apache.hc.core5.benchmark.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Many connections, and much traffic; more with the system properties. */
@Timeout(300)
class ManyConnectionsTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int PAGE = 2_000;
  private static final int REQUESTS = Integer.getInteger("treadle.load.requests", 5_000);
  private static final int ROUNDS = Integer.getInteger("treadle.load.rounds", 1);

  /** Both ends of each connection need a descriptor, and the rest of the JVM has some, too. */
  private static int connections() {
    long[] descriptors = Serving.descriptors();
    long most = (descriptors[1] - descriptors[0] - 400) / 2;
    return (int) Math.min(most, Integer.getInteger("treadle.connections", 2_000));
  }

  @Test
  void aPairChatsAmongManyWhoAreIdle() throws Exception {
    long before = Serving.descriptors()[0];
    int count = connections();
    List<SocketChannel> idle = new ArrayList<>();
    long memory = used();
    try (Serving serving = ChatTest.serve(LONG)) {
      InetSocketAddress address = serving.address;
      for (int i = 0; i < count; i++) {
        idle.add(SocketChannel.open(address));
      }
      serving.awaitConnections(count);
      System.out.printf(
          "%,d idle connections: %,d bytes of heap for each, both ends%n",
          count, (used() - memory) / count);
      try (ChatTest.Member ann = new ChatTest.Member(serving, "Ann");
          ChatTest.Member bob = new ChatTest.Member(serving, "Bob")) {
        ann.hears("+ Bob");
        for (int i = 0; i < 500; i++) {
          ann.say("ping " + i);
          bob.hears("Ann: ping " + i);
          bob.say("pong " + i);
          bob.hears("Bob: pong " + i);
          ann.hears("Ann: ping " + i, "Bob: pong " + i);
        }
      }
      serving.awaitConnections(count);
      // Half of them leave, the others stay to the end.
      for (SocketChannel channel : idle.subList(0, count / 2)) {
        channel.close();
      }
      serving.awaitConnections(count - count / 2);
    }
    for (SocketChannel channel : idle) {
      channel.close();
    }
    Serving.assertDescriptors(before);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void aLoadIsServed(@TempDir Path folder) throws Exception {
    FileServer server = new FileServer(page(folder), LONG);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Serving serving =
        new Serving(connection -> FileServerCoroutines.connection(server, connection), LONG)) {
      for (int round = 0; round < ROUNDS; round++) {
        long garbage = threads.getThreadAllocatedBytes(serving.thread.getId());
        long busy = threads.getThreadCpuTime(serving.thread.getId());
        load("tasks", serving.address);
        System.out.printf(
            "  of the server: %,d bytes of garbage, and %.1f us%n",
            (threads.getThreadAllocatedBytes(serving.thread.getId()) - garbage) / REQUESTS,
            (threads.getThreadCpuTime(serving.thread.getId()) - busy) / 1e3 / REQUESTS);
      }
    }
  }

  /** What docs/choosing.md compares the tasks with; the system property asks for it. */
  @Test
  @EnabledIfSystemProperty(named = "treadle.load.threads", matches = "true")
  void theSameOnThreads(@TempDir Path folder) throws Exception {
    FileServer files = new FileServer(page(folder), LONG);
    List<SocketChannel> idle = new ArrayList<>();
    try (BlockingServer server = new BlockingServer(files);
        Serving serving =
            new Serving(connection -> FileServerCoroutines.connection(files, connection), LONG)) {
      for (int round = 0; round < ROUNDS; round++) {
        load("tasks", serving.address);
        load("threads", server.address());
      }
      int count = connections() / 2;
      long nobody = used();
      for (int i = 0; i < count; i++) {
        idle.add(SocketChannel.open(serving.address));
      }
      serving.awaitConnections(count);
      long tasks = used();
      for (int i = 0; i < count; i++) {
        idle.add(SocketChannel.open(server.address()));
      }
      while (server.connections.size() < count) {
        Thread.sleep(1);
      }
      Thread.sleep(1_000); // each waits in its read
      System.out.printf(
          "%,d idle connections each: %,d bytes of heap with tasks, %,d with threads, both ends%n",
          count, (tasks - nobody) / count, (used() - tasks) / count);
      for (SocketChannel channel : idle) {
        channel.close();
      }
    }
  }

  private static Path page(Path folder) throws IOException {
    Files.write(folder.resolve("page"), new byte[PAGE]);
    return folder;
  }

  private static void load(String server, InetSocketAddress address) throws Exception {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    String host = address.getAddress().getHostAddress();
    long busy = system.getProcessCpuTime();
    Results results =
        new HttpBenchmark(
                BenchmarkConfig.custom()
                    .setUri(new URI("http", null, host, address.getPort(), "/page", null, null))
                    .setRequests(REQUESTS)
                    .setConcurrencyLevel(50)
                    .setKeepAlive(true)
                    .build())
            .execute();
    assertEquals(0, results.getFailureCount());
    assertEquals(REQUESTS, results.getSuccessCount());
    assertTrue(results.getTotalContentBytesRecvd() >= (long) PAGE * REQUESTS);
    System.out.printf(
        "%s: %,d requests, %,d per second, %.1f us of the processors for each%n",
        server,
        REQUESTS,
        REQUESTS * 1000L / Math.max(1, results.getTotalTimeMillis()),
        (system.getProcessCpuTime() - busy) / 1e3 / REQUESTS);
  }
}
