package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Cursor;
import dev.treadle.Implicit;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.UncheckedException;
import dev.treadle.Yielder;
import dev.treadle.frame.Machines.Average;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Runs over bodies on threads of their own; templates in them are the behaviour tests' matter. */
final class ImplicitTest {
  private static void visit(List<?> nested, Yielder<Object> out) {
    nested.forEach(
        element -> {
          if (element instanceof List<?> list) {
            visit(list, out);
          } else {
            out.yield(element);
          }
        });
  }

  @Test
  void aBodySuspendsFromAnyDepthOfOrdinaryCalls() {
    Sequence<Object> flat =
        Implicit.sequence(out -> visit(List.of(1, List.of(2, List.of(3), 4), 5), out));
    for (int time = 0; time < 2; time++) {
      List<Object> values = new ArrayList<>();
      for (Object value : flat) {
        values.add(value);
      }
      assertEquals(List.of(1, 2, 3, 4, 5), values);
    }
    assertEquals(List.of(1, 2, 3, 4, 5), flat.stream().toList());
  }

  @Test
  void valuesAreSentAndReturned() {
    Routine<Integer, String, String> run =
        Implicit.routine(co -> co.yield(1) + co.yield(2) + co.yield(3));
    assertEquals(Status.CREATED, run.status());
    assertThrows(IllegalStateException.class, () -> run.send("early"));
    assertEquals(1, run.next());
    assertEquals(2, run.send("a"));
    assertEquals(Status.SUSPENDED, run.status());
    assertEquals(3, run.send("b"));
    assertFalse(run.resume("c"));
    assertEquals("abc", run.result());
    assertEquals(Status.RETURNED, run.status());
  }

  @Test
  void aBodyMayThrowCheckedExceptions() {
    Routine<Integer, Integer, Integer> run =
        Implicit.routine(
            co -> {
              throw new Exception("checked");
            });
    assertEquals(
        "checked", assertThrows(UncheckedException.class, run::next).getCause().getMessage());
    assertEquals(Status.FAILED, run.status());
    Sequence<Integer> values =
        Implicit.sequence(
            out -> {
              out.yield(1);
              throw new IOException("io");
            });
    assertThrows(UncheckedIOException.class, () -> values.forEach(value -> assertEquals(1, value)));
    Cursor<Integer> cursor = values.iterator();
    cursor.next();
    assertThrows(UncheckedIOException.class, cursor::hasNext);
  }

