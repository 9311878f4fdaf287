package dev.treadle.behaviour.pep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** PEP 255: simple generators. */
final class SimpleGeneratorsTest {
  private static <Y> List<Y> list(Sequence<Y> values) {
    List<Y> list = new ArrayList<>();
    for (Y value : values) {
      list.add(value);
    }
    return list;
  }

  @SuppressWarnings({"finally", "unused", "divzero"})
  static final class Templates {
    private Templates() {}

    @Generator
    static void two(Yielder<Integer> out) {
      out.yield(1);
      out.yield(2);
    }

    @Generator
    static void returnsInTheMiddle(Yielder<Integer> out) {
      out.yield(1);
      if (true) {
        return;
      }
      out.yield(2);
    }

    @Generator
    static void throwsNoSuchElement(Yielder<Integer> out) {
      out.yield(1);
      if (true) {
        throw new NoSuchElementException("not an end");
      }
      out.yield(2);
    }

    /** Its return is no exception, so its handler does not see it. */
    @Generator
    static void returnsInTry(Yielder<Integer> out) {
      try {
        if (true) {
          return;
        }
      } catch (Throwable t) {
        out.yield(1);
      }
    }

    @Generator
    static void throwsInTry(Yielder<Integer> out) {
      try {
        throw new NoSuchElementException();
      } catch (Throwable t) {
        out.yield(42);
      }
    }

    @Generator
    static void range(Yielder<Integer> out, int from, int to) {
      for (int i = from; i < to; i++) {
        out.yield(i);
      }
    }

    @Generator
    static void zrange(Yielder<Integer> out, int n) {
      out.yieldAll(SimpleGeneratorsTest_TemplatesCoroutines.range(0, n));
    }

    @Generator
    static void drivesItself(Yielder<Integer> out, List<Cursor<Integer>> me) {
      int next = me.get(0).next();
      out.yield(next);
    }

    @Generator
    static void divides(Yielder<Integer> out) {
      SimpleGeneratorsTest_TemplatesCoroutines.dividing().iterator().next();
      out.yield(42);
    }

    @Generator
    static void dividing(Yielder<Integer> out) {
      int zero = 0;
      out.yield(1 / zero);
    }

    @Generator
    static void handlers(Yielder<Integer> out) {
      int zero = 0;
      try {
        out.yield(1);
        try {
          out.yield(2);
          int never = 1 / zero;
          out.yield(3);
        } catch (ArithmeticException e) {
          out.yield(4);
          out.yield(5);
          throw e;
        } catch (RuntimeException e) {
          out.yield(6);
        }
        out.yield(7);
      } catch (RuntimeException e) {
        out.yield(8);
      }
      out.yield(9);
      try {
        int x = 12;
      } finally {
        out.yield(10);
      }
      out.yield(11);
    }

    @Generator
    static void finalizers(Yielder<String> out) {
      for (int i = 0; i < 3; i++) {
        try {
          out.yield("try " + i);
          if (i == 1) {
            continue;
          }
          if (i == 2) {
            return;
          }
        } finally {
          out.yield("finally " + i);
        }
        out.yield("after " + i);
      }
    }

    @Generator
    static void growing(Yielder<Integer> out, List<Integer> values) {
      for (int i = 0; i < values.size(); i++) {
        out.yield(values.get(i));
      }
    }

    @Generator
    static void iterating(Yielder<Integer> out, List<Integer> values) {
      for (int value : values) {
        out.yield(value);
      }
    }

    @Generator
    static void throwsWhileHandling(Yielder<String> out, Cursor<String> other) {
      try {
        throw new IllegalStateException("mine");
      } catch (IllegalStateException e) {
        try {
          other.next();
        } catch (IllegalArgumentException theirs) {
          out.yield(
              e.getMessage()
                  + " "
                  + theirs.getMessage()
                  + " "
                  + theirs.getCause()
                  + theirs.getSuppressed().length);
        }
        out.yield(e.getMessage());
      }
    }

    @Generator
    static void failing(Yielder<String> out) {
      if (true) {
        throw new IllegalArgumentException("theirs");
      }
      out.yield("never");
    }
  }

  @Test
  void valuesComeOneByOneAndTheEndStaysTheEnd() {
    Cursor<Integer> run = SimpleGeneratorsTest_TemplatesCoroutines.two().iterator();
    assertEquals(1, run.next());
    assertEquals(2, run.next());
    assertThrows(NoSuchElementException.class, run::next);
    assertThrows(NoSuchElementException.class, run::next);
    assertFalse(run.hasNext());
  }

