package dev.treadle.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured of the heap, with few where many are measured. */
final class MemoryTest {
  private static final int RELEASE = Runtime.version().feature();

  /** A machine is never larger than what Kotlin has for the same template. */
  @TestFactory
  Stream<DynamicTest> machinesAreSmall() {
    return Footprint.templates().stream()
        .map(
            template ->
                dynamicTest(
                    template.name(),
                    () -> {
                      double ours = Footprint.bytes(template, Variant.TREADLE);
                      double kotlin = Footprint.bytes(template, Variant.KOTLIN);
                      assertTrue(Footprint.bytes(template, Variant.HAND) > 0);
                      assertTrue(ours > 0 && ours <= kotlin, () -> ours + " > " + kotlin);
                    }));
  }

  /** All ways make the same herd. */
  @ParameterizedTest
  @EnumSource
  void herdsAgree(HerdRun.Kind kind) {
    Meter meter = new Meter(false);
    long expected = kind.many(Variant.TREADLE, 1_000).applyAsLong(meter);
    for (HerdRun.Measured plan : HerdRun.plans()) {
      if (plan.kind() == kind && plan.since() <= RELEASE) {
        assertEquals(
            expected, kind.many(plan.variant(), 1_000).applyAsLong(meter), plan.variant().title());
      }
    }
  }

  /** The growth of the heap by many is about what the layout of one says. */
  @Test
  void aHerdTakesWhatOneTakesOftenEnough() throws IOException {
    HerdRun.Measured plan = new HerdRun.Measured(HerdRun.Kind.GENERATORS, Variant.TREADLE, 100_000);
    List<Measurement> measured = plan.measure(Path.of(System.getProperty("java.home")), RELEASE);
    double one = Footprint.bytes(Footprint.templates().get(0), Variant.TREADLE);
    assertEquals(one, measured.get(0).bytes(), 1);
  }
}
