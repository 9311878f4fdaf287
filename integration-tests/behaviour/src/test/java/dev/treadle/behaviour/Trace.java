package dev.treadle.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one run, in the order in which it happened.
 *
 * <p>Tokens: {@code >v} a value handed out, {@code <v} a value sent in, {@code =v} the end and its
 * result, {@code !E(msg)} an exception out of a drive, {@code [throw]}, {@code [close]} and {@code
 * [hook]} what the driver did, and anything else what the body logged.
 */
final class Trace {
  /** More than any case needs; a run that does not end is cut off here. */
  private static final int LIMIT = 10_000;

  /**
   * Inherited, so that a body on a thread of its own logs to the trace of the thread that started
   * it.
   */
  private static final InheritableThreadLocal<@Nullable Trace> CURRENT =
      new InheritableThreadLocal<>();

  private final List<String> tokens = new ArrayList<>();
  private final List<String> details = new ArrayList<>();
  private boolean closed;

  /** Makes this the trace that the code of the calling thread logs to. */
  void open() {
    CURRENT.set(this);
  }

  /** A trace that begins as this one. */
  synchronized Trace copy() {
    Trace copy = new Trace();
    copy.tokens.addAll(tokens);
    copy.details.addAll(details);
    return copy;
  }

  static Trace current() {
    Trace trace = CURRENT.get();
    if (trace == null) {
      throw new AssertionError("logged outside of a traced run");
    }
    return trace;
  }

  /** From now on nothing is added: what unwinding a left run does is no part of it. */
  synchronized void close() {
    closed = true;
  }

  synchronized void add(String token) {
    if (closed) {
      return;
    }
    if (tokens.size() >= LIMIT) {
      throw new AssertionError("the run does not end: " + tokens.subList(0, 100));
    }
    tokens.add(token);
  }

  /** Notes what is compared between the two runs, but is no part of what is expected by name. */
  synchronized void detail(String detail) {
    details.add(detail);
  }

  /** Also what the tokens leave out: the status and the value after each drive. */
  synchronized String detailed() {
    return this + "\n" + String.join(" ", details);
  }

  @Override
  public synchronized String toString() {
    return String.join(" ", tokens);
  }
}
