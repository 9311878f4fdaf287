package dev.treadle.async;

import dev.treadle.frame.AsyncGeneratorSequence;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Values that take time: what the factory of a template with an {@link AsyncYielder} returns. Each
 * subscriber and each cursor has a run of its own, from the arguments given to the factory. A run
 * goes no further than it is asked to: none of its body is executed before the first value is asked
 * for, and after a value none before the next is.
 *
 * <p><em>Where a run is executed.</em> On the loop or the executor of the task that subscribes or
 * opens the cursor, one step at a time. Elsewhere, on the executor given to {@link #on}; without
 * one, a cursor's on the loop of the first body that awaits it, and otherwise on {@link
 * java.util.concurrent.CompletableFuture#defaultExecutor() the executor of the JDK's stages}.
 *
 * <p>Only factories and {@link #from} make sequences; this interface is not meant to be
 * implemented.
 *
 * @param <Y> the type of the values
 */
public interface AsyncSequence<Y extends @Nullable Object> extends Flow.Publisher<Y> {
  /**
   * Begins a run that gives its values to a subscriber, as many as that requests, by the rules of
   * Reactive Streams.
   *
   * <p>Its {@code request} and {@code cancel} may be called by any thread at any time, and return
   * at once. The subscriber is called by the steps of the run, never by two at once. {@code
   * onComplete} and {@code onError}, with what leaves the body as it is, are called when the body
   * and the groups it has opened have ended. What leaves the body of a cancelled run is logged, but
   * for a {@link java.util.concurrent.CancellationException}; so is what a subscriber throws, and
   * its subscription is cancelled.
   *
   * @param subscriber the subscriber; it is not referred to any more when its subscription has
   *     ended
   */
  @Override
  default void subscribe(Flow.Subscriber<? super Y> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    AsyncGeneratorSequence<Y> sequence = Sequences.own(this);
    Host host = Sequences.host(sequence);
    host.settle();
    SubscriptionRun.begin(sequence.machine(), host, subscriber);
  }

  /**
   * Opens a cursor on a new run.
   *
   * @return the cursor
   */
  default AsyncCursor<Y> cursor() {
    AsyncGeneratorSequence<Y> sequence = Sequences.own(this);
    return new CursorRun<>(sequence.machine(), Sequences.host(sequence));
  }

  /**
   * The same values, of runs that are executed on an executor, wherever they are asked for them.
   *
   * @param executor any executor, such as an {@link EventLoop}
   * @return the sequence
   */
  AsyncSequence<Y> on(Executor executor);

  /**
   * The values of a publisher, as a sequence: each run subscribes when its first value is asked
   * for. It requests a value only when one is asked for, and cancels its subscription when it is
   * closed.
   *
   * @param publisher any publisher, such as one of Reactor's by its adapter
   * @param <Y> the type of the values
   * @return the sequence
   */
  static <Y> AsyncSequence<Y> from(Flow.Publisher<? extends Y> publisher) {
    Objects.requireNonNull(publisher, "publisher");
    return new AsyncGeneratorSequence<>(() -> new PublisherFrame<Y>(publisher));
  }
}
