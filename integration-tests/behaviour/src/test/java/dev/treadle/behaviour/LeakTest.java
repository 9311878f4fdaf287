package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.Cursor;
import dev.treadle.IntYielder;
import dev.treadle.Leak;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.UncheckedException;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A run that is dropped before its finalizer has run is reported, and no other one. */
final class LeakTest {
  static final class Bodies {
    private Bodies() {}

    @Generator
    static void guarded(Yielder<String> out, List<String> log) {
      out.yield("before");
      try {
        out.yield("in try");
      } finally {
        log.add("finally");
        out.yield("in finally");
      }
      out.yield("behind");
    }

    @Generator
    static void handler(Yielder<String> out, List<String> log) {
      try {
        out.yield("in try");
        throw new IllegalStateException();
      } catch (IllegalStateException e) {
        out.yield("in handler");
      } finally {
        log.add("finally");
      }
    }

    @Generator
    static void onlyCaught(Yielder<String> out) {
      try {
        out.yield("in try");
      } catch (IllegalStateException e) {
        out.yield("in handler");
      }
    }

    @Generator
    static void resource(IntYielder out) throws IOException {
      try (StringReader reader = new StringReader("ab")) {
        out.yield(reader.read());
        out.yield(reader.read());
      }
    }

    @Coroutine
    static String outer(Co<String, String> co, List<String> log) {
      String first = co.yield("outer");
      inner(co, log);
      return first;
    }

    @Coroutine
    static void inner(Co<String, String> co, List<String> log) {
      try {
        co.yield("inner");
      } finally {
        log.add("finally");
      }
    }

    @Generator
    static void stream(Yielder<String> out, List<String> log) {
      out.yieldAll(Stream.of("a", "b").onClose(() -> log.add("closed")));
    }

    @Coroutine
    static String captures(
        Co<String, String> co, List<Continuation<Integer, String, String>> captured) {
      int n =
          co.<Integer>capture(
              k -> {
                captured.add(k);
                return 0;
              });
      try {
        return again(co, n);
      } catch (IllegalStateException again) {
        return co.jump(captured.get(0), 3);
      }
    }

    @Coroutine
    private static String again(Co<String, String> co, int n) {
      return co.yield("got " + n);
    }

    @Coroutine
    static void from(Co<String, String> co, Routine<String, String, ?> run) {
      co.yieldFrom(run);
    }
  }

  private final BlockingQueue<Leak> leaks = new LinkedBlockingQueue<>();
  private final List<String> log = new ArrayList<>();

  private <T extends AutoCloseable> T watched(T run) {
    return Leak.watch(run, leaks::add);
  }

  private static <T extends Iterator<?>> T after(int values, T run) {
    for (int i = 0; i < values; i++) {
      run.next();
    }
    return run;
  }

  /** Makes a run, which is out of every frame when this returns. */
  private static WeakReference<Object> drop(Supplier<?> run) {
    return new WeakReference<>(run.get());
  }

  private Leak leaked(WeakReference<Object> dropped) throws InterruptedException {
    Leak leak = null;
    while (leak == null) {
      System.gc();
      leak = leaks.poll(10, TimeUnit.MILLISECONDS);
    }
    assertNull(dropped.get());
    return leak;
  }

  private Leak leaked(Supplier<?> run) throws InterruptedException {
    return leaked(drop(run));
  }

  private static List<String> methods(List<StackTraceElement> places) {
    return places.stream().map(StackTraceElement::getMethodName).toList();
  }

  @Test
  void oneInATryWithAFinalizerIsReported() throws InterruptedException {
    Leak leak = leaked(() -> after(2, watched(LeakTest_BodiesCoroutines.guarded(log).iterator())));
    Cursor<String> same = after(2, LeakTest_BodiesCoroutines.guarded(log).iterator());
    StackTraceElement place = leak.suspended().get(0);
    assertEquals(
        same.toString(),
        "LeakTest$Bodies."
            + place.getMethodName()
            + " suspended at "
            + place.getFileName()
            + ":"
            + place.getLineNumber());
    assertEquals("watched", leak.created().get(0).getMethodName());
    assertTrue(leak.toString().contains("\n\tat " + place), leak::toString);
    for (int values = 1; values <= 2; values++) {
      int n = values;
      Supplier<?> run = () -> after(n, watched(LeakTest_BodiesCoroutines.handler(log).iterator()));
      assertEquals(List.of("handler"), methods(leaked(run).suspended()));
    }
    assertEquals(List.of(), log);
  }

