package dev.treadle.frame;

import dev.treadle.Leak;
import dev.treadle.Status;
import java.lang.ref.Cleaner;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches a run that must not be lost: garbage collected while it has a finalizer to run.
 *
 * <p>When that happens the run cannot be asked any more, so it is asked after each drive. A machine
 * drives itself and knows nothing of this. Therefore the state of a watched run has a flag that
 * makes it {@link Frame#BUSY}: the machine then asks the runtime to refuse the drive, and the
 * runtime drives it instead, with the flag taken off meanwhile. A run that is not watched pays
 * nothing.
 *
 * <p>A run that another one delegates to is not watched; the root of the chain is.
 */
public final class Watch {
  private static final Cleaner CLEANER = Cleaner.create();

  private static final Map<Frame, Watch> WATCHES = Collections.synchronizedMap(new WeakHashMap<>());

  /** Knows where the run was created. Nothing here knows the run. */
  private final Throwable created = new Throwable();

  private final Consumer<? super Leak> listener;
  private Cleaner.@Nullable Cleanable cleanable;

  /** Where the run would be lost, empty if nothing would be. */
  private volatile List<StackTraceElement> suspended = List.of();

  private Watch(Consumer<? super Leak> listener) {
    this.listener = listener;
  }

  /**
   * Watches a run, as {@link Leak#watch}.
   *
   * @param run the run
   * @param listener is told if it is lost
   */
  public static void begin(AutoCloseable run, Consumer<? super Leak> listener) {
    Objects.requireNonNull(listener, "listener");
    if (!(run instanceof Frame frame)) {
      throw new IllegalArgumentException("not a run of a template: " + run);
    }
    if (Frame.watched(frame.state)) {
      end(frame);
    }
    begin(frame, listener);
  }

  static void begin(Frame run, Consumer<? super Leak> listener) {
    if (Frame.finished(run.state)) {
      return;
    }
    if (run.state >= Frame.BUSY) {
      throw run.refusal();
    }
    Watch watch = new Watch(listener);
    WATCHES.put(run, watch);
    watch.cleanable = CLEANER.register(run, watch::lost);
    watch.goOn(run);
  }

  /** Ends the watch of a run; returns its state. */
  static int end(Frame run) {
    pause(run).forget(run);
    return run.state;
  }

  /** What is done with a run while its flag is off. */
  interface Action<T extends @Nullable Object, X extends Throwable> {
    /**
     * Does it.
     *
     * @param watch the run's
     */
    T act(Watch watch) throws X;
  }

  /** Drives or copies a watched run. */
  static <T extends @Nullable Object, X extends Throwable> T unwatched(
      Frame run, Action<T, X> action) throws X {
    Watch watch = pause(run);
    try {
      return action.act(watch);
    } finally {
      watch.goOn(run);
    }
  }

  private static Watch pause(Frame run) {
    Watch watch = WATCHES.get(run);
    if (watch == null) {
      throw run.refusal(); // driven from two threads, and one has ended it
    }
    int s = run.state;
    run.state = s < 0 ? ~(~s & ~Frame.WATCHED) : s & ~Frame.WATCHED;
    watch.suspended = List.of();
    return watch;
  }

  /** The run has been driven: goes on watching it, unless that was its end. */
  private void goOn(Frame run) {
    int s = run.state;
    if (s >= Frame.BUSY) {
      forget(run);
      return;
    }
    run.state = s < 0 ? ~(~s | Frame.WATCHED) : s | Frame.WATCHED;
    suspended = guarded(run) ? Chain.trace(run) : List.of();
  }

  /** Watches the copy of a run too. */
  Frame alsoOf(Frame copy) {
    begin(copy, listener);
    return copy;
  }

  private void forget(Frame run) {
    assert cleanable != null : "a watch that has begun has one";
    WATCHES.remove(run);
    cleanable.clean();
  }

  private static boolean guarded(Frame run) {
    if (run.statusOfRun() != Status.SUSPENDED) {
      return false;
    }
    for (Frame frame = run; frame != null; frame = frame.callee()) {
      if (frame.guarded(Frame.label(frame.state))) {
        return true;
      }
    }
    return false;
  }

  /** The cleaner's side. */
  private void lost() {
    List<StackTraceElement> places = suspended;
    if (!places.isEmpty()) {
      listener.accept(new Leak(creation(), places));
    }
  }

  /** From the caller of the machine's constructor on, or of {@link Leak#watch}. */
  private List<StackTraceElement> creation() {
    List<StackTraceElement> calls = Arrays.asList(created.getStackTrace());
    int at = 0;
    while (at < calls.size() && isOurs(calls.get(at))) {
      at++;
    }
    return List.copyOf(calls.subList(at, calls.size()));
  }

  private static boolean isOurs(StackTraceElement call) {
    String type = call.getClassName();
    return type.equals(Watch.class.getName())
        || type.equals(Leak.class.getName())
        || type.equals(Chain.class.getName())
        || call.getMethodName().equals("<init>")
        || call.getMethodName().equals("fork");
  }
}
