package dev.treadle.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something that is measured in a JVM which is started for it. */
interface Plan {
  /** What it is called. */
  String name();

  /** The first release of Java that has what is measured. */
  int since();

  /**
   * Measures.
   *
   * @param home a JDK
   * @param release its feature release
   * @return what was measured
   */
  List<Measurement> measure(Path home, int release) throws IOException;
}
