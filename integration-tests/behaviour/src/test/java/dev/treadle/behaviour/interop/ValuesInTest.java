package dev.treadle.behaviour.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.rules.Kind;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Scanner;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever has values can be given to yieldAll. */
final class ValuesInTest {
  private final List<String> log = new ArrayList<>();

  static final class Templates {
    private Templates() {}

    @Generator
    static void iterator(Yielder<@Nullable Object> out, Iterator<?> values) {
      out.yieldAll(values);
    }

    @Generator
    static void iterable(Yielder<@Nullable Object> out, Iterable<?> values) {
      out.yieldAll(values);
    }

    @Generator
    static void stream(Yielder<@Nullable Object> out, Stream<?> values) {
      out.yieldAll(values);
    }

    @Generator
    static void array(Yielder<@Nullable Object> out, Object[] values) {
      out.yieldAll(values);
    }

    @Generator
    static void enumeration(Yielder<@Nullable Object> out, Enumeration<?> values) {
      out.yieldAll(values.asIterator());
    }

    @Generator
    static void spliterator(Yielder<@Nullable Object> out, Spliterator<?> values) {
      out.yieldAll(Spliterators.iterator(values));
    }

    @Generator
    static void spliteratorAsStream(Yielder<@Nullable Object> out, Spliterator<?> values) {
      out.yieldAll(StreamSupport.stream(values, false));
    }

    @Coroutine
    static String optional(Co<Object, String> co, Optional<String> value, BufferedReader reader) {
      co.yieldAll(value.stream());
      co.yieldAll(reader.lines());
      return "sent " + co.yield("end");
    }
  }

  private static Sequence<Object> iterator(Kind kind, Iterator<?> values) {
    return kind.sequence(
        ValuesInTest_TemplatesCoroutines.iterator(values), out -> Templates.iterator(out, values));
  }

  private static Sequence<Object> iterable(Kind kind, Iterable<?> values) {
    return kind.sequence(
        ValuesInTest_TemplatesCoroutines.iterable(values), out -> Templates.iterable(out, values));
  }

  private static Sequence<Object> stream(Kind kind, Stream<?> values) {
    return kind.sequence(
        ValuesInTest_TemplatesCoroutines.stream(values), out -> Templates.stream(out, values));
  }

  private static Sequence<Object> array(Kind kind, Object[] values) {
    return kind.sequence(
        ValuesInTest_TemplatesCoroutines.array(values), out -> Templates.array(out, values));
  }

  /** By a cursor, so that the state machine is used and not push mode. */
  private static List<Object> pulled(Sequence<Object> values) {
    List<Object> pulled = new ArrayList<>();
    values.iterator().forEachRemaining(pulled::add);
    return pulled;
  }

  @ParameterizedTest
  @EnumSource
  void collectionsMapsAndScannersPassThrough(Kind kind) {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("a", 1);
    map.put("b", 2);
    assertEquals(List.copyOf(map.entrySet()), pulled(iterable(kind, map.entrySet())));
    assertEquals(List.of("a", "b"), pulled(iterator(kind, map.keySet().iterator())));
    assertEquals(
        List.of(1, 2),
        pulled(iterator(kind, new ArrayDeque<>(List.of(2, 1)).descendingIterator())));
    assertEquals(List.of("x", "y"), pulled(iterator(kind, new Scanner("x y"))));
    assertEquals(List.of(0, 1), pulled(iterator(kind, IntStream.range(0, 2).iterator())));
  }

  @ParameterizedTest
  @EnumSource
  void anEnumerationPassesAsIterator(Kind kind) {
    Enumeration<String> values = Collections.enumeration(List.of("a", "b"));
    assertEquals(
        List.of("a", "b"),
        pulled(
            kind.sequence(
                ValuesInTest_TemplatesCoroutines.enumeration(values),
                out -> Templates.enumeration(out, values))));
  }

  @ParameterizedTest
  @EnumSource
  void aSpliteratorPassesAsAnIteratorOrAStream(Kind kind) {
    Spliterator<Integer> first = List.of(1, 2, 3).spliterator();
    first.tryAdvance(value -> {});
    assertEquals(
        List.of(2, 3),
        pulled(
            kind.sequence(
                ValuesInTest_TemplatesCoroutines.spliterator(first),
                out -> Templates.spliterator(out, first))));
    Spliterator<Integer> second = List.of(1, 2, 3).spliterator();
    second.trySplit();
    assertEquals(
        List.of(2, 3),
        pulled(
            kind.sequence(
                ValuesInTest_TemplatesCoroutines.spliteratorAsStream(second),
                out -> Templates.spliteratorAsStream(out, second))));
  }

