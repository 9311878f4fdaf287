package dev.treadle.async;

import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reports the steps of a loop that take too long, by a thread of its own: the loop's thread cannot,
 * and the step may never end.
 */
final class BlockedWatch implements Runnable {
  private static final System.Logger LOGGER = System.getLogger("dev.treadle.async");

  /** However low the threshold is, the watch leaves the processor to others in between. */
  private static final long SHORTEST_PAUSE = 100_000;

  private final long threshold;

  /** A loop may be dropped without a close; its watch ends, too. */
  private final WeakReference<LoopHost> host;

  private final Thread thread;
  private volatile @Nullable Step current;
  private volatile boolean stopped;

  /** What the loop's thread executes. */
  private static final class Step {
    final Thread thread = Thread.currentThread();
    final Runnable action;
    final List<StackTraceElement> origin;
    final long since;

    /** Whether it was reported: it will not be again. */
    boolean reported;

    Step(Runnable action) {
      this.action = action;
      this.origin = action instanceof TaskRun<?> run ? run.frame.innermostPlaces() : List.of();
      this.since = System.nanoTime();
    }
  }

  BlockedWatch(LoopHost host, long threshold) {
    this.host = new WeakReference<>(host);
    this.threshold = threshold;
    this.thread = new Thread(this, "treadle-blocked-watch");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /** A step begins, on the calling thread. */
  void begin(Runnable action) {
    current = new Step(action);
  }

  /** It has ended. */
  void end() {
    current = null;
  }

  @Override
  public void run() {
    long pause = threshold;
    while (!stopped && !host.refersTo(null)) {
      LockSupport.parkNanos(this, Math.max(pause, SHORTEST_PAUSE));
      pause = check();
    }
  }

  /** Reports the current step if it is due; returns for how long none will be. */
  private long check() {
    Step step = current;
    if (step == null || step.reported) {
      return threshold;
    }
    long left = step.since + threshold - System.nanoTime();
    if (left > 0) {
      return left;
    }
    StackTraceElement[] stack = step.thread.getStackTrace();
    if (current == step) { // else the stack may be another one's
      step.reported = true;
      LOGGER.log(System.Logger.Level.WARNING, () -> describe(step, stack));
    }
    return threshold;
  }

  private String describe(Step step, StackTraceElement[] stack) {
    StringBuilder text = new StringBuilder();
    if (step.action instanceof TaskRun<?> run) {
      text.append("task ").append(run.frame.name());
    } else {
      text.append("an action, ").append(step.action.getClass().getName()).append(',');
    }
    text.append(" blocks its loop: a step of it takes more than ");
    text.append(BigDecimal.valueOf(threshold, 6).stripTrailingZeros().toPlainString());
    text.append(" ms");
    for (StackTraceElement place : stack) {
      if (place.getClassName().equals(LoopHost.class.getName())
          && place.getMethodName().equals("perform")) {
        break; // beyond is whoever runs the loop
      }
      if (isUsers(place)) {
        text.append("\n\tat ").append(withoutLoader(place));
      }
    }
    step.origin.forEach(place -> text.append("\n\tsince ").append(place));
    return text.toString();
  }

  private static StackTraceElement withoutLoader(StackTraceElement place) {
    return new StackTraceElement(
        place.getClassName(), place.getMethodName(), place.getFileName(), place.getLineNumber());
  }

  /** Whether a frame is neither the platform's, which makes some without a file, nor ours. */
  private static boolean isUsers(StackTraceElement place) {
    String module = place.getModuleName();
    if (place.getFileName() == null
        || (module != null && (module.startsWith("java.") || module.startsWith("jdk.")))) {
      return false;
    }
    String type = place.getClassName();
    String itsPackage = type.substring(0, Math.max(0, type.lastIndexOf('.')));
    return !itsPackage.equals("dev.treadle")
        && !itsPackage.equals("dev.treadle.async")
        && !itsPackage.equals("dev.treadle.frame");
  }
}
