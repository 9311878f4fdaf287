package dev.treadle.real;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the methods of a library. */
record Rewriting(List<Fate> fates) {

  /**
   * What became of one.
   *
   * @param refusal why it is as it was; empty if it is a template
   * @param file where the template is, from one offset to another
   */
  record Fate(String id, String refusal, int suspensions, Path file, int from, int to) {
    boolean transformed() {
      return refusal.isEmpty();
    }
  }

  /** The template at an offset of a rewritten file. */
  Optional<Fate> at(Path file, long offset) {
    return fates.stream()
        .filter(fate -> fate.transformed() && fate.file().equals(file))
        .filter(fate -> fate.from() <= offset && offset <= fate.to())
        .findFirst();
  }

  long transformed() {
    return fates.stream().filter(Fate::transformed).count();
  }

  int suspensions() {
    return fates.stream().mapToInt(Fate::suspensions).sum();
  }

  /** The methods that have a body and are no part of another one. */
  long eligible() {
    return fates.stream().filter(fate -> !Methods.hindered(fate.refusal())).count();
  }

  /** How many methods are as they were, by the reason. */
  Map<String, Long> refusals() {
    return fates.stream()
        .filter(fate -> !fate.transformed())
        .collect(Collectors.groupingBy(Fate::refusal, TreeMap::new, Collectors.counting()));
  }
}
