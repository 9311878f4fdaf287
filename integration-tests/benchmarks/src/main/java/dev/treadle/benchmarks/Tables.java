package dev.treadle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The measurements as tables in Markdown. */
final class Tables {
  private static final String BEGIN = "<!-- measured: begin -->\n";
  private static final String END = "<!-- measured: end -->\n";

  private final List<Measurement> measurements;
  private final int jdk;

  private Tables(List<Measurement> measurements, int jdk) {
    this.measurements = measurements;
    this.jdk = jdk;
  }

  /** Replaces what a page has between two comments by tables of the measurements. */
  static void replace(Path page, List<Measurement> measurements) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    String tables =
        measurements.stream()
            .map(Measurement::jdk)
            .distinct()
            .sorted()
            .map(jdk -> new Tables(measurements, jdk).text())
            .collect(Collectors.joining("\n"));
    Files.writeString(
        page, text.substring(0, begin) + "\n" + tables + "\n" + text.substring(text.indexOf(END)));
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add("### JDK " + jdk + "\n");
    lines.add("| workload | form | " + heads() + " | ÷ by hand | bytes | by hand |");
    lines.add("|---|---|" + "---:|".repeat(Variant.values().length + 3));
    for (Workload workload : Workloads.all()) {
      for (Form form : Form.values()) {
        if (value(workload.name(), form, Variant.TREADLE).isPresent()) {
          lines.add(row(workload.name(), form));
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String heads() {
    return Arrays.stream(Variant.values()).map(Variant::title).collect(Collectors.joining(" | "));
  }

  private String row(String workload, Form form) {
    String times =
        Arrays.stream(Variant.values())
            .map(variant -> value(workload, form, variant))
            .map(nanos -> nanos.isPresent() ? number(nanos.getAsDouble()) : "")
            .collect(Collectors.joining(" | "));
    OptionalDouble ours = value(workload, form, Variant.TREADLE);
    OptionalDouble hand = value(workload, form, Variant.HAND);
    String ratio = hand.isPresent() ? number(ours.orElseThrow() / hand.getAsDouble()) : "";
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            workload,
            form == Form.DIRECT ? "" : form,
            times,
            ratio,
            bytes(workload, form, Variant.TREADLE),
            bytes(workload, form, Variant.HAND));
  }

  /** The time of a variant; one that can only be measured directly counts for every form. */
  private OptionalDouble value(String workload, Form form, Variant variant) {
    return measurements.stream()
        .filter(one -> one.jdk() == jdk && one.workload().equals(workload))
        .filter(one -> one.variant() == variant)
        .filter(one -> one.form() == form || one.form() == Form.DIRECT)
        .mapToDouble(Measurement::nanos)
        .findFirst();
  }

  private String bytes(String workload, Form form, Variant variant) {
    return measurements.stream()
        .filter(one -> one.jdk() == jdk && one.workload().equals(workload))
        .filter(one -> one.variant() == variant && one.form() == form)
        .map(one -> "%.0f".formatted(one.bytes()))
        .findFirst()
        .orElse("");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }
}
