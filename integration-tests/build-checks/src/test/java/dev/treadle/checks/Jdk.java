package dev.treadle.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDK whose javac is run as a user runs it, in a process of its own. */
record Jdk(int release, Path home) {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)[^\"]*\"");

  /** What a run of javac has left. */
  record Outcome(int exit, String output, List<Message> messages) {

    List<Message> errors() {
      return messages.stream().filter(m -> m.kind() == javax.tools.Diagnostic.Kind.ERROR).toList();
    }
  }

  /** The running JDK, or the one of that release beside it. */
  static Optional<Jdk> find(int release) {
    Path running;
    try {
      running = Path.of(System.getProperty("java.home")).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (Runtime.version().feature() == release) {
      return Optional.of(new Jdk(release, running));
    }
    try (Stream<Path> siblings = Files.list(running.getParent())) {
      return siblings
          .sorted()
          .filter(home -> release(home) == release && Files.exists(home.resolve("bin/javac")))
          .findFirst()
          .map(home -> new Jdk(release, home));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int release(Path home) {
    try {
      var version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      return 0; // no JDK
    }
  }

  /** Compiles with Treadle on the processor path, into {@code directory}. */
  Outcome javac(Path directory, List<String> options, List<Path> sources) {
    List<String> command = new ArrayList<>();
    try {
      Path classes = Files.createDirectories(directory.resolve("classes"));
      Path generated = Files.createDirectories(directory.resolve("generated"));
      command.addAll(List.of(home.resolve("bin/javac").toString(), "-XDrawDiagnostics"));
      command.addAll(List.of("-encoding", "UTF-8", "-d", classes.toString()));
      command.addAll(List.of("-s", generated.toString()));
      command.addAll(List.of("-processorpath", Places.path(Places.processor())));
      if (!options.contains("-classpath") && !options.contains("--module-path")) {
        command.addAll(List.of("-classpath", Places.path(Places.user())));
      }
      command.addAll(options);
      sources.forEach(source -> command.add(source.toString()));
      return run(directory, command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the main method of a class that was compiled into {@code directory}. */
  Outcome java(Path directory, String mainClass) {
    List<Path> classPath = new ArrayList<>(Places.user());
    classPath.add(directory.resolve("classes"));
    return run(
        directory,
        List.of(home.resolve("bin/java").toString(), "-cp", Places.path(classPath), mainClass));
  }

  Outcome run(Path directory, List<String> command) {
    try {
      Path log = Files.createTempFile(directory, "run", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int exit = process.waitFor();
      String output = Files.readString(log, StandardCharsets.UTF_8);
      return new Outcome(exit, output, Message.ofRaw(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
