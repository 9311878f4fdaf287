package dev.treadle.behaviour.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** yieldAll, by what it is given. */
final class YieldAllRulesTest {
  private final List<String> log = new ArrayList<>();

  static final class Templates {
    private Templates() {}

    @Generator
    static void each(Yielder<Integer> out, Iterable<Integer> values) {
      out.yieldAll(values);
    }

    @Generator
    static void rest(Yielder<Integer> out, List<String> log, Iterator<Integer> values) {
      try {
        out.yieldAll(values);
        log.add("after");
      } catch (Throwable t) {
        log.add("at yieldAll " + t.getClass().getSimpleName());
        throw t;
      }
    }

    @Generator
    static void streamed(Yielder<Integer> out, List<String> log, Stream<Integer> values) {
      try {
        out.yieldAll(values);
        log.add("after");
      } catch (Throwable t) {
        log.add("at yieldAll " + t.getClass().getSimpleName());
        throw t;
      }
    }

    @Coroutine
    static String dropping(Co<Integer, String> co, Iterable<Integer> values) {
      co.yieldAll(values);
      return "sent " + co.yield(0);
    }

    static Cursor<Integer> rest(Kind kind, List<String> log, Iterator<Integer> values) {
      return kind.sequence(
              YieldAllRulesTest_TemplatesCoroutines.rest(log, values),
              out -> rest(out, log, values))
          .iterator();
    }

