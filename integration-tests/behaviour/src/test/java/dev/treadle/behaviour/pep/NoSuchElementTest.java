package dev.treadle.behaviour.pep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** PEP 479: what says that there is no more never ends a generator from within. */
final class NoSuchElementTest {
  static final class Templates {
    private Templates() {}

    /** Forgets that the second iterator may be the shorter one. */
    @Generator
    static void zip(Yielder<String> out, Iterable<?> left, Iterable<?> right) {
      Iterator<?> other = right.iterator();
      for (Object l : left) {
        out.yield(l + "" + other.next());
      }
    }

    @Generator
    static void outer(Yielder<String> out, Sequence<String> inner, List<String> log) {
      try {
        out.yieldAll(inner);
      } catch (NoSuchElementException e) {
        log.add("outer saw it");
        throw e;
      }
    }

    @Generator
    static void caller(Yielder<String> out, List<String> log) {
      try {
        zip(out, List.of(1, 2), List.of("a"));
      } catch (NoSuchElementException e) {
        log.add("caller saw it");
      }
      out.yield("goes on");
    }

    @Coroutine
    static String result(Co<String, String> co, Routine<String, String, String> run) {
      try {
        return "result " + co.yieldFrom(run);
      } catch (NoSuchElementException e) {
        return "no result " + run.status();
      }
    }

    @Coroutine
    static String ending(Co<String, String> co, boolean thrown) {
      co.yield("value");
      if (thrown) {
        throw new NoSuchElementException();
      }
      return "returned";
    }

    @Generator
    static void waiting(Yielder<String> out) {
      try {
        out.yield("first");
      } finally {
        out.yield("in finally");
      }
    }

    /** Ends rightly: asks before it takes. */
    @Generator
    static void takeWhile(Yielder<Integer> out, Iterator<Integer> values, int limit) {
      while (values.hasNext()) {
        int value = values.next();
        if (value >= limit) {
          return;
        }
        out.yield(value);
      }
    }
  }

  private final List<String> log = new ArrayList<>();

  private static Sequence<String> zip() {
    return NoSuchElementTest_TemplatesCoroutines.zip(List.of(1, 2), List.of("a"));
  }

  @Test
  void aForgottenEndIsAFailureInEachView() {
    Cursor<String> run = zip().iterator();
    assertEquals("1a", run.next());
    assertThrows(NoSuchElementException.class, run::hasNext);
    assertEquals(Status.FAILED, run.status());
    assertFalse(run.hasNext());
    assertThrows(NoSuchElementException.class, () -> zip().forEach(value -> {}));
    assertThrows(NoSuchElementException.class, () -> zip().stream().toList());
    assertThrows(
        NoSuchElementException.class,
        () -> {
          for (String value : zip()) {
            log.add(value);
          }
        });
    assertEquals(List.of("1a"), log);
  }

  @Test
  void delegationDoesNotTakeItForAnEnd() {
    Cursor<String> run = NoSuchElementTest_TemplatesCoroutines.outer(zip(), log).iterator();
    run.next();
    assertThrows(NoSuchElementException.class, run::next);
    assertEquals(List.of("outer saw it"), log);
    Cursor<String> caller = NoSuchElementTest_TemplatesCoroutines.caller(log).iterator();
    caller.next();
    assertEquals("goes on", caller.next());
    assertEquals("caller saw it", log.get(1));
  }

  @Test
  void yieldFromTellsAReturnFromAnException() {
    for (boolean thrown : new boolean[] {false, true}) {
      Routine<String, String, String> run =
          NoSuchElementTest_TemplatesCoroutines.result(
              NoSuchElementTest_TemplatesCoroutines.ending(thrown));
      run.next();
      assertFalse(run.resume());
      assertEquals(thrown ? "no result FAILED" : "result returned", run.result());
    }
  }

  @Test
  void oneThatIsRaisedIsAsAnyOther() {
    Cursor<String> run = NoSuchElementTest_TemplatesCoroutines.waiting().iterator();
    run.next();
    NoSuchElementException raised = new NoSuchElementException();
    assertEquals("in finally", run.raise(raised));
    assertSame(raised, assertThrows(NoSuchElementException.class, run::next));
    assertEquals(Status.FAILED, run.status());
    Cursor<String> fresh = NoSuchElementTest_TemplatesCoroutines.waiting().iterator();
    assertSame(raised, assertThrows(NoSuchElementException.class, () -> fresh.raise(raised)));
    assertEquals(Status.FAILED, fresh.status());
  }

  @Test
  void itIsNotWrappedAsItLeavesSeveralBodies() {
    Cursor<String> run =
        NoSuchElementTest_TemplatesCoroutines.outer(
                NoSuchElementTest_TemplatesCoroutines.outer(zip(), log), log)
            .iterator();
    run.next();
    NoSuchElementException e = assertThrows(NoSuchElementException.class, run::next);
    assertEquals(null, e.getCause());
    assertEquals(List.of("outer saw it", "outer saw it"), log);
  }

  @Test
  void aBodyThatReturnsEnds() {
    List<Integer> values = new ArrayList<>();
    NoSuchElementTest_TemplatesCoroutines.takeWhile(List.of(1, 2, 9, 3).iterator(), 5)
        .iterator()
        .forEachRemaining(values::add);
    assertEquals(List.of(1, 2), values);
  }
}
