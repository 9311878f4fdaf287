package dev.treadle.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may import whom, read from the imports of the processor's sources. */
final class DependencyRuleTest {

  private static final String ROOT = "dev.treadle.processor";
  private static final String MAIN = "src/main/java/dev/treadle/processor";

  /**
   * Of the processor's packages, those that each may import. A stage imports the intermediate form
   * and the problems and no other stage, so that it can be understood, tested and replaced alone.
   * The one exception: {@code emit} imports {@code hoist.Storage}, the result of placing variables,
   * which is about a body and no part of it, and which {@code hoist} alone gives a meaning.
   */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "report", Set.of("ir"),
          "ir", Set.of(),
          "declare", Set.of("ir", "report"),
          "frontend", Set.of("ir", "report"),
          "desugar", Set.of("ir", "report"),
          "lower", Set.of("ir", "report"),
          "hoist", Set.of("ir", "report"),
          "diagram", Set.of("ir", "report"),
          "emit", Set.of("ir", "report", "hoist.Storage"));

  /** Of libraries and the compiler, what only some packages may import. */
  private static final Map<String, Set<String>> RESERVED =
      Map.of(
          "com.sun.source.", Set.of("frontend"),
          "org.objectweb.asm.", Set.of("frontend"),
          "com.palantir.javapoet.", Set.of("emit"),
          "com.sun.tools.", Set.of(),
          "jdk.internal.", Set.of(),
          "sun.", Set.of());

  /**
   * @param from the package, without the part that all have; empty for the root
   */
  private record Import(String file, String from, String name) {
    @Override
    public String toString() {
      return file + " imports " + name;
    }
  }

  private static List<Import> imports;

  @BeforeAll
  static void readImports() throws Exception {
    imports = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Golden.module(MAIN))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Path relative = Golden.module(MAIN).relativize(file);
        String from = relative.getParent() == null ? "" : relative.getParent().toString();
        Golden.read(file)
            .lines()
            .filter(line -> line.startsWith("import "))
            .map(line -> line.replaceFirst("^import (static )?", "").replace(";", "").strip())
            .forEach(name -> imports.add(new Import(relative.toString(), from, name)));
      }
    }
  }

  @Test
  void everyPackageHasARule() {
    Set<String> packages = new TreeSet<>();
    imports.forEach(i -> packages.add(i.from()));
    packages.remove("");
    assertEquals(new TreeSet<>(ALLOWED.keySet()), packages);
  }

  @Test
  void aStageImportsNoOtherStage() {
    assertEquals(List.of(), broken(i -> !i.from().isEmpty() && isOurs(i) && !isAllowed(i)));
  }

  @Test
  void compilerAndLibrariesAreImportedWhereTheyBelong() {
    assertEquals(List.of(), broken(DependencyRuleTest::isReserved));
  }

  private static List<Import> broken(Predicate<Import> rule) {
    return imports.stream().filter(rule).toList();
  }

  private static boolean isOurs(Import i) {
    return i.name().startsWith(ROOT + ".");
  }

  private static boolean isAllowed(Import i) {
    String name = i.name().substring(ROOT.length() + 1);
    return name.startsWith(i.from() + ".")
        || ALLOWED.get(i.from()).stream()
            .anyMatch(allowed -> name.equals(allowed) || name.startsWith(allowed + "."));
  }

  private static boolean isReserved(Import i) {
    return RESERVED.entrySet().stream()
        .anyMatch(
            rule -> i.name().startsWith(rule.getKey()) && !rule.getValue().contains(i.from()));
  }
}
