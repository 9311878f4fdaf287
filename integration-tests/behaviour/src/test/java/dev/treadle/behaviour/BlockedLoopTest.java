package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that takes too long is reported, while it does, with the task and the user's lines. */
final class BlockedLoopTest {
  /** No step that a test waits for takes as long, and none is reported that should not be. */
  private static final Duration NEVER = Duration.ofDays(1);

  private static final Duration SOON = Duration.ofNanos(1);
  private static final Logger LOGGER = Logger.getLogger("dev.treadle.async");
  private static final String WATCH = "treadle-blocked-watch";

  private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();

  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static void outer(Async co, BlockingQueue<LogRecord> reports, List<String> messages) {
      co.yieldNow();
      inner(co, reports, messages);
    }

    @Coroutine
    static void inner(Async co, BlockingQueue<LogRecord> reports, List<String> messages) {
      do {
        co.yieldNow();
      } while (!blocksUntilReported(reports, messages));
      co.yieldNow();
    }

    @Coroutine
    static boolean first(Async co, BlockingQueue<LogRecord> reports, List<String> messages) {
      boolean reported = blocksUntilReported(reports, messages);
      co.yieldNow();
      return reported;
    }

    @Coroutine
    static void works(Async co, int steps) {
      for (int i = 0; i < steps; i++) {
        co.yieldNow();
      }
    }
  }

  /**
   * Keeps the step that calls this from its end until it is reported. A step is reported once: if
   * that was before it came here, there is nothing to wait for, and another step is to be tried.
   */
  static boolean blocksUntilReported(BlockingQueue<LogRecord> reports, List<String> messages) {
    try {
      LogRecord next = reports.poll(2, TimeUnit.SECONDS);
      while (next != null) {
        messages.add(next.getMessage());
        if (next.getMessage().contains("blocksUntilReported")) {
          return true;
        }
        next = reports.poll(2, TimeUnit.SECONDS);
      }
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void listen() {
    LOGGER.setFilter(
        logged -> {
          records.add(logged);
          return false;
        });
  }

  @AfterEach
  void stop() {
    LOGGER.setFilter(null);
  }

  private static List<Thread> watches() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(WATCH))
        .toList();
  }

  @Test
  void aStepThatBlocksIsReportedWithItsTaskAndLines() {
    try (EventLoop loop = EventLoop.open().reportBlocked(SOON)) {
      List<String> messages = new ArrayList<>();
      loop.run(BlockedLoopTest_BodiesCoroutines.outer(records, messages));
      List<String> lines = messages.get(messages.size() - 1).lines().toList();
      assertTrue(
          lines.get(0).startsWith("task BlockedLoopTest.Bodies.outer blocks its loop"),
          lines::toString);
      String file = "(BlockedLoopTest.java:";
      assertTrue(
          lines.get(1).startsWith("\tat dev.treadle.behaviour.BlockedLoopTest.blocksUntilReported"),
          lines::toString);
      assertTrue(lines.get(1).contains(file), lines::toString);
      assertTrue(lines.get(2).contains("BlockedLoopTest_BodiesCoroutines$Inner."), lines::toString);
      assertTrue(
          lines.get(lines.size() - 2).startsWith("\tsince dev.treadle.behaviour.")
              && lines.get(lines.size() - 2).contains("Bodies.inner" + file),
          lines::toString);
      assertTrue(lines.get(lines.size() - 1).contains("Bodies.outer" + file), lines::toString);
      String text = lines.toString();
      assertFalse(text.contains("aStepThatBlocks"), "whoever runs the loop is no part of it");
      assertFalse(text.contains("java.util"), "nor is the platform");
    }
  }

  @Test
  void aFirstStepAndAnActionAreReportedToo() {
    try (EventLoop loop = EventLoop.simulated(1).reportBlocked(SOON)) {
      List<String> messages = new ArrayList<>();
      boolean reported = false;
      while (!reported) {
        reported = loop.run(BlockedLoopTest_BodiesCoroutines.first(records, messages));
      }
      List<String> lines = messages.get(messages.size() - 1).lines().toList();
      assertTrue(lines.get(0).startsWith("task BlockedLoopTest.Bodies.first "), lines::toString);
      assertTrue(
          lines.get(lines.size() - 1).endsWith("Bodies.first(BlockedLoopTest.java)"),
          lines::toString);
      AtomicBoolean done = new AtomicBoolean();
      while (!done.get()) {
        loop.execute(() -> done.set(blocksUntilReported(records, messages)));
        loop.run(BlockedLoopTest_BodiesCoroutines.works(100));
      }
      lines = messages.get(messages.size() - 1).lines().toList();
      assertTrue(lines.get(0).startsWith("an action, dev.treadle.behaviour."), lines::toString);
      assertTrue(lines.get(1).contains("blocksUntilReported(BlockedLoopTest.java:"));
    }
  }

  /** Meanwhile another loop waits for longer, and is reported, so there was time for a second. */
  @Test
  void aStepIsReportedOnce() {
    List<String> messages = new ArrayList<>();
    try (EventLoop loop = EventLoop.open().reportBlocked(SOON)) {
      loop.execute(
          () -> {
            blocksUntilReported(records, messages);
            try (EventLoop other = EventLoop.open().reportBlocked(Duration.ofMillis(20))) {
              other.run(BlockedLoopTest_BodiesCoroutines.first(records, messages));
            }
          });
      loop.run(BlockedLoopTest_BodiesCoroutines.works(100));
    }
    List<String> ofActions = messages.stream().filter(m -> m.startsWith("an action")).toList();
    assertEquals(1, ofActions.size());
    assertTrue(records.stream().noneMatch(r -> r.getMessage().startsWith("an action")));
  }

  @Test
  void aLoopThatDoesNotBlockIsNotReported() throws InterruptedException {
    List<Thread> watches;
    try (EventLoop loop = EventLoop.open().reportBlocked(NEVER)) {
      loop.run(BlockedLoopTest_BodiesCoroutines.works(10_000));
      watches = watches();
      assertTrue(watches.stream().allMatch(Thread::isDaemon), "they keep no program from its end");
    }
    assertFalse(watches.isEmpty());
    for (Thread watch : watches) {
      watch.join();
    }
    assertEquals(0, records.stream().filter(r -> r.getLevel() == Level.WARNING).count());
  }

  @Test
  void thereIsNoWatchUnlessAskedFor() throws InterruptedException {
    try (EventLoop loop = EventLoop.open()) {
      loop.run(BlockedLoopTest_BodiesCoroutines.works(1));
      for (Thread watch : watches()) {
        watch.join(); // that of a test before, which is ending
      }
      assertEquals(List.of(), watches());
      assertThrows(IllegalArgumentException.class, () -> loop.reportBlocked(Duration.ofMillis(-1)));
    }
    EventLoop closed = EventLoop.open();
    closed.close();
    closed.reportBlocked(NEVER);
    assertEquals(List.of(), watches());
  }

  @Test
  void aPropertySetsItForAllLoops() {
    System.setProperty("treadle.blocked", "1");
    try (EventLoop loop = EventLoop.open()) {
      List<String> messages = new ArrayList<>();
      loop.run(BlockedLoopTest_BodiesCoroutines.first(records, messages));
      assertTrue(messages.get(0).contains("takes more than 1 ms"), messages::toString);
    } finally {
      System.clearProperty("treadle.blocked");
    }
  }

  @Test
  void theWatchOfALoopThatIsDroppedEnds() throws InterruptedException {
    drop();
    for (Thread watch : watches()) {
      while (watch.isAlive()) {
        System.gc();
        watch.join(1);
      }
    }
  }

  private static void drop() {
    EventLoop loop = EventLoop.open().reportBlocked(Duration.ofMillis(1));
    Task<Void> task = BlockedLoopTest_BodiesCoroutines.works(10);
    loop.run(task);
  }
}
