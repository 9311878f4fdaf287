package dev.treadle.behaviour.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.DoubleSequence;
import dev.treadle.DoubleYielder;
import dev.treadle.IntCursor;
import dev.treadle.IntSequence;
import dev.treadle.IntYielder;
import dev.treadle.LongSequence;
import dev.treadle.LongYielder;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The sequences of primitive values mirror those of objects. */
final class PrimitiveRulesTest {
  private final List<String> log = new ArrayList<>();

  static final class Templates {
    private Templates() {}

    @Generator
    static void count(IntYielder out, List<String> log, int n) throws IOException {
      log.add("begin");
      try {
        for (int i = 1; i <= n; i++) {
          try {
            out.yield(i);
          } catch (IllegalArgumentException e) {
            log.add("caught " + e.getMessage());
          }
        }
        if (n > 5) {
          throw new IOException("too many");
        }
      } finally {
        log.add("end");
      }
    }

    @Generator
    static void ints(IntYielder out, IntSequence values) {
      out.yieldAll(values);
      out.yieldAll(values.iterator());
      out.yieldAll(values.stream());
      out.yieldAll(new int[] {7, 8});
      PrimitiveIterator.OfInt iterator = IntStream.of(9).iterator();
      out.yieldAll(iterator);
    }

    @Generator
    static void longs(LongYielder out, int depth) {
      if (depth > 0) {
        out.yieldAll(PrimitiveRulesTest_TemplatesCoroutines.longs(depth - 1));
        out.yieldAll(LongStream.of(depth));
        out.yieldAll(new long[] {-depth});
        out.yieldAll(PrimitiveRulesTest_TemplatesCoroutines.longs(0).iterator());
      } else {
        out.yield(1L << 40);
      }
    }

    @Generator
    static void doubles(DoubleYielder out, int depth) {
      if (depth > 0) {
        out.yieldAll(PrimitiveRulesTest_TemplatesCoroutines.doubles(depth - 1));
        out.yieldAll(DoubleStream.of(depth));
        out.yieldAll(new double[] {-depth});
        out.yieldAll(PrimitiveRulesTest_TemplatesCoroutines.doubles(0).iterator());
      } else {
        out.yield(0.5);
      }
    }

    @Generator
    static void rest(IntYielder out, IntCursor values) {
      out.yieldAll(values);
    }

    @Coroutine
    static void boxed(Co<Object, Object> co, IntCursor values) {
      co.yieldAll(values);
    }

    @Generator
    static void stubborn(IntYielder out) {
      try {
        out.yield(1);
      } catch (CoroutineExit e) {
        out.yield(2);
        out.yieldAll(new int[] {3});
      }
    }
  }

  private IntSequence count(int n) {
    return PrimitiveRulesTest_TemplatesCoroutines.count(log, n);
  }

  @Test
  void aPrimitiveSequenceIsReiterableAndStateless() {
    IntSequence values = count(3);
    IntCursor first = values.iterator();
    IntCursor second = values.iterator();
    assertEquals(List.of(), log);
    assertEquals(1, first.nextInt());
    assertEquals(1, second.nextInt());
    assertEquals(2, first.nextInt());
    assertEquals(6, values.stream().sum());
  }

  @Test
  void aPrimitiveCursorLooksAheadAndEndsAsAnIteratorDoes() {
    IntCursor run = count(1).iterator();
    assertEquals(Status.CREATED, run.status());
    assertTrue(run.hasNext());
    assertTrue(run.hasNext());
    assertEquals(1, run.nextInt());
    assertFalse(run.hasNext());
    assertThrows(NoSuchElementException.class, run::nextInt);
    assertThrows(NoSuchElementException.class, run::next);
    assertEquals(Status.RETURNED, run.status());
  }

  @Test
  void raiseOnAPrimitiveCursorDiscardsTheValueLookedAheadTo() {
    IntCursor run = count(3).iterator();
    assertTrue(run.hasNext());
    assertEquals(2, run.raise(new IllegalArgumentException("one")));
    assertEquals(3, run.nextInt());
    assertThrows(NullPointerException.class, () -> run.raise(null));
    IOException io = new IOException();
    assertSame(io, assertThrows(UncheckedIOException.class, () -> run.raise(io)).getCause());
    assertEquals(Status.FAILED, run.status());
    assertEquals(List.of("begin", "caught one", "end"), log);
  }

  @Test
  void raiseOnACreatedPrimitiveCursorRunsNoneOfTheBody() {
    IntCursor run = count(3).iterator();
    RuntimeException raised = new RuntimeException();
    assertSame(raised, assertThrows(RuntimeException.class, () -> run.raise(raised)));
    assertEquals(Status.FAILED, run.status());
    assertEquals(List.of(), log);
  }

  @Test
  void closeOfAPrimitiveCursorRunsFinallyAndDiscardsTheValueLookedAheadTo() {
    IntCursor run = count(3).iterator();
    assertTrue(run.hasNext());
    run.close();
    run.close();
    assertFalse(run.hasNext());
    assertEquals(Status.CLOSED, run.status());
    assertEquals(List.of("begin", "end"), log);
    IntCursor created = count(3).iterator();
    created.close();
    assertEquals(Status.CLOSED, created.status());
    assertEquals(2, log.size());
  }

