package dev.treadle.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What compiling takes, as tables in Markdown. */
final class CompileTables {
  private static final List<Variant> COMPILES =
      List.of(Variant.JAVAC, Variant.GIVEN, Variant.COPIED, Variant.TREADLE);

  private final List<Measurement> measurements;
  private final int jdk;
  private final List<String> lines = new ArrayList<>();

  private CompileTables(List<Measurement> measurements, int jdk) {
    this.measurements = measurements;
    this.jdk = jdk;
  }

  /** Replaces what a page has between pairs of comments. */
  static void replace(Path page, List<Measurement> measurements) throws IOException {
    Tables.replace(
        page, "compiling", measurements, (all, jdk) -> new CompileTables(all, jdk).compiling());
    List<Measurement> sizes =
        measurements.stream().filter(one -> one.workload().startsWith(ClassSizes.NAME)).toList();
    Tables.replace(page, "classes", sizes, (all, jdk) -> new CompileTables(all, jdk).classes());
  }

  private List<String> compiling() {
    module();
    templates();
    statements();
    rounds();
    return measured(lines);
  }

  /**
   * The tables, each followed by an empty line, without rows and tables that nothing is known of.
   */
  private static List<String> measured(List<String> tables) {
    List<String> known = new ArrayList<>();
    for (int start = 0; start < tables.size(); ) {
      int end = start + tables.subList(start, tables.size()).indexOf("");
      List<String> rows =
          tables.subList(start + 2, end).stream().filter(CompileTables::isKnown).toList();
      if (!rows.isEmpty()) {
        known.addAll(known.isEmpty() ? List.of() : List.of(""));
        known.addAll(tables.subList(start, start + 2));
        known.addAll(rows);
      }
      start = end + 1;
    }
    return known;
  }

  private static boolean isKnown(String row) {
    return row.substring(row.indexOf('|', 1)).matches(".*\\d.*");
  }

  private void module() {
    head("500 classes, 200 templates", titles(COMPILES), "with ÷ without");
    for (String name : List.of(CompilePlan.COLD, CompilePlan.WARM)) {
      String what = name.equals(CompilePlan.COLD) ? "once" : "again";
      line(what + ", seconds of processor time", name, one -> seconds(one.nanos()));
      line(what + ", seconds", name + CompilePlan.ELAPSED, one -> seconds(one.nanos()));
      line(what + ", GB allocated", name, one -> "%.2f".formatted(one.bytes() / 1e9));
    }
    lines.add("");
  }

  private void line(String what, String name, Function<Measurement, String> cell) {
    String ratio =
        both(name, Variant.TREADLE, name, Variant.JAVAC)
            .map(p -> "%.2f".formatted(p.get(0) / p.get(1)))
            .orElse("");
    lines.add("| %s | %s | %s |".formatted(what, cells(COMPILES, name, cell), ratio));
  }

  private void templates() {
    head("200 classes", "seconds", "ms for a template", "KB for a template");
    String none = CompilePlan.withTemplates(0);
    for (int templates : CompilePlan.TEMPLATES) {
      String name = CompilePlan.withTemplates(templates);
      lines.add(
          "| %d templates | %s | %s |"
              .formatted(
                  templates,
                  cells(List.of(Variant.TREADLE), name, one -> seconds(one.nanos())),
                  templates == 0 ? " | " : more(name, Variant.TREADLE, none, templates)));
    }
    lines.add("");
  }

  private void statements() {
    List<Variant> compared = List.of(Variant.JAVAC, Variant.TREADLE);
    head("one template", titles(compared), "ms for a statement", "KB for a statement");
    for (int statements : CompilePlan.STATEMENTS) {
      String name = CompilePlan.withStatements(statements);
      lines.add(
          "| %,d statements | %s | %s |"
              .formatted(
                  statements,
                  cells(compared, name, one -> seconds(one.nanos())),
                  more(name, Variant.JAVAC, name, statements)));
    }
    lines.add("");
  }

  private void rounds() {
    List<Variant> compared = List.of(Variant.COPIED, Variant.TREADLE);
    head("100 classes, 40 templates", titles(compared), "ms more", "KB more");
    for (int rounds : CompilePlan.ROUNDS) {
      String name = CompilePlan.withRounds(rounds);
      lines.add(
          "| %d more rounds | %s | %s |"
              .formatted(
                  rounds,
                  cells(compared, name, one -> seconds(one.nanos())),
                  more(name, Variant.COPIED, name, 1)));
    }
    lines.add("");
  }

  private List<String> classes() {
    head("bytes", "points", "Treadle", "for a point", "Kotlin", "for a point");
    for (ClassSizes.Pair pair : ClassSizes.PAIRS) {
      lines.add(
          "| %s | %,d | %s | %s |"
              .formatted(
                  pair.name(),
                  pair.points(),
                  size(pair, Variant.TREADLE),
                  size(pair, Variant.KOTLIN)));
    }
    return lines;
  }

  private String size(ClassSizes.Pair pair, Variant variant) {
    return measurement(pair.measured(), variant)
        .map(one -> "%,.0f | %,.0f".formatted(one.bytes(), one.bytes() / pair.points()))
        .orElse(" | ");
  }

  private void head(String first, String... others) {
    String heads = String.join(" | ", others);
    lines.add("| " + first + " | " + heads + " |");
    lines.add("|---|" + "---:|".repeat(heads.split(" \\| ", -1).length));
  }

  private static String titles(List<Variant> variants) {
    return variants.stream().map(Variant::title).collect(Collectors.joining(" | "));
  }

  private String cells(List<Variant> variants, String name, Function<Measurement, String> cell) {
    return variants.stream()
        .map(variant -> measurement(name, variant).map(cell).orElse(""))
        .collect(Collectors.joining(" | "));
  }

  /** How much more a compile with the processor takes than another, for each of some. */
  private String more(String name, Variant than, String other, int each) {
    Optional<Measurement> ours = measurement(name, Variant.TREADLE);
    Optional<Measurement> theirs = measurement(other, than);
    if (ours.isEmpty() || theirs.isEmpty()) {
      return " | ";
    }
    return "%s | %s"
        .formatted(
            Tables.number((ours.get().nanos() - theirs.get().nanos()) / 1e6 / each),
            Tables.number((ours.get().bytes() - theirs.get().bytes()) / 1e3 / each));
  }

  private Optional<List<Double>> both(String name, Variant a, String other, Variant b) {
    return measurement(name, a)
        .flatMap(x -> measurement(other, b).map(y -> List.of(x.nanos(), y.nanos())));
  }

  private Optional<Measurement> measurement(String name, Variant variant) {
    return measurements.stream()
        .filter(one -> one.jdk() == jdk && one.workload().equals(name))
        .filter(one -> one.variant() == variant)
        .findFirst();
  }

  private static String seconds(double nanos) {
    return Tables.number(nanos / 1e9);
  }
}
