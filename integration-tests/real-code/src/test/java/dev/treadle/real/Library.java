package dev.treadle.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A library with its tests.
 *
 * @param sources the unpacked sources, with the resources
 * @param tests the unpacked sources of the tests, with their resources; their class files are
 *     written beside them
 * @param classPath what both need
 * @param slow a pattern of the tests that are left out, as they measure how fast something is or
 *     repeat it very often
 */
record Library(String name, Path sources, Path tests, List<Path> classPath, String slow) {
  List<Path> sourceFiles() throws IOException {
    return sourceFiles(sources);
  }

  /** Compiles the tests against a version of the library; the others have the same members. */
  void compileTests(Path classes) throws IOException {
    List<Path> path = new ArrayList<>(classPath);
    path.add(0, classes);
    try (Compiler compiler = new Compiler(path)) {
      if (!compiler.compile(sourceFiles(tests), tests, tests, List.of())) {
        throw new IllegalStateException("the tests do not compile: " + compiler.diagnostics());
      }
    }
  }

  private static List<Path> sourceFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .filter(file -> !file.endsWith("module-info.java"))
          .sorted()
          .toList();
    }
  }
}
