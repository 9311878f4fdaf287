package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.async.Async;
import dev.treadle.async.AsyncCursor;
import dev.treadle.async.AsyncYielder;
import dev.treadle.async.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** What the tests of cursors have in common: sequences, and tasks that read them. */
final class AsyncCursorBodies {
  private AsyncCursorBodies() {}

  static String advance(EventLoop loop, AsyncCursor<?> cursor) {
    return loop.run(AsyncCursorBodiesCoroutines.advances(cursor));
  }

  static void close(EventLoop loop, AsyncCursor<?> cursor) {
    loop.run(AsyncCursorBodiesCoroutines.closes(cursor));
  }

  static Throwable failure(CompletionStage<?> stage) {
    return assertThrows(ExecutionException.class, () -> stage.toCompletableFuture().get())
        .getCause();
  }

  /** Numbers, waiting before each as long as is said; a negative time is none. */
  @Generator
  static void numbers(AsyncYielder<Integer> out, List<Integer> millis, List<String> notes) {
    notes.add("begun");
    try {
      for (int i = 0; i < millis.size(); i++) {
        if (millis.get(i) >= 0) {
          out.sleep(Duration.ofMillis(millis.get(i)));
        }
        out.yield(i);
      }
    } finally {
      out.sleep(Duration.ofMillis(1));
      notes.add("ended");
    }
  }

  @Generator
  static void fails(AsyncYielder<Integer> out, Exception thrown, int millis) throws Exception {
    out.yield(0);
    out.sleep(Duration.ofMillis(millis));
    throw thrown;
  }

  /** Reads on until it is cancelled or at the end. */
  @Coroutine
  static boolean reads(Async co, AsyncCursor<Integer> cursor, List<Integer> values, int pause) {
    while (co.await(cursor.advance())) {
      values.add(cursor.value());
      if (pause >= 0) {
        co.sleep(Duration.ofMillis(pause));
      }
    }
    return true;
  }

  @Coroutine
  static String advances(Async co, AsyncCursor<?> cursor) throws Exception {
    return co.await(cursor.advance()) ? "value " + cursor.value() : "end";
  }

  @Coroutine
  static void closes(Async co, AsyncCursor<?> cursor) throws Exception {
    co.await(cursor.close());
  }

  @Coroutine
  static void passes(Async co, int millis) {
    co.sleep(Duration.ofMillis(millis));
  }
}
