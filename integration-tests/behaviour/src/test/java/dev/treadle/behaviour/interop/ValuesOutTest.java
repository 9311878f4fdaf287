package dev.treadle.behaviour.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.DoubleSequence;
import dev.treadle.DoubleYielder;
import dev.treadle.IntSequence;
import dev.treadle.IntYielder;
import dev.treadle.LongSequence;
import dev.treadle.LongYielder;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.rules.Kind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a sequence in the hands of others. */
final class ValuesOutTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  static final class Templates {
    private Templates() {}

    /** Counts without an end if n is negative. */
    @Generator
    static void count(Yielder<Integer> out, List<String> log, int n) {
      log.add("begin");
      try {
        for (int i = 1; i - 1 != n; i++) {
          log.add("to " + i);
          out.yield(i);
        }
      } finally {
        log.add("end");
      }
    }

    @Generator
    static void stubborn(Yielder<Integer> out, List<String> log) {
      for (int i = 1; i < 5; i++) {
        try {
          out.yield(i);
        } catch (RuntimeException e) {
          log.add("swallowed " + e.getMessage());
        }
      }
    }

    @Generator
    static void replacing(Yielder<Integer> out) {
      try {
        out.yield(1);
      } finally {
        failInstead();
      }
    }

    private static void failInstead() {
      throw new IllegalStateException("instead");
    }

    @Generator
    static void broken(Yielder<Integer> out) throws IOException {
      out.yield(1);
      throw new FileNotFoundException("page");
    }

    @Generator
    static void nulls(Yielder<@Nullable String> out) {
      out.yield("a");
      out.yield(null);
      out.yield("b");
    }

    @Generator
    static void ints(IntYielder out, List<String> log, int n) {
      try {
        for (int i = 0; i < n; i++) {
          try {
            out.yield(i);
          } catch (RuntimeException e) {
            log.add("swallowed");
          }
        }
      } finally {
        log.add("end");
      }
    }

    @Generator
    static void longs(LongYielder out, int n) {
      for (long i = 0; i < n; i++) {
        try {
          out.yield(i);
        } catch (ArithmeticException e) {
          out.yield(-1);
        }
      }
    }

