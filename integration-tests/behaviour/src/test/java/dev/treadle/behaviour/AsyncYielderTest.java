package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.AsyncCursor;
import dev.treadle.async.AsyncSequence;
import dev.treadle.async.AsyncYielder;
import dev.treadle.async.EventLoop;
import dev.treadle.behaviour.AsyncYielderBodies.Notes;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Templates that yield and await do as machines, asked for their values by a cursor or by a
 * subscription, what they do as methods that hand their values to a consumer and block their
 * thread: to the end, and ended early after each of the values.
 */
final class AsyncYielderTest {
  private static final int SEEDS = 20;

  static final class Bodies {
    private Bodies() {}

    /** Waits for a signal, and then for the body: the end of a cancelled one is not signalled. */
    @Coroutine
    static void ended(Async co, CompletionStage<?> signalled) {
      co.await(signalled);
      while (co.loop().tasks().size() > 1) {
        co.sleep(Duration.ofMillis(1));
      }
    }

    /** A cursor in a body, read to the end or closed after some values. */
    @Coroutine
    static <Y> void reads(Async co, Notes n, AsyncSequence<Y> sequence, int most) throws Exception {
      AsyncCursor<Y> cursor = sequence.cursor();
      int count = 0;
      try {
        while (co.await(cursor.advance())) {
          n.note("value " + cursor.value());
          if (++count == most) {
            break;
          }
        }
      } finally {
        co.await(cursor.close());
      }
    }
  }

  /** What ends a push-mode run early. */
  private static final class Enough extends CancellationException {
    private static final long serialVersionUID = 1;
  }

  private interface Direct<Y> {
    void call(AsyncYielder<Y> out, Notes notes) throws Exception;
  }

  private static <Y> String pushed(Direct<Y> body, int most) {
    try (EventLoop loop = EventLoop.simulated(0)) {
      Notes notes = new Notes(loop);
      int[] count = {0};
      Consumer<Y> consumer =
          value -> {
            // Each yield of a run that was ended throws, not only the one that was to be the last.
            if (most == 0 || count[0] < most) {
              notes.note("value " + value);
            }
            if (++count[0] >= most && most > 0) {
              throw new Enough();
            }
          };
      try {
        body.call(loop.blocking(consumer), notes);
        notes.note("end");
      } catch (Enough e) {
        notes.note("end");
      } catch (Exception e) {
        notes.note("! " + e);
      }
      return notes.notes.toString();
    }
  }

