package dev.treadle.frame;

import dev.treadle.Continuation;
import dev.treadle.Routine;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a run from where it captured: copies of its frames, each with the label at which it
 * is suspended, which are copied again whenever the run is continued here.
 *
 * <p>No run in its own right is among them, since the frame that captures is the innermost one.
 */
final class Snapshot<
        T extends @Nullable Object, Y extends @Nullable Object, S extends @Nullable Object>
    implements Continuation<T, Y, S> {
  private final DelegatingFrame<?> outermost;
  private final Lineage lineage;
  private final long number;

  private Snapshot(DelegatingFrame<?> outermost, Lineage lineage) {
    this.outermost = outermost;
    this.lineage = lineage;
    this.number = lineage.capture();
  }

  /**
   * Captures.
   *
   * @param at the frame that captures
   * @param run the root of its run
   * @throws UnsupportedOperationException if an iterator that the user does not see is in use
   */
  static <T extends @Nullable Object, Y extends @Nullable Object, S extends @Nullable Object>
      Snapshot<T, Y, S> of(DelegatingFrame<?> at, DelegatingCoroutine<?, ?, ?> run) {
    DelegatingFrame<?> copy = copy(at, null);
    for (DelegatingFrame<?> frame = at; frame != run; ) {
      frame = frame.link;
      assert frame != null : "the chain ends at its root";
      if (!(frame instanceof Started)) { // which is no part of the rest, but what began it
        copy = copy(frame, copy);
      }
    }
    if (run.lineage == null) {
      run.lineage = new Lineage(null, 0);
    }
    return new Snapshot<>(copy, run.lineage);
  }

  private static DelegatingFrame<?> copy(DelegatingFrame<?> frame, @Nullable Frame callee) {
    DelegatingFrame<?> copy = (DelegatingFrame<?>) Chain.copy(frame, null, "capture");
    copy.state = Frame.label(frame.state);
    copy.delegate = callee;
    copy.link = null;
    copy.setCurrent(null);
    if (copy instanceof DelegatingCoroutine<?, ?, ?> coroutine) {
      coroutine.lineage = null;
    }
    return copy;
  }

  @Override
  public Routine<Y, S, ?> start(T value) {
    Started<T, Y, S> run = new Started<>(this, value);
    run.lineage = new Lineage(lineage, number);
    return run;
  }

  /** Whether a run may jump here. */
  boolean belongsTo(DelegatingCoroutine<?, ?, ?> run) {
    return run.lineage != null && run.lineage.includes(lineage, number);
  }

  /**
   * Has a run continue here. Its root, which the user has, stays the same object.
   *
   * @return its innermost frame
   */
  DelegatingFrame<?> enter(DelegatingCoroutine<?, ?, ?> run) {
    Frame callee = outermost;
    if (!(run instanceof Started)) {
      run.restore(outermost);
      run.state = (run.state & ~Frame.LABEL) | outermost.state;
      callee = outermost.delegate;
    }
    DelegatingFrame<?> inner = run;
    inner.delegate = null;
    for (; callee != null; callee = callee.callee()) {
      DelegatingFrame<?> copy = (DelegatingFrame<?>) callee.copy();
      copy.link = inner;
      inner.delegate = copy;
      inner = copy;
    }
    return inner;
  }
}
