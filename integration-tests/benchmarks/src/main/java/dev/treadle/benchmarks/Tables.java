package dev.treadle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The measurements as tables in Markdown. */
final class Tables {
  private static final List<Variant> WAYS =
      List.copyOf(EnumSet.range(Variant.TREADLE, Variant.CONTINUATION));
  private static final List<Variant> CROWDS =
      List.of(Variant.TREADLE, Variant.KOTLIN, Variant.THREAD, Variant.PLATFORM);
  private static final List<Variant> HERDS =
      List.of(Variant.TREADLE, Variant.HAND, Variant.KOTLIN, Variant.THREAD);

  private final List<Measurement> measurements;
  private final int jdk;

  private Tables(List<Measurement> measurements, int jdk) {
    this.measurements = measurements;
    this.jdk = jdk;
  }

  /** Replaces what a page has between pairs of comments by tables of the measurements. */
  static void replace(Path page, List<Measurement> measurements) throws IOException {
    replace(page, "workloads", measurements, (all, jdk) -> new Tables(all, jdk).workloads());
    replace(page, "tasks", measurements, (all, jdk) -> new Tables(all, jdk).crowds());
    replace(page, "memory", measurements, (all, jdk) -> new Tables(all, jdk).memory());
  }

  /**
   * Replaces what a page has between one pair of comments.
   *
   * @param rows makes the lines for one JDK
   */
  static void replace(
      Path page,
      String section,
      List<Measurement> measurements,
      BiFunction<List<Measurement>, Integer, List<String>> rows)
      throws IOException {
    String text = Files.readString(page);
    String begin = "<!-- measured: " + section + " -->\n";
    int start = text.indexOf(begin) + begin.length();
    String tables =
        measurements.stream()
            .map(Measurement::jdk)
            .distinct()
            .sorted()
            .map(jdk -> "### JDK " + jdk + "\n\n" + lines(rows.apply(measurements, jdk)))
            .collect(Collectors.joining("\n"));
    Files.writeString(
        page,
        text.substring(0, start)
            + "\n"
            + tables
            + "\n"
            + text.substring(text.indexOf("<!-- end -->", start)));
  }

  private static String lines(List<String> rows) {
    return String.join("\n", rows) + "\n";
  }

  private List<String> workloads() {
    List<String> lines = new ArrayList<>();
    lines.add("| workload | form | " + heads(WAYS) + " | ÷ by hand | bytes | by hand |");
    lines.add("|---|---|" + "---:|".repeat(WAYS.size() + 3));
    for (Workload workload : Workloads.all()) {
      for (Form form : Form.values()) {
        if (measurement(workload.name(), form, Variant.TREADLE)
            .filter(one -> one.form() == form)
            .isPresent()) {
          lines.add(row(workload.name(), form));
        }
      }
    }
    return lines;
  }

  private List<String> crowds() {
    return many("tasks", CROWDS, CrowdRun.plans());
  }

  private List<String> memory() {
    List<String> lines = new ArrayList<>();
    for (Footprint.Measured plan : Footprint.plans()) {
      if (plan.since() <= jdk) {
        if (!plan.flags().isEmpty()) {
          lines.addAll(List.of("With `" + plan.flags() + "`:", ""));
        }
        lines.add("| template | " + heads(HERDS) + " |");
        lines.add("|---|" + "---:|".repeat(HERDS.size()));
        for (Workload template : Footprint.templates()) {
          String name = plan.name(template);
          lines.add("| %s | %s |".formatted(template.name(), cells(HERDS, name, Tables::bytes)));
        }
        lines.add("");
      }
    }
    lines.addAll(many("many", HERDS, HerdRun.plans()));
    return lines;
  }

  /** Times on the left, bytes on the right. */
  private List<String> many(String head, List<Variant> variants, List<? extends Plan> plans) {
    List<String> lines = new ArrayList<>();
    lines.add("| " + head + " | " + heads(variants) + " | " + heads(variants) + " |");
    lines.add("|---|" + "---:|".repeat(2 * variants.size()));
    plans.stream()
        .map(Plan::name)
        .distinct()
        .map(
            name ->
                "| %s | %s | %s |"
                    .formatted(
                        name.replace("memory, ", ""),
                        cells(variants, name, Tables::nanos),
                        cells(variants, name, Tables::bytes)))
        .forEach(lines::add);
    return lines;
  }

  private static String nanos(Measurement one) {
    return number(one.nanos());
  }

  private static String bytes(Measurement one) {
    return "%,.0f".formatted(one.bytes());
  }

  private static String heads(List<Variant> variants) {
    return variants.stream().map(Variant::title).collect(Collectors.joining(" | "));
  }

  private String cells(List<Variant> variants, String name, Function<Measurement, String> cell) {
    return cells(variants, name, Form.DIRECT, cell);
  }

  private String cells(
      List<Variant> variants, String name, Form form, Function<Measurement, String> cell) {
    return variants.stream()
        .map(variant -> measurement(name, form, variant).map(cell).orElse(""))
        .collect(Collectors.joining(" | "));
  }

  private String row(String workload, Form form) {
    Optional<Measurement> ours = measurement(workload, form, Variant.TREADLE);
    Optional<Measurement> hand = measurement(workload, form, Variant.HAND);
    String ratio = hand.map(one -> number(ours.orElseThrow().nanos() / one.nanos())).orElse("");
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            workload,
            form == Form.DIRECT ? "" : form,
            cells(WAYS, workload, form, Tables::nanos),
            ratio,
            ours.map(one -> "%.0f".formatted(one.bytes())).orElse(""),
            hand.map(one -> "%.0f".formatted(one.bytes())).orElse(""));
  }

  /** That of a variant; one that can only be measured directly counts for every form. */
  private Optional<Measurement> measurement(String workload, Form form, Variant variant) {
    return measurements.stream()
        .filter(one -> one.jdk() == jdk && one.workload().equals(workload))
        .filter(one -> one.variant() == variant)
        .filter(one -> one.form() == form || one.form() == Form.DIRECT)
        .findFirst();
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }
}
