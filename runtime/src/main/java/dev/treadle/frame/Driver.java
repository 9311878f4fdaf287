package dev.treadle.frame;

import static dev.treadle.frame.Frame.ADOPTED;
import static dev.treadle.frame.Frame.BOUNDARY;
import static dev.treadle.frame.Frame.BUSY;
import static dev.treadle.frame.Frame.LABEL;
import static dev.treadle.frame.Frame.READY;
import static dev.treadle.frame.Frame.YIELDED;

import dev.treadle.CoroutineExit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives a run that delegates: steps the innermost frame of its chain, and on a call, a return or
 * an exception goes on in the frame below or above, until one yields. The semantics are those of
 * {@code yield from} in PEP 380; the stack does not grow, and each drive costs the same at any
 * depth, since the root knows the innermost frames.
 *
 * <p>An exit, from {@code close} or {@code raise(CoroutineExit)}, first closes the innermost run
 * that was adopted (a <em>boundary</em>), then the one around it, and so on; only then is it thrown
 * in the root's own bodies. While a boundary is being closed the driver does what {@code close}
 * does for a run of its own: it tells how the run ended, or frees it if it yields.
 *
 * <p>An object of this class is one drive; only its loop's state lives in it.
 */
final class Driver {
  private final DelegatingFrame<?> root;

  /** The root's label and flags, as its own state is RUNNING meanwhile. */
  private int rootState;

  /** The innermost delegating frame. */
  private DelegatingFrame<?> inner;

  /** What is thrown in the root's bodies when all boundaries have been closed. */
  private @Nullable CoroutineExit exit;

  /** The frame that delegates to the boundary that is being closed, null if none is. */
  private @Nullable DelegatingFrame<?> closing;

  /** The innermost run adopted in this drive, which has therefore not yielded since. */
  private @Nullable Frame fresh;

  /** The other runs adopted in this drive, outermost first. */
  private @Nullable List<Frame> moreFresh;

  private Driver(DelegatingFrame<?> root, int rootState) {
    this.root = root;
    this.rootState = rootState;
    DelegatingFrame<?> top = root.top;
    this.inner = top == null ? root : top;
  }

  /**
   * Drives a run to its next suspension; its root is RUNNING before, and afterwards suspended if it
   * has yielded.
   *
   * @param state the root's state before: not negative, not busy
   * @return true if it has yielded, false if the root's body returned
   * @throws Throwable what left the root's body
   */
  static boolean drive(
      DelegatingFrame<?> root, int state, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    return new Driver(root, state).run(sent, raised);
  }

  private boolean run(@Nullable Object sent, @Nullable Throwable raised) throws Throwable {
    if (raised instanceof CoroutineExit given) {
      raised = beginClosing(given);
    }
    Frame frame = leaf();
    for (; ; ) {
      int s = frame == root ? rootState : frame.state;
      frame.state = Frame.RUNNING;
      boolean suspended;
      Throwable thrown = null;
      try {
        suspended = frame.step(s & LABEL, sent, raised);
      } catch (Throwable t) {
        suspended = false;
        thrown = t;
      }
      sent = null;
      raised = null;
      if (!suspended) {
        if (frame == root) {
          if (thrown != null) {
            throw thrown;
          }
          return false;
        }
        sent = thrown == null ? frame.outcome() : null;
        raised = leave(frame, s, thrown);
        frame = inner;
        continue;
      }
      Object value;
      Frame callee = frame == inner ? inner.delegate : null;
      if (callee == null) {
        setState(frame, Frame.label(frame.state) | (s & ADOPTED) | YIELDED);
        value = frame.current();
      } else {
        int c = callee.state;
        boolean boundary = c >= BUSY;
        if (boundary && Frame.finished(c)) {
          setState(frame, frame.state | (s & (ADOPTED | YIELDED)));
          sent = callee.outcome();
          inner.delegate = null;
          continue;
        }
        setState(frame, frame.state | (s & (ADOPTED | YIELDED)) | (boundary ? BOUNDARY : 0));
        enter(callee, boundary);
        if (!boundary || (c & READY) == 0) {
          frame = leaf();
          continue;
        }
        callee.state = c & ~READY;
        value = callee.current();
      }
      if (closing != null) {
        raised = freeBoundary(value);
        frame = inner;
        continue;
      }
      root.top = inner == root ? null : inner;
      root.setCurrent(value);
      root.state = rootState;
      return true;
    }
  }

  /** The innermost frame. */
  private Frame leaf() {
    Frame delegate = inner.delegate;
    return delegate == null ? inner : delegate;
  }

  private int stateOf(DelegatingFrame<?> frame) {
    return frame == root ? rootState : frame.state;
  }

  /** Sets the state of a frame that is not to be executed next. */
  private void setState(Frame frame, int state) {
    if (frame == root) {
      rootState = state;
      frame.state = Frame.RUNNING;
    } else {
      frame.state = state;
    }
  }

