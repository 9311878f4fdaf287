package dev.treadle.behaviour.interop;

import static dev.treadle.behaviour.interop.ValuesOutTemplates.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.DoubleSequence;
import dev.treadle.DoubleYielder;
import dev.treadle.IntSequence;
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
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stage of a stream throws leaves the pipeline, whatever the body behind it does. */
final class StageFailureTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  static final class Templates {
    private Templates() {}

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

  @ParameterizedTest
  @EnumSource
  void aStagesExceptionLeavesThePipelineWhateverTheBodyCatches(Kind kind) {
    Sequence<Integer> values =
        kind.sequence(
            StageFailureTest_TemplatesCoroutines.stubborn(log),
            out -> Templates.stubborn(out, log));
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
    IntSequence ints = ValuesOutTemplatesCoroutines.ints(log, 3);
    LongSequence longs = StageFailureTest_TemplatesCoroutines.longs(3);
    DoubleSequence doubles = StageFailureTest_TemplatesCoroutines.doubles(3);
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
    Sequence<Integer> values = count(kind, log, 3);
    assertSame(thrown, assertThrows(IOException.class, () -> values.stream().forEach(failing)));
    assertSame(
        thrown,
        assertThrows(IOException.class, () -> values.spliterator().forEachRemaining(failing)));
    assertEquals(List.of(), List.of(thrown.getSuppressed()));
    Sequence<Integer> replacing =
        kind.sequence(StageFailureTest_TemplatesCoroutines.replacing(), Templates::replacing);
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
                ValuesOutTemplatesCoroutines.ints(log, 3).stream()
                    .forEach(
                        value -> {
                          throw sneaky(thrown);
                        }),
            () ->
                StageFailureTest_TemplatesCoroutines.longs(3).stream()
                    .forEach(
                        value -> {
                          throw sneaky(thrown);
                        }),
            () ->
                StageFailureTest_TemplatesCoroutines.doubles(3).stream()
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
        kind.sequence(StageFailureTest_TemplatesCoroutines.broken(), Templates::broken);
    UncheckedIOException pushed =
        assertThrows(UncheckedIOException.class, () -> values.stream().toList());
    UncheckedIOException pulled =
        assertThrows(UncheckedIOException.class, () -> values.stream().limit(9).toList());
    assertEquals(FileNotFoundException.class, pushed.getCause().getClass());
    assertEquals(FileNotFoundException.class, pulled.getCause().getClass());
  }
}
