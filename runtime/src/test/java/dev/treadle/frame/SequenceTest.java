package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.Yielder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sequences, their streams and their forEach. */
final class SequenceTest {
  /** Keeps the runs it begins. */
  private static final class Recording extends GeneratorSequence<Object> {
    private final List<Cursor<Object>> runs = new ArrayList<>();

    @Override
    public Cursor<Object> iterator() {
      Script.Generating run =
          Script.generating(
              (m, s, sent, raised) -> {
                if (raised instanceof IOException) {
                  return m.yields("caught", s + 1);
                }
                if (raised != null) {
                  throw raised;
                }
                return s < 3 && m.yields(s, s + 1);
              });
      runs.add(run);
      return run;
    }
  }

  @Test
  void aSequenceCanBeIteratedOverAgain() {
    Sequence<Integer> range = Machines.range(0, 3);
    for (int i = 0; i < 2; i++) {
      List<Integer> values = new ArrayList<>();
      for (int value : range) {
        values.add(value);
      }
      assertEquals(List.of(0, 1, 2), values);
    }
  }

  @Test
  void aStreamIsLazySequentialAndOrdered() {
    Recording sequence = new Recording();
    Stream<Object> stream = sequence.stream();
    assertFalse(stream.isParallel());
    assertEquals(List.of(), sequence.runs);
    assertEquals(0, stream.findFirst().orElseThrow());
    assertEquals(Status.SUSPENDED, sequence.runs.get(0).status());
    assertTrue(sequence.spliterator().hasCharacteristics(Spliterator.ORDERED));
    assertEquals(List.of(0, 1, 2), sequence.stream().toList());
    assertEquals(List.of(0, 1), sequence.stream().limit(2).toList());
    assertEquals(List.of(0, 1, 2), sequence.stream().parallel().toList());
  }

  @Test
  void closingAStreamClosesTheRun() {
    Recording sequence = new Recording();
    try (Stream<Object> stream = sequence.stream()) {
      assertEquals(0, stream.iterator().next());
    }
    assertEquals(Status.CLOSED, sequence.runs.get(0).status());
    sequence.stream().close();
    assertEquals(1, sequence.runs.size());
  }

  @Test
  void aSpliteratorGoesOnAfterItsFirstAdvance() {
    List<Object> values = new ArrayList<>();
    Spliterator<Integer> spliterator = Machines.range(0, 3).spliterator();
    assertTrue(spliterator.tryAdvance(values::add));
    spliterator.forEachRemaining(values::add);
    assertFalse(spliterator.tryAdvance(values::add));
    assertEquals(List.of(0, 1, 2), values);
    Spliterator<Integer> fresh = Machines.range(0, 3).spliterator();
    fresh.forEachRemaining(values::add);
    assertFalse(fresh.tryAdvance(values::add));
    fresh.forEachRemaining(values::add);
    assertEquals(6, values.size());
  }

  @Test
  void forEachRaisesTheConsumersExceptionAtTheSuspensionPoint() {
    for (Sequence<Object> sequence : List.of(new Recording(), ours(new Recording()))) {
      List<Object> values = new ArrayList<>();
      sequence.forEach(
          value -> {
            values.add(value);
            if (value.equals(0)) {
              throw Frame.rethrow(new IOException());
            }
          });
      assertEquals(List.of(0, "caught", 2), values);
      RuntimeException thrown = new RuntimeException();
      assertSame(
          thrown,
          assertThrows(
              RuntimeException.class,
              () ->
                  sequence.forEach(
                      value -> {
                        throw thrown;
                      })));
    }
  }

  /** A sequence whose cursors are not ours. */
  private static Sequence<Object> ours(Sequence<Object> sequence) {
    return () -> new ForeignTest.ForeignRun<>(sequence.iterator());
  }

  @Test
  void forEachWrapsACheckedExceptionOfTheTemplate() {
    Sequence<Object> sequence =
        new GeneratorSequence<>() {
          @Override
          public Cursor<Object> iterator() {
            throw new AssertionError("the template can be called");
          }

          @Override
          protected void push(Yielder<Object> out) throws IOException {
            out.yield(1);
            throw new IOException();
          }
        };
    List<Object> values = new ArrayList<>();
    assertThrows(UncheckedIOException.class, () -> sequence.forEach(values::add));
    assertEquals(List.of(1), values);
    assertThrows(UncheckedIOException.class, () -> sequence.stream().forEach(values::add));
  }
}
