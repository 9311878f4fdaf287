package dev.treadle.frame;

import org.jspecify.annotations.Nullable;

/**
 * What a run has captured, and what those that it descends from had captured when it was forked or
 * started from them: the continuations that it may jump to are numbered in each.
 *
 * <p>It costs the runs that never capture nothing, for it is kept in a field that is else unused:
 * as if it were a frame above the root of a free run, and as if it were the innermost frame of an
 * adopted one. Nothing is ever asked of it there.
 */
final class Lineage extends DelegatingFrame<@Nullable Object> {
  private final @Nullable Lineage parent;

  /** How many of the parent's continuations belong here too. */
  private final long inherited;

  private long captured;

  Lineage(@Nullable Lineage parent, long inherited) {
    this.parent = parent;
    this.inherited = inherited;
  }

  /** The lineage of a run, null if it has none. Takes any frame. */
  static @Nullable Lineage of(DelegatingFrame<?> run) {
    return (isAdopted(run) ? run.top : run.up) instanceof Lineage lineage ? lineage : null;
  }

  private static boolean isAdopted(DelegatingFrame<?> run) {
    return run.state >= BUSY && !watched(run.state);
  }

  /** Makes it that of a run which has none. */
  void keepIn(DelegatingFrame<?> run) {
    if (isAdopted(run)) {
      run.top = this;
    } else {
      run.up = this;
    }
  }

  /** The number of a new continuation. */
  long capture() {
    return ++captured;
  }

  /** The lineage of a copy of its run: what either captures later does not belong to the other. */
  Lineage split() {
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

  @Override
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised) {
    throw new AssertionError("no frame");
  }

  @Override
  protected @Nullable Object current() {
    return null;
  }

  @Override
  void setCurrent(@Nullable Object value) {}
}
