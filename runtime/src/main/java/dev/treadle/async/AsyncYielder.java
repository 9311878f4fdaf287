package dev.treadle.async;

import dev.treadle.Yielder;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The context of a body that both yields values and awaits: what an {@link AsyncSequence} is made
 * of.
 *
 * <p>It is an {@link Async} and a {@link Yielder}, so a body may pass it on to templates of either
 * kind, and to those with an {@code AsyncYielder}: that is delegation.
 *
 * <pre>{@code
 * @Generator
 * static void lines(AsyncYielder<String> out, Channel<String> source) {
 *   for (String line; !(line = out.await(source.receive())).isEmpty(); ) {
 *     out.yield(line);
 *   }
 * }
 * }</pre>
 *
 * <p>A run is suspended in {@link #yield} until somebody asks for the next value. If it is closed
 * instead, or its subscription cancelled, {@link CancellationException} is thrown there, or where
 * it awaits something, so that {@code finally} blocks are executed. These may await; but what a
 * closed run yields nobody takes, so that each further {@code yield} throws as well.
 *
 * <p>Called directly, with the context that {@link EventLoop#blocking(java.util.function.Consumer)}
 * gives, a template hands its values to the consumer.
 *
 * <p>This interface is not meant to be implemented.
 *
 * @param <Y> the type of the values yielded
 */
public interface AsyncYielder<Y extends @Nullable Object> extends Async, Yielder<Y> {
  /**
   * Yields the values of a sequence, as part of this run.
   *
   * @param values the sequence; a run of it begins
   */
  void yieldAll(AsyncSequence<? extends Y> values);
}
