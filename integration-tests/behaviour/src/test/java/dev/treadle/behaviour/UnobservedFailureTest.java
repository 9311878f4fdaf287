package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.TaskGroup;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failure that nobody looks at is logged once, with where the task was. */
final class UnobservedFailureTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static int fails(Async co, RuntimeException thrown) {
      co.yieldNow();
      if (thrown != null) {
        throw thrown;
      }
      return 1;
    }

    @Coroutine
    static int outer(Async co, RuntimeException thrown) {
      return fails(co, thrown);
    }

    @Coroutine
    static void pause(Async co) {
      for (int i = 0; i < 10; i++) {
        co.yieldNow();
      }
    }

    @Coroutine
    static void leaves(Async co, RuntimeException thrown, boolean joins) {
      TaskGroup group = co.group();
      group.spawn(UnobservedFailureTest_BodiesCoroutines.fails(thrown));
      for (int i = 0; i < 10; i++) {
        co.yieldNow();
      }
      if (joins) {
        co.await(group.join());
      }
    }
  }

  private static final Logger LOGGER = Logger.getLogger("dev.treadle.async");

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final RuntimeException thrown = new IllegalStateException("a failure of this test");
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          if (logged.getThrown() == thrown) {
            records.add(logged);
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void stop() {
    LOGGER.removeHandler(handler);
    LOGGER.setUseParentHandlers(true);
  }

  @Test
  void itIsLoggedAtTheClose() {
    CompletableFuture<Integer> kept;
    try (EventLoop loop = EventLoop.open()) {
      kept = loop.spawn(UnobservedFailureTest_BodiesCoroutines.outer(thrown));
      loop.run(UnobservedFailureTest_BodiesCoroutines.pause());
      assertEquals(List.of(), records);
    }
    assertEquals(1, records.size());
    assertSame(thrown, records.get(0).getThrown());
    List<String> lines = records.get(0).getMessage().lines().toList();
    assertTrue(lines.get(0).contains("UnobservedFailureTest.Bodies.outer"), lines::toString);
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).contains("Bodies.fails(UnobservedFailureTest.java:"));
    assertTrue(lines.get(2).contains("Bodies.outer(UnobservedFailureTest.java:"));
    assertTrue(kept.isCompletedExceptionally());
  }

  @Test
  void itIsLoggedWhenTheFutureIsGone() throws InterruptedException {
    try (EventLoop loop = EventLoop.open()) {
      WeakReference<Object> future =
          new WeakReference<>(loop.spawn(UnobservedFailureTest_BodiesCoroutines.fails(thrown)));
      loop.run(UnobservedFailureTest_BodiesCoroutines.pause());
      while (records.isEmpty()) {
        System.gc();
        Thread.sleep(1);
      }
      assertSame(null, future.get());
    }
    assertEquals(1, records.size());
  }

  @Test
  void itIsNotLoggedIfSomebodyLooks() {
    try (EventLoop loop = EventLoop.open()) {
      CompletableFuture<Integer> early =
          loop.spawn(UnobservedFailureTest_BodiesCoroutines.fails(thrown));
      early.exceptionally(t -> 0);
      CompletableFuture<Integer> late =
          loop.spawn(UnobservedFailureTest_BodiesCoroutines.fails(thrown));
      loop.run(UnobservedFailureTest_BodiesCoroutines.pause());
      assertEquals(2, late.handle((value, t) -> 2).join());
      CompletableFuture<Integer> cancelled =
          loop.spawn(UnobservedFailureTest_BodiesCoroutines.fails(null));
      cancelled.cancel(true);
    }
    assertEquals(List.of(), records);
  }

  @Test
  void aGroupThatIsJoinedHasLooked() {
    try (EventLoop loop = EventLoop.open()) {
      loop.run(UnobservedFailureTest_BodiesCoroutines.leaves(thrown, false));
      assertEquals(1, records.size());
      CompletableFuture<Void> joined =
          loop.spawn(UnobservedFailureTest_BodiesCoroutines.leaves(thrown, true));
      assertSame(thrown, joined.handle((value, t) -> t).join());
    }
    assertEquals(1, records.size());
  }
}
