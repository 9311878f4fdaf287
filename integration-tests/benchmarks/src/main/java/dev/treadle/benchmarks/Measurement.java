package dev.treadle.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of a job on a JVM.
 *
 * @param jdk the feature release
 * @param workload the workload
 * @param form what HotSpot sees
 * @param variant the way
 * @param nanos processor time for an element, in the best iteration; 0 if it was not measured
 * @param bytes allocated for an element, or kept by it
 */
record Measurement(
    int jdk, String workload, Form form, Variant variant, double nanos, double bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private String key() {
    return jdk + " " + workload + " " + form + " " + variant;
  }

  /** This or another of the same, whichever is better. */
  private Measurement best(Measurement other) {
    return nanos <= other.nanos ? this : other;
  }

  /** What a file holds; nothing if there is none. */
  static List<Measurement> read(Path file) throws IOException {
    return Files.exists(file)
        ? JSON.readValue(file.toFile(), new TypeReference<List<Measurement>>() {})
        : List.of();
  }

  /** Writes a line for each. */
  static void write(Path file, List<Measurement> measurements) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Measurement measurement : measurements) {
      lines.add(JSON.writeValueAsString(measurement));
    }
    Files.writeString(file, "[\n" + String.join(",\n", lines) + "\n]\n");
  }

  /** The older ones that were not measured again, and the best of the newer ones. */
  static List<Measurement> merge(List<Measurement> older, List<Measurement> newer) {
    Map<String, Measurement> best = new LinkedHashMap<>();
    newer.forEach(measurement -> best.merge(measurement.key(), measurement, Measurement::best));
    Map<String, Measurement> merged = new LinkedHashMap<>();
    older.forEach(measurement -> merged.put(measurement.key(), measurement));
    merged.putAll(best);
    return List.copyOf(merged.values());
  }
}
