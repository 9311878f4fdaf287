package dev.treadle.behaviour.misuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.rules.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One run and several threads: at once by mistake, or one after the other on purpose. */
@Timeout(60)
final class ThreadsTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Stops a body at one place until it is opened. */
  record Gate(int place, CountDownLatch arrived, CountDownLatch opened) {
    static final int FINALLY = -1;

    static Gate at(int place) {
      return new Gate(place, new CountDownLatch(1), new CountDownLatch(1));
    }

    void pass(int here) {
      if (here == place) {
        arrived.countDown();
        await(opened);
      }
    }

    static void await(CountDownLatch latch) {
      try {
        if (!latch.await(30, TimeUnit.SECONDS)) {
          throw new AssertionError("nobody came");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static final class Templates {
    private Templates() {}

    @Coroutine
    static int adding(Co<Integer, Integer> co, Gate gate, List<String> log) {
      int sum = 0;
      try {
        for (int i = 0; i < 3; i++) {
          gate.pass(i);
          sum += co.yield(i);
        }
        return sum;
      } finally {
        gate.pass(Gate.FINALLY);
        log.add("finally");
      }
    }

    @Coroutine
    static int calling(Co<Integer, Integer> co, Gate gate, List<String> log) {
      return adding(co, gate, log);
    }

    @Coroutine
    static int from(Co<Integer, Integer> co, Routine<Integer, Integer, Integer> run) {
      return co.yieldFrom(run);
    }

    @Generator
    static void counting(Yielder<Integer> out, Gate gate, List<String> log, int n) {
      int[] count = new int[1];
      try {
        while (count[0] < n) {
          gate.pass(count[0]);
          out.yield(count[0]);
          count[0]++;
        }
      } finally {
        gate.pass(Gate.FINALLY);
        log.add("finally");
      }
    }

    @Generator
    static void local(Yielder<Long> out, int n) {
      long sum = 0;
      for (int i = 0; i < n; i++) {
        sum = sum * 31 + i;
        out.yield(sum);
      }
    }
  }

  private Routine<Integer, Integer, Integer> adding(Kind kind, boolean calling, Gate gate) {
    return calling
        ? kind.routine(
            ThreadsTest_TemplatesCoroutines.calling(gate, log),
            co -> Templates.calling(co, gate, log))
        : kind.routine(
            ThreadsTest_TemplatesCoroutines.adding(gate, log),
            co -> Templates.adding(co, gate, log));
  }

  private Cursor<Integer> counting(Kind kind, Gate gate, int n) {
    return kind.sequence(
            ThreadsTest_TemplatesCoroutines.counting(gate, log, n),
            out -> Templates.counting(out, gate, log, n))
        .iterator();
  }

  private static void refused(Executable... drives) {
    for (Executable drive : drives) {
      String message = assertThrows(IllegalStateException.class, drive).getMessage();
      assertTrue(message.contains("already running"), message);
    }
  }

  private static void refused(Routine<Integer, Integer, Integer> run) {
    assertEquals(Status.RUNNING, run.status());
    refused(
        run::resume,
        () -> run.resume(5),
        run::next,
        () -> run.send(5),
        () -> run.raise(new Exception()),
        run::close,
        run::fork);
  }

  @ParameterizedTest
  @EnumSource
  void aRoutineThatExecutesInAnotherThreadIsRefusedAndLosesNothing(Kind kind) throws Exception {
    for (boolean calling : new boolean[] {false, true}) {
      for (int place = Gate.FINALLY; place < 3; place++) {
        log.clear();
        Gate gate = Gate.at(place);
        Routine<Integer, Integer, Integer> run = adding(kind, calling, gate);
        Future<List<Integer>> driver =
            threads.submit(
                () -> {
                  List<Integer> values = new ArrayList<>();
                  for (Integer sent = null; run.resume(sent); sent = 10) {
                    values.add(run.value());
                  }
                  return values;
                });
        Gate.await(gate.arrived());
        refused(run);
        gate.opened().countDown();
        assertEquals(List.of(0, 1, 2), driver.get());
        assertEquals(30, run.result());
        assertEquals(List.of("finally"), log);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCloseInTwoThreadsRunsFinallyOnce(Kind kind) throws Exception {
    for (boolean calling : new boolean[] {false, true}) {
      log.clear();
      Gate gate = Gate.at(Gate.FINALLY);
      Routine<Integer, Integer, Integer> run = adding(kind, calling, gate);
      assertEquals(0, run.next());
      Future<?> driver = threads.submit(run::close);
      Gate.await(gate.arrived());
      refused(run);
      gate.opened().countDown();
      driver.get();
      assertEquals(Status.CLOSED, run.status());
      run.close();
      assertEquals(List.of("finally"), log);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCursorThatExecutesInAnotherThreadIsRefusedAndLosesNothing(Kind kind) throws Exception {
    for (int place = Gate.FINALLY; place < 3; place++) {
      log.clear();
      Gate gate = Gate.at(place);
      Cursor<Integer> run = counting(kind, gate, 3);
      Future<List<Integer>> driver =
          threads.submit(
              () -> {
                List<Integer> values = new ArrayList<>();
                run.forEachRemaining(values::add);
                return values;
              });
      Gate.await(gate.arrived());
      assertEquals(Status.RUNNING, run.status());
      refused(run::hasNext, run::next, () -> run.raise(new Exception()), run::close, run::fork);
      gate.opened().countDown();
      assertEquals(List.of(0, 1, 2), driver.get());
      assertEquals(List.of("finally"), log);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunThatExecutesAsADelegateInAnotherThreadIsRefused(Kind kind) throws Exception {
    Gate gate = Gate.at(1);
    Routine<Integer, Integer, Integer> inner = adding(kind, false, gate);
    Routine<Integer, Integer, Integer> outer =
        kind.routine(ThreadsTest_TemplatesCoroutines.from(inner), co -> Templates.from(co, inner));
    outer.next();
    Future<Integer> driver = threads.submit(() -> outer.send(1));
    Gate.await(gate.arrived());
    refused(outer);
    refused(inner);
    gate.opened().countDown();
    assertEquals(1, driver.get());
    assertEquals(2, outer.send(1));
    outer.close();
    assertEquals(List.of("finally"), log);
  }

  @ParameterizedTest
  @EnumSource
  void aRunHandedFromThreadToThreadIsSeenAsItsLastDriverLeftIt(Kind kind) throws Exception {
    int n = kind == Kind.MACHINE ? 3000 : 600;
    int drivers = 3;
    // Everything handed over is plain; a queue's put happens before the take of what was put.
    List<SynchronousQueue<Cursor<Integer>>> hands =
        List.of(new SynchronousQueue<>(), new SynchronousQueue<>(), new SynchronousQueue<>());
    int[] seen = new int[n];
    int[] next = new int[1];
    List<Future<?>> done = new ArrayList<>();
    for (int me = 0; me < drivers; me++) {
      SynchronousQueue<Cursor<Integer>> mine = hands.get(me);
      SynchronousQueue<Cursor<Integer>> others = hands.get((me + 1) % drivers);
      done.add(
          threads.submit(
              () -> {
                for (int round = 0; round < n / drivers; round++) {
                  Cursor<Integer> run = mine.take();
                  seen[next[0]++] = run.next();
                  if (next[0] < n) {
                    others.put(run);
                  }
                }
                return null;
              }));
    }
    Cursor<Integer> run = counting(kind, Gate.at(-2), n);
    hands.get(0).put(run);
    for (Future<?> driver : done) {
      driver.get();
    }
    assertEquals(IntStream.range(0, n).boxed().toList(), IntStream.of(seen).boxed().toList());
    assertEquals(List.of(), log);
    run.close();
    assertEquals(List.of("finally"), log);
  }

  @ParameterizedTest
  @EnumSource
  void threadsThatShareARunUnderALockGetEachValueOnce(Kind kind) throws Exception {
    int n = kind == Kind.MACHINE ? 20_000 : 1_000;
    Cursor<Integer> run = counting(kind, Gate.at(-2), n);
    Object lock = new Object();
    Callable<List<Integer>> taking =
        () -> {
          List<Integer> taken = new ArrayList<>();
          while (true) {
            synchronized (lock) {
              if (!run.hasNext()) {
                return taken;
              }
              taken.add(run.next());
            }
          }
        };
    List<Integer> all = new ArrayList<>();
    for (Future<List<Integer>> taken : threads.invokeAll(List.of(taking, taking, taking))) {
      all.addAll(taken.get());
    }
    Collections.sort(all);
    assertEquals(IntStream.range(0, n).boxed().toList(), all);
    assertEquals(List.of("finally"), log);
  }

  @ParameterizedTest
  @EnumSource
  void aSequenceIsSharedByThreadsEachWithARunOfItsOwn(Kind kind) throws Exception {
    int n = kind == Kind.MACHINE ? 20_000 : 500;
    Sequence<Long> values =
        kind.sequence(ThreadsTest_TemplatesCoroutines.local(n), out -> Templates.local(out, n));
    List<Long> plain = new ArrayList<>();
    Templates.local(plain::add, n);
    Callable<List<Long>> taking =
        () -> {
          List<Long> taken = new ArrayList<>();
          for (long value : values) {
            taken.add(value);
          }
          return taken;
        };
    for (Future<List<Long>> taken : threads.invokeAll(List.of(taking, taking, taking))) {
      assertEquals(plain, taken.get());
    }
  }

  @Test
  void forksOfOneRunAreDrivenAtOnce() throws Exception {
    int n = 20_000;
    Cursor<Long> run = ThreadsTest_TemplatesCoroutines.local(n).iterator();
    List<Long> plain = new ArrayList<>();
    Templates.local(plain::add, n);
    for (int i = 0; i < 10; i++) {
      run.next();
    }
    List<Callable<List<Long>>> drivers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Cursor<Long> fork = run.fork();
      drivers.add(
          () -> {
            List<Long> values = new ArrayList<>();
            fork.forEachRemaining(values::add);
            return values;
          });
    }
    for (Future<List<Long>> values : threads.invokeAll(drivers)) {
      assertEquals(plain.subList(10, n), values.get());
    }
    assertTrue(run.hasNext());
    assertFalse(run.next().equals(plain.get(n - 1)));
  }
}
