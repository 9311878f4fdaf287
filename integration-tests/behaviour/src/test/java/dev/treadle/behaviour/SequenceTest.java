package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A generator's factory gives a sequence: stateless, re-iterable, and lazy in each of its views.
 */
final class SequenceTest {
  static final class Bodies {
    private Bodies() {}

    @Generator
    static void numbers(Yielder<Integer> out, List<String> log, int n) throws IOException {
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
  }

  private final List<String> log = new ArrayList<>();

  private Sequence<Integer> numbers(int n) {
    return SequenceTest_BodiesCoroutines.numbers(log, n);
  }

  @Test
  void nothingRunsBeforeTheFirstValueIsAskedFor() {
    Cursor<Integer> cursor = numbers(3).iterator();
    Stream<Integer> stream = numbers(3).stream();
    assertEquals(List.of(), log);
    assertEquals(Status.CREATED, cursor.status());
    cursor.close();
    stream.close();
    assertEquals(List.of(), log);
    assertEquals(Status.CLOSED, cursor.status());
    assertFalse(cursor.hasNext());
  }

  @Test
  void eachIteratorIsARunOfItsOwn() {
    Sequence<Integer> numbers = numbers(3);
    Cursor<Integer> first = numbers.iterator();
    Cursor<Integer> second = numbers.iterator();
    assertEquals(1, first.next());
    assertEquals(2, first.next());
    assertEquals(1, second.next());
    assertEquals(3, first.next());
    assertThrows(NoSuchElementException.class, first::next);
    assertThrows(NoSuchElementException.class, first::next);
    assertEquals(Status.RETURNED, first.status());
    assertEquals(Status.SUSPENDED, second.status());
    assertEquals(List.of("begin", "begin", "end"), log);
  }

  @Test
  void aStreamIsLazyAndOrdered() {
    assertEquals(List.of(2, 4), numbers(3).stream().map(n -> 2 * n).limit(2).toList());
    assertEquals(
        "1-2-3", numbers(3).stream().map(String::valueOf).collect(Collectors.joining("-")));
    assertEquals(1, numbers(Integer.MAX_VALUE).stream().findFirst().orElseThrow());
  }

  @Test
  void closingAStreamClosesItsRun() {
    try (Stream<Integer> stream = numbers(3).stream()) {
      assertEquals(1, stream.iterator().next());
      assertEquals(List.of("begin"), log);
    }
    assertEquals(List.of("begin", "end"), log);
  }

  @Test
  void aConsumersExceptionIsRaisedAtTheSuspensionPoint() {
    List<Integer> seen = new ArrayList<>();
    numbers(3)
        .forEach(
            n -> {
              seen.add(n);
              if (n == 2) {
                throw new IllegalArgumentException("two");
              }
            });
    assertEquals(List.of(1, 2, 3), seen);
    assertEquals(List.of("begin", "caught two", "end"), log);
    IllegalStateException thrown = new IllegalStateException();
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () ->
                numbers(3)
                    .forEach(
                        n -> {
                          throw thrown;
                        })));
  }

  @Test
  void aCheckedExceptionIsWrappedInEachView() {
    assertEquals(
        "too many",
        assertThrows(UncheckedIOException.class, () -> numbers(6).forEach(n -> {}))
            .getCause()
            .getMessage());
    assertThrows(UncheckedIOException.class, () -> numbers(6).stream().toList());
    Cursor<Integer> cursor = numbers(6).iterator();
    for (int i = 1; i <= 6; i++) {
      assertEquals(i, cursor.next());
    }
    assertThrows(UncheckedIOException.class, cursor::hasNext);
    assertEquals(Status.FAILED, cursor.status());
    assertFalse(cursor.hasNext());
  }

  @Test
  void lookingAheadDoesNotTake() {
    Cursor<Integer> cursor = numbers(2).iterator();
    assertTrue(cursor.hasNext());
    assertTrue(cursor.hasNext());
    assertEquals(1, cursor.next());
    assertTrue(cursor.hasNext());
    assertThrows(IllegalStateException.class, () -> cursor.raise(new IllegalStateException()));
    assertFalse(cursor.hasNext());
    assertEquals(List.of("begin", "end"), log);
  }

  @Test
  void raisingNothingChangesNothing() {
    Cursor<Integer> cursor = numbers(2).iterator();
    assertThrows(NullPointerException.class, () -> cursor.raise(null));
    assertEquals(Status.CREATED, cursor.status());
    assertEquals(1, cursor.next());
    assertThrows(NullPointerException.class, () -> cursor.raise(null));
    assertEquals(2, cursor.raise(new IllegalArgumentException("one")));
    assertEquals(List.of("begin", "caught one"), log);
  }
}
