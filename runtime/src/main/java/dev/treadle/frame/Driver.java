package dev.treadle.frame;

import static dev.treadle.frame.Frame.ADOPTED;
import static dev.treadle.frame.Frame.BOUNDARY;
import static dev.treadle.frame.Frame.BUSY;
import static dev.treadle.frame.Frame.LABEL;
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
   * RUNNING.
   *
   * @param rootState the root's state before: not negative, not busy
   * @return the frame that has yielded, null if the root's body returned
   * @throws Throwable what left the root's body
   */
  static @Nullable Frame drive(
      DelegatingFrame<?> root, int rootState, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    try {
      if (rootState == 0 && raised == null) {
        // Were it given what is sent, which is nothing yet, HotSpot would have to box that below.
        return run(root, root, root, 0, null, null, null, null);
      }
      DelegatingFrame<?> inner = root.innermost();
      Frame frame = inner.leaf();
      if (raised == null && frame != inner) {
        return resume(root, inner, frame, rootState, sent);
      }
      Detour detour = null;
      if (raised instanceof CoroutineExit exit) {
        detour = new Detour(root);
        raised = detour.beginClosing(exit, rootState);
      }
      return run(root, inner, frame, rootState, sent, raised, detour, null);
    } catch (Throwable t) {
      // If the run is not suspended, only what has happened to the driver itself, for want of stack
      // or heap, leaves a chain here: nobody can step those in it any more. Nothing is called to
      // say so, for that might overflow again.
      Frame frame = null;
      if (root.state == Frame.RUNNING) {
        frame = root.delegate;
        root.link = null;
      }
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
   * Drives a run whose innermost frame cannot delegate. That is most often to yield again, and so
   * little that HotSpot inlines it into what drives the run, and need not box what is sent and
   * yielded.
   */
  private static @Nullable Frame resume(
      DelegatingFrame<?> root,
      DelegatingFrame<?> inner,
      Frame leaf,
      int rootState,
      @Nullable Object sent)
      throws Throwable {
    root.state = Frame.RUNNING;
    int s = leaf.state;
    leaf.state = Frame.RUNNING;
    boolean suspended = false;
    Throwable thrown = null;
    try {
      suspended = leaf.step(s & LABEL, sent, null);
    } catch (Throwable t) {
      thrown = t;
    }
    if (!suspended) {
      return goOn(root, inner, leaf, s, thrown, rootState);
    }
    leaf.state = Frame.label(leaf.state) | (s & ADOPTED) | YIELDED;
    if ((s & YIELDED) == 0) {
      return suspend(leaf, s, inner, root, rootState);
    }
    root.state = rootState;
    return leaf;
  }

  /** Goes on above an innermost frame that cannot delegate and has ended. */
  private static @Nullable Frame goOn(
      DelegatingFrame<?> root,
      DelegatingFrame<?> inner,
      Frame leaf,
      int s,
      @Nullable Throwable thrown,
      int rootState)
      throws Throwable {
    Passage passage = null;
    if (thrown != null) {
      try {
        passage = Passage.through(null, thrown, null, leaf, s);
      } catch (StackOverflowError | OutOfMemoryError e) {
        // As below.
      }
    }
    if (s >= BUSY) {
      Detour detour = Detour.go(null, leaf, s, false, thrown, inner, root, rootState);
      DelegatingFrame<?> next = detour.inner;
      int state = detour.rootState;
      return run(root, next, next, state, detour.sent, detour.raised, detour, passage);
    }
    int state = goUp(leaf, s, thrown, inner, inner, root, rootState);
    Object outcome = thrown == null ? leaf.outcome() : null;
    return run(root, inner, inner, state, outcome, thrown, null, passage);
  }

  /**
   * The loop. The root's label and flags are in a local variable meanwhile.
   *
   * <p>HotSpot inlines it, and the machines into it, only while it has at most 325 bytecodes: what
   * is rare is in {@link Detour}, and what is little in methods of its own.
   */
  private static @Nullable Frame run(
      DelegatingFrame<?> root,
      DelegatingFrame<?> inner,
      Frame frame,
      int rootState,
      @Nullable Object sent,
      @Nullable Throwable raised,
      @Nullable Detour detour,
      @Nullable Passage passage)
      throws Throwable {
    root.state = Frame.RUNNING;
    while (true) {
      int s = state(frame, root, rootState);
      frame.state = Frame.RUNNING;
      boolean suspended = false;
      Throwable thrown = null;
      try {
        suspended = frame.step(s & LABEL, sent, raised);
      } catch (Throwable t) {
        thrown = t;
        try {
          passage = Passage.through(passage, t, raised, frame, s);
        } catch (StackOverflowError | OutOfMemoryError e) {
          // That the exception arrives matters more than what is told of it.
        }
      }
      sent = null;
      raised = null;
      if (suspended) {
        Frame callee = frame == inner ? inner.delegate : null;
        rootState = settle(frame, callee == null ? s | YIELDED : s, root, rootState);
        if (callee == null) {
          if (detour == null) {
            return suspend(frame, s, inner, root, rootState);
          }
        } else if (callee.state < BUSY) {
          root.calling(inner);
          if (callee instanceof DelegatingFrame<?> delegating) {
            inner = delegating;
          }
          frame = callee;
          continue;
        }
      } else if (frame == root) {
        if (thrown == null) {
          return null;
        }
        throw Passage.leave(passage, root, thrown);
      } else if (s < BUSY) {
        // A return or an exception goes to the frame above.
        DelegatingFrame<?> above = above(frame, inner);
        rootState = goUp(frame, s, thrown, above, inner, root, rootState);
        if (thrown == null) {
          sent = frame.outcome();
        }
        raised = thrown;
        inner = above;
        frame = above;
        continue;
      }
      detour = Detour.go(detour, frame, s, suspended, thrown, inner, root, rootState);
      if (detour.source != null) {
        return detour.source;
      }
      inner = detour.inner;
      frame = inner.leaf();
      rootState = detour.rootState;
      sent = detour.sent;
      raised = detour.raised;
    }
  }

  /** The state of a frame, while the root's is in a variable. */
  static int state(Frame frame, Frame root, int rootState) {
    return frame == root ? rootState : frame.state;
  }

  /** Sets the state of a frame that has been stepped; returns the root's, which stays RUNNING. */
  static int setState(Frame frame, int state, Frame root, int rootState) {
    if (frame == root) {
      frame.state = Frame.RUNNING;
      return state;
    }
    frame.state = state;
    return rootState;
  }

  /**
   * Sets the state of a frame that has suspended to its label, with what remains of its flags.
   *
   * @param s the state before, perhaps with a new flag
   */
  static int settle(Frame frame, int s, Frame root, int rootState) {
    return setState(frame, Frame.label(frame.state) | (s & (ADOPTED | YIELDED)), root, rootState);
  }

  /** The frame that delegates to one of the two innermost frames, which is not the root. */
  static DelegatingFrame<?> above(Frame frame, DelegatingFrame<?> inner) {
    DelegatingFrame<?> above = frame == inner ? inner.link : inner;
    assert above != null : "the root is nobody's callee";
    return above;
  }

  /**
   * A frame has ended: the one above is the innermost one now, and delegates to nothing.
   *
   * @param s its state before; where it has yielded, the one above has too
   */
  static int goUp(
      Frame ended,
      int s,
      @Nullable Throwable thrown,
      DelegatingFrame<?> above,
      DelegatingFrame<?> inner,
      DelegatingFrame<?> root,
      int rootState) {
    ended.state = thrown == null ? Frame.RETURNED : Frame.FAILED;
    if ((s & YIELDED) != 0) {
      root.keep(above, ended);
    }
    above.delegate = null;
    if (root.link == ended) {
      root.link = null; // lest it keep the frame
    }
    int a = state(above, root, rootState) & ~BOUNDARY;
    return setState(above, a | (s & YIELDED), root, rootState);
  }

  /**
   * Suspends a run.
   *
   * @param source the frame that has yielded
   * @param s without the flag YIELDED if the frames above have values that are not the last now
   * @return {@code source}
   */
  static Frame suspend(
      Frame source, int s, DelegatingFrame<?> inner, DelegatingFrame<?> root, int rootState) {
    DelegatingFrame<?> link = inner == root ? null : inner;
    if (root.link != link) {
      root.link = link; // to store it again would cost more than to ask, where the root is old
    }
    root.state = rootState; // before anything is called: if that fails the run is suspended
    if ((s & YIELDED) == 0 && source != root) {
      forget(above(source, inner), root);
    }
    return source;
  }

  /**
   * Forgets the values that the frames above one that yields for the first time have yielded
   * before: up to one that has forgotten those of the others, so each frame is met once.
   *
   * @param end the frame before which to stop in any case
   */
  static void forget(@Nullable DelegatingFrame<?> first, @Nullable Frame end) {
    for (DelegatingFrame<?> frame = first; frame != null && frame != end; frame = frame.link) {
      frame.setCurrent(null);
      if ((frame.state & YIELDED) != 0) {
        return;
      }
    }
  }
}