  private static <Y> String read(
      EventLoop opened, Function<Notes, AsyncSequence<Y>> sequence, int most) {
    try (EventLoop loop = opened) {
      Notes notes = new Notes(loop);
      try {
        loop.spawn(AsyncYielderTest_BodiesCoroutines.reads(notes, sequence.apply(notes), most))
            .get();
        notes.note("end");
      } catch (java.util.concurrent.ExecutionException e) {
        notes.note("! " + e.getCause());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return notes.notes.toString();
    }
  }

  /** The same body in push mode that reads the machine of the other. */
  private static <Y> String readDirectly(Function<Notes, AsyncSequence<Y>> sequence, int most) {
    try (EventLoop loop = EventLoop.simulated(0)) {
      Notes notes = new Notes(loop);
      try {
        Bodies.reads(loop.blocking(), notes, sequence.apply(notes), most);
        notes.note("end");
      } catch (Exception e) {
        notes.note("! " + e);
      }
      return notes.notes.toString();
    }
  }

  private static <Y> String subscribed(
      EventLoop opened, Function<Notes, AsyncSequence<Y>> sequence, int most, Random demand) {
    try (EventLoop loop = opened) {
      Notes notes = new Notes(loop);
      CompletableFuture<Void> end = new CompletableFuture<>();
      sequence
          .apply(notes)
          .on(loop)
          .subscribe(
              new Flow.Subscriber<Y>() {
                private Flow.Subscription subscription;
                private long left;
                private int count;

                @Override
                public void onSubscribe(Flow.Subscription given) {
                  subscription = given;
                  request();
                }

                private void request() {
                  if (left == 0) {
                    left = demand.nextInt(4) == 0 ? Long.MAX_VALUE : 1 + demand.nextInt(3);
                    if (demand.nextBoolean()) {
                      subscription.request(left);
                    } else {
                      loop.execute(() -> subscription.request(left));
                    }
                  }
                }

                @Override
                public void onNext(Y value) {
                  left--;
                  assertTrue(left >= 0, "no more than was requested");
                  notes.note("value " + value);
                  if (++count == most) {
                    subscription.cancel();
                    end.complete(null);
                  } else {
                    request();
                  }
                }

                @Override
                public void onError(Throwable thrown) {
                  notes.note("! " + thrown);
                  end.complete(null);
                }

                @Override
                public void onComplete() {
                  notes.note("end");
                  end.complete(null);
                }
              });
      loop.run(AsyncYielderTest_BodiesCoroutines.ended(end));
      if (cancelled(notes, most)) {
        notes.note("end");
      }
      return notes.notes.toString();
    }
  }

  private static boolean cancelled(Notes notes, int most) {
    return most > 0
        && notes.notes.stream().filter(note -> note.startsWith("value ")).count() == most;
  }

  private static <Y> Stream<DynamicTest> same(
      String name, int values, Direct<Y> direct, Function<Notes, AsyncSequence<Y>> sequence) {
    return IntStream.rangeClosed(0, values + 1)
        .mapToObj(most -> same(name, direct, sequence, most))
        .flatMap(tests -> tests);
  }

  private static <Y> Stream<DynamicTest> same(
      String name, Direct<Y> direct, Function<Notes, AsyncSequence<Y>> sequence, int most) {
    String expected = pushed(direct, most);
    String of = name + (most == 0 ? "" : " up to value " + most);
    return Stream.of(
        DynamicTest.dynamicTest(
            of + " by a cursor",
            () -> {
              assertEquals(expected, readDirectly(sequence, most));
              assertEquals(expected, read(EventLoop.open(), sequence, most));
              for (int seed = 0; seed < SEEDS; seed++) {
                assertEquals(expected, read(EventLoop.simulated(seed), sequence, most));
              }
            }),
        DynamicTest.dynamicTest(
            of + " by a subscription",
            () -> {
              Random demand = new Random(0);
              assertEquals(expected, subscribed(EventLoop.open(), sequence, most, demand));
              for (int seed = 0; seed < SEEDS; seed++) {
                Random random = new Random(seed);
                EventLoop loop = EventLoop.simulated(seed);
                assertEquals(expected, subscribed(loop, sequence, most, random), "seed " + seed);
              }
            }));
  }

  @TestFactory
  Stream<DynamicTest> aSequenceHasTheValuesThatItsTemplateYields() {
    return Stream.of(
            same("mixed", 4, AsyncYielderBodies::mixed, AsyncYielderBodiesCoroutines::mixed),
            same("guarded", 2, AsyncYielderBodies::guarded, AsyncYielderBodiesCoroutines::guarded),
            same(
                "recovers",
                5,
                AsyncYielderBodies::recovers,
                AsyncYielderBodiesCoroutines::recovers),
            same(
                "delegates",
                24,
                AsyncYielderBodies::delegates,
                AsyncYielderBodiesCoroutines::delegates),
            same(
                "deep",
                8,
                (AsyncYielder<Integer> out, Notes n) -> AsyncYielderBodies.deep(out, n, 3),
                n -> AsyncYielderBodiesCoroutines.deep(n, 3)),
            same(
                "swallows",
                6,
                AsyncYielderBodies::swallows,
                AsyncYielderBodiesCoroutines::swallows),
            same(
                "sorted",
                3,
                (AsyncYielder<Integer> out, Notes n) ->
                    AsyncYielderBodies.sorted(out, List.of(3, 1, 2)),
                n -> AsyncYielderBodiesCoroutines.sorted(List.of(3, 1, 2))),
            same("grouped", 1, AsyncYielderBodies::grouped, AsyncYielderBodiesCoroutines::grouped),
            same("none", 0, AsyncYielderBodies::none, AsyncYielderBodiesCoroutines::none),
            same(
                "failing at once",
                0,
                AsyncYielderBodies::failsAtOnce,
                AsyncYielderBodiesCoroutines::failsAtOnce),
            same("nulls", 4, AsyncYielderBodies::nulls, AsyncYielderBodiesCoroutines::nulls))
        .flatMap(tests -> tests);
  }
}
