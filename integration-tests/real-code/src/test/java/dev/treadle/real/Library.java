package dev.treadle.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A library with its tests.
 *
 * @param sources the unpacked sources, with the resources
 * @param tests the unpacked class files of the tests, with their resources
 * @param classPath what both need
 * @param slow a pattern of the tests that are left out, as they measure how fast something is or
 *     repeat it very often
 */
record Library(String name, Path sources, Path tests, List<Path> classPath, String slow) {
  List<Path> sourceFiles() throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .filter(file -> !file.endsWith("module-info.java"))
          .sorted()
          .toList();
    }
  }
}
