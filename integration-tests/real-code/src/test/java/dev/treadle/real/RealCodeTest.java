package dev.treadle.real;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tests of a library pass when its methods are machines, if they pass when they are not.
 *
 * <p>The seed {@code treadle.real.seed} chooses where the suspensions are. What was found is
 * printed, and the rewritten sources and the companions are left in {@code target/real}.
 */
final class RealCodeTest {
  private static final long SEED = Long.getLong("treadle.real.seed", 1);

  /** The most suspensions in one method. */
  private static final int MOST = Integer.getInteger("treadle.real.most", 20);

  /** The least share of the methods that must have become templates, in hundredths. */
  private static final int SHARE = 98;

  /** What takes long: it measures the speed of something, or works on very much of it. */
  private static final String SLOW =
      "Performance|Overflow|testCodec265|testAllChars|HugeLength|MaxBufferSize"
          + "|\\.testDigest(Path|File|InputStream|Random)";

  @ParameterizedTest
  @ValueSource(strings = "commons-codec")
  void aLibraryPassesItsOwnTests(String name) throws IOException, InterruptedException {
    Path home = Path.of("target", "libraries", name).toAbsolutePath();
    Library library =
        new Library(name, home.resolve("sources"), home.resolve("tests"), classPath(), SLOW);
    Path directory = Path.of("target", "real", name).toAbsolutePath();
    Files.createDirectories(directory);
    Report report = new Examination(library, directory, new Rewriter(library, SEED, MOST)).run();
    System.out.println(report);
    assertEquals(List.of(), report.complaints());
    assertTrue(report.share() >= SHARE, () -> "too few are templates:\n" + report);
    assertAll(
        () -> assertEquals(List.of(), report.lost()),
        () -> assertEquals(List.of(), report.rewritingLost()));
  }

  private static List<Path> classPath() {
    return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
        .map(Path::of)
        .toList();
  }
}