  /** Makes the delegate of the innermost frame, and the chain that it has, part of this chain. */
  private void enter(Frame callee, boolean boundary) {
    if (boundary) {
      if (fresh != null) {
        if (moreFresh == null) {
          moreFresh = new ArrayList<>();
        }
        moreFresh.add(fresh);
      }
      fresh = callee;
    }
    if (callee instanceof DelegatingFrame<?> delegating) {
      DelegatingFrame<?> top = delegating.top;
      delegating.up = inner;
      delegating.top = null;
      inner = top == null ? delegating : top;
    }
  }

  /**
   * Takes a frame that has ended off the chain. The value it yielded last becomes that of the frame
   * above, which may be a run whose user asks for it later.
   *
   * @param s the state of the frame before its last step
   * @param thrown what left it, null if it returned
   * @return what is to be thrown in the frame above, which is the innermost now
   */
  private @Nullable Throwable leave(Frame frame, int s, @Nullable Throwable thrown) {
    DelegatingFrame<?> above = inner;
    if (frame == inner) {
      above = inner.up;
      assert above != null : "only the root has no frame above";
      inner.up = null;
    }
    int a = stateOf(above);
    boolean yielded = (s & YIELDED) != 0;
    Throwable raised = thrown;
    if ((a & BOUNDARY) != 0) {
      yielded = !isFresh(frame);
      raised = above == closing ? endClosing(frame, s, thrown) : endAdopted(frame, s, thrown);
    }
    if (yielded) {
      above.setCurrent(frame.current());
      a |= YIELDED;
    }
    above.delegate = null;
    setState(above, a & ~BOUNDARY);
    inner = above;
    if (above == closing) {
      raised = closeNext(raised);
    }
    return raised;
  }

  private static @Nullable Throwable endAdopted(Frame run, int s, @Nullable Throwable thrown) {
    run.finish(thrown == null ? Frame.RETURNED : Frame.FAILED, s);
    return thrown;
  }

  /** Whether a run that is ending was adopted in this drive; forgets it then. */
  private boolean isFresh(Frame run) {
    if (fresh != run) {
      return false;
    }
    List<Frame> more = moreFresh;
    fresh = more == null || more.isEmpty() ? null : more.remove(more.size() - 1);
    return true;
  }

  // An exit on its way out.

  /** Finds the innermost boundary; returns what is to be thrown in the innermost frame. */
  private CoroutineExit beginClosing(CoroutineExit given) {
    exit = given;
    boolean innermost = inner.delegate != null && (stateOf(inner) & BOUNDARY) != 0;
    closing = innermost ? inner : boundaryAround(inner);
    return closing == null ? given : new CoroutineExit();
  }

  /** The frame that delegates to the innermost adopted run that {@code frame} belongs to. */
  private @Nullable DelegatingFrame<?> boundaryAround(DelegatingFrame<?> frame) {
    for (DelegatingFrame<?> above = frame.up; above != null; above = above.up) {
      if ((stateOf(above) & BOUNDARY) != 0) {
        return above;
      }
    }
    return null;
  }

  /** Ends the run that was being closed; returns what its close throws. */
  private static @Nullable Throwable endClosing(Frame run, int s, @Nullable Throwable thrown) {
    Throwable failure = thrown == null ? null : Lifecycle.failureOfClose(thrown);
    run.finish(failure == null ? Frame.CLOSED : Frame.FAILED, s);
    return failure;
  }

  /**
   * The boundary below the innermost frame has been closed: the next one out is being closed now.
   *
   * @param failure what the close threw, which replaces the exit at the delegating body
   * @return what is to be thrown there
   */
  private @Nullable Throwable closeNext(@Nullable Throwable failure) {
    closing = boundaryAround(inner);
    if (failure != null) {
      return failure;
    }
    return closing == null ? exit : new CoroutineExit();
  }

  /**
   * The boundary that is being closed has yielded instead: it is a run of its own again, suspended
   * where it is.
   *
   * @return what is to be thrown in the frame that delegated to it, which is the innermost now
   */
  private @Nullable Throwable freeBoundary(@Nullable Object value) {
    DelegatingFrame<?> above = closing;
    assert above != null && above.delegate != null : "a boundary is being closed";
    Frame run = above.delegate;
    if (run instanceof DelegatingFrame<?> delegating) {
      run.state &= ~ADOPTED;
      delegating.top = inner == delegating ? null : inner;
      delegating.up = null;
      delegating.setCurrent(value);
    } else {
      run.state &= LABEL;
    }
    above.delegate = null;
    // What the frame above yielded last came from here, before this drive: so did the root's value.
    above.setCurrent(root.current);
    setState(above, (stateOf(above) | YIELDED) & ~BOUNDARY);
    inner = above;
    fresh = null;
    moreFresh = null;
    return closeNext(Lifecycle.ignoredClose());
  }
}
