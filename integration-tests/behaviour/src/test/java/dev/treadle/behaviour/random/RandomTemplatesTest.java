package dev.treadle.behaviour.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Templates made at random: each must do as a machine what it does as plain Java, whatever is done
 * to it.
 *
 * <p>A failing template is shrunk and printed, with the two traces. The template of a seed is
 * always the same; the long run is
 *
 * <pre>{@code
 * mvn test -pl integration-tests/behaviour -am -Dtest=RandomTemplatesTest \\
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dtreadle.random.count=100000 \\
 *     -Dtreadle.random.minutes=600 -Dtreadle.random.seed=1000000
 * }</pre>
 */
final class RandomTemplatesTest {
  private static final long SEED = Long.getLong("treadle.random.seed", 1);
  private static final int COUNT = Integer.getInteger("treadle.random.count", 400);

  /** A slow computer examines fewer. */
  private static final long MINUTES = Long.getLong("treadle.random.minutes", 1);

  private static final int FAILURES = Integer.getInteger("treadle.random.failures", 5);

  /** By our estimate, so small that most templates become several methods. */
  private static final int SMALL = 80;

  @Test
  void machinesDoWhatTemplatesDo() throws IOException {
    examine(COUNT);
  }

  @Test
  void machinesOfManyMethodsDoTheSame() throws IOException {
    examine(COUNT / 2, "-Atreadle.limit=" + SMALL);
  }

  private static void examine(int count, String... options) throws IOException {
    System.out.println("random templates from seed " + SEED);
    RandomTemplates templates = new RandomTemplates(System.out::println, options);
    templates.examine(
        SEED, count, FAILURES, System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos());
    System.out.println(templates);
    assertTrue(templates.reports().isEmpty(), () -> String.join("\n\n", templates.reports()));
  }
}
