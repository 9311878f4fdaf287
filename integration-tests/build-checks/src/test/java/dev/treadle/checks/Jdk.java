package dev.treadle.checks;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import javax.tools.Diagnostic;

/** The commands of the running JDK, given their arguments as a user gives them. */
final class Jdk {
  static final int RELEASE = Runtime.version().feature();

  private static final Path HOME = Path.of(System.getProperty("java.home"));

  private Jdk() {}

  /** What a command has left. */
  record Outcome(int exit, String output, List<Message> messages) {

    private Outcome(int exit, String output) {
      this(exit, output, Message.ofRaw(output));
    }

    List<Message> errors() {
      return messages.stream().filter(m -> m.kind() == Diagnostic.Kind.ERROR).toList();
    }
  }

  static String command(String name) {
    return HOME.resolve("bin").resolve(name).toString();
  }

  /**
   * Compiles with Treadle on the processor path, into {@code directory}. In this process, where the
   * compiler is warm.
   */
  static Outcome javac(Path directory, List<String> options, List<Path> sources) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int exit =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(writer, writer, arguments(directory, options, sources).toArray(String[]::new));
    return new Outcome(exit, output.toString());
  }

  /** The same in a process of its own, which has nothing but what the processor path has. */
  static Outcome javacAlone(Path directory, List<String> options, List<Path> sources) {
    List<String> command = new ArrayList<>(List.of(command("javac")));
    command.addAll(arguments(directory, options, sources));
    return run(directory, command);
  }

  private static List<String> arguments(Path directory, List<String> options, List<Path> sources) {
    List<String> arguments = new ArrayList<>();
    try {
      Path classes = Files.createDirectories(directory.resolve("classes"));
      Path generated = Files.createDirectories(directory.resolve("generated"));
      arguments.addAll(List.of("-XDrawDiagnostics", "-encoding", "UTF-8"));
      arguments.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
      arguments.addAll(List.of("-processorpath", Places.path(Places.processor())));
      if (!options.contains("-classpath") && !options.contains("--module-path")) {
        arguments.addAll(List.of("-classpath", Places.path(Places.user())));
      }
      arguments.addAll(options);
      sources.forEach(source -> arguments.add(source.toString()));
      return arguments;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the main method of a class that was compiled into {@code directory}. */
  static Outcome java(Path directory, String mainClass) {
    List<Path> classPath = new ArrayList<>(Places.user());
    classPath.add(directory.resolve("classes"));
    return run(directory, List.of(command("java"), "-cp", Places.path(classPath), mainClass));
  }

  static Outcome run(Path directory, List<String> command) {
    try {
      Path log = Files.createTempFile(directory, "run", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int exit = process.waitFor();
      return new Outcome(exit, Files.readString(log, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
