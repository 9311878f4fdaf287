package dev.treadle.behaviour.interop;

import dev.treadle.IntYielder;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.rules.Kind;
import java.util.List;

/** Sequences that are handed to others, and note how far they came. */
final class ValuesOutTemplates {
  private ValuesOutTemplates() {}

  /** The sequence that counts, of a machine or of an implicit run. */
  static Sequence<Integer> count(Kind kind, List<String> log, int n) {
    return kind.sequence(ValuesOutTemplatesCoroutines.count(log, n), out -> count(out, log, n));
  }

  /** Counts without an end if n is negative. */
  @Generator
  static void count(Yielder<Integer> out, List<String> log, int n) {
    log.add("begin");
    try {
      for (int i = 1; i - 1 != n; i++) {
        log.add("to " + i);
        out.yield(i);
      }
    } finally {
      log.add("end");
    }
  }

  @Generator
  static void ints(IntYielder out, List<String> log, int n) {
    try {
      for (int i = 0; i < n; i++) {
        try {
          out.yield(i);
        } catch (RuntimeException e) {
          log.add("swallowed");
        }
      }
    } finally {
      log.add("end");
    }
  }
}
