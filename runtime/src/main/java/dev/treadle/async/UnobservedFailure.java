package dev.treadle.async;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** The failure of a task that nobody has looked at so far: logged once, if nobody ever does. */
final class UnobservedFailure implements Runnable {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final System.Logger LOGGER = System.getLogger("dev.treadle.async");

  private final String task;
  private final List<StackTraceElement> trace;
  private final Throwable thrown;
  private final Runnable settled;
  private final AtomicBoolean done = new AtomicBoolean();

  /**
   * A failure.
   *
   * @param trace where the task was last suspended
   * @param settled called when it has been observed or logged
   */
  UnobservedFailure(
      String task,
      List<StackTraceElement> trace,
      Throwable thrown,
      java.util.function.Consumer<UnobservedFailure> settled) {
    this.task = task;
    this.trace = trace;
    this.thrown = thrown;
    this.settled = () -> settled.accept(this);
  }

  /** Logs it when nothing refers to the future any more. */
  void watch(TaskFuture<?> future) {
    CLEANER.register(future, this);
  }

  /** It need not be logged. */
  void observe() {
    if (done.compareAndSet(false, true)) {
      settled.run();
    }
  }

  /** Logs it, if that is still to be done. */
  @Override
  public void run() {
    if (done.compareAndSet(false, true)) {
      settled.run();
      StringBuilder text = new StringBuilder("task " + task + " failed, and nobody looked at it");
      trace.forEach(place -> text.append("\n\tawaiting at ").append(place));
      LOGGER.log(System.Logger.Level.ERROR, text.toString(), thrown);
    }
  }

  /** Logs what a subscriber has thrown. */
  static void log(Flow.Subscriber<?> subscriber, Throwable thrown) {
    log("a subscriber failed: ", subscriber, thrown);
  }

  /** Logs what a {@code Runnable} has thrown that a loop was given. */
  static void log(Runnable action, Throwable thrown) {
    log("a loop was given what failed: ", action, thrown);
  }

  /** None of the culprit's methods is called: they may fail as well. */
  private static void log(String message, Object culprit, Throwable thrown) {
    LOGGER.log(System.Logger.Level.ERROR, message + culprit.getClass().getName(), thrown);
  }
}
