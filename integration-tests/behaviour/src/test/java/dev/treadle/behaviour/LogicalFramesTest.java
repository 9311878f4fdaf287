package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Implicit;
import dev.treadle.Routine;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stack trace of an exception names the bodies that it has left, as that of push mode does. */
final class LogicalFramesTest {
  /** Has no stack trace. */
  private static final class Bare extends RuntimeException {
    private static final long serialVersionUID = 1;

    Bare() {
      super("bare", null, false, false);
    }
  }

  static final class Bodies {
    private Bodies() {}

    @Generator
    static void page(Yielder<Object> out, RuntimeException thrown) throws IOException {
      out.yield("page");
      if (thrown != null) {
        throw thrown;
      }
      throw new IOException("no such page");
    }

    @Generator
    static void chapter(Yielder<Object> out, RuntimeException thrown) throws IOException {
      out.yield("chapter");
      page(out, thrown);
    }

    @Generator
    static void book(Yielder<Object> out, RuntimeException thrown) throws IOException {
      chapter(out, thrown);
      out.yield("book");
    }

    @Generator
    static void wrapping(Yielder<Object> out) {
      try {
        book(out, null);
      } catch (IOException e) {
        throw new IllegalStateException("wrapped", e);
      }
    }

    @Generator
    static void shelf(Yielder<Object> out) {
      wrapping(out);
    }

    @Generator
    static void catching(Yielder<Object> out) throws IOException {
      try {
        book(out, null);
      } catch (IOException e) {
        out.yield(e);
      }
      page(out, null);
    }

    @Generator
    static void plain(Yielder<Object> out, Iterator<Object> values) {
      out.yieldAll(values);
    }

    @Generator
    static void drives(Yielder<Object> out, Cursor<Object> other) {
      while (other.hasNext()) {
        out.yield(other.next());
      }
    }

    @Generator
    static void delegates(Yielder<Object> out, Cursor<Object> other) {
      drives(out, other);
    }

    @Generator
    static void deep(Yielder<Object> out, int depth) {
      if (depth == 0) {
        out.yield(0);
        throw new IllegalStateException("deep");
      }
      deep(out, depth - 1);
    }

    @Coroutine
    static Object from(Co<Object, Object> co, Routine<Object, Object, Object> run) {
      return co.yieldFrom(run);
    }
  }

  /** The elements that name bodies of ours, by their lines of this file. */
  private static List<String> bodies(Throwable t) {
    return Arrays.stream(t.getStackTrace())
        .filter(e -> e.getClassName().equals(Bodies.class.getName()))
        .map(e -> e.getMethodName() + (e.getLineNumber() < 0 ? "" : ":" + e.getLineNumber()))
        .toList();
  }

  /** What push mode says, without the line of the body that threw. */
  private static List<String> pushed(Throwable t) {
    List<String> bodies = new ArrayList<>(bodies(t));
    bodies.set(0, bodies.get(0).replaceAll(":.*", ""));
    return bodies;
  }

  private static <X extends Throwable> X thrownBy(Cursor<Object> run, Class<X> type) {
    return assertThrows(
        type,
        () -> {
          while (run.hasNext()) {
            run.next();
          }
        });
  }

