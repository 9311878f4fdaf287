package dev.treadle.frame;

import org.jspecify.annotations.Nullable;

/**
 * What a run has captured, and what those that it descends from had captured when it was forked or
 * started from them: the continuations that it may jump to are numbered in each.
 */
final class Lineage {
  private final @Nullable Lineage parent;

  /** How many of the parent's continuations belong here too. */
  private final long inherited;

  private long captured;

  Lineage(@Nullable Lineage parent, long inherited) {
    this.parent = parent;
    this.inherited = inherited;
  }

  /** The number of a new continuation. */
  long capture() {
    return ++captured;
  }

  /** What the copy of a run captures later does not belong to the run, and the reverse. */
  static void split(DelegatingFrame<?> copy) {
    if (copy instanceof DelegatingCoroutine<?, ?, ?> run && run.lineage != null) {
      run.lineage = run.lineage.split();
    }
  }

  private Lineage split() {
    return captured == 0 ? new Lineage(parent, inherited) : new Lineage(this, captured);
  }

  /** Whether a continuation belongs to the run. */
  boolean includes(Lineage origin, long number) {
    long known = Long.MAX_VALUE;
    for (Lineage lineage = this; lineage != null; lineage = lineage.parent) {
      if (lineage == origin) {
        return number <= known;
      }
      known = lineage.inherited;
    }
    return false;
  }
}
