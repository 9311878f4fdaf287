package dev.treadle.frame;

import static dev.treadle.frame.Frame.ADOPTED;
import static dev.treadle.frame.Frame.BOUNDARY;
import static dev.treadle.frame.Frame.LABEL;

import dev.treadle.CoroutineExit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one drive has to do with the runs in its chain that are runs of their own, adopted by {@code
 * yieldFrom} or {@code yieldAll}: each is a <em>boundary</em>.
 *
 * <p>An exit, from {@code close} or {@code raise(CoroutineExit)}, first closes the innermost
 * boundary, then the one around it, and so on; only then is it thrown in the root's own bodies.
 * While a boundary is being closed the drive does what {@code close} does for a free run: it tells
 * how the run ended, or frees it if it yields.
 */
final class Boundaries {
  private final DelegatingFrame<?> root;

  /** What is thrown in the root's bodies when all boundaries have been closed. */
  private @Nullable CoroutineExit exit;

  /** What the run had yielded last when it was to be closed. */
  private @Nullable Object lastValue;

  /** The frame that delegates to the boundary that is being closed, null if none is. */
  @Nullable DelegatingFrame<?> closing;

  /** The innermost run adopted in this drive, which has therefore not yielded since. */
  private @Nullable Frame fresh;

  /** The other runs adopted in this drive, outermost first. */
  private @Nullable List<Frame> moreFresh;

  Boundaries(DelegatingFrame<?> root) {
    this.root = root;
  }

  /** Notes that a run was adopted in this drive. */
  void adopted(Frame run) {
    if (fresh != null) {
      if (moreFresh == null) {
        moreFresh = new ArrayList<>();
      }
      moreFresh.add(fresh);
    }
    fresh = run;
  }

  /** Whether a run that is ending was adopted in this drive; forgets it then. */
  boolean isFresh(Frame run) {
    if (fresh != run) {
      return false;
    }
    List<Frame> more = moreFresh;
    fresh = more == null || more.isEmpty() ? null : more.remove(more.size() - 1);
    return true;
  }

  /**
   * The run yields: the frames around the runs adopted in this drive forget the values that they
   * have yielded before. Those runs may have yielded too, but on their own.
   *
   * @param inner the innermost delegating frame
   */
  void forgetAround(DelegatingFrame<?> inner) {
    Frame run = fresh;
    for (int i = moreFresh == null ? -1 : moreFresh.size() - 1; run != null; i--) {
      Frame outer = i < 0 ? null : moreFresh.get(i);
      Driver.forget(above(run, inner), outer == null ? root : above(outer, inner));
      run = outer;
    }
  }

  /** The frame that delegates to a run adopted in this drive. */
  private static @Nullable DelegatingFrame<?> above(Frame run, DelegatingFrame<?> inner) {
    return run instanceof DelegatingFrame<?> delegating ? delegating.link : inner;
  }

  /**
   * Finds the innermost boundary.
   *
   * @return what is to be thrown in the innermost frame
   */
  CoroutineExit beginClosing(CoroutineExit given, DelegatingFrame<?> inner, int rootState) {
    exit = given;
    lastValue = root instanceof DelegatingCoroutine<?, ?, ?> run ? run.lastValue() : root.current();
    int state = inner == root ? rootState : inner.state;
    closing = inner.delegate != null && (state & BOUNDARY) != 0 ? inner : around(inner, rootState);
    return closing == null ? given : new CoroutineExit();
  }

  /** The frame that delegates to the innermost adopted run that {@code frame} belongs to. */
  private @Nullable DelegatingFrame<?> around(DelegatingFrame<?> frame, int rootState) {
    for (DelegatingFrame<?> above = frame; above != root; ) {
      above = above.link;
      assert above != null : "the chain ends at its root";
      if (((above == root ? rootState : above.state) & BOUNDARY) != 0) {
        return above;
      }
    }
    return null;
  }

  /**
   * An adopted run has ended: makes it so for its user.
   *
   * @param s its state before its last step
   * @param thrown what left it, null if it returned
   * @param above the frame that delegated to it
   * @return what is to be thrown there
   */
  @Nullable Throwable end(
      Frame run, int s, @Nullable Throwable thrown, DelegatingFrame<?> above, int rootState) {
    if (above != closing) {
      run.finish(thrown == null ? Frame.RETURNED : run.endOf(thrown), s);
      return thrown;
    }
    Throwable failure = thrown == null ? null : Lifecycle.failureOfClose(thrown);
    run.finish(failure == null ? Frame.CLOSED : Frame.FAILED, s);
    return closeNext(failure, above, rootState);
  }

  /**
   * The boundary that is being closed has yielded instead: it is a run of its own again, suspended
   * where it is.
   *
   * @param inner the innermost delegating frame
   * @param value what was yielded
   * @return what is to be thrown in the frame that delegated to it
   */
  @Nullable Throwable free(DelegatingFrame<?> inner, @Nullable Object value, int rootState) {
    DelegatingFrame<?> above = closing;
    assert above != null && above.delegate != null : "a boundary is being closed";
    Frame run = above.delegate;
    if (run instanceof DelegatingFrame<?> delegating) {
      run.state &= ~ADOPTED;
      delegating.link = inner == delegating ? null : inner;
      delegating.setCurrent(value);
    } else {
      run.state &= LABEL;
    }
    above.delegate = null;
    // What the frame above yielded last came from here, before this drive: so did the root's value.
    above.setCurrent(lastValue);
    fresh = null;
    moreFresh = null;
    return closeNext(Lifecycle.ignoredClose(), above, rootState);
  }

  /**
   * A boundary has been closed: the next one out is being closed now.
   *
   * @param failure what the close threw, which replaces the exit at the delegating body
   * @return what is to be thrown there
   */
  private @Nullable Throwable closeNext(
      @Nullable Throwable failure, DelegatingFrame<?> above, int rootState) {
    closing = around(above, rootState);
    if (failure != null) {
      return failure;
    }
    return closing == null ? exit : new CoroutineExit();
  }
}
