package dev.treadle.frame;

import dev.treadle.Leak;
import dev.treadle.Status;
import dev.treadle.UncheckedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One body in the middle of its execution: the base of every state machine.
 *
 * <p>Its {@link #state} says where it stands:
 *
 * <pre>
 *   0                   created
 *   1 .. 2^24-1         suspended at the suspension point of that label
 *   ~k                  suspended at k, and its value has not been taken yet (generators only)
 *   {@link #BUSY} and above     not to be stepped directly: adopted, finished or running
 * </pre>
 *
 * <p>An <em>adopted</em> frame is a run that another run is delegating to; its state keeps its
 * label and some {@linkplain #LABEL flags}. A finished one tells how it ended and whether it ever
 * yielded. This class holds what is the same for all runs and seldom needed; the hot path is in the
 * machines.
 */
public abstract class Frame extends JavaRules implements Cloneable {
  /** The least state in which a run cannot be stepped directly. */
  protected static final int BUSY = 1 << 30;

  /** The state of the frame that executes now, and of the root of its run. */
  protected static final int RUNNING = Integer.MAX_VALUE;

  /**
   * The state of a run that an exception has left. What catches the exception sets it before it
   * calls anything: a call may fail at the end of the stack, and the run must not stay RUNNING.
   */
  protected static final int FAILED = (7 << 28) + 2;

  /** The bits of a suspended state that are its label; those above are flags of the driver. */
  static final int LABEL = (1 << 24) - 1;

  /** Flag of a frame in a chain: it has yielded, itself or through what it delegated to. */
  static final int YIELDED = 1 << 24;

  /** Flag of a delegating frame: it delegates to a run in its own right, not to a callee. */
  static final int BOUNDARY = 1 << 25;

  /** Flag of an adopted cursor: its current value was looked ahead to, and not taken yet. */
  static final int READY = 1 << 26;

  /** Flag of a run that another run is delegating to. */
  static final int ADOPTED = BUSY;

  /** The state of a {@link Command}, which is no frame but stands in the place of one. */
  static final int COMMAND = 6 << 28;

  /** Flags of a free run that is watched: what drives it must ask the runtime first. */
  static final int WATCHED = BUSY | 1 << 27;

  static final int RETURNED = 7 << 28;
  static final int CLOSED = RETURNED + 4;

  /** Whether all runs are watched, lest they be lost; a constant, so that it costs nothing. */
  private static final boolean WATCH_ALL = Boolean.getBoolean("treadle.leaks");

  /** Added to a terminal code if the run ended without having yielded. */
  private static final int UNYIELDED = 1;

  /** Where this frame stands, as the class comment says. */
  protected int state;

  Frame() {
    if (WATCH_ALL && this instanceof AutoCloseable) {
      Watch.begin(this, Leak::log);
    }
  }

  // What a machine supplies.

  /**
   * Executes the body from label {@code s} to its next suspension or its end. The caller has set
   * the state to {@link #RUNNING}.
   *
   * @param s the label at which it is suspended, 0 to begin
   * @param sent the value of the suspension point: what was sent, or a callee's result
   * @param raised if not null, thrown at the suspension point instead
   * @return true if it is suspended again, false if it has returned
   * @throws Throwable what leaves the body, as it is
   */
  protected abstract boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable;

  /**
   * The value last yielded.
   *
   * @return the value, boxed; anything if the body has not yielded yet
   */
  protected abstract @Nullable Object current();

  /**
   * The value last yielded, of a body that yields {@code int}, {@code long} or {@code double}.
   *
   * @return the value, not boxed; of a {@code double} the bits
   */
  protected long bits() {
    return 0;
  }

  /**
   * The value returned.
   *
   * @return the result, boxed; null for a body without one
   */
  protected @Nullable Object outcome() {
    return null;
  }

  /**
   * Forgets all references of a frame that has finished, but for the value last yielded and the
   * result.
   */
  protected void release() {}

  /**
   * The place of a suspension point in the user's source.
   *
   * @param label its label; 0 for the body's beginning
   * @return the place, null for a frame that is not the user's
   */
  protected @Nullable StackTraceElement place(int label) {
    return null;
  }

  /**
   * The user's variables that a suspended body still needs.
   *
   * @param label where it is suspended
   * @param locals is given their values, by the names that the user gave them, in the order of
   *     their declarations
   */
  protected void locals(int label, Map<String, @Nullable Object> locals) {}

  /**
   * Whether the frame's fields, copied one by one, make an independent frame.
   *
   * @param label where it is suspended
   * @return false if an iterator that the user does not see is in use there
   */
  protected boolean forkable(int label) {
    return true;
  }

  /**
   * Whether a finalizer, which may be the close of a resource, is still to be run by the body.
   *
   * @param label where it is suspended
   * @return true inside of a {@code try} that has one
   */
  protected boolean guarded(int label) {
    return false;
  }

  // What machines call.

  /**
   * The state of a run that has returned. It is not given the run: so HotSpot, which does not
   * inline what a loop does once, need not make an object of the run for its sake.
   *
   * @param state the state behind the body
   * @param s the state from which it was last resumed
   * @return the state of the run from now on
   * @throws IllegalStateException if another thread has driven it meanwhile, which must not be:
   *     each read the state before the other had changed it
   */
  protected static int ended(int state, int s) {
    if (state != RUNNING) {
      throw new IllegalStateException("driven by two threads at once");
    }
    return terminal(RETURNED, s);
  }

  /** Ends the run normally; the answer is false. */
  final boolean returned(int s) {
    end(ended(state, s));
    return false;
  }

  /**
   * Ends the run with an exception, which the caller has set the state for.
   *
   * @param t what left the body
   * @param s the state from which it was last resumed
   * @return what to throw to the caller, if it is no error
   */
  protected final RuntimeException failed(Throwable t, int s) {
    finish(FAILED, s);
    return boundary(t);
  }

  /**
   * What {@code next} throws if there is no next value.
   *
   * @return the exception
   */
  protected final NoSuchElementException exhausted() {
    return new NoSuchElementException("no more values: " + this);
  }

  // The life of a run.

  /** What an exception that leaves a body is to its user; errors are thrown at once. */
  static RuntimeException boundary(Throwable t) {
    if (t instanceof RuntimeException e) {
      return e;
    }
    if (t instanceof Error e) {
      throw e;
    }
    return t instanceof IOException e ? new UncheckedIOException(e) : new UncheckedException(t);
  }

  static int label(int state) {
    return (state < 0 ? ~state : state) & LABEL;
  }

  static boolean finished(int state) {
    return state >= RETURNED && state != RUNNING;
  }

  /** Whether a run in this state is free and watched. */
  static boolean watched(int state) {
    return (state < 0 ? ~state : state) >>> 27 == WATCHED >>> 27;
  }

  /** Whether a run in this state has returned, rather than failed or been closed. */
  static boolean hasReturned(int state) {
    return (state & ~UNYIELDED) == RETURNED;
  }

  /** Whether a run, of which this is not the executing frame, has yielded nothing so far. */
  static boolean unyielded(int state) {
    return finished(state) ? (state & UNYIELDED) != 0 : state != RUNNING && label(state) == 0;
  }

  /** The terminal state of a run that an exception has left, unless it was being closed. */
  int endOf(Throwable thrown) {
    return FAILED;
  }

  /** Ends the run, whose last state was {@code s}, in a terminal state. */
  final void finish(int terminal, int s) {
    end(terminal(terminal, s));
  }

  private static int terminal(int terminal, int s) {
    return label(s) == 0 ? terminal + UNYIELDED : terminal;
  }

  private void end(int terminal) {
    state = terminal;
    detach();
    release();
  }

  /** Lets go of the chain of frames. */
  void detach() {}

  /** Where this frame alone is suspended, in the user's source: empty if it is not the user's. */
  List<StackTraceElement> places() {
    StackTraceElement place = place(label(state));
    return place == null ? List.of() : List.of(place);
  }

  /** The variables of this frame alone, while it is suspended. */
  Map<String, @Nullable Object> variables() {
    Map<String, @Nullable Object> locals = new LinkedHashMap<>();
    locals(label(state), locals);
    return Collections.unmodifiableMap(locals);
  }

  /** The frame that this one delegates to. */
  @Nullable Frame callee() {
    return null;
  }

  /** Why a run that is neither finished nor free cannot be driven or forked. */
  final IllegalStateException refusal() {
    return new IllegalStateException(
        state == RUNNING
            ? "already running: " + this
            : "another run is delegating to this one: " + this);
  }

  /**
   * Drives the run of which this is the root. The state is a suspended one afterwards if it is true
   * that the run yielded, else {@link #RUNNING}; but it is what it was if there was no stack even
   * to begin.
   */
  boolean drive(int s, @Nullable Object sent, @Nullable Throwable raised) throws Throwable {
    state = RUNNING;
    return step(s, sent, raised);
  }

  final Status statusOfRun() {
    int s = state;
    if (s == RUNNING) {
      return Status.RUNNING;
    }
    if (finished(s)) {
      return hasReturned(s) ? Status.RETURNED : s < CLOSED ? Status.FAILED : Status.CLOSED;
    }
    if (s >= BUSY && Chain.leaf(this).state == RUNNING) {
      return Status.RUNNING;
    }
    return label(s) == 0 ? Status.CREATED : Status.SUSPENDED;
  }

  /** A copy of this frame alone, sharing what its fields refer to. */
  Frame copy() {
    try {
      return (Frame) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * The variables of the innermost body that this run is in, as {@link dev.treadle.Routine#locals}.
   *
   * @return the values by name; empty unless the run is suspended
   */
  public final Map<String, @Nullable Object> locals() {
    return Chain.locals(this);
  }

  /** What the body is called: by the user's class and method. */
  String title() {
    StackTraceElement place = place(0);
    if (place == null) {
      return getClass().getSimpleName();
    }
    String type = place.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + place.getMethodName();
  }

  /** This frame alone, which is suspended, in words; null if it is not the user's. */
  @Nullable String suspended() {
    StackTraceElement place = place(label(state));
    return place == null
        ? null
        : title() + " suspended at " + place.getFileName() + ":" + place.getLineNumber();
  }

  /** The body's name, its status, where it is suspended, and the same of what it delegates to. */
  @Override
  public String toString() {
    return Chain.describe(this);
  }
}