  private static int indexOf(Throwable t, String type) {
    StackTraceElement[] trace = t.getStackTrace();
    for (int i = 0; i < trace.length; i++) {
      if (trace[i].getClassName().endsWith(type)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void thoseThatWereDelegatingAreThere() {
    IOException pushed = assertThrows(IOException.class, () -> Bodies.book(value -> {}, null));
    Throwable thrown =
        thrownBy(
                LogicalFramesTest_BodiesCoroutines.book(null).iterator(),
                UncheckedIOException.class)
            .getCause();
    assertEquals(pushed(pushed), bodies(thrown));
    assertEquals(
        List.of("page", "chapter", "book"),
        bodies(thrown).stream().map(body -> body.replaceAll(":.*", "")).toList());
    // Behind the machine that threw it, before its driver, and that before this test.
    int at = indexOf(thrown, "$Bodies");
    assertTrue(indexOf(thrown, "BodiesCoroutines$Page") < at);
    assertTrue(at < indexOf(thrown, ".Driver"));
    assertTrue(indexOf(thrown, ".Driver") < indexOf(thrown, "LogicalFramesTest"));
  }

  @Test
  void theCauseHasThoseThatItPassed() {
    IllegalStateException pushed =
        assertThrows(IllegalStateException.class, () -> Bodies.shelf(value -> {}));
    IllegalStateException thrown =
        thrownBy(
            LogicalFramesTest_BodiesCoroutines.shelf().iterator(), IllegalStateException.class);
    assertEquals(pushed(pushed), bodies(thrown));
    assertEquals(pushed(pushed.getCause()).subList(0, 4), bodies(thrown.getCause()));
  }

  @Test
  void oneThatWasCaughtIsLeftAlone() {
    Cursor<Object> run = LogicalFramesTest_BodiesCoroutines.catching().iterator();
    for (int i = 0; i < 2; i++) {
      run.next();
    }
    Throwable caught = (Throwable) run.next();
    assertEquals(List.of(), bodies(caught));
    run.next();
    Throwable thrown = thrownBy(run, UncheckedIOException.class).getCause();
    assertEquals(
        List.of("page", "catching"),
        bodies(thrown).stream().map(body -> body.replaceAll(":.*", "")).toList());
  }

  @Test
  void oneThatIsRaisedBeginsWhereItWasRaised() {
    Cursor<Object> run = LogicalFramesTest_BodiesCoroutines.book(null).iterator();
    run.next();
    run.next();
    RuntimeException raised = new IllegalStateException("raised");
    StackTraceElement made = raised.getStackTrace()[0];
    assertSame(raised, assertThrows(IllegalStateException.class, () -> run.raise(raised)));
    List<String> places = bodies(raised);
    assertEquals(3, places.size());
    assertTrue(places.stream().allMatch(place -> place.contains(":")), places::toString);
    assertEquals(Bodies.class.getName(), raised.getStackTrace()[0].getClassName());
    assertEquals(made, raised.getStackTrace()[3]);
    // Raised again and again it does not grow.
    for (int i = 0; i < 3; i++) {
      Cursor<Object> again = LogicalFramesTest_BodiesCoroutines.book(null).iterator();
      again.next();
      again.next();
      assertThrows(IllegalStateException.class, () -> again.raise(raised));
      assertEquals(places, bodies(raised));
    }
  }

  @Test
  void oneWithoutATraceStaysWithout() {
    Bare thrown =
        thrownBy(LogicalFramesTest_BodiesCoroutines.book(new Bare()).iterator(), Bare.class);
    assertEquals(0, thrown.getStackTrace().length);
  }

  @Test
  void oneFromAPlainIteratorNamesTheBodyThatReadsIt() {
    Iterator<Object> failing =
        List.<Object>of(1, 2).stream()
            .map(
                value -> {
                  if (value.equals(2)) {
                    throw new IllegalStateException("two");
                  }
                  return value;
                })
            .iterator();
    IllegalStateException thrown =
        thrownBy(
            LogicalFramesTest_BodiesCoroutines.plain(failing).iterator(),
            IllegalStateException.class);
    assertEquals(1, bodies(thrown).size());
    assertTrue(bodies(thrown).get(0).startsWith("plain:"));
  }

  @Test
  void eachRunThatItPassesHasItsPlace() {
    IOException pushed = assertThrows(IOException.class, () -> Bodies.book(value -> {}, null));
    Cursor<Object> inner = LogicalFramesTest_BodiesCoroutines.book(null).iterator();
    UncheckedIOException thrown =
        thrownBy(
            LogicalFramesTest_BodiesCoroutines.delegates(inner).iterator(),
            UncheckedIOException.class);
    assertEquals(pushed(pushed), bodies(thrown.getCause()));
    assertEquals(2, bodies(thrown).size());
    assertTrue(bodies(thrown).get(1).startsWith("delegates:"));

    RuntimeException same = new IllegalStateException("same");
    Cursor<Object> first = LogicalFramesTest_BodiesCoroutines.book(same).iterator();
    thrownBy(
        LogicalFramesTest_BodiesCoroutines.delegates(first).iterator(),
        IllegalStateException.class);
    assertEquals(
        List.of("page", "chapter", "book", "drives", "delegates"),
        bodies(same).stream().map(body -> body.replaceAll(":.*", "")).toList());
  }

  @Test
  void oneFromAnotherThreadEndsWithThem() {
    Routine<Object, Object, Object> implicit =
        Implicit.routine(
            co -> {
              co.yield(1);
              throw new IllegalStateException("elsewhere");
            });
    Routine<Object, Object, Object> run =
        LogicalFramesTest_BodiesCoroutines.from(LogicalFramesTest_BodiesCoroutines.from(implicit));
    run.next();
    IllegalStateException thrown = assertThrows(IllegalStateException.class, run::next);
    StackTraceElement[] trace = thrown.getStackTrace();
    for (int i = 1; i <= 2; i++) {
      assertEquals("from", trace[trace.length - i].getMethodName());
      assertTrue(trace[trace.length - i].getLineNumber() > 0);
    }
  }

  @Test
  void aLongChainIsNamedAtItsEnds() {
    IllegalStateException thrown =
        thrownBy(
            LogicalFramesTest_BodiesCoroutines.deep(100_000).iterator(),
            IllegalStateException.class);
    assertEquals(32, bodies(thrown).size());
    assertTrue(
        Arrays.stream(thrown.getStackTrace())
            .anyMatch(e -> e.toString().equals("...(" + (100_001 - 32) + " more bodies)")));
  }
}
