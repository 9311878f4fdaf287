package dev.treadle.frame;

import static dev.treadle.frame.Frame.ADOPTED;
import static dev.treadle.frame.Frame.BOUNDARY;
import static dev.treadle.frame.Frame.BUSY;
import static dev.treadle.frame.Frame.LABEL;
import static dev.treadle.frame.Frame.READY;
import static dev.treadle.frame.Frame.YIELDED;

import dev.treadle.CoroutineExit;
import org.jspecify.annotations.Nullable;

/**
 * Drives a run that delegates: steps the innermost frame of its chain, and on a call, a return or
 * an exception goes on in the frame below or above, until one yields. The semantics are those of
 * {@code yield from} in PEP 380; the stack does not grow, and each drive costs the same at any
 * depth, since the root knows the innermost frames.
 *
 * <p>A body that captures or jumps suspends likewise, with a {@link Command} in the place of a
 * callee. What concerns adopted runs only, an exit on its way out above all, is in {@link
 * Boundaries}.
 */
final class Driver {
  private Driver() {}

  /**
   * Drives a run to its next suspension; its root is suspended afterwards if it has yielded, else
   * RUNNING. The root's label and flags are in a local variable meanwhile.
   *
   * @param rootState the root's state before: not negative, not busy
   * @return true if it has yielded, false if the root's body returned
   * @throws Throwable what left the root's body
   */
  static boolean drive(
      DelegatingFrame<?> root, int rootState, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    root.state = Frame.RUNNING;
    try {
      DelegatingFrame<?> inner = root.top == null ? root : root.top;
      Boundaries boundaries = null;
      Passage passage = null;
      if (raised instanceof CoroutineExit exit) {
        boundaries = new Boundaries(root);
        raised = boundaries.beginClosing(exit, inner, rootState);
      }
      Frame frame = leaf(inner);
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
          try {
            passage = Passage.through(passage, t, raised, frame, s & LABEL);
          } catch (StackOverflowError | OutOfMemoryError e) {
            // That the exception arrives matters more than what is told of it.
          }
        }
        sent = null;
        raised = null;
        if (!suspended) {
          if (frame == root) {
            if (thrown != null) {
              if (passage != null) {
                passage.write();
                root.left(passage);
              }
              throw thrown;
            }
            return false;
          }
          frame.state = thrown == null ? Frame.RETURNED : Frame.FAILED;
          // A return or an exception goes to the frame above, and so does the value yielded last,
          // for that may be a run whose user asks for it later.
          DelegatingFrame<?> above = inner;
          if (frame == inner) {
            above = inner.up;
            inner.up = null;
            root.top = null;
          }
          int a = above == root ? rootState : above.state;
          boolean boundary = (a & BOUNDARY) != 0;
          if (boundary && boundaries == null) {
            boundaries = new Boundaries(root);
          }
          if (boundary ? !boundaries.isFresh(frame) : (s & YIELDED) != 0) {
            above.setCurrent(above.valueOf(frame));
            a |= YIELDED;
          }
          sent = thrown == null ? frame.outcome() : null;
          raised = boundary ? boundaries.end(frame, s, thrown, above, rootState) : thrown;
          above.delegate = null;
          rootState = setState(above, a & ~BOUNDARY, root, rootState);
          inner = above;
          frame = above;
          continue;
        }
        Frame source = frame;
        DelegatingFrame<?> outdated = null;
        Frame callee = frame == inner ? inner.delegate : null;
        if (callee == null) {
          if ((s & YIELDED) == 0) {
            outdated = frame == inner ? inner.up : inner;
          }
          int k =
              ((frame.state < 0 ? ~frame.state : frame.state) & LABEL) | (s & ADOPTED) | YIELDED;
          if (frame == root) {
            rootState = k;
          } else {
            frame.state = k;
          }
        } else {
          int k = frame.state | (s & (ADOPTED | YIELDED));
          int c = callee.state;
          if (c >= BUSY) {
            if (Frame.finished(c)) {
              rootState = setState(frame, k, root, rootState);
              sent = callee.outcome();
              inner.delegate = null;
              continue;
            }
            if (callee instanceof Command command) {
              inner.delegate = null;
              rootState = setState(frame, k, root, rootState);
              root.state = rootState;
              try {
                inner = command.execute(inner, root);
              } finally {
                rootState = root.state;
                root.state = Frame.RUNNING;
              }
              sent = command.sent;
              raised = command.raised;
              frame = inner;
              continue;
            }
            boundaries = boundaries == null ? new Boundaries(root) : boundaries;
            boundaries.adopted(callee);
            k |= BOUNDARY;
          }
          rootState = setState(frame, k, root, rootState);
          outdated = inner;
          if (callee instanceof DelegatingFrame<?> delegating) {
            DelegatingFrame<?> top = delegating.top;
            delegating.top = delegating.up; // its lineage
            delegating.up = inner;
            inner = top == null ? delegating : top;
          }
          if (c < BUSY || (c & READY) == 0) {
            frame = leaf(inner);
            continue;
          }
          callee.state = c & ~READY;
          source = inner.delegate == null ? inner : inner.delegate;
        }
        DelegatingFrame<?> closing = boundaries == null ? null : boundaries.closing;
        if (closing != null) {
          raised = boundaries.free(inner, root.valueOf(source), rootState);
          int a = closing == root ? rootState : closing.state;
          rootState = setState(closing, (a | YIELDED) & ~BOUNDARY, root, rootState);
          inner = closing;
          frame = closing;
          continue;
        }
        root.top = inner == root ? null : inner;
        root.state = rootState; // before anything is called: if that fails the run is suspended
        Object value = root.valueOf(source);
        forget(outdated, root);
        root.setCurrent(value);
        return true;
      }
    } catch (Throwable t) {
      // If the run is not suspended, only what has happened to the driver itself, for want of stack
      // or heap, leaves a chain here: nobody can step those in it any more. Nothing is called to
      // say so, for that might overflow again.
      Frame frame = root.state == Frame.RUNNING ? root.delegate : null;
      while (frame != null) {
        if (frame.state < Frame.RETURNED || frame.state == Frame.RUNNING) {
          frame.state = Frame.FAILED;
        }
        frame = frame instanceof DelegatingFrame<?> delegating ? delegating.delegate : null;
      }
      throw t;
    }
  }

  /**
   * Forgets the values that the frames above one that yields for the first time have yielded
   * before: up to one that has forgotten those of the others, so each frame is met once.
   */
  private static void forget(@Nullable DelegatingFrame<?> first, Frame root) {
    for (DelegatingFrame<?> frame = first; frame != null && frame != root; frame = frame.up) {
      frame.setCurrent(null);
      if ((frame.state & YIELDED) != 0) {
        return;
      }
    }
  }

  private static Frame leaf(DelegatingFrame<?> inner) {
    Frame delegate = inner.delegate;
    return delegate == null ? inner : delegate;
  }

  /** Sets the state of a frame that has been stepped; returns the root's, which stays RUNNING. */
  private static int setState(Frame frame, int state, Frame root, int rootState) {
    if (frame == root) {
      frame.state = Frame.RUNNING;
      return state;
    }
    frame.state = state;
    return rootState;
  }
}
