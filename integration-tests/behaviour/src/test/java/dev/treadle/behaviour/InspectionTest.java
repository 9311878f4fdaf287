package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Implicit;
import dev.treadle.IntCursor;
import dev.treadle.IntYielder;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a suspended run tells of itself: its variables, and itself in words. */
final class InspectionTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static int total(Co<String, Integer> co, List<String> names, int unused) {
      int total = 0;
      for (String name : names) {
        int before = total;
        total += co.yield(name);
        if (total < before) {
          co.yield(name + " " + before);
        }
      }
      return total;
    }

    @Generator
    static void siblings(Yielder<Object> out) {
      for (int i = 0; i < 1; i++) {
        out.yield(i);
      }
      for (long i = 10; i < 11; i++) {
        out.yield(i);
      }
    }

    @Generator
    static void ours(Yielder<Integer> out, int label, int locals, Integer current) {
      int s = 1;
      String state = "st";
      Integer delegate = null;
      out.yield(0);
      out.yield(label + locals + s + state.length() + current);
      out.yield(delegate);
    }

    @Generator
    static void captured(Yielder<Supplier<Integer>> out) {
      for (int i = 0; i < 2; i++) {
        int square = i * i;
        out.yield(() -> square);
        out.yield(() -> square + 1);
      }
    }

    @Coroutine
    static String bound(Co<Object, Object> co, Object o) {
      if (o instanceof String text && text.length() > 1) {
        co.yield(1);
        return text;
      }
      try {
        throw new IllegalStateException("thrown");
      } catch (IllegalStateException problem) {
        co.yield(2);
        return problem.getMessage();
      }
    }

    @Coroutine
    static int operands(Co<Integer, Integer> co, int x) {
      return x++ + co.yield(1) * co.yield(x);
    }

    @Generator
    static void countdown(IntYielder out, int from) {
      if (from > 0) {
        out.yield(from);
        countdown(out, from - 1);
      }
    }

    @Generator
    static void outer(Yielder<Object> out, int depth) {
      if (depth > 0) {
        outer(out, depth - 1);
        out.yield(depth);
        return;
      }
      List<Integer> plain = new ArrayList<>(List.of(7));
      out.yieldAll(plain);
      out.yield(plain.size());
    }

    @Coroutine
    static Object from(Co<Object, Object> co, Routine<Object, Object, Object> run) {
      return co.yieldFrom(run);
    }
  }

  private static List<String> told(Map<String, ?> locals) {
    return locals.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  private static List<List<String>> told(Iterator<?> run, Supplier<Map<String, Object>> locals) {
    List<List<String>> all = new ArrayList<>();
    while (run.hasNext()) {
      run.next();
      all.add(told(locals.get()));
    }
    return all;
  }

  private static String at(StackTraceElement place) {
    String type = place.getClassName();
    return type.substring(type.lastIndexOf('.') + 1)
        + "."
        + place.getMethodName()
        + " suspended at "
        + place.getFileName()
        + ":"
        + place.getLineNumber();
  }

  @Test
  void variablesAreThereWhileTheyAreNeeded() {
    Routine<String, Integer, Integer> run =
        InspectionTest_BodiesCoroutines.total(List.of("a", "b"), 5);
    assertEquals(Map.of(), run.locals());
    run.next();
    // The list is in use through an iterator that the source does not show.
    assertEquals(List.of("total=0", "name=a", "before=0"), told(run.locals()));
    run.send(3);
    Map<String, Object> snapshot = run.locals();
    assertEquals(List.of("total=3", "name=b", "before=3"), told(snapshot));
    run.send(-1);
    assertEquals(List.of("total=2"), told(run.locals()));
    assertEquals(List.of("total=3", "name=b", "before=3"), told(snapshot));
    assertThrows(UnsupportedOperationException.class, () -> snapshot.put("total", 4));
    assertEquals(false, run.resume());
    assertEquals(Map.of(), run.locals());
  }

  @Test
  void variablesOfOneNameAreToldApart() {
    Cursor<Object> run = InspectionTest_BodiesCoroutines.siblings().iterator();
    assertEquals(List.of(List.of("i=0"), List.of("i=10")), told(run, run::locals));
  }

  @Test
  void variablesHaveTheNamesThatTheUserGaveThem() {
    Cursor<Integer> run = InspectionTest_BodiesCoroutines.ours(1, 2, 3).iterator();
    assertEquals(
        List.of(
            List.of("label=1", "locals=2", "current=3", "s=1", "state=st", "delegate=null"),
            List.of("delegate=null"),
            List.of()),
        told(run, run::locals));
  }

  @Test
  void whatALambdaCapturesIsThere() {
    Cursor<Supplier<Integer>> run = InspectionTest_BodiesCoroutines.captured().iterator();
    assertEquals(
        List.of(
            List.of("i=0", "square=0"), List.of("i=0"), List.of("i=1", "square=1"), List.of("i=1")),
        told(run, run::locals));
  }

  @Test
  void bindingsAndExceptionsAreThere() {
    Routine<Object, Object, String> bound = InspectionTest_BodiesCoroutines.bound("long");
    bound.next();
    assertEquals(List.of("text=long"), told(bound.locals()));
    Routine<Object, Object, String> caught = InspectionTest_BodiesCoroutines.bound("-");
    caught.next();
    assertEquals(List.of("problem=java.lang.IllegalStateException: thrown"), told(caught.locals()));
  }

  @Test
  void hiddenOperandsAreNotThere() {
    Routine<Integer, Integer, Integer> run = InspectionTest_BodiesCoroutines.operands(5);
    run.next();
    assertEquals(List.of("x=6"), told(run.locals()));
    assertEquals(6, run.send(2));
    assertEquals(List.of(), told(run.locals()));
    assertEquals(false, run.resume(3));
    assertEquals(11, run.result());
  }

  @Test
  void theInnermostBodyTellsItsVariables() {
    IntCursor run = InspectionTest_BodiesCoroutines.countdown(3).iterator();
    assertEquals(
        List.of(List.of("from=3"), List.of("from=2"), List.of("from=1")), told(run, run::locals));
    Cursor<Object> outer = InspectionTest_BodiesCoroutines.outer(2).iterator();
    assertEquals(
        List.of(List.of("plain=[7]"), List.of(), List.of(), List.of()), told(outer, outer::locals));
  }

  @Test
  void anImplicitBodyTellsThoseOfWhatItDelegatesTo() {
    Routine<Object, Object, Object> plain = Implicit.routine(co -> Bodies.bound(co, "long"));
    Routine<Object, Object, Object> over = InspectionTest_BodiesCoroutines.from(plain);
    over.next();
    assertEquals(Map.of(), plain.locals());
    assertEquals(Map.of(), over.locals());
    Routine<Object, Object, String> machine = InspectionTest_BodiesCoroutines.bound("long");
    Routine<Object, Object, Object> implicit = Implicit.routine(co -> co.yieldFrom(machine));
    implicit.next();
    assertEquals(List.of("text=long"), told(implicit.locals()));
    over.close();
    implicit.close();
  }

  @Test
  void aRunSaysWhereItStands() {
    Routine<String, Integer, Integer> run = InspectionTest_BodiesCoroutines.total(List.of("a"), 0);
    assertEquals("InspectionTest$Bodies.total created", run.toString());
    run.next();
    assertEquals(at(run.trace().get(0)), run.toString());
    run.resume(1);
    assertEquals("InspectionTest$Bodies.total returned", run.toString());
    run = InspectionTest_BodiesCoroutines.total(List.of("a"), 0);
    run.close();
    assertEquals("InspectionTest$Bodies.total closed", run.toString());
    Cursor<Object> running = InspectionTest_BodiesCoroutines.outer(0).iterator();
    List<String> seen = new ArrayList<>();
    Sequence<Object> looks = Implicit.sequence(out -> seen.add(running.toString()));
    looks.forEach(value -> {});
    assertEquals(List.of("InspectionTest$Bodies.outer created"), seen);
  }

  @Test
  void aRunSaysToWhomItDelegates() {
    Routine<Object, Object, Object> inner =
        InspectionTest_BodiesCoroutines.from(Implicit.routine(co -> co.yield("value")));
    Routine<Object, Object, Object> run = InspectionTest_BodiesCoroutines.from(inner);
    run.next();
    String own = at(run.trace().get(run.trace().size() - 1));
    StackTraceElement lambda = run.trace().get(0);
    assertEquals(
        String.join(
            ", delegating to ",
            own,
            own,
            "implicit coroutine suspended at "
                + lambda.getFileName()
                + ":"
                + lambda.getLineNumber()),
        run.toString());
    run.close();
    assertEquals("implicit coroutine created", Implicit.routine(co -> 1).toString());
  }

  @Test
  void aLongChainIsToldFromItsEnds() {
    Cursor<Object> run = InspectionTest_BodiesCoroutines.outer(100_000).iterator();
    run.next();
    String text = run.toString();
    // The innermost body delegates to an iterator, which is not told of.
    assertEquals(6, text.split("delegating to", -1).length, text);
    assertTrue(text.contains(", delegating to ... 99996 more ..., delegating to "), text);
    assertTrue(text.length() < 500, text);
  }
}
