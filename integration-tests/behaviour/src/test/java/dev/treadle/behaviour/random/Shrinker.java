package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a failing template smaller as long as it fails in the same way. */
final class Shrinker {
  private final Examination examination;
  private final String kind;
  private final Set<String> tried = new HashSet<>();
  private int patience;
  private int[] best;
  private List<Choices.Span> spans = List.of();

  Shrinker(Examination examination, String kind, int[] failing, int patience) {
    this.examination = examination;
    this.kind = kind;
    this.best = failing;
    this.patience = patience;
  }

  /** The smallest decisions found. */
  int[] shrink() {
    fails(best);
    boolean smaller = true;
    while (smaller && patience > 0) {
      smaller = parts(true) | parts(false) | values() || hoisted();
    }
    return best;
  }

  /** Tries to leave out each part, or to make the simplest of it; the large ones first. */
  private boolean parts(boolean leaveOut) {
    boolean smaller = false;
    List<Choices.Span> order = order();
    for (int i = 0; i < order.size() && patience > 0; i++) {
      Choices.Span span = order.get(i);
      int[] next =
          leaveOut ? without(best, span.from(), span.to()) : zeroed(best, span.from(), span.to());
      if (better(next)) {
        smaller = true;
        order = order();
        i = Math.max(-1, i - 2);
      }
    }
    return smaller;
  }

  /** Tries to put a part in the place of the one around it. */
  private boolean hoisted() {
    boolean smaller = false;
    List<Choices.Span> order = order();
    for (int i = 0; i < order.size() && patience > 0; i++) {
      Choices.Span outer = order.get(i);
      for (Choices.Span inner : order) {
        if (inner.from() >= outer.from() && inner.to() <= outer.to() && !inner.equals(outer)) {
          int[] next = without(without(best, inner.to(), outer.to()), outer.from(), inner.from());
          if (patience > 0 && better(next)) {
            smaller = true;
            order = order();
            i = -1;
            break;
          }
        }
      }
    }
    return smaller;
  }

  /** Tries smaller values. */
  private boolean values() {
    boolean smaller = false;
    for (int i = 0; i < best.length && patience > 0; i++) {
      for (int value = 0; i < best.length && value < best[i] && value < 3; value++) {
        int[] next = best.clone();
        next[i] = value;
        if (better(next)) {
          smaller = true;
          break;
        }
      }
    }
    return smaller;
  }

  private List<Choices.Span> order() {
    return new ArrayList<>(
        spans.stream()
            .distinct()
            .sorted(Comparator.comparingInt((Choices.Span s) -> s.from() - s.to()))
            .toList());
  }

  private static int[] without(int[] values, int from, int to) {
    int[] rest = Arrays.copyOf(values, values.length - (to - from));
    System.arraycopy(values, to, rest, from, values.length - to);
    return rest;
  }

  private static int[] zeroed(int[] values, int from, int to) {
    int[] zeroed = values.clone();
    Arrays.fill(zeroed, from, to, 0);
    return zeroed;
  }

  private boolean better(int[] next) {
    // What is read beyond the end is 0, and what is not read is nothing.
    return !Arrays.equals(next, best) && fails(next);
  }

  private boolean fails(int[] next) {
    Choices choices = Choices.of(next);
    if (!tried.add(Template.of(choices, 0).text()) && next != best) {
      return false;
    }
    patience--;
    choices = Choices.of(next);
    @Nullable Failure failure = examination.one(choices);
    if (failure == null || !failure.ours() || !failure.kind().equals(kind)) {
      return false;
    }
    int[] made = choices.made();
    if (next != best && !smaller(made, best)) {
      return false;
    }
    best = made;
    spans = choices.spans();
    return true;
  }

  private static boolean smaller(int[] a, int[] b) {
    return a.length != b.length ? a.length < b.length : Arrays.compare(a, b) < 0;
  }
}
