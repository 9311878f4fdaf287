package dev.treadle.behaviour.interop;

import static dev.treadle.behaviour.interop.ValuesOutTemplates.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.IntSequence;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.rules.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a sequence in the hands of others. */
final class ValuesOutTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  static final class Templates {
    private Templates() {}

    @Generator
    static void nulls(Yielder<@Nullable String> out) {
      out.yield("a");
      out.yield(null);
      out.yield("b");
    }
  }

  /** Each stream is closed before the next begins, lest the end of a forgotten one be noted. */
  @ParameterizedTest
  @EnumSource
  void aShortCircuitRunsTheBodyNoFurtherThanItsLastElement(Kind kind) {
    try (Stream<Integer> values = count(kind, log, -1).stream()) {
      assertEquals(List.of(1, 2), values.limit(2).toList());
      assertEquals(List.of("begin", "to 1", "to 2"), log);
    }
    log.clear();
    try (Stream<Integer> values = count(kind, log, -1).stream()) {
      assertTrue(values.anyMatch(n -> n == 2));
      assertEquals(List.of("begin", "to 1", "to 2"), log);
    }
    log.clear();
    try (Stream<Integer> values = count(kind, log, -1).stream()) {
      assertEquals(List.of(1), values.takeWhile(n -> n < 2).toList());
      assertEquals(List.of("begin", "to 1", "to 2"), log);
    }
    log.clear();
    try (Stream<Integer> values = count(kind, log, -1).stream()) {
      assertEquals(3, values.skip(2).findFirst().orElseThrow());
      assertEquals(List.of("begin", "to 1", "to 2", "to 3"), log);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aShortCircuitClosesNothingUnlessTheStreamIsClosed(Kind kind) {
    Stream<Integer> left = count(kind, log, -1).stream();
    assertEquals(1, left.findFirst().orElseThrow());
    assertFalse(log.contains("end"));
    left.close();
    assertEquals("end", log.get(log.size() - 1));
    log.clear();
    try (Stream<Integer> closed = count(kind, log, -1).stream()) {
      assertEquals(List.of(2, 4), closed.map(n -> 2 * n).limit(2).toList());
    }
    assertEquals(List.of("begin", "to 1", "to 2", "end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void flatMapClosesTheInnerStreamsItself(Kind kind) {
    List<Integer> values =
        Stream.of(10, 20)
            .flatMap(n -> count(kind, log, 2).stream().map(i -> n + i))
            .limit(3)
            .toList();
    assertEquals(List.of(11, 12, 21), values);
    assertEquals(2, log.stream().filter("end"::equals).count());
  }

  @ParameterizedTest
  @EnumSource
  void flatMapOfASequenceWithoutAnEndIsLazy(Kind kind) {
    assertEquals(
        List.of(1, 2, 3),
        Stream.of(1, 2).flatMap(n -> count(kind, log, -1).stream()).limit(3).toList());
    assertEquals(List.of("begin", "to 1", "to 2", "to 3", "end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void inParallelEachValueComesOnceAndInOrder(Kind kind) {
    List<Integer> expected = IntStream.rangeClosed(1, 500).boxed().toList();
    assertEquals(expected, count(kind, log, 500).stream().parallel().map(n -> n).toList());
    List<Integer> ordered = Collections.synchronizedList(new ArrayList<>());
    count(kind, log, 500).stream().parallel().forEachOrdered(ordered::add);
    assertEquals(expected, ordered);
    assertEquals(500 * 501 / 2, count(kind, log, 500).stream().parallel().reduce(0, Integer::sum));
    assertEquals(
        expected.subList(0, 5), count(kind, log, -1).stream().parallel().limit(5).toList());
    assertEquals(
        List.of(2, 4, 6),
        count(kind, log, -1).stream().parallel().filter(n -> n % 2 == 0).limit(3).toList());
  }

  @ParameterizedTest
  @EnumSource
  void theIteratorOfAStreamLooksAheadWhenAskedOnly(Kind kind) {
    Iterator<Integer> iterator = count(kind, log, 3).stream().iterator();
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
    Spliterator<Integer> values = count(kind, log, 3).spliterator();
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
    Sequence<Integer> values = count(kind, log, 5);
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
    Sequence<Integer> values = count(kind, log, 3);
    Stream<Integer> once = values.stream();
    assertEquals(3, once.count());
    assertThrows(IllegalStateException.class, once::count);
    assertEquals(3, values.stream().count());
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatIsClosedUnusedRunsNothingAndHasNoValuesAfterwards(Kind kind) {
    Stream<Integer> unused = count(kind, log, 3).stream();
    unused.close();
    unused.close();
    assertEquals(List.of(), log);
    Stream<Integer> stream = count(kind, log, 3).stream();
    Iterator<Integer> iterator = stream.iterator();
    stream.close();
    assertFalse(iterator.hasNext());
    assertEquals(List.of(), log);
  }

  @ParameterizedTest
  @EnumSource
  void whatDrivesOrClosesAStreamFromWithinDisturbsNothing(Kind kind) {
    Spliterator<Integer> values = count(kind, log, 3).spliterator();
    List<Integer> seen = new ArrayList<>();
    values.forEachRemaining(
        value -> {
          seen.add(value);
          assertFalse(values.tryAdvance(other -> seen.add(-other)));
          values.forEachRemaining(other -> seen.add(-other));
        });
    assertEquals(List.of(1, 2, 3), seen);
    Stream<Integer> stream = count(kind, log, 3).stream();
    Stream<Integer> closing = stream.peek(value -> stream.close());
    assertEquals(List.of(1, 2, 3), closing.toList());
  }

  @Test
  void primitiveStreamsShortCircuitFlatMapAndGoParallel() {
    IntSequence ints = ValuesOutTemplatesCoroutines.ints(log, 1000);
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
    for (int value : count(kind, log, -1)) {
      if (value == 2) {
        break;
      }
    }
    assertEquals(List.of("begin", "to 1", "to 2"), log);
    log.clear();
    try (Cursor<Integer> values = count(kind, log, -1).iterator()) {
      while (values.hasNext()) {
        if (values.next() == 2) {
          break;
        }
      }
    }
    assertEquals(List.of("begin", "to 1", "to 2", "end"), log);
    log.clear();
    try (Stream<Integer> values = count(kind, log, -1).stream()) {
      assertEquals(2, values.filter(value -> value == 2).findFirst().orElseThrow());
    }
    assertEquals(List.of("begin", "to 1", "to 2", "end"), log);
  }
}
