package dev.treadle.frame;

import dev.treadle.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done with all frames of a run, from its root to the innermost one that it delegates to.
 */
final class Chain {
  /** Of a long chain so many frames are told of at either end. */
  private static final int SHOWN = 3;

  private Chain() {}

  /** The innermost frame; takes time proportional to the depth. */
  static Frame leaf(Frame root) {
    Frame leaf = root;
    for (Frame callee = root.callee(); callee != null; callee = callee.callee()) {
      leaf = callee;
    }
    return leaf;
  }

  /** Where the run is suspended, innermost frame first; empty unless it is. */
  static List<StackTraceElement> trace(Frame root) {
    if (root.statusOfRun() != Status.SUSPENDED) {
      return List.of();
    }
    Deque<Frame> frames = new ArrayDeque<>();
    for (Frame frame = root; frame != null; frame = frame.callee()) {
      frames.push(frame);
    }
    return frames.stream().flatMap(frame -> frame.places().stream()).toList();
  }

  /** The variables of the innermost body; empty unless the run is suspended. */
  static Map<String, @Nullable Object> locals(Frame root) {
    if (root.statusOfRun() != Status.SUSPENDED) {
      return Map.of();
    }
    Frame above = root;
    Frame leaf = root;
    for (Frame callee = root.callee(); callee != null; callee = callee.callee()) {
      above = leaf;
      leaf = callee;
    }
    // An adapter has no variables of the user's, but the body that delegates to it has.
    return (leaf.places().isEmpty() ? above : leaf).variables();
  }

  /** The run in words, those at its ends if there are many bodies. */
  static String describe(Frame root) {
    Status status = root.statusOfRun();
    if (status != Status.SUSPENDED) {
      return root.title() + " " + status.name().toLowerCase(Locale.ROOT);
    }
    int frames = 0;
    for (Frame frame = root; frame != null; frame = frame.callee()) {
      frames++;
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Frame frame = root; frame != null; frame = frame.callee(), at++) {
      if (frames > 2 * SHOWN + 1 && at >= SHOWN && at < frames - SHOWN) {
        if (at == SHOWN) {
          text.append(", delegating to ... ").append(frames - 2 * SHOWN).append(" more ...");
        }
        continue;
      }
      String own = frame.suspended();
      if (own != null) {
        text.append(text.isEmpty() ? "" : ", delegating to ").append(own);
      }
    }
    return text.toString();
  }

  /**
   * Copies a run that is free. Runs that it has adopted are copied with it, as adopted ones that
   * nobody else can reach.
   */
  static Frame fork(Frame root) {
    if (Frame.watched(root.state)) {
      return Watch.unwatched(root, watch -> watch.alsoOf(fork(root)));
    }
    if (root.state >= Frame.BUSY && !Frame.finished(root.state)) {
      throw root.refusal();
    }
    Frame copyOfRoot = copy(root, null, "fork");
    if (copyOfRoot instanceof DelegatingFrame<?> delegating) {
      Lineage.split(delegating);
      DelegatingFrame<?> inner = copyCallees(delegating);
      delegating.link = inner == delegating ? null : inner;
    }
    return copyOfRoot;
  }

  /** Copies what the copy of a root delegates to; returns the innermost delegating frame. */
  private static DelegatingFrame<?> copyCallees(DelegatingFrame<?> root) {
    DelegatingFrame<?> inner = root;
    for (Frame callee = root.delegate; callee != null; ) {
      Frame copy = copy(callee, inner, "fork");
      inner.delegate = copy;
      if (!(copy instanceof DelegatingFrame<?> delegating)) {
        break;
      }
      Lineage.split(delegating);
      delegating.link = inner;
      inner = delegating;
      callee = delegating.delegate;
    }
    return inner;
  }

  /** Copies one frame, to {@code purpose} its run. */
  static Frame copy(Frame frame, @Nullable Frame above, String purpose) {
    int s = frame.state;
    try {
      if (Frame.finished(s) || frame.forkable(Frame.label(s))) {
        return frame.copy();
      }
    } catch (UnsupportedOperationException e) {
      throw unforkable(frame, above, purpose, e);
    }
    throw unforkable(frame, above, purpose, null);
  }

  /** An adapter has no place in the user's source, but the frame above it has. */
  private static UnsupportedOperationException unforkable(
      Frame frame,
      @Nullable Frame above,
      String purpose,
      @Nullable UnsupportedOperationException cause) {
    StackTraceElement place = frame.place(Frame.label(frame.state));
    if (place == null && above != null) {
      place = above.place(Frame.label(above.state));
    }
    if (place == null && cause != null) {
      return cause;
    }
    return new UnsupportedOperationException(
        "cannot " + purpose + ": what is in use at " + place + " cannot be copied", cause);
  }
}