  @ParameterizedTest
  @EnumSource
  void streamsOfAnyMakePassAndParallelOnesInOrder(Kind kind) {
    assertEquals(List.of(0, 1, 2), pulled(stream(kind, IntStream.range(0, 3).boxed().parallel())));
    assertEquals(List.of(), pulled(stream(kind, Stream.empty())));
    Routine<Object, String, String> run =
        kind.routine(
            ValuesInTest_TemplatesCoroutines.optional(
                Optional.of("o"), new BufferedReader(new StringReader("l1\nl2"))),
            co ->
                Templates.optional(
                    co, Optional.of("o"), new BufferedReader(new StringReader("l1\nl2"))));
    assertEquals("o", run.next());
    assertEquals("l1", run.next());
    assertEquals("l2", run.next());
    assertEquals("end", run.next());
    assertFalse(run.resume("x"));
    assertEquals("sent x", run.result());
  }

  @ParameterizedTest
  @EnumSource
  void aStreamWithoutAnEndIsPulledElementByElement(Kind kind) {
    Cursor<Object> run =
        stream(
                kind,
                Stream.iterate(1, n -> n + 1)
                    .peek(n -> log.add("pulled " + n))
                    .onClose(() -> log.add("closed")))
            .iterator();
    assertEquals(1, run.next());
    assertEquals(2, run.next());
    run.close();
    assertEquals(List.of("pulled 1", "pulled 2", "closed"), log);
  }

  @ParameterizedTest
  @EnumSource
  void anIteratorIsAskedOnceForEachValueAndNeverPastItsEnd(Kind kind) {
    Iterator<Integer> values =
        new Iterator<>() {
          private int n;

          @Override
          public boolean hasNext() {
            log.add("hasNext");
            return n < 2;
          }

          @Override
          public Integer next() {
            log.add("next");
            if (n == 2) {
              throw new NoSuchElementException();
            }
            return n++;
          }
        };
    Cursor<Object> run = iterator(kind, values).iterator();
    assertEquals(0, run.next());
    assertEquals(List.of("hasNext", "next"), log);
    assertEquals(1, run.next());
    assertFalse(run.hasNext());
    assertFalse(run.hasNext());
    assertEquals(List.of("hasNext", "next", "hasNext", "next", "hasNext"), log);
  }

  @ParameterizedTest
  @EnumSource
  void valuesMayBeNull(Kind kind) {
    List<String> values = Arrays.asList("a", null, "b");
    assertEquals(values, pulled(iterable(kind, values)));
    assertEquals(values, pulled(iterator(kind, values.iterator())));
    assertEquals(values, pulled(stream(kind, values.stream())));
    assertEquals(values, pulled(array(kind, values.toArray())));
  }

  @ParameterizedTest
  @EnumSource
  void whereThereIsNothingToIterateOverItIsANullPointerException(Kind kind) {
    List<Cursor<Object>> runs =
        List.of(
            iterable(kind, null).iterator(),
            iterator(kind, null).iterator(),
            stream(kind, null).iterator(),
            array(kind, null).iterator(),
            iterable(kind, () -> null).iterator());
    for (Cursor<Object> run : runs) {
      assertThrows(NullPointerException.class, run::hasNext);
      assertEquals(Status.FAILED, run.status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatWasUsedIsRefusedThereAndClosed(Kind kind) {
    Stream<Integer> used = Stream.of(1, 2).onClose(() -> log.add("closed"));
    used.iterator();
    Cursor<Object> run = stream(kind, used).iterator();
    assertThrows(IllegalStateException.class, run::hasNext);
    assertEquals(Status.FAILED, run.status());
    assertEquals(List.of("closed"), log);
  }

  @ParameterizedTest
  @EnumSource
  void anArrayIsReadWhenTheTurnOfEachElementComes(Kind kind) {
    Object[] values = {1, 2};
    Cursor<Object> run = array(kind, values).iterator();
    assertEquals(1, run.next());
    values[1] = 3;
    assertEquals(3, run.next());
  }

  @ParameterizedTest
  @EnumSource
  void aSequencesStreamPassesBackInAndIsClosedWithTheRun(Kind kind) {
    Cursor<Object> run =
        stream(kind, iterable(kind, List.of(1, 2, 3)).stream().onClose(() -> log.add("closed")))
            .iterator();
    assertEquals(1, run.next());
    run.close();
    assertEquals(List.of("closed"), log);
  }
}