    static Cursor<Integer> streamed(Kind kind, List<String> log, Stream<Integer> values) {
      return kind.sequence(
              YieldAllRulesTest_TemplatesCoroutines.streamed(log, values),
              out -> streamed(out, log, values))
          .iterator();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSequenceIsDelegatedToSoRaiseReachesItsRun(Kind kind) {
    for (Kind inner : Kind.values()) {
      log.clear();
      var values = Bodies.count(inner, log, 3);
      Cursor<Integer> run =
          kind.sequence(
                  YieldAllRulesTest_TemplatesCoroutines.each(values),
                  out -> Templates.each(out, values))
              .iterator();
      assertEquals(1, run.next());
      assertEquals(2, run.raise(new IllegalArgumentException("T")));
      assertEquals(List.of("begin", "caught T"), log);
      run.close();
      assertEquals(List.of("begin", "caught T", "end"), log);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCursorIsDelegatedToSoCloseReachesItsRun(Kind kind) {
    for (Kind inner : Kind.values()) {
      log.clear();
      Cursor<Integer> values = Bodies.count(inner, log, 3).iterator();
      Cursor<Integer> run = Templates.rest(kind, log, values);
      run.next();
      assertThrows(IllegalStateException.class, values::next);
      run.close();
      assertEquals(List.of("begin", "end", "at yieldAll CoroutineExit"), log);
      assertEquals(Status.CLOSED, values.status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCursorsExceptionIsThrownRawAtTheYieldAll(Kind kind) {
    Cursor<Integer> run = Templates.rest(kind, log, Bodies.count(kind, log, 6).iterator());
    for (int i = 1; i <= 6; i++) {
      assertEquals(i, run.next());
    }
    assertThrows(UncheckedIOException.class, run::hasNext);
    assertEquals(List.of("begin", "end", "at yieldAll IOException"), log);
  }

  @ParameterizedTest
  @EnumSource
  void yieldAllOfACursorBeginsWithTheValueLookedAheadTo(Kind kind) {
    Cursor<Integer> values = Bodies.count(kind, log, 3).iterator();
    assertEquals(1, values.next());
    assertTrue(values.hasNext());
    Cursor<Integer> run = Templates.rest(kind, log, values);
    assertEquals(2, run.next());
    assertEquals(3, run.next());
    assertFalse(run.hasNext());
  }

  @ParameterizedTest
  @EnumSource
  void yieldAllOfAFinishedCursorHasNoValues(Kind kind) {
    Cursor<Integer> closed = Bodies.count(kind, log, 3).iterator();
    closed.close();
    assertFalse(Templates.rest(kind, log, closed).hasNext());
    assertEquals(List.of("after"), log);
  }

  @ParameterizedTest
  @EnumSource
  void aPlainIteratorGetsNeitherRaiseNorClose(Kind kind) {
    Iterator<Integer> values = List.of(1, 2, 3).iterator();
    Cursor<Integer> run = Templates.rest(kind, log, values);
    assertEquals(1, run.next());
    RuntimeException raised = new RuntimeException("T");
    assertSame(raised, assertThrows(RuntimeException.class, () -> run.raise(raised)));
    Cursor<Integer> other = Templates.rest(kind, log, values);
    assertEquals(2, other.next());
    other.close();
    assertEquals(List.of("at yieldAll RuntimeException", "at yieldAll CoroutineExit"), log);
    assertEquals(3, values.next());
  }

  @ParameterizedTest
  @EnumSource
  void aPlainIteratorsExceptionsAreThrownAtTheYieldAllAndNeverAnEnd(Kind kind) {
    Iterator<Integer> broken =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Integer next() {
            throw new NoSuchElementException("broken");
          }
        };
    Cursor<Integer> run = Templates.rest(kind, log, broken);
    assertEquals("broken", assertThrows(NoSuchElementException.class, run::hasNext).getMessage());
    assertEquals(Status.FAILED, run.status());
    assertEquals(List.of("at yieldAll NoSuchElementException"), log);
  }

  @ParameterizedTest
  @EnumSource
  void sentValuesAreDropped(Kind kind) {
    for (Iterable<Integer> values :
        List.<Iterable<Integer>>of(List.of(1, 2), Bodies.count(kind, log, 2))) {
      Routine<Integer, String, String> run =
          kind.routine(
              YieldAllRulesTest_TemplatesCoroutines.dropping(values),
              co -> Templates.dropping(co, values));
      assertEquals(1, run.next());
      assertEquals(2, run.send("a"));
      assertEquals(0, run.send("b"));
      assertFalse(run.resume("c"));
      assertEquals("sent c", run.result());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStreamIsClosedAtItsEnd(Kind kind) {
    Cursor<Integer> run =
        Templates.streamed(kind, log, Stream.of(1, 2).onClose(() -> log.add("closed")));
    assertEquals(1, run.next());
    assertEquals(2, run.next());
    assertEquals(List.of(), log);
    assertFalse(run.hasNext());
    assertEquals(List.of("closed", "after"), log);
  }

  @ParameterizedTest
  @EnumSource
  void aStreamIsClosedWithTheRunOrByWhatIsRaisedThere(Kind kind) {
    Cursor<Integer> closing =
        Templates.streamed(kind, log, Stream.of(1, 2).onClose(() -> log.add("closed")));
    closing.next();
    closing.close();
    Cursor<Integer> raising =
        Templates.streamed(kind, log, Stream.of(1, 2).onClose(() -> log.add("closed")));
    raising.next();
    assertThrows(ArithmeticException.class, () -> raising.raise(new ArithmeticException()));
    assertEquals(
        List.of("closed", "at yieldAll CoroutineExit", "closed", "at yieldAll ArithmeticException"),
        log);
  }

  @ParameterizedTest
  @EnumSource
  void aStreamsExceptionClosesItToo(Kind kind) {
    Cursor<Integer> run =
        Templates.streamed(
            kind, log, Stream.of(1, 0).map(n -> 1 / n).onClose(() -> log.add("closed")));
    run.next();
    assertThrows(ArithmeticException.class, run::next);
    assertEquals(List.of("closed", "at yieldAll ArithmeticException"), log);
    assertEquals(Status.FAILED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void whatTheCloseOfAStreamThrowsWhenTheRunIsClosedIsNotLost(Kind kind) {
    Cursor<Integer> run =
        Templates.streamed(
            kind,
            log,
            Stream.of(1, 2)
                .onClose(
                    () -> {
                      throw new IllegalArgumentException("close");
                    }));
    run.next();
    assertEquals("close", assertThrows(IllegalArgumentException.class, run::close).getMessage());
    assertEquals(Status.FAILED, run.status());
  }

  @Test
  void inPushModeYieldAllRaisesInACursorWhatTheConsumerThrows() {
    List<Integer> seen = new ArrayList<>();
    Templates.each(
        value -> {
          seen.add(value);
          if (value == 1) {
            throw new IllegalArgumentException("one");
          }
        },
        Bodies.count(Kind.MACHINE, log, 2));
    assertEquals(List.of(1, 2), seen);
    assertEquals(List.of("begin", "caught one", "end"), log);
  }
}
