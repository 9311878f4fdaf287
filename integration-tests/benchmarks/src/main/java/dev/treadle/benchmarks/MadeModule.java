package dev.treadle.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sources of a module to compile: always the same for the same numbers.
 *
 * <p>Its classes have 100 to 150 lines of ordinary code and use each other. Into some of them come
 * one to three methods that suspend, spread evenly over the module; those that are no templates
 * have the same text without the annotation. No code names a companion, so the same sources compile
 * without the processor too.
 *
 * @param classes how many classes
 * @param methods how many methods that suspend: at most twice as many
 * @param templates how many of those are templates
 */
record MadeModule(int classes, int methods, int templates) {
  private static final int PACKAGE = 20;
  private static final int MOST = 3;

  /** The texts of the files, by their paths. */
  Map<String, String> sources() {
    List<String> added = new ArrayList<>();
    int made = 0;
    int groups = 0;
    for (int group = 0; made < methods; group++) {
      int count = Math.min(1 + group % MOST, methods - made);
      // Whole groups are templates: evenly many of those before.
      boolean annotated = (long) (made + count) * templates / methods > groups;
      StringBuilder text = new StringBuilder();
      for (int i = made; i < made + count; i++) {
        text.append(MadeMethods.suspending(i, annotated));
      }
      groups += annotated ? count : 0;
      made += count;
      added.add(text.toString());
    }
    Map<String, String> sources = new LinkedHashMap<>();
    int next = 0;
    for (int i = 0; i < classes; i++) {
      boolean due = next < added.size() && (long) i * added.size() >= (long) next * classes;
      sources.put(path(i), MadeMethods.type(packageOf(i), i, due ? added.get(next++) : ""));
    }
    return sources;
  }

  static String packageOf(int number) {
    return "made.p" + number / PACKAGE;
  }

  private static String path(int number) {
    return packageOf(number).replace('.', '/') + "/Branch" + number + ".java";
  }

  /** Writes texts to files below a directory. */
  static void write(Map<String, String> sources, Path directory) throws IOException {
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
  }

  /** The texts of the Java files in a directory, by their paths. */
  static Map<String, String> read(Path directory) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
        sources.put(name, Files.readString(file));
      }
    }
    return sources;
  }
}