  @Test
  void oneWithAResourceIsReported() throws InterruptedException {
    for (int values = 1; values <= 2; values++) {
      int n = values;
      Supplier<?> run = () -> after(n, watched(LeakTest_BodiesCoroutines.resource().iterator()));
      assertEquals(List.of("resource"), methods(leaked(run).suspended()));
    }
    Supplier<?> stream = () -> after(1, watched(LeakTest_BodiesCoroutines.stream(log).iterator()));
    assertEquals(List.of("stream"), methods(leaked(stream).suspended()));
    assertEquals(List.of(), log);
  }

  @Test
  void oneWhoseCalleeHasAFinalizerIsReported() throws InterruptedException {
    Supplier<?> run =
        () -> {
          Routine<String, String, String> outer = watched(LeakTest_BodiesCoroutines.outer(log));
          outer.next();
          assertEquals("inner", outer.send("sent"));
          return outer;
        };
    assertEquals(List.of("inner", "outer"), methods(leaked(run).suspended()));
    Supplier<?> from =
        () -> {
          Routine<String, String, ?> inner = watched(LeakTest_BodiesCoroutines.inner(log));
          Routine<String, String, ?> outer = watched(LeakTest_BodiesCoroutines.from(inner));
          outer.next();
          return outer;
        };
    assertEquals(List.of("inner", "from"), methods(leaked(from).suspended()));
    assertEquals(0, leaks.size());
  }

  @Test
  void aForkIsWatchedToo() throws InterruptedException {
    Cursor<String> run = after(2, watched(LeakTest_BodiesCoroutines.guarded(log).iterator()));
    assertEquals(List.of("guarded"), methods(leaked(run::fork).suspended()));
    assertEquals("in finally", run.next());
    assertEquals("behind", run.next());
    assertFalse(run.hasNext());
  }

  @Test
  void noOtherOneIsReported() throws InterruptedException {
    List<WeakReference<Object>> fine = new ArrayList<>();
    fine.add(drop(() -> watched(LeakTest_BodiesCoroutines.guarded(log).iterator())));
    for (int values : new int[] {1, 3, 4}) {
      fine.add(
          drop(() -> after(values, watched(LeakTest_BodiesCoroutines.guarded(log).iterator()))));
    }
    fine.add(drop(() -> after(1, watched(LeakTest_BodiesCoroutines.onlyCaught().iterator()))));
    fine.add(
        drop(
            () -> {
              Cursor<String> run =
                  after(2, watched(LeakTest_BodiesCoroutines.guarded(log).iterator()));
              assertThrows(IllegalStateException.class, run::close);
              run.close();
              assertEquals(Status.CLOSED, run.status());
              return run;
            }));
    fine.add(
        drop(
            () -> {
              Cursor<String> run =
                  after(1, watched(LeakTest_BodiesCoroutines.handler(log).iterator()));
              Exception raised = new Exception();
              assertThrows(UncheckedException.class, () -> run.raise(raised));
              assertEquals(Status.FAILED, run.status());
              return run;
            }));
    for (int i = 0; i < 3; i++) {
      Supplier<?> run = () -> after(1, watched(LeakTest_BodiesCoroutines.resource().iterator()));
      assertEquals(List.of("resource"), methods(leaked(run).suspended()));
    }
    fine.forEach(reference -> assertNull(reference.get()));
    assertEquals(0, leaks.size());
  }

