package dev.treadle.benchmarks;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the class files of machines are, beside Kotlin's for the same work: those that the
 * build has made.
 */
final class ClassSizes {
  static final String NAME = "compiled classes";

  /**
   * A template and what is the same in Kotlin.
   *
   * @param name what it is called
   * @param points its suspension points, here and there
   * @param machine the simple names of its classes: the machine, and that of its sequence; none for
   *     {@link Rows}
   * @param kotlin the simple name of the class of the lambda, which is empty where the JVM's limit
   *     for methods forbids it
   */
  record Pair(String name, int points, List<String> machine, String kotlin) {
    /** What it is called among the measurements. */
    String measured() {
      return NAME + ", " + name;
    }
  }

  /** In the order in which they are shown. */
  static final List<Pair> PAIRS =
      List.of(
          pair("range", 1, "Range", "Range2", "KotlinGenerators$range$1"),
          pair("fibonacci", 1, "Fibonacci", "Numbers", "KotlinGenerators$fibonacci$1"),
          pair("nested loops", 1, "NestedLoops", "Products", "KotlinGenerators$products$1"),
          pair("primes", 1, "Primes", "Primes2", "KotlinGenerators$primes$1"),
          pair(
              "permutations",
              1,
              "Permutations",
              "Permutations2",
              "KotlinGenerators$permutations$1"),
          pair("tokenizer", 3, "Tokenizer", "Tokens", "KotlinGenerators$tokens$1"),
          pair("tree", 3, "Walk_Node", "Inorder", "KotlinGenerators$inorder$1"),
          new Pair(
              "averager", 1, List.of("AveragerCoroutines$Average"), "KotlinRoutines$average$1"),
          new Pair(
              "raise and catch", 1, List.of("CatcherCoroutines$Totals"), "KotlinRoutines$totals$1"),
          new Pair("CSV parser", 5, List.of("CsvCoroutines$Fields"), "KotlinRoutines$fields$1"),
          new Pair("1 yield in a row", 1, List.of(), "KotlinRows$row1$1"),
          new Pair("20 yields in a row", 20, List.of(), "KotlinRows$row20$1"),
          new Pair("200 yields in a row", 200, List.of(), "KotlinRows$row200$1"),
          new Pair("2,000 yields in a row", 2_000, List.of(), ""));

  private ClassSizes() {}

  private static Pair pair(String name, int points, String owner, String machine, String kotlin) {
    String companion = owner + "Coroutines$";
    return new Pair(name, points, List.of(companion + machine, companion + "1"), kotlin);
  }

  /** The bytes of all of them, on the JDK that runs this. */
  static List<Measurement> measure() throws IOException {
    int release = Runtime.version().feature();
    List<Measurement> measured = new ArrayList<>();
    for (Pair pair : PAIRS) {
      long bytes = pair.machine().isEmpty() ? Rows.machineSize(pair.points()) : 0;
      for (String name : pair.machine()) {
        bytes += size(name);
      }
      measured.add(
          new Measurement(release, pair.measured(), Form.DIRECT, Variant.TREADLE, 0, bytes));
      if (!pair.kotlin().isEmpty()) {
        long others = size(pair.kotlin());
        measured.add(
            new Measurement(release, pair.measured(), Form.DIRECT, Variant.KOTLIN, 0, others));
      }
    }
    return measured;
  }

  private static long size(String simpleName) throws IOException {
    try (InputStream file = ClassSizes.class.getResourceAsStream(simpleName + ".class")) {
      if (file == null) {
        throw new FileNotFoundException(simpleName);
      }
      return file.readAllBytes().length;
    }
  }
}
