package dev.treadle.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The golden files, in the source tree. A run with {@code -Dgolden.update=true} writes what it
 * would otherwise compare.
 */
final class Golden {

  /** Whether files are written instead of compared. */
  static final boolean UPDATE = Boolean.getBoolean("golden.update");

  /** How the name of a companion's file ends. */
  static final String COMPANION = "Coroutines.java";

  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  /** The root of the repository. */
  static final Path REPOSITORY = MODULE.getParent();

  private Golden() {}

  /** A file or directory of this module. */
  static Path module(String path) {
    return MODULE.resolve(path);
  }

  /** The directories of goldens, one for each construct. */
  static Stream<Path> directories() {
    return list(module("src/test/resources/golden")).stream();
  }

  /** What is in a directory, in the order of its names. */
  static List<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares a file with what it should be, or writes it. */
  static void check(Path file, String actual) {
    String expected = Files.exists(file) ? read(file) : "";
    if (!UPDATE) {
      assertEquals(expected, actual, () -> file.getFileName() + "; see CONTRIBUTING.md, Tests");
    } else if (!expected.equals(actual)) {
      try {
        Files.writeString(file, actual);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The qualified name of the class in a file. */
  static String className(Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    return read(file)
        .lines()
        .filter(line -> line.startsWith("package "))
        .findFirst()
        .map(line -> line.substring("package ".length(), line.indexOf(';')) + "." + name)
        .orElse(name);
  }

  /** The files of a golden that a person wrote. */
  static List<Path> templates(Path golden) {
    return list(golden).stream()
        .filter(file -> file.toString().endsWith(".java") && !file.toString().endsWith(COMPANION))
        .toList();
  }

  /** Adds the templates of a golden to a compilation. */
  static TestCompilation sources(TestCompilation compilation, Path golden) {
    templates(golden).forEach(file -> compilation.source(className(file), read(file)));
    return compilation;
  }
}
