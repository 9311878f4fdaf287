package dev.treadle.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
    lines.remove(lines.size() - 1);
    return lines;
  }

  private void module() {
    head("a module", titles(COMPILES), "÷ without", "÷ copied");
    for (String name : List.of(CompilePlan.COLD, CompilePlan.WARM)) {
      String what =
          name.equals(CompilePlan.COLD)
              ? "500 classes, 200 templates, once"
              : "100 classes, 40 templates, again";
      line(what + ": s of processor time", name, Measurement::nanos, 1e9);
      line(what + ": s elapsed", name + CompilePlan.ELAPSED, Measurement::nanos, 1e9);
      line(what + ": GB allocated", name, Measurement::bytes, 1e9);
    }
    lines.add("");
  }

  private void line(String what, String name, ToDoubleFunction<Measurement> value, double unit) {
    lines.add(
        "| %s | %s | %s | %s |"
            .formatted(
                what,
                cells(COMPILES, name, one -> Tables.number(value.applyAsDouble(one) / unit)),
                ratio(name, Variant.JAVAC, value),
                ratio(name, Variant.COPIED, value)));
  }

  /** How many times as much a compile with the processor takes. */
  private String ratio(String name, Variant than, ToDoubleFunction<Measurement> value) {
    return measurement(name, Variant.TREADLE)
        .flatMap(
            ours ->
                measurement(name, than)
                    .map(one -> value.applyAsDouble(ours) / value.applyAsDouble(one)))
        .map(Tables::number)
        .orElse("");
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
