package dev.treadle;

import dev.treadle.frame.PushMode;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The context of a coroutine's body: what it yields its values to, and what gives it the values
 * sent.
 *
 * <p>In the state machine made from a template, each call of these methods is a suspension point.
 * Called directly with a lambda (<em>push mode</em>), a template hands its values to the lambda and
 * is given what the lambda returns; the default methods below are what {@code yieldFrom} and {@code
 * yieldAll} do then, and they behave as the state machine does.
 *
 * @param <Y> the type of the values yielded
 * @param <S> the type of the values sent
 */
@FunctionalInterface
public interface Co<Y extends @Nullable Object, S extends @Nullable Object> {
  /**
   * Yields a value and suspends until the run is resumed.
   *
   * <p>Any exception, checked ones included, may come out of it: one raised by whoever drives the
   * run, or {@link CoroutineExit} if the run is closed.
   *
   * @param value the value
   * @return what was sent, null if the run was resumed without a value
   */
  S yield(Y value);

  /**
   * Delegates to a run until it ends, as {@code yield from} does in PEP 380: its values are
   * yielded, what is sent or raised here goes to it, closing this run closes it first. A run that
   * has returned already gives its result at once.
   *
   * @param routine the run; any implementation will do
   * @param <R> the type of its result
   * @return its result
   * @throws IllegalStateException if it has failed, was closed, is executing, or another run is
   *     delegating to it
   */
  default <R extends @Nullable Object> R yieldFrom(
      Routine<? extends Y, ? super S, ? extends R> routine) {
    return PushMode.yieldFrom(routine, this);
  }

  /**
   * Yields each of the values in turn; what is sent meanwhile is dropped. A {@link Sequence}, or
   * any {@code Iterable} whose iterator is a {@link Cursor}, is delegated to as in {@link
   * #yieldAll(Iterator)}.
   *
   * @param values the values; its iterator is taken at once
   */
  default void yieldAll(Iterable<? extends Y> values) {
    PushMode.yieldAll(values, this::yield);
  }

  /**
   * Yields the remaining values of an iterator; what is sent meanwhile is dropped. A {@link Cursor}
   * is delegated to: exceptions raised here are raised in it, and closing this run closes it. A
   * plain iterator gets neither; the exception is thrown here.
   *
   * @param values the iterator
   * @throws IllegalStateException if it is a run that is executing, or that another run is
   *     delegating to
   */
  default void yieldAll(Iterator<? extends Y> values) {
    PushMode.yieldAll(values, this::yield);
  }

  /**
   * Yields the elements of a stream, which is closed at its end and with this run; what is sent
   * meanwhile is dropped.
   *
   * @param values the stream
   */
  default void yieldAll(Stream<? extends Y> values) {
    PushMode.yieldAll(values, this::yield);
  }

  /**
   * Yields the elements of an array, each read when its turn comes; what is sent meanwhile is
   * dropped.
   *
   * @param values the array
   */
  default void yieldAll(Y[] values) {
    for (Y value : values) {
      this.yield(value);
    }
  }

  /**
   * Captures the rest of this run from here, delimited by the run: the function is given it at once
   * and may keep it, and what the function returns is the value of this call. Each time the
   * continuation is continued, this call has another value, and all local variables of the run are
   * as they are now.
   *
   * <p>The function is called while the run is running, and cannot use this context.
   *
   * @param function is given the continuation
   * @param <T> the type of the value
   * @return what the function returned, or the value that the continuation was continued with
   * @throws UnsupportedOperationException in push mode and in {@link Implicit} coroutines; and
   *     naming the line, where an iterator that cannot be copied is in use
   */
  default <T extends @Nullable Object> T capture(
      Function<? super Continuation<T, Y, S>, ? extends T> function) {
    throw PushMode.unsupported("capture");
  }

  /**
   * Abandons what this run is doing and continues where it captured, with the local variables of
   * then. No {@code finally} block is run, no resource is closed. Never returns.
   *
   * @param continuation captured in this run, or in one that this was forked or started from before
   *     that was done
   * @param value the value that the capture has now
   * @param <T> the type of the value
   * @param <X> any type
   * @return never
   * @throws IllegalStateException if the continuation was captured in another run
   * @throws UnsupportedOperationException in push mode and in {@link Implicit} coroutines
   */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  default <T extends @Nullable Object, X extends @Nullable Object> X jump(
      Continuation<T, Y, S> continuation, T value) {
    throw PushMode.unsupported("jump");
  }
}
