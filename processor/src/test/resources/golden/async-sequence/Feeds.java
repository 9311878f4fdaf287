package feeds;

import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.async.Async;
import dev.treadle.async.AsyncCursor;
import dev.treadle.async.AsyncSequence;
import dev.treadle.async.AsyncYielder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

final class Feeds<T> {
  private final IntFunction<CompletionStage<List<T>>> server;

  Feeds(IntFunction<CompletionStage<List<T>>> server) {
    this.server = server;
  }

  @Generator
  void items(AsyncYielder<? super T> out, int pages) {
    for (int page = 0; page < pages; page++) {
      List<T> items = out.await(server.apply(page));
      if (items.isEmpty()) {
        out.sleep(Duration.ofSeconds(1)); // not there yet
      }
      out.yieldAll(items);
    }
  }

  @Generator
  static void numbered(AsyncYielder<String> out, AsyncSequence<String> lines) {
    AsyncCursor<String> line = lines.cursor();
    try {
      for (int number = 1; out.await(line.advance()); number++) {
        out.yield(number + " " + line.value());
      }
      rule(out, width(out, lines));
    } finally {
      out.await(line.close());
    }
  }

  @Generator
  static void rule(Yielder<String> out, int width) {
    out.yield("-".repeat(width));
  }

  @Coroutine
  static int width(Async co, AsyncSequence<String> lines) {
    int width = 0;
    AsyncCursor<String> line = lines.cursor();
    while (co.await(line.advance())) {
      width = Math.max(width, line.value().length());
    }
    return width;
  }
}