  @Test
  void forkOfAPrimitiveCursorCopiesTheValueLookedAheadTo() {
    IntCursor run = count(3).iterator();
    assertEquals(1, run.nextInt());
    assertTrue(run.hasNext());
    IntCursor fork = run.fork();
    assertEquals(2, run.nextInt());
    assertEquals(3, run.nextInt());
    assertEquals(2, fork.nextInt());
    assertEquals(3, fork.nextInt());
    assertFalse(run.hasNext());
    assertFalse(fork.hasNext());
  }

  @Test
  void yieldAllOfAPrimitiveCursorBeginsWithTheValueLookedAheadTo() {
    IntCursor values = count(3).iterator();
    values.nextInt();
    assertTrue(values.hasNext());
    IntCursor run = PrimitiveRulesTest_TemplatesCoroutines.rest(values).iterator();
    assertEquals(2, run.nextInt());
    assertThrows(IllegalStateException.class, values::nextInt);
    assertEquals(3, run.raise(new IllegalArgumentException("two")));
    run.close();
    assertEquals(List.of("begin", "caught two", "end"), log);
    assertEquals(Status.CLOSED, values.status());
  }

  @Test
  void aPrimitiveRunThatIgnoresItsCloseLeavesItsUserTheValueBefore() {
    IntCursor stubborn = PrimitiveRulesTest_TemplatesCoroutines.stubborn().iterator();
    IntCursor between = PrimitiveRulesTest_TemplatesCoroutines.rest(stubborn).iterator();
    Routine<Object, Object, Void> run = PrimitiveRulesTest_TemplatesCoroutines.boxed(between);
    assertEquals(1, run.next());
    assertThrows(IllegalStateException.class, run::close);
    assertEquals(1, run.value());
    assertEquals(Status.FAILED, between.status());
    assertEquals(3, stubborn.nextInt());
  }

  @Test
  void aPrimitiveYielderTakesArraysIteratorsSequencesAndStreams() {
    assertArrayEquals(
        new int[] {1, 2, 1, 2, 1, 2, 7, 8, 9},
        PrimitiveRulesTest_TemplatesCoroutines.ints(count(2)).stream().toArray());
    LongSequence longs = PrimitiveRulesTest_TemplatesCoroutines.longs(1);
    assertArrayEquals(new long[] {1L << 40, 1, -1, 1L << 40}, longs.stream().toArray());
    DoubleSequence doubles = PrimitiveRulesTest_TemplatesCoroutines.doubles(1);
    assertArrayEquals(new double[] {0.5, 1, -1, 0.5}, doubles.stream().toArray());
  }

  @Test
  void inPushModeAPrimitiveYielderTakesTheSame() {
    List<Integer> seen = new ArrayList<>();
    Templates.ints(seen::add, count(2));
    assertEquals(List.of(1, 2, 1, 2, 1, 2, 7, 8, 9), seen);
  }

  @Test
  void aPrimitiveStreamIsLazySequentialOrderedAndClosesItsRun() {
    try (IntStream stream = count(5).stream()) {
      assertFalse(stream.isParallel());
      Spliterator.OfInt values = stream.spliterator();
      assertEquals(List.of(), log);
      assertTrue(values.hasCharacteristics(Spliterator.ORDERED | Spliterator.NONNULL));
      assertTrue(values.tryAdvance((IntConsumer) value -> assertEquals(1, value)));
    }
    assertEquals(List.of("begin", "end"), log);
  }

  @Test
  void forEachOfAPrimitiveSequenceRaisesAnExceptionOfTheConsumer() {
    List<Integer> seen = new ArrayList<>();
    count(3)
        .forEach(
            value -> {
              seen.add(value);
              if (value == 2) {
                throw new IllegalArgumentException("two");
              }
            });
    assertEquals(List.of(1, 2, 3), seen);
    assertEquals(List.of("begin", "caught two", "end"), log);
    assertThrows(UncheckedIOException.class, () -> count(6).forEach(value -> {}));
  }

  @Test
  void noActionIsANullPointerExceptionAndRunsNoneOfTheBody() {
    IntConsumer none = null;
    LongSequence longs = PrimitiveRulesTest_TemplatesCoroutines.longs(0);
    DoubleSequence doubles = PrimitiveRulesTest_TemplatesCoroutines.doubles(0);
    Spliterator.OfInt ints = count(3).spliterator();
    for (Executable use :
        List.<Executable>of(
            () -> count(3).forEach(none),
            () -> ints.tryAdvance(none),
            () -> ints.forEachRemaining(none),
            () -> longs.spliterator().tryAdvance((java.util.function.LongConsumer) null),
            () ->
                doubles.spliterator().forEachRemaining((java.util.function.DoubleConsumer) null))) {
      assertThrows(NullPointerException.class, use);
    }
    assertEquals(List.of(), log);
    assertTrue(ints.tryAdvance((IntConsumer) value -> assertEquals(1, value)));
  }
}
