package dev.treadle.frame;

import dev.treadle.CoroutineExit;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread of an implicit coroutine's body, and the exchange between it and whoever drives the
 * run.
 *
 * <p>Only one of the two sides runs at a time; the turn, which is volatile, makes what either did
 * before a hand-over visible to the other. The interrupt status goes with control, as if both were
 * one thread: the side that waits passes its own on.
 *
 * <p>This object does not know the run. So a run that nobody refers to any more is found by the
 * cleaner, which has its body unwound.
 */
final class BodyThread implements Runnable {
  /** A body, given its context's other end. */
  interface Body {
    @Nullable Object run(BodyThread self) throws Throwable;
  }

  /** So often a body that nobody drives any more is told to end; then it is left parked. */
  private static final int PATIENCE = 100;

  /** Deeper than any hand-over calls. */
  private static final int STACK_NEEDED = 200;

  private static final Cleaner CLEANER = Cleaner.create();

  private @Nullable Body body;
  private @Nullable Thread thread;
  private Cleaner.@Nullable Cleanable cleanable;

  /** Set under this object's lock, so that the other side is not interrupted in its absence. */
  private volatile boolean bodysTurn;

  // What is handed over.

  private @Nullable Thread driver;
  private @Nullable Object value;
  private @Nullable Throwable thrown;
  private boolean interrupted;
  private boolean ended;

  private volatile boolean abandoned;
  private int refusals;

  /** What the body delegates to: a routine or a cursor. */
  private @Nullable Object delegate;

  BodyThread(Body body) {
    this.body = body;
  }

  /**
   * {@link Frame#step} of the run.
   *
   * @return whether the body has yielded; what it yielded or returned is to be {@link #take taken}
   */
  boolean step(Frame run, int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    requireStack(STACK_NEEDED);
    if (s == 0) {
      thread = ImplicitThreads.create(this);
      cleanable = CLEANER.register(run, this::abandon);
    }
    try {
      return resume(sent, raised);
    } finally {
      Reference.reachabilityFence(run);
    }
  }

  @Nullable Object take() {
    Object taken = value;
    value = null;
    return taken;
  }

  /** The run is over: the thread is not needed any more. */
  void release() {
    if (cleanable != null) {
      cleanable.clean();
    }
    body = null;
    thread = null;
  }

  // The driver's side.

  private boolean resume(@Nullable Object sent, @Nullable Throwable raised) throws Throwable {
    Thread bodys = thread;
    assert bodys != null : "a run that is driven has a thread";
    driver = Thread.currentThread();
    handOver(true, sent, raised);
    if (bodys.getState() == Thread.State.NEW) {
      bodys.start();
    } else {
      LockSupport.unpark(bodys);
    }
    while (bodysTurn) {
      park(true);
      if (Thread.interrupted()) {
        interrupt(bodys);
      }
    }
    driver = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable left = thrown;
    if (left != null) {
      thrown = null;
      throw left;
    }
    return !ended;
  }

  /** Passes on that the driver was interrupted, unless control has come back meanwhile. */
  private synchronized void interrupt(Thread bodys) {
    (bodysTurn ? bodys : Thread.currentThread()).interrupt();
  }

  // The body's side.

