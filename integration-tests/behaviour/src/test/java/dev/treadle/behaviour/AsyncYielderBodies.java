package dev.treadle.behaviour;

import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.async.Async;
import dev.treadle.async.AsyncYielder;
import dev.treadle.async.EventLoop;
import dev.treadle.async.TaskGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Templates that yield and await, and what they note of it. */
final class AsyncYielderBodies {
  static final class Notes {
    final List<String> notes = new ArrayList<>();
    final EventLoop loop;

    Notes(EventLoop loop) {
      this.loop = loop;
    }

    <T> T note(T value) {
      notes.add(String.valueOf(value));
      return value;
    }

    CompletionStage<Integer> now(int value) {
      note("now " + value);
      return CompletableFuture.completedFuture(value);
    }

    CompletionStage<Integer> later(int value) {
      note("later " + value);
      return CompletableFuture.supplyAsync(() -> value, loop);
    }

    CompletionStage<Integer> fails(Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  private AsyncYielderBodies() {}

  @Generator
  static void mixed(AsyncYielder<Integer> out, Notes n) {
    for (int i = 0; i < 3; i++) {
      out.yield(out.await(n.later(i)) + (i == 1 ? out.await(n.now(10)) : 0));
      out.sleep(Duration.ofMillis(i));
    }
    out.yield(n.note(99));
    out.yieldNow();
    n.note(out.loop() == n.loop);
  }

  @Generator
  static void guarded(AsyncYielder<? super String> out, Notes n) throws IOException {
    try {
      out.yield("a");
      try {
        out.yield("b" + out.await(n.later(1)));
        out.await(n.fails(new IOException("gone")));
      } catch (IllegalStateException e) {
        out.yield("unexpected");
      } finally {
        n.note("inner finally");
        out.sleep(Duration.ofMillis(1));
        n.note("inner done " + out.await(n.later(5)));
      }
    } finally {
      n.note("outer finally " + out.await(n.later(6)));
    }
  }

  @Generator
  static void recovers(AsyncYielder<Object> out, Notes n) {
    for (int i = 0; i < 2; i++) {
      try {
        if (i == 0) {
          guarded(out, n);
        } else {
          out.yieldAll(AsyncYielderBodiesCoroutines.guarded(n));
          throw new IOException("not reached");
        }
      } catch (IOException e) {
        out.yield(e.getMessage() + out.await(n.now(i)));
      }
    }
  }

  @Generator
  static void delegates(AsyncYielder<Integer> out, Notes n) {
    mixed(out, n);
    plain(out, n, 3);
    int sum = add(out, n, 1, 2);
    out.yield(sum);
    out.yieldAll(AsyncYielderBodiesCoroutines.mixed(n));
    out.yieldAll(List.of(7, 8));
    out.yieldAll(AsyncYielderBodiesCoroutines.plain(n, 2));
    out.yieldAll(List.of(9).iterator());
    out.yieldAll(Stream.of(10, 11).onClose(() -> n.note("stream closed")));
    out.yieldAll(new Integer[] {12});
    out.yield(out.await(AsyncYielderBodiesCoroutines.add(n, 3, 4)));
    out.yieldAll(AsyncYielderBodiesCoroutines.mixed(n).on(n.loop));
  }

  @Generator
  static void plain(Yielder<Integer> out, Notes n, int count) {
    try {
      for (int i = 0; i < count; i++) {
        out.yield(n.note(100 + i));
      }
    } finally {
      n.note("plain finally");
    }
  }

  @Coroutine
  static int add(Async co, Notes n, int a, int b) {
    return co.await(n.later(a)) + co.await(n.now(b));
  }

  @Generator
  static void deep(AsyncYielder<Integer> out, Notes n, int depth) {
    out.yield(depth);
    if (depth > 0) {
      deep(out, n, depth - 1);
    }
    out.yield(-out.await(n.now(depth)));
  }

  @Generator
  static void swallows(AsyncYielder<Integer> out, Notes n) {
    int i = 0;
    while (i < 5) {
      try {
        out.yield(i++);
        out.yield(out.await(n.later(i++)));
      } catch (CancellationException e) {
        n.note("swallowed");
        return;
      }
    }
  }

  @Generator
  static <T extends Comparable<T>> void sorted(AsyncYielder<? super T> out, List<T> values) {
    for (T value : values.stream().sorted().toList()) {
      out.yield(value);
      out.yieldNow();
    }
  }

  @Generator
  static void grouped(AsyncYielder<Integer> out, Notes n) {
    TaskGroup group = out.group();
    var a = group.spawn(AsyncYielderBodiesCoroutines.add(n, 1, 1));
    out.await(group.join());
    out.yield(a.join());
  }

  @Generator
  static void nulls(AsyncYielder<String> out, Notes n) {
    out.yield("x");
    out.yield(null);
    out.yieldAll(new String[] {null, "y"});
  }

  @Generator
  static void none(AsyncYielder<String> out, Notes n) {
    n.note("none");
  }

  @Generator
  static void failsAtOnce(AsyncYielder<String> out, Notes n) throws IOException {
    throw new IOException("at once");
  }
}