  private static boolean isVirtual(Thread thread) {
    try {
      return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  @Test
  void theThreadIsADaemonAndVirtualWhereTheJvmHasThem() {
    Sequence<Thread> threads = Implicit.sequence(out -> out.yield(Thread.currentThread()));
    try (Cursor<Thread> run = threads.iterator()) {
      Thread thread = run.next();
      assertNotSame(Thread.currentThread(), thread);
      assertTrue(thread.isDaemon());
      assertEquals(Runtime.version().feature() >= 21, isVirtual(thread));
    }
    threads.forEach(thread -> assertSame(Thread.currentThread(), thread));
  }

  @Test
  void theThreadEndsWithTheRun() throws InterruptedException {
    Routine<Thread, Object, Object> run = Implicit.routine(co -> co.yield(Thread.currentThread()));
    Thread thread = run.next();
    run.close();
    thread.join();
  }

  @Test
  void noThreadIsMadeBeforeTheFirstDrive() {
    Routine<Object, Object, Object> run = Implicit.routine(co -> co.yield(1));
    assertThrows(IOException.class, () -> raw(run, new IOException()));
    assertEquals(Status.FAILED, run.status());
    assertEquals(List.of(), run.trace());
  }

  private static void raw(Routine<?, ?, ?> run, Throwable t) throws Throwable {
    Lifecycle.drive((Frame) run, null, t);
  }

  @Test
  void aRunCannotBeForked() {
    Routine<Object, Object, Object> run = Implicit.routine(co -> co.yield(1));
    assertThrows(UnsupportedOperationException.class, run::fork);
    run.next();
    assertThrows(UnsupportedOperationException.class, run::fork);
    assertEquals(1, run.value());
    Script.Delegating machine = Script.from(Implicit.routine(co -> co.yield("in")));
    machine.next();
    assertThrows(UnsupportedOperationException.class, machine::fork);
    machine.close();
    Cursor<Object> cursor = Implicit.sequence(out -> out.yield(1)).iterator();
    assertThrows(UnsupportedOperationException.class, cursor::fork);
    cursor.close();
    assertThrows(UnsupportedOperationException.class, cursor::fork);
    run.close();
  }

  @Test
  void interruptionGoesWithControl() {
    Routine<Object, Object, Object> run =
        Implicit.routine(
            co -> {
              co.yield(Thread.interrupted());
              Thread.currentThread().interrupt();
              co.yield("interrupted");
              co.yield(Thread.currentThread().isInterrupted());
              return null;
            });
    Thread.currentThread().interrupt();
    assertEquals(true, run.next());
    assertFalse(Thread.interrupted());
    assertEquals("interrupted", run.next());
    assertTrue(Thread.interrupted());
    assertEquals(false, run.next());
    run.close();
  }

  @Test
  void whoeverInterruptsTheDriverInterruptsTheBody() throws Exception {
    CompletableFuture<Void> waiting = new CompletableFuture<>();
    Routine<Object, Object, Object> run =
        Implicit.routine(
            co -> {
              waiting.complete(null);
              try {
                new CompletableFuture<>().get();
              } catch (InterruptedException e) {
                co.yield("woken");
              }
              return null;
            });
    CompletableFuture<Object> woken = new CompletableFuture<>();
    Thread driver =
        new Thread(
            () -> woken.complete(List.of(run.next(), Thread.currentThread().isInterrupted())));
    driver.start();
    waiting.get();
    driver.interrupt();
    assertEquals(List.of("woken", false), woken.get());
    run.close();
  }

  @Test
  void aRunMayBeHandedFromThreadToThread() throws Exception {
    int[] count = new int[1];
    Routine<Integer, Object, Object> run =
        Implicit.routine(
            co -> {
              while (true) {
                co.yield(++count[0]);
              }
            });
    for (int i = 1; i <= 20; i++) {
      assertEquals(i, CompletableFuture.supplyAsync(run::next).get());
      assertEquals(i, count[0]);
    }
    run.close();
  }

  /** Yields where the stack has just room for it. */
  private static Object deepest(Co<Object, Object> co, int depth) {
    try {
      return depth < 0 ? "" : deepest(co, depth + 1);
    } catch (StackOverflowError e) {
      return co.yield("deep");
    }
  }

  @Test
  void aStackOverflowComesBeforeAHandOverOrNotAtAll() {
    for (int time = 0; time < 3; time++) {
      Routine<Object, Object, Object> run = Implicit.routine(co -> deepest(co, 0));
      assertEquals("deep", run.next());
      assertFalse(run.resume("sent"));
      assertEquals("sent", run.result());
    }
    Routine<Object, Object, Object> failing =
        Implicit.routine(
            co -> {
              co.yield(1);
              throw new StackOverflowError();
            });
    failing.next();
    assertThrows(StackOverflowError.class, failing::next);
    assertEquals(Status.FAILED, failing.status());
  }

  @Test
  void onlyTheBodysThreadCanYield() {
    List<Co<Object, Object>> contexts = new ArrayList<>();
    Routine<Object, Object, Object> run =
        Implicit.routine(
            co -> {
              contexts.add(co);
              return co.yield(1);
            });
    run.next();
    assertThrows(IllegalStateException.class, () -> contexts.get(0).yield("other thread"));
    assertEquals(1, run.value());
    run.resume();
    assertThrows(IllegalStateException.class, () -> contexts.get(0).yield("after the end"));
  }

  @Test
  void aRunThatIsDrivenFromItsOwnBodyIsRunning() {
    List<Routine<Object, Object, Object>> self = new ArrayList<>();
    self.add(
        Implicit.routine(
            co -> {
              Routine<Object, Object, Object> me = self.get(0);
              assertEquals(Status.RUNNING, me.status());
              assertThrows(IllegalStateException.class, me::next);
              return assertThrows(IllegalStateException.class, me::close).getMessage();
            }));
    assertFalse(self.get(0).resume());
    assertTrue(self.get(0).result().toString().contains("already running"));
  }

  @Test
  void delegationGoesBothWaysBetweenThreadsAndMachines() {
    Average average = new Average();
    Routine<Double, Double, Double> implicit = Implicit.routine(co -> co.yieldFrom(average));
    Script.Delegating machine = Script.from(implicit);
    Routine<Object, Object, Object> outermost = Implicit.routine(co -> co.yieldFrom(machine));
    assertEquals(0.0, outermost.next());
    assertEquals(10.0, outermost.send(10.0));
    for (Routine<?, ?, ?> inner : List.of(average, implicit, machine)) {
      assertEquals(Status.SUSPENDED, inner.status());
      String refusal = assertThrows(IllegalStateException.class, inner::next).getMessage();
      assertTrue(refusal.startsWith("another run is delegating"), refusal);
    }
    assertEquals(15.0, outermost.send(20.0));
    assertFalse(outermost.resume());
    assertEquals(15.0, outermost.result());
    assertEquals(15.0, implicit.result());
    assertEquals(15.0, average.result());
  }

  @Test
  void sequencesAreDelegatedToBothWays() {
    Sequence<Object> counting =
        Implicit.sequence(
            out -> {
              for (int i = 0; i < 3; i++) {
                try {
                  out.yield(i);
                } catch (IllegalArgumentException e) {
                  out.yield("caught");
                }
              }
            });
    Cursor<Object> ahead = counting.iterator();
    assertTrue(ahead.hasNext());
    Script.Delegating machine = Script.all(ahead);
    assertEquals(0, machine.next());
    assertThrows(IllegalStateException.class, ahead::next);
    assertEquals("caught", machine.raise(new IllegalArgumentException()));
    machine.close();
    assertEquals(Status.CLOSED, ahead.status());
    Sequence<Object> around =
        Implicit.sequence(
            out -> {
              out.yieldAll(Machines.range(0, 2));
              out.yieldAll(counting);
              out.yieldAll(List.of("end"));
            });
    assertEquals(List.of(0, 1, 0, 1, 2, "end"), around.stream().toList());
    Cursor<Object> run = around.iterator();
    run.next();
    run.next();
    run.next();
    assertEquals("caught", run.raise(new IllegalArgumentException()));
    run.close();
  }

  @Test
  void aCloseReachesInnermostRunsFirst() {
    List<String> order = new ArrayList<>();
    Routine<Object, Object, Object> run = noting("innermost", order, null);
    for (String name : List.of("inner", "outer")) {
      run = noting(name, order, Script.from(run));
    }
    run.next();
    run.close();
    assertEquals(List.of("innermost", "inner", "outer"), order);
  }

  private static Routine<Object, Object, Object> noting(
      String name, List<String> order, Routine<Object, Object, Object> inner) {
    return Implicit.routine(
        co -> {
          try {
            return inner == null ? co.yield(name) : co.yieldFrom(inner);
          } catch (CoroutineExit e) {
            order.add(name);
            throw e;
          }
        });
  }

  @Test
  void manyRunsAreSuspendedAtOnce() {
    List<Routine<Integer, Integer, Integer>> runs = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      int number = i;
      runs.add(Implicit.routine(co -> number + co.yield(number)));
    }
    int sum = 0;
    for (Routine<Integer, Integer, Integer> run : runs) {
      sum += run.next();
    }
    for (Routine<Integer, Integer, Integer> run : runs) {
      run.resume(1);
      sum += run.result();
    }
    assertEquals(2 * (499 * 500 / 2) + 500, sum);
  }
}
