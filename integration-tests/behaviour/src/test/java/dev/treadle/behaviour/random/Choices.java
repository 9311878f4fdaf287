package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The decisions that lead to one template: drawn at random, or given and then possibly too few or
 * too large.
 *
 * <p>Every list of decisions leads to a legal template, and 0 is always the simplest decision. So a
 * failing template is shrunk by shrinking its decisions, and no tree has to be edited.
 */
final class Choices {
  /** The decisions of one part of a template: from the first, to the last exclusively. */
  record Span(int from, int to) {}

  private final @Nullable Random random;
  private final int[] given;
  private final List<Integer> made = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  private Choices(@Nullable Random random, int[] given) {
    this.random = random;
    this.given = given;
  }

  static Choices random(long seed) {
    return new Choices(new Random(seed), new int[0]);
  }

  static Choices of(int[] given) {
    return new Choices(null, given);
  }

  /** A number from 0 to {@code bound} exclusively. */
  int below(int bound) {
    return make(random == null ? 0 : random.nextInt(bound), bound);
  }

  /** True in {@code percent} of a hundred cases. */
  boolean chance(int percent) {
    return weighted(100 - percent, percent) == 1;
  }

  /** The index of a weight, as often as it weighs. */
  int weighted(int... weights) {
    int index = 0;
    if (random != null) {
      int rest = random.nextInt(Arrays.stream(weights).sum());
      while (rest >= weights[index]) {
        rest -= weights[index++];
      }
    }
    return make(index, weights.length);
  }

  <T> T of(List<T> options) {
    return options.get(below(options.size()));
  }

  @SafeVarargs
  final <T> T of(T... options) {
    return options[below(options.length)];
  }

  private int make(int drawn, int bound) {
    int index = made.size();
    int value =
        random != null ? drawn : index < given.length ? Math.min(given[index], bound - 1) : 0;
    made.add(value);
    return value;
  }

  /** How many decisions were made. */
  int size() {
    return made.size();
  }

  /** The decisions since the {@code from}th belong together. */
  void span(int from) {
    if (made.size() > from) {
      spans.add(new Span(from, made.size()));
    }
  }

  int[] made() {
    return made.stream().mapToInt(Integer::intValue).toArray();
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }
}
