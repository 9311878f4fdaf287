package dev.treadle;

import dev.treadle.frame.ImplicitRoutine;
import dev.treadle.frame.ImplicitSequence;
import org.jspecify.annotations.Nullable;

/**
 * Generators and coroutines over an ordinary body, which needs no processor and may suspend from
 * any depth of ordinary calls: also in lambdas, recursive helpers and callbacks, wherever its
 * context is at hand.
 *
 * <p>The body of a run has a thread of its own, a virtual one where the JVM has them and a daemon
 * otherwise, which waits while the run is suspended. Any template is such a body, and behaves as
 * its state machine does:
 *
 * <pre>{@code
 * Routine<Double, Double, Double> mean = Implicit.routine(co -> Stats.average(co));
 * }</pre>
 *
 * <p>What differs from state machines:
 *
 * <ul>
 *   <li>A drive costs two switches between threads, and a suspended run the memory of a thread.
 *   <li>The body, and what it delegates to, runs on its own thread and not on that of its driver:
 *       it does not see thread-local values (inheritable ones are those of the thread that first
 *       drives the run), nor may it enter what the driver has locked. Being interrupted goes over
 *       to the other side with control.
 *   <li>Only the body's thread can yield: its context is of no use in other threads.
 *   <li>{@code fork} throws {@link UnsupportedOperationException}.
 *   <li>A run that is no longer referred to is closed in time, so that its thread ends: {@link
 *       CoroutineExit} is thrown at its suspension point, on its own thread and after a garbage
 *       collection that finds the run. An exception that leaves the body then goes to the thread's
 *       uncaught exception handler. A body that refers to its own run is never found. Neither keeps
 *       the JVM from exiting.
 * </ul>
 *
 * <p>What a body did before it suspended happens before (JLS 17.4.5) what its driver does next, and
 * the other way round. A virtual thread that suspends in native code or, before Java 24, in {@code
 * synchronized}, keeps its carrier thread.
 */
public final class Implicit {
  private Implicit() {}

  /**
   * A generator: its runs are those of the body, each on a thread of its own; {@link
   * Sequence#forEach} calls the body itself.
   *
   * @param body the body of each run
   * @param <Y> the type of the values
   * @return its values
   */
  public static <Y extends @Nullable Object> Sequence<Y> sequence(SequenceBody<Y> body) {
    return new ImplicitSequence<>(body);
  }

  /**
   * A coroutine: one run of the body.
   *
   * @param body the body; one without a result returns null
   * @param <Y> the type of the values yielded
   * @param <S> the type of the values sent
   * @param <R> the type of the result
   * @return the run, of which nothing has been executed yet
   */
  public static <Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      Routine<Y, S, R> routine(RoutineBody<Y, S, R> body) {
    return new ImplicitRoutine<>(body);
  }

  /**
   * The body of a generator.
   *
   * @param <Y> the type of the values
   */
  @FunctionalInterface
  public interface SequenceBody<Y extends @Nullable Object> {
    /**
     * Executes it.
     *
     * @param out its context
     * @throws Throwable what leaves the body
     */
    void run(Yielder<Y> out) throws Throwable;
  }

  /**
   * The body of a coroutine.
   *
   * @param <Y> the type of the values yielded
   * @param <S> the type of the values sent
   * @param <R> the type of the result
   */
  @FunctionalInterface
  public interface RoutineBody<
      Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Executes it.
     *
     * @param co its context
     * @return the result of the run
     * @throws Throwable what leaves the body
     */
    R run(Co<Y, S> co) throws Throwable;
  }
}
