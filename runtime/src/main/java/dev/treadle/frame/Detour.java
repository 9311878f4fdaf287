package dev.treadle.frame;

import static dev.treadle.frame.Frame.BOUNDARY;
import static dev.treadle.frame.Frame.READY;
import static dev.treadle.frame.Frame.YIELDED;

import dev.treadle.CoroutineExit;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link Driver} seldom meets in a drive: a callee that is not fresh, or is a {@link
 * Command}, and {@link Boundaries}.
 */
final class Detour {
  /** The frame that has yielded, if the run is suspended. */
  @Nullable Frame source;

  // Else the drive goes on in the innermost frame.
  DelegatingFrame<?> inner;
  int rootState;
  @Nullable Object sent;
  @Nullable Throwable raised;

  private final DelegatingFrame<?> root;
  private final Boundaries boundaries;

  Detour(DelegatingFrame<?> root) {
    this.root = root;
    inner = root;
    boundaries = new Boundaries(root);
  }

  /** An exit is raised in the run; returns what is to be thrown in its innermost frame. */
  CoroutineExit beginClosing(CoroutineExit exit, int rootState) {
    return boundaries.beginClosing(exit, root.innermost(), rootState);
  }

  /**
   * A frame has been stepped, and this is a rare case.
   *
   * @param before the detour of this drive so far
   * @param s the frame's state before
   */
  static Detour go(
      @Nullable Detour before,
      Frame frame,
      int s,
      boolean suspended,
      @Nullable Throwable thrown,
      DelegatingFrame<?> inner,
      DelegatingFrame<?> root,
      int rootState) {
    Detour detour = before == null ? new Detour(root) : before;
    root.link = null; // until the run is suspended again
    detour.inner = inner;
    detour.rootState = rootState;
    detour.sent = null;
    detour.raised = null;
    if (!suspended) {
      detour.end(frame, s, thrown);
    } else if (frame == inner && inner.delegate != null) {
      detour.call(inner.delegate);
    } else {
      detour.suspend(frame, s);
    }
    return detour;
  }

  /** A run that was adopted has ended. */
  private void end(Frame run, int s, @Nullable Throwable thrown) {
    DelegatingFrame<?> above = Driver.above(run, inner);
    int yielded = boundaries.isFresh(run) ? 0 : YIELDED;
    rootState = Driver.goUp(run, yielded, thrown, above, inner, root, rootState);
    sent = thrown == null ? run.outcome() : null;
    raised = boundaries.end(run, s, thrown, above, rootState);
    inner = above;
  }

  /** The innermost frame has suspended for what is no fresh callee. */
  private void call(Frame callee) {
    if (Frame.finished(callee.state)) {
      inner.delegate = null;
      sent = callee.outcome();
    } else if (callee instanceof Command command) {
      inner.delegate = null;
      execute(command);
    } else {
      enter(callee);
    }
  }

  private void execute(Command command) {
    root.state = rootState;
    try {
      inner = command.execute(inner, root);
    } finally {
      rootState = root.state;
      root.state = Frame.RUNNING;
    }
    sent = command.sent;
    raised = command.raised;
  }

  /** Goes on in a run that is adopted. */
  private void enter(Frame run) {
    DelegatingFrame<?> above = inner;
    boundaries.adopted(run);
    root.calling(above);
    int a = Driver.state(above, root, rootState) | BOUNDARY;
    rootState = Driver.setState(above, a, root, rootState);
    if (run instanceof DelegatingFrame<?> delegating) {
      inner = delegating.innermost();
      delegating.link = above;
    }
    if ((run.state & READY) != 0) {
      run.state &= ~READY;
      suspend(inner.leaf(), YIELDED);
    }
  }

  /**
   * The run yields, unless what yields is a boundary that is being closed.
   *
   * @param s the state before of the frame that yields
   */
  private void suspend(Frame leaf, int s) {
    DelegatingFrame<?> closing = boundaries.closing;
    if (closing == null) {
      source = Driver.suspend(leaf, s, inner, root, rootState);
      boundaries.forgetAround(inner);
      return;
    }
    raised = boundaries.free(inner, root.valueOf(leaf), rootState);
    int a = (Driver.state(closing, root, rootState) | YIELDED) & ~BOUNDARY;
    rootState = Driver.setState(closing, a, root, rootState);
    inner = closing;
  }
}
