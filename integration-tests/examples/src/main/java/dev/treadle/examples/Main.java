package dev.treadle.examples;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs the examples and says what they did. */
public final class Main {
  private Main() {}

  /**
   * Runs them all.
   *
   * @param args not used
   * @throws IOException if a file of the examples cannot be read
   */
  public static void main(String[] args) throws IOException {
    try (PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
      run(new Report(out, Path.of(System.getProperty("basedir", ""))), out);
    }
  }

  static void run(Report report, PrintStream out) throws IOException {
    out.println(
        """
        Some programs. Their loops and recursions are methods annotated @Generator or @Coroutine,
        and what runs is the state machine made from each method, which stops at every value.
        In push mode, the same method is called as plain Java, with a lambda to take the values.\
        """);
    TreeExample.run(report);
    JsonExample.run(report);
    PermutationsExample.run(report);
    QueensExample.run(report);
    LogExample.run(report);
    ContinuationsExample.run(report);
    ColleaguesExample.run(report);
    ServersExample.run(report);
  }
}
