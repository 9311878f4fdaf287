package dev.treadle.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that is started for one measurement. */
final class Child {
  private static final List<String> FLAGS =
      List.of(
          "-Xmx6g",
          // Virtual threads that take turns, as the other variants do.
          "-Djdk.virtualThreadScheduler.parallelism=1");

  private Child() {}

  /**
   * Runs a program with the class path of this one.
   *
   * @param home the JDK
   * @param flags more of them
   * @param program has a {@code main}
   * @param arguments for that
   * @return the lines that it has printed
   */
  static List<String> run(Path home, List<String> flags, Class<?> program, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.add(program.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (child.waitFor() != 0) {
        throw new IOException(command + " ended with " + child.exitValue());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return printed.lines().toList();
  }
}