  /** What a context's yield does. */
  @Nullable Object yield(@Nullable Object yielded) {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("an implicit coroutine can only yield on its own thread");
    }
    requireStack(STACK_NEEDED);
    if (abandoned) {
      throw exit();
    }
    Thread waiting = driver;
    handOver(false, yielded, null);
    LockSupport.unpark(waiting);
    boolean wasInterrupted = false;
    while (!bodysTurn) {
      park(false);
      wasInterrupted |= Thread.interrupted();
    }
    if (interrupted || wasInterrupted) {
      Thread.currentThread().interrupt();
    }
    if (abandoned) {
      throw exit();
    }
    Throwable raised = thrown;
    if (raised != null) {
      thrown = null;
      throw Frame.rethrow(raised);
    }
    return take();
  }

  private CoroutineExit exit() {
    while (refusals == PATIENCE) {
      LockSupport.park(this);
      Thread.interrupted();
    }
    refusals++;
    return new CoroutineExit();
  }

  @Override
  public void run() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Body begun = body;
    assert begun != null : "a run has its body until it ends";
    body = null;
    Object result = null;
    Throwable left = null;
    try {
      result = begun.run(this);
    } catch (Throwable t) {
      left = t;
    }
    if (end(result, left)) {
      return;
    }
    // Nobody is there to be told but the thread's handler.
    Throwable failure = left == null ? null : Lifecycle.failureOfClose(left);
    if (failure != null) {
      throw Frame.rethrow(failure);
    }
  }

  /** Tells the driver, if there is one, that the body has ended. */
  private synchronized boolean end(@Nullable Object result, @Nullable Throwable left) {
    ended = true;
    if (abandoned) {
      return false;
    }
    Thread waiting = driver;
    handOver(false, result, left);
    LockSupport.unpark(waiting);
    return true;
  }

  // Both sides.

  private synchronized void handOver(
      boolean toBody, @Nullable Object given, @Nullable Throwable raised) {
    value = given;
    thrown = raised;
    interrupted = Thread.interrupted();
    bodysTurn = toBody;
    notifyAll();
  }

  /**
   * Waits for the other side's turn to end, or for less. A virtual thread with very many frames
   * cannot always be unmounted ("stack overflow while freezing"); it then waits on its carrier.
   */
  private void park(boolean othersTurn) {
    try {
      LockSupport.park(this);
    } catch (StackOverflowError e) {
      synchronized (this) {
        while (bodysTurn == othersTurn) {
          try {
            wait();
          } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return;
          }
        }
      }
    }
  }

  /**
   * Makes a stack overflow happen here, if it must, and not in the middle of a hand-over: it would
   * leave both sides running.
   */
  private static int requireStack(int frames) {
    return frames == 0 ? 0 : 1 + requireStack(frames - 1);
  }

  /** The cleaner's side: unwinds a body that is suspended, on its own thread. */
  private void abandon() {
    Thread waiting = thread;
    synchronized (this) {
      if (ended) {
        return;
      }
      abandoned = true;
      bodysTurn = true;
      notifyAll();
    }
    LockSupport.unpark(waiting);
  }

  // Where it is suspended.

  /** Notes that the body delegates to a run, until it delegates to what is returned again. */
  @Nullable Object delegate(@Nullable Object run) {
    Object outer = delegate;
    delegate = run;
    return outer;
  }

  /** Notes what {@code yieldAll} delegates to, if that is a run. */
  @Nullable Object delegateTo(Object values) {
    return delegate(values instanceof Cursor<?> ? values : null);
  }

  /** The body's places, innermost call first, after those of what it delegates to. */
  List<StackTraceElement> places() {
    List<StackTraceElement> places = new ArrayList<>();
    if (delegate instanceof Frame run) {
      places.addAll(Chain.trace(run));
    } else if (delegate instanceof Routine<?, ?, ?> routine) {
      places.addAll(routine.trace());
    }
    if (thread != null) {
      for (StackTraceElement call : thread.getStackTrace()) {
        if (isUsers(call.getClassName())) {
          places.add(call);
        }
      }
    }
    return places;
  }

  /** The variables of what the body delegates to; its own cannot be had. */
  Map<String, @Nullable Object> variables() {
    if (delegate instanceof Frame run) {
      return run.locals();
    }
    return delegate instanceof Routine<?, ?, ?> routine ? routine.locals() : Map.of();
  }

  /** The slash is in the names of hidden classes: those of lambdas, which JDK 17 shows here. */
  private static boolean isUsers(String type) {
    return type.indexOf('/') < 0
        && !type.startsWith("java.")
        && !type.startsWith("jdk.")
        && !type.startsWith("dev.treadle.frame.")
        && !type.equals("dev.treadle.Co")
        && !type.equals("dev.treadle.Yielder");
  }
}
