package dev.treadle.behaviour.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.UncheckedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sequences and their cursors. */
final class SequenceRulesTest {
  private final List<String> log = new ArrayList<>();

  private Cursor<Integer> cursor(Kind kind) {
    return Bodies.count(kind, log, 3).iterator();
  }

  @ParameterizedTest
  @EnumSource
  void aSequenceIsReiterableEachIteratorBeingAFreshRun(Kind kind) {
    Sequence<Integer> values = Bodies.count(kind, log, 3);
    Cursor<Integer> first = values.iterator();
    Cursor<Integer> second = values.iterator();
    assertEquals(List.of(), log);
    assertEquals(1, first.next());
    assertEquals(2, first.next());
    assertEquals(1, second.next());
    assertEquals(List.of(1, 2, 3), values.stream().toList());
    assertEquals(3, first.next());
    assertEquals(2, second.next());
  }

  @ParameterizedTest
  @EnumSource
  void nextThrowsNoSuchElementExceptionPastTheEnd(Kind kind) {
    Cursor<Integer> run = cursor(kind);
    for (int i = 1; i <= 3; i++) {
      assertEquals(i, run.next());
    }
    assertThrows(NoSuchElementException.class, run::next);
    assertFalse(run.hasNext());
    assertThrows(NoSuchElementException.class, run::next);
    assertEquals(Status.RETURNED, run.status());
    assertEquals(List.of("begin", "end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void hasNextLooksOneValueAheadAndNoFurther(Kind kind) {
    Cursor<Integer> run = cursor(kind);
    assertEquals(Status.CREATED, run.status());
    assertTrue(run.hasNext());
    assertTrue(run.hasNext());
    assertEquals(Status.SUSPENDED, run.status());
    assertEquals(1, run.next());
    assertEquals(2, run.next());
    assertEquals(List.of("begin"), log);
  }

  @ParameterizedTest
  @EnumSource
  void raiseDiscardsTheValueLookedAheadTo(Kind kind) {
    Cursor<Integer> run = cursor(kind);
    assertTrue(run.hasNext());
    assertEquals(2, run.raise(new IllegalArgumentException("one")));
    assertEquals(3, run.next());
    assertEquals(List.of("begin", "caught one"), log);
  }

  @ParameterizedTest
  @EnumSource
  void closeDiscardsTheValueLookedAheadTo(Kind kind) {
    Cursor<Integer> run = cursor(kind);
    assertTrue(run.hasNext());
    run.close();
    assertFalse(run.hasNext());
    assertThrows(NoSuchElementException.class, run::next);
    assertEquals(Status.CLOSED, run.status());
    assertEquals(List.of("begin", "end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void closingACreatedCursorRunsNoneOfTheBodyAndAFinishedOneIsLeftAsItIs(Kind kind) {
    Cursor<Integer> created = cursor(kind);
    created.close();
    assertEquals(Status.CLOSED, created.status());
    assertFalse(created.hasNext());
    assertEquals(List.of(), log);
    Cursor<Integer> returned = cursor(kind);
    returned.forEachRemaining(value -> {});
    returned.close();
    assertEquals(Status.RETURNED, returned.status());
  }

  @ParameterizedTest
  @EnumSource
  void raiseOnACreatedCursorFailsAndOnAFinishedOneThrows(Kind kind) {
    Cursor<Integer> run = cursor(kind);
    RuntimeException raised = new RuntimeException("T");
    assertSame(raised, assertThrows(RuntimeException.class, () -> run.raise(raised)));
    assertEquals(Status.FAILED, run.status());
    assertEquals(List.of(), log);
    assertFalse(run.hasNext());
    Exception checked = new Exception("T");
    assertSame(
        checked, assertThrows(UncheckedException.class, () -> run.raise(checked)).getCause());
    assertThrows(NullPointerException.class, () -> run.raise(null));
    assertEquals(Status.FAILED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void raiseAtTheLastValueHasNoElementIfTheBodyReturns(Kind kind) {
    Cursor<Integer> run = Bodies.count(kind, log, 1).iterator();
    assertEquals(1, run.next());
    assertThrows(
        NoSuchElementException.class, () -> run.raise(new IllegalArgumentException("one")));
    assertEquals(Status.RETURNED, run.status());
    assertEquals(List.of("begin", "caught one", "end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void aCheckedExceptionOfTheBodyIsWrappedInEachView(Kind kind) {
    Sequence<Integer> values = Bodies.count(kind, log, 6);
    for (Executable view :
        List.<Executable>of(
            () -> values.forEach(value -> {}),
            () -> values.stream().forEach(value -> {}),
            () -> values.spliterator().forEachRemaining(value -> {}),
            () -> values.iterator().forEachRemaining(value -> {}),
            () -> {
              for (Integer value : values) {
                assertTrue(value <= 6);
              }
            })) {
      assertEquals(
          "too many", assertThrows(UncheckedIOException.class, view).getCause().getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStreamIsLazySequentialAndOrdered(Kind kind) {
    Stream<Integer> stream = Bodies.count(kind, log, 5).stream();
    assertFalse(stream.isParallel());
    assertEquals(List.of(), log);
    Spliterator<Integer> spliterator = stream.spliterator();
    assertTrue(spliterator.hasCharacteristics(Spliterator.ORDERED));
    assertEquals(List.of(), log);
    assertTrue(spliterator.tryAdvance(value -> assertEquals(1, value)));
    assertEquals(List.of("begin"), log);
    stream.close();
  }

  @ParameterizedTest
  @EnumSource
  void closingAStreamClosesTheRun(Kind kind) {
    try (Stream<Integer> stream = Bodies.count(kind, log, 5).stream()) {
      assertEquals(1, stream.iterator().next());
      assertEquals(List.of("begin"), log);
    }
    assertEquals(List.of("begin", "end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void forEachRaisesAnExceptionOfTheConsumerAtTheSuspensionPoint(Kind kind) {
    List<Integer> seen = new ArrayList<>();
    Bodies.count(kind, log, 3)
        .forEach(
            value -> {
              seen.add(value);
              if (value == 2) {
                throw new IllegalArgumentException("two");
              }
            });
    assertEquals(List.of(1, 2, 3), seen);
    assertEquals(List.of("begin", "caught two", "end"), log);
    log.clear();
    IllegalStateException thrown = new IllegalStateException();
    Consumer<Integer> failing =
        value -> {
          throw thrown;
        };
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class, () -> Bodies.count(kind, log, 3).forEach(failing)));
    assertEquals(List.of("begin", "end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void forEachOfNoActionIsANullPointerExceptionAndRunsNoneOfTheBody(Kind kind) {
    Sequence<Integer> values = Bodies.count(kind, log, 3);
    assertThrows(NullPointerException.class, () -> values.forEach(null));
    assertThrows(NullPointerException.class, () -> values.iterator().forEachRemaining(null));
    assertThrows(NullPointerException.class, () -> values.spliterator().tryAdvance(null));
    assertThrows(NullPointerException.class, () -> values.spliterator().forEachRemaining(null));
    assertEquals(List.of(), log);
  }

  @ParameterizedTest
  @EnumSource
  void forEachRemainingGivesTheRestAndItsExceptionLeavesTheRunSuspended(Kind kind) {
    // An Iterator's own rule: only a Sequence's forEach is push mode.
    Cursor<Integer> run = cursor(kind);
    run.next();
    ArithmeticException thrown = new ArithmeticException();
    assertSame(
        thrown,
        assertThrows(
            ArithmeticException.class,
            () ->
                run.forEachRemaining(
                    value -> {
                      throw thrown;
                    })));
    assertEquals(Status.SUSPENDED, run.status());
    assertEquals(3, run.next());
  }

  @ParameterizedTest
  @EnumSource
  void aCursorCannotBeDrivenFromItsOwnBody(Kind kind) {
    List<Cursor<Integer>> self = new ArrayList<>();
    List<String> refusals =
        new ArrayList<>() {
          private static final long serialVersionUID = 1;

          @Override
          public boolean add(String entry) {
            Cursor<Integer> run = self.get(0);
            for (Executable drive :
                List.<Executable>of(
                    run::hasNext, run::next, () -> run.raise(new IOException()), run::close)) {
              IllegalStateException e = assertThrows(IllegalStateException.class, drive);
              assertTrue(e.getMessage().contains("already running"), e.getMessage());
            }
            assertEquals(Status.RUNNING, run.status());
            return super.add(entry);
          }
        };
    Cursor<Integer> run = Bodies.count(kind, refusals, 2).iterator();
    self.add(run);
    assertTrue(run.hasNext());
    assertEquals(2, run.raise(new IllegalArgumentException("one")));
    assertFalse(run.hasNext());
    assertEquals(List.of("begin", "caught one", "end"), refusals);
  }
}
