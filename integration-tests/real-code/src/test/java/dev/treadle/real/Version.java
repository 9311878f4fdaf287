package dev.treadle.real;

import dev.treadle.processor.CoroutineProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** A version of a library in a directory of its own: its sources and its class files. */
final class Version {
  private final Library library;
  private final Path directory;

  /** A new one; what was in the directory is deleted. */
  Version(Library library, Path directory) throws IOException {
    this.library = library;
    this.directory = directory;
    if (Files.exists(directory)) {
      List<Path> old;
      try (Stream<Path> files = Files.walk(directory)) {
        old = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : old) {
        Files.delete(file);
      }
    }
  }

  Path directory() {
    return directory;
  }

  Path classes() {
    return directory.resolve("classes");
  }

  Path sources() {
    return directory.resolve("sources");
  }

  /** The sources that have been written here. */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file : library.sourceFiles()) {
      files.add(sources().resolve(library.sources().relativize(file)));
    }
    return files;
  }

  /**
   * Compiles these sources.
   *
   * @param processed whether there are templates to be compiled
   * @return what the compiler complains of
   */
  List<Complaint> compile(List<Path> files, boolean processed) throws IOException {
    List<Processor> processors = processed ? List.of(new CoroutineProcessor()) : List.of();
    List<Complaint> complaints = new ArrayList<>();
    Path generated = directory.resolve("generated");
    try (Compiler compiler = new Compiler(library.classPath())) {
      compiler.compile(files, classes(), generated, processors);
      for (Diagnostic<? extends JavaFileObject> one : compiler.diagnostics()) {
        Complaint complaint = Complaint.of(one, generated);
        if (complaint.error() || complaint.generated()) {
          complaints.add(complaint);
        }
      }
    }
    copyResources();
    return complaints;
  }

  private void copyResources() throws IOException {
    List<Path> resources;
    try (Stream<Path> files = Files.walk(library.sources())) {
      resources = files.filter(Files::isRegularFile).toList();
    }
    for (Path file : resources) {
      Path copy = classes().resolve(library.sources().relativize(file).toString());
      if (!file.toString().endsWith(".java") && !Files.exists(copy)) {
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