  @Test
  void aReturnEndsIt() {
    assertEquals(List.of(1), list(SimpleGeneratorsTest_TemplatesCoroutines.returnsInTheMiddle()));
    assertEquals(List.of(), list(SimpleGeneratorsTest_TemplatesCoroutines.returnsInTry()));
  }

  @Test
  void anExceptionThatSaysThereIsNoMoreIsNoReturn() {
    Cursor<Integer> run = SimpleGeneratorsTest_TemplatesCoroutines.throwsNoSuchElement().iterator();
    assertEquals(1, run.next());
    assertEquals("not an end", assertThrows(NoSuchElementException.class, run::next).getMessage());
    assertEquals(Status.FAILED, run.status());
    assertFalse(run.hasNext());
    assertEquals(List.of(42), list(SimpleGeneratorsTest_TemplatesCoroutines.throwsInTry()));
  }

  @Test
  void generatorsAreMadeOfOthers() {
    assertEquals(List.of(0, 1, 2, 3, 4), list(SimpleGeneratorsTest_TemplatesCoroutines.zrange(5)));
    assertEquals(List.of(), list(SimpleGeneratorsTest_TemplatesCoroutines.zrange(0)));
  }

  @Test
  void aRunIsItsOwnIteratorAndASequenceGivesANewOneEachTime() {
    Sequence<Integer> values = SimpleGeneratorsTest_TemplatesCoroutines.two();
    assertNotSame(values.iterator(), values.iterator());
    assertEquals(list(values), list(values));
  }

  @Test
  void whatIsExecutingAlreadyCannotBeDriven() {
    List<Cursor<Integer>> me = new ArrayList<>();
    me.add(SimpleGeneratorsTest_TemplatesCoroutines.drivesItself(me).iterator());
    IllegalStateException e = assertThrows(IllegalStateException.class, me.get(0)::next);
    assertTrue(e.getMessage().contains("already running"));
    assertEquals(Status.FAILED, me.get(0).status());
  }

  @Test
  void anExceptionPassesTheGeneratorsThatDriveOneAnother() {
    Cursor<Integer> run = SimpleGeneratorsTest_TemplatesCoroutines.divides().iterator();
    assertThrows(ArithmeticException.class, run::next);
    assertThrows(NoSuchElementException.class, run::next);
  }

  @Test
  void handlersAndFinalizersYieldInTurn() {
    assertEquals(
        List.of(1, 2, 4, 5, 8, 9, 10, 11),
        list(SimpleGeneratorsTest_TemplatesCoroutines.handlers()));
    assertEquals(
        List.of("try 0", "finally 0", "after 0", "try 1", "finally 1", "try 2", "finally 2"),
        list(SimpleGeneratorsTest_TemplatesCoroutines.finalizers()));
  }

  @Test
  void aListMayGrowUnderAnIndexedLoopAndNotUnderAnIterator() {
    List<Integer> values = new ArrayList<>(List.of(1, 2));
    Cursor<Integer> run = SimpleGeneratorsTest_TemplatesCoroutines.growing(values).iterator();
    assertEquals(1, run.next());
    values.add(3);
    assertEquals(2, run.next());
    assertEquals(3, run.next());
    assertFalse(run.hasNext());
    Cursor<Integer> other = SimpleGeneratorsTest_TemplatesCoroutines.iterating(values).iterator();
    assertEquals(1, other.next());
    values.add(4);
    assertThrows(ConcurrentModificationException.class, other::next);
    assertEquals(Status.FAILED, other.status());
  }

  @Test
  void theExceptionBeingHandledIsNotMixedWithThatOfARun() {
    Cursor<String> run =
        SimpleGeneratorsTest_TemplatesCoroutines.throwsWhileHandling(
                SimpleGeneratorsTest_TemplatesCoroutines.failing().iterator())
            .iterator();
    assertEquals("mine theirs null0", run.next());
    assertEquals("mine", run.next());
    assertFalse(run.hasNext());
  }

  @Test
  void aRaisedExceptionIsTheSameObjectWithoutAnAddition() {
    Cursor<Integer> run = SimpleGeneratorsTest_TemplatesCoroutines.two().iterator();
    run.next();
    IllegalStateException raised = new IllegalStateException();
    assertSame(raised, assertThrows(IllegalStateException.class, () -> run.raise(raised)));
    assertNull(raised.getCause());
  }
}