  @Test
  void aWatchedRunIsDrivenAsAnyOther() {
    Routine<String, String, String> run = watched(LeakTest_BodiesCoroutines.outer(log));
    assertEquals(Status.CREATED, run.status());
    assertThrows(IllegalStateException.class, () -> run.send("early"));
    assertEquals(Status.CREATED, run.status());
    assertEquals("outer", run.next());
    assertEquals("outer", run.value());
    Routine<String, String, String> fork = run.fork();
    assertEquals("inner", run.send("a"));
    assertEquals("inner", fork.send("b"));
    assertEquals("inner", run.value());
    assertFalse(run.resume());
    assertEquals("a", run.result());
    assertFalse(run.resume());
    IllegalStateException raised = new IllegalStateException();
    assertSame(raised, assertThrows(IllegalStateException.class, () -> fork.raise(raised)));
    assertEquals(Status.FAILED, fork.status());
    assertEquals(List.of("finally", "finally"), log);

    Cursor<String> cursor = watched(LeakTest_BodiesCoroutines.guarded(log).iterator());
    assertTrue(cursor.hasNext());
    assertTrue(cursor.hasNext());
    assertEquals(Status.SUSPENDED, cursor.status());
    assertEquals("before", cursor.next());
    assertTrue(cursor.hasNext());
    Cursor<String> other = cursor.fork();
    assertEquals("in finally", cursor.raise(raised));
    assertSame(raised, assertThrows(IllegalStateException.class, cursor::hasNext));
    assertEquals("in try", other.next());
    assertEquals("in finally", other.next());
    assertEquals("behind", other.next());
    assertThrows(NoSuchElementException.class, other::next);
    assertThrows(IllegalArgumentException.class, () -> watched(new StringReader("not a run")));
  }

  @Test
  void whatARunDelegatesToIsNotWatchedAnyMore() {
    Routine<String, String, ?> inner = watched(LeakTest_BodiesCoroutines.inner(log));
    Routine<String, String, ?> outer = LeakTest_BodiesCoroutines.from(inner);
    assertEquals("inner", outer.next());
    IllegalStateException refusal = assertThrows(IllegalStateException.class, inner::next);
    assertTrue(refusal.getMessage().contains("another run is delegating"), refusal::getMessage);
    assertThrows(IllegalStateException.class, () -> watched(inner));
    assertFalse(outer.resume());
    assertEquals(Status.RETURNED, inner.status());
    assertEquals(List.of("finally"), log);
  }

  @Test
  void thePropertyHasAllRunsWatched() throws Exception {
    List<String> path = new ArrayList<>();
    for (Class<?> type : List.of(LeakTest.class, Leak.class, Generator.class)) {
      path.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtreadle.leaks=true",
                "-cp",
                String.join(File.pathSeparator, path),
                Losing.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(output.contains("got 0 got 1"), output);
    assertTrue(output.contains("got 2 got 3"), output);
    assertTrue(output.contains("WARNING a run"), output);
    assertTrue(output.contains("dropped without close()"), output);
    assertTrue(output.contains("LeakTest$Bodies.guarded(LeakTest.java:"), output);
    assertTrue(output.contains("LeakTest$Losing.main(LeakTest.java:"), output);
  }

  /** A program that loses runs until that is noticed. */
  static final class Losing {
    private static final Logger LOGGER = Logger.getLogger("dev.treadle"); // else lost itself

    private Losing() {}

    public static void main(String[] args) throws Exception {
      List<Continuation<Integer, String, String>> captured = new ArrayList<>();
      Routine<String, String, String> first = LeakTest_BodiesCoroutines.captures(captured);
      System.out.println(first.next() + " " + captured.get(0).start(1).next());
      System.out.println(
          captured.get(0).start(2).fork().next() + " " + first.raise(new IllegalStateException()));
      BlockingQueue<LogRecord> logged = new LinkedBlockingQueue<>();
      LOGGER.addHandler(new Noticing(logged));
      LogRecord record = null;
      while (record == null) {
        after(2, LeakTest_BodiesCoroutines.guarded(new ArrayList<>()).iterator());
        System.gc();
        record = logged.poll(10, TimeUnit.MILLISECONDS);
      }
      System.out.println(record.getLevel() + " " + record.getMessage());
    }
  }

  private static final class Noticing extends Handler {
    private final BlockingQueue<LogRecord> logged;

    Noticing(BlockingQueue<LogRecord> logged) {
      this.logged = logged;
    }

    @Override
    public void publish(LogRecord record) {
      logged.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