    @Generator
    static void doubles(DoubleYielder out, int n) {
      for (double i = 0; i < n; i++) {
        try {
          out.yield(i);
        } catch (ArithmeticException e) {
          out.yield(-1);
        }
      }
    }
  }

  private Sequence<Integer> count(Kind kind, int n) {
    return kind.sequence(
        ValuesOutTest_TemplatesCoroutines.count(log, n), out -> Templates.count(out, log, n));
  }

  /** Each stream is closed before the next begins, lest the end of a forgotten one be noted. */
  @ParameterizedTest
  @EnumSource
  void aShortCircuitRunsTheBodyNoFurtherThanItsLastElement(Kind kind) {
    try (Stream<Integer> values = count(kind, -1).stream()) {
      assertEquals(List.of(1, 2), values.limit(2).toList());
      assertEquals(List.of("begin", "to 1", "to 2"), log);
    }
    log.clear();
    try (Stream<Integer> values = count(kind, -1).stream()) {
      assertTrue(values.anyMatch(n -> n == 2));
      assertEquals(List.of("begin", "to 1", "to 2"), log);
    }
    log.clear();
    try (Stream<Integer> values = count(kind, -1).stream()) {
      assertEquals(List.of(1), values.takeWhile(n -> n < 2).toList());
      assertEquals(List.of("begin", "to 1", "to 2"), log);
    }
    log.clear();
    try (Stream<Integer> values = count(kind, -1).stream()) {
      assertEquals(3, values.skip(2).findFirst().orElseThrow());
      assertEquals(List.of("begin", "to 1", "to 2", "to 3"), log);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aShortCircuitClosesNothingUnlessTheStreamIsClosed(Kind kind) {
    Stream<Integer> left = count(kind, -1).stream();
    assertEquals(1, left.findFirst().orElseThrow());
    assertFalse(log.contains("end"));
    left.close();
    assertEquals("end", log.get(log.size() - 1));
    log.clear();
    try (Stream<Integer> closed = count(kind, -1).stream()) {
      assertEquals(List.of(2, 4), closed.map(n -> 2 * n).limit(2).toList());
    }
    assertEquals(List.of("begin", "to 1", "to 2", "end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void flatMapClosesTheInnerStreamsItself(Kind kind) {
    List<Integer> values =
        Stream.of(10, 20).flatMap(n -> count(kind, 2).stream().map(i -> n + i)).limit(3).toList();
    assertEquals(List.of(11, 12, 21), values);
    assertEquals(2, log.stream().filter("end"::equals).count());
  }

  @ParameterizedTest
  @EnumSource
  void flatMapOfASequenceWithoutAnEndIsLazy(Kind kind) {
    assertEquals(
        List.of(1, 2, 3), Stream.of(1, 2).flatMap(n -> count(kind, -1).stream()).limit(3).toList());
    assertEquals(List.of("begin", "to 1", "to 2", "to 3", "end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void inParallelEachValueComesOnceAndInOrder(Kind kind) {
    List<Integer> expected = IntStream.rangeClosed(1, 500).boxed().toList();
    assertEquals(expected, count(kind, 500).stream().parallel().map(n -> n).toList());
    List<Integer> ordered = Collections.synchronizedList(new ArrayList<>());
    count(kind, 500).stream().parallel().forEachOrdered(ordered::add);
    assertEquals(expected, ordered);
    assertEquals(500 * 501 / 2, count(kind, 500).stream().parallel().reduce(0, Integer::sum));
    assertEquals(expected.subList(0, 5), count(kind, -1).stream().parallel().limit(5).toList());
    assertEquals(
        List.of(2, 4, 6),
        count(kind, -1).stream().parallel().filter(n -> n % 2 == 0).limit(3).toList());
  }

  @ParameterizedTest
  @EnumSource
  void theIteratorOfAStreamLooksAheadWhenAskedOnly(Kind kind) {
    Iterator<Integer> iterator = count(kind, 3).stream().iterator();
    assertEquals(List.of(), log);
    assertEquals(1, iterator.next());
    assertEquals(List.of("begin", "to 1"), log);
    assertTrue(iterator.hasNext());
    assertTrue(iterator.hasNext());
    assertEquals(List.of("begin", "to 1", "to 2"), log);
    assertEquals(2, iterator.next());
    assertEquals(3, iterator.next());
    assertFalse(iterator.hasNext());
  }

  @ParameterizedTest
  @EnumSource
  void theSpliteratorIsOrderedAndPromisesNothingElse(Kind kind) {
    Spliterator<Integer> values = count(kind, 3).spliterator();
    assertEquals(Spliterator.ORDERED, values.characteristics());
    assertEquals(Long.MAX_VALUE, values.estimateSize());
    assertEquals(-1, values.getExactSizeIfKnown());
    assertNull(values.trySplit());
    assertTrue(values.tryAdvance(value -> assertEquals(1, value)));
    assertNull(values.trySplit());
    List<Integer> rest = new ArrayList<>();
    values.forEachRemaining(rest::add);
    assertEquals(List.of(2, 3), rest);
    assertFalse(values.tryAdvance(value -> {}));
    values.forEachRemaining(value -> rest.add(value));
    assertEquals(List.of(2, 3), rest);
  }

  @ParameterizedTest
  @EnumSource
  void collectorsAndConcatenationsTakeAllAndCloseAll(Kind kind) {
    Sequence<Integer> values = count(kind, 5);
    assertEquals(5, values.stream().count());
    assertEquals(
        List.of(5, 4, 3, 2, 1),
        values.stream().sorted(Collections.reverseOrder()).collect(Collectors.toList()));
    assertEquals(
        "1+2+3+4+5", values.stream().map(String::valueOf).collect(Collectors.joining("+")));
    assertEquals(
        List.of(1, 2, 3, 4, 5), StreamSupport.stream(values.spliterator(), false).toList());
    log.clear();
    try (Stream<Integer> both = Stream.concat(values.stream(), values.stream())) {
      assertEquals(List.of(1, 2, 3, 4, 5, 1), both.limit(6).toList());
    }
    assertEquals(2, log.stream().filter("end"::equals).count());
  }

  @ParameterizedTest
  @EnumSource
  void aStreamIsUsedOnceAndASequenceAgainAndAgain(Kind kind) {
    Sequence<Integer> values = count(kind, 3);
    Stream<Integer> once = values.stream();
    assertEquals(3, once.count());
    assertThrows(IllegalStateException.class, once::count);
    assertEquals(3, values.stream().count());
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatIsClosedUnusedRunsNothingAndHasNoValuesAfterwards(Kind kind) {
    Stream<Integer> unused = count(kind, 3).stream();
    unused.close();
    unused.close();
    assertEquals(List.of(), log);
    Stream<Integer> stream = count(kind, 3).stream();
    Iterator<Integer> iterator = stream.iterator();
    stream.close();
    assertFalse(iterator.hasNext());
    assertEquals(List.of(), log);
  }

  @ParameterizedTest
  @EnumSource
  void aStagesExceptionLeavesThePipelineWhateverTheBodyCatches(Kind kind) {
    Sequence<Integer> values =
        kind.sequence(
            ValuesOutTest_TemplatesCoroutines.stubborn(log), out -> Templates.stubborn(out, log));
    IllegalArgumentException thrown = new IllegalArgumentException("stage");
    Consumer<Integer> failing =
        value -> {
          if (value == 2) {
            throw thrown;
          }
        };
    assertSame(
        thrown,
        assertThrows(IllegalArgumentException.class, () -> values.stream().peek(failing).toList()));
    assertSame(
        thrown,
        assertThrows(
            IllegalArgumentException.class, () -> values.stream().peek(failing).limit(9).toList()));
    assertSame(
        thrown,
        assertThrows(
            IllegalArgumentException.class, () -> values.spliterator().forEachRemaining(failing)));
    // The body met it where the values were pushed to the pipeline, not where they were pulled.
    assertEquals(List.of("swallowed stage", "swallowed stage"), log);
    // forEach is push mode, and lets the body have it.
    values.forEach(failing);
    assertEquals(3, log.size());
  }

  @Test
  void aStagesExceptionLeavesAPrimitivePipelineToo() {
    IntSequence ints = ValuesOutTest_TemplatesCoroutines.ints(log, 3);
    LongSequence longs = ValuesOutTest_TemplatesCoroutines.longs(3);
    DoubleSequence doubles = ValuesOutTest_TemplatesCoroutines.doubles(3);
    assertThrows(ArithmeticException.class, () -> ints.stream().map(n -> 6 / n).sum());
    assertThrows(ArithmeticException.class, () -> longs.stream().map(n -> 6 / n).sum());
    assertThrows(ArithmeticException.class, () -> doubles.stream().map(n -> 6 / (int) n).sum());
    assertEquals(List.of("swallowed", "end"), log);
    assertEquals(3, ints.stream().sum());
    assertEquals(3, longs.stream().sum());
    assertEquals(3, doubles.stream().sum());
  }

  @ParameterizedTest
  @EnumSource
  void aStagesExceptionLeavesUnwrappedWhateverTheBodyThrowsInstead(Kind kind) {
    IOException thrown = new IOException("stage");
    Consumer<Object> failing =
        value -> {
          throw sneaky(thrown);
        };
    Sequence<Integer> values = count(kind, 3);
    assertSame(thrown, assertThrows(IOException.class, () -> values.stream().forEach(failing)));
    assertSame(
        thrown,
        assertThrows(IOException.class, () -> values.spliterator().forEachRemaining(failing)));
    assertEquals(List.of(), List.of(thrown.getSuppressed()));
    Sequence<Integer> replacing =
        kind.sequence(ValuesOutTest_TemplatesCoroutines.replacing(), Templates::replacing);
    assertSame(thrown, assertThrows(IOException.class, () -> replacing.stream().forEach(failing)));
    assertEquals("instead", thrown.getSuppressed()[0].getMessage());
    // forEach is push mode: what the body throws is what leaves.
    assertThrows(IllegalStateException.class, () -> replacing.forEach(failing));
    assertEquals(1, thrown.getSuppressed().length);
  }

  @Test
  void aStagesExceptionLeavesAPrimitivePipelineUnwrapped() {
    IOException thrown = new IOException("stage");
    for (Executable consumed :
        List.<Executable>of(
            () ->
                ValuesOutTest_TemplatesCoroutines.ints(log, 3).stream()
                    .forEach(
                        value -> {
                          throw sneaky(thrown);
                        }),
            () ->
                ValuesOutTest_TemplatesCoroutines.longs(3).stream()
                    .forEach(
                        value -> {
                          throw sneaky(thrown);
                        }),
            () ->
                ValuesOutTest_TemplatesCoroutines.doubles(3).stream()
                    .forEach(
                        value -> {
                          throw sneaky(thrown);
                        }))) {
      assertSame(thrown, assertThrows(IOException.class, consumed));
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> RuntimeException sneaky(Throwable t) throws X {
    throw (X) t;
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionOfTheBodyLeavesAStreamAsItLeavesADrive(Kind kind) {
    Sequence<Integer> values =
        kind.sequence(ValuesOutTest_TemplatesCoroutines.broken(), Templates::broken);
    UncheckedIOException pushed =
        assertThrows(UncheckedIOException.class, () -> values.stream().toList());
    UncheckedIOException pulled =
        assertThrows(UncheckedIOException.class, () -> values.stream().limit(9).toList());
    assertEquals(FileNotFoundException.class, pushed.getCause().getClass());
    assertEquals(FileNotFoundException.class, pulled.getCause().getClass());
  }

  @ParameterizedTest
  @EnumSource
  void whatDrivesOrClosesAStreamFromWithinDisturbsNothing(Kind kind) {
    Spliterator<Integer> values = count(kind, 3).spliterator();
    List<Integer> seen = new ArrayList<>();
    values.forEachRemaining(
        value -> {
          seen.add(value);
          assertFalse(values.tryAdvance(other -> seen.add(-other)));
          values.forEachRemaining(other -> seen.add(-other));
        });
    assertEquals(List.of(1, 2, 3), seen);
    Stream<Integer> stream = count(kind, 3).stream();
    Stream<Integer> closing = stream.peek(value -> stream.close());
    assertEquals(List.of(1, 2, 3), closing.toList());
  }

  @Test
  void primitiveStreamsShortCircuitFlatMapAndGoParallel() {
    IntSequence ints = ValuesOutTest_TemplatesCoroutines.ints(log, 1000);
    assertEquals(3, ints.stream().limit(3).sum());
    assertEquals(List.of(), log);
    assertEquals(
        IntStream.range(0, 1000).boxed().toList(), ints.stream().parallel().boxed().toList());
    log.clear();
    assertEquals(6, IntStream.range(0, 2).flatMap(i -> ints.stream()).limit(4).sum());
    assertEquals(List.of("end"), log);
    Spliterator.OfInt values = ints.spliterator();
    assertEquals(Spliterator.ORDERED | Spliterator.NONNULL, values.characteristics());
    assertNull(values.trySplit());
    assertEquals(
        Arrays.asList(0, 1),
        Arrays.asList(ints.iterator().next(), ints.stream().skip(1).findFirst().getAsInt()));
  }

  @Test
  void valuesMayBeNull() {
    Sequence<String> values = ValuesOutTest_TemplatesCoroutines.nulls();
    assertEquals(Arrays.asList("a", null, "b"), values.stream().toList());
    List<String> pulled = new ArrayList<>();
    for (String value : values) {
      pulled.add(value);
    }
    assertEquals(Arrays.asList("a", null, "b"), pulled);
    assertNull(values.stream().skip(1).iterator().next());
  }

  @ParameterizedTest
  @EnumSource
  void aForEachLoopThatIsLeftEarlyLeavesTheRunAndItsTwoCuresCloseIt(Kind kind) {
    for (int value : count(kind, -1)) {
      if (value == 2) {
        break;
      }
    }
    assertEquals(List.of("begin", "to 1", "to 2"), log);
    log.clear();
    try (Cursor<Integer> values = count(kind, -1).iterator()) {
      while (values.hasNext()) {
        if (values.next() == 2) {
          break;
        }
      }
    }
    assertEquals(List.of("begin", "to 1", "to 2", "end"), log);
    log.clear();
    try (Stream<Integer> values = count(kind, -1).stream()) {
      assertEquals(2, values.filter(value -> value == 2).findFirst().orElseThrow());
    }
    assertEquals(List.of("begin", "to 1", "to 2", "end"), log);
  }
}
