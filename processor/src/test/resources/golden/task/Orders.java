package orders;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Channel;
import dev.treadle.async.TaskGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

final class Orders {
  private final Channel<String> incoming = Channel.of(8);
  private int handled;

  @Coroutine
  void handle(Async co, Function<String, CompletionStage<Integer>> stock) throws IOException {
    try {
      while (true) {
        String order = co.await(incoming.receive());
        if (reserved(co, stock, order, 3)) {
          handled++;
        }
      }
    } finally {
      co.await(incoming.send("bye")); // may await, too
    }
  }

  @Coroutine
  static boolean reserved(
      Async co, Function<String, CompletionStage<Integer>> stock, String order, int attempts)
      throws IOException {
    for (int i = 0; i < attempts; i++) {
      if (co.await(stock.apply(order)) > 0) {
        return true;
      }
      co.sleep(Duration.ofMillis(100));
    }
    throw new IOException("out of stock: " + order);
  }

  @Coroutine
  static <T extends Comparable<T>> T best(
      Async co, CompletionStage<T> first, CompletionStage<T> second) {
    TaskGroup group = co.group();
    CompletableFuture<T> later = group.spawn(OrdersCoroutines.value(second));
    T value = co.await(OrdersCoroutines.value(first));
    co.await(group.join());
    return value.compareTo(later.join()) > 0 ? value : later.join();
  }

  @Coroutine
  static <T> T value(Async co, CompletionStage<T> stage) {
    return co.await(stage);
  }
}
