package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.io.TempDir;

/** Many connections, and much traffic; more with the system properties. */
@Timeout(300)
class ManyConnectionsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

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
    Files.write(folder.resolve("page"), new byte[2_000]);
    FileServer server = new FileServer(folder, LONG);
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    int rounds = Integer.getInteger("treadle.load.rounds", 1);
    int requests = Integer.getInteger("treadle.load.requests", 5_000);
    try (Serving serving =
        new Serving(connection -> FileServerCoroutines.connection(server, connection), LONG)) {
      for (int round = 0; round < rounds; round++) {
        long garbage = threads.getThreadAllocatedBytes(serving.thread.getId());
        long busy = threads.getThreadCpuTime(serving.thread.getId());
        Results results =
            new HttpBenchmark(
                    BenchmarkConfig.custom()
                        .setUri(
                            new URI(
                                "http",
                                null,
                                serving.address.getAddress().getHostAddress(),
                                serving.address.getPort(),
                                "/page",
                                null,
                                null))
                        .setRequests(requests)
                        .setConcurrencyLevel(50)
                        .setKeepAlive(true)
                        .build())
                .execute();
        assertEquals(0, results.getFailureCount());
        assertEquals(requests, results.getSuccessCount());
        assertTrue(results.getTotalContentBytesRecvd() >= 2_000L * results.getSuccessCount());
        System.out.printf(
            "%,d requests: %,d per second, each %,d bytes of garbage and %.1f us of the server%n",
            results.getSuccessCount(),
            results.getSuccessCount() * 1000 / Math.max(1, results.getTotalTimeMillis()),
            (threads.getThreadAllocatedBytes(serving.thread.getId()) - garbage)
                / results.getSuccessCount(),
            (threads.getThreadCpuTime(serving.thread.getId()) - busy)
                / 1e3
                / results.getSuccessCount());
      }
    }
  }
}
