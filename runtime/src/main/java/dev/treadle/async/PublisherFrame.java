package dev.treadle.async;

import dev.treadle.frame.AsyncGeneratorFrame;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Yields the values of a publisher, as the machine would that the processor makes of
 *
 * <pre>{@code
 * Receiver<Y> values = new Receiver<>();
 * publisher.subscribe(values);
 * try {
 *   while (out.await(values.next())) {
 *     out.yield(values.value);
 *   }
 * } catch (Throwable t) {
 *   values.cancel();
 *   throw t;
 * }
 * }</pre>
 */
final class PublisherFrame<Y> extends AsyncGeneratorFrame<@Nullable Y> {
  private final Flow.Publisher<? extends Y> publisher;
  private final Receiver<Y> values = new Receiver<>();

  PublisherFrame(Flow.Publisher<? extends Y> publisher) {
    this.publisher = publisher;
  }

  @Override
  public String name() {
    return "AsyncSequence.from";
  }

  @Override
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    if (raised != null) {
      values.cancel();
      throw raised;
    }
    if (s == 0) {
      publisher.subscribe(values);
    }
    if (s != 1) {
      await(values.next());
      state = 1;
      return true;
    }
    if (Boolean.TRUE.equals(sent)) {
      this.yield(values.take());
      state = 2;
      return true;
    }
    return false;
  }

  /** A subscriber that requests one value at a time. */
  private static final class Receiver<Y> implements Flow.Subscriber<Y> {
    // All below is guarded by this.
    private Flow.@Nullable Subscription subscription;
    private @Nullable CompletableFuture<Boolean> next;
    private boolean ended;
    private @Nullable Throwable failure;
    private @Nullable Y value;

    /** Asks for the next value: true when there is one, false at the end. */
    CompletableFuture<Boolean> next() {
      CompletableFuture<Boolean> asked = new CompletableFuture<>();
      Flow.Subscription from;
      synchronized (this) {
        if (ended) {
          settle(asked, failure);
          return asked;
        }
        next = asked;
        from = subscription;
      }
      if (from != null) {
        from.request(1);
      }
      return asked;
    }

    synchronized @Nullable Y take() {
      Y taken = value;
      value = null;
      return taken;
    }

    void cancel() {
      Flow.Subscription from;
      synchronized (this) {
        ended = true;
        value = null;
        from = subscription;
        subscription = null;
      }
      if (from != null) {
        from.cancel();
      }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      Objects.requireNonNull(given, "subscription");
      boolean refused;
      boolean asked;
      synchronized (this) {
        refused = ended || subscription != null;
        asked = next != null;
        if (!refused) {
          subscription = given;
        }
      }
      if (refused) {
        given.cancel();
      } else if (asked) {
        given.request(1);
      }
    }

    @Override
    public void onNext(Y given) {
      Objects.requireNonNull(given, "value");
      CompletableFuture<Boolean> waiting;
      synchronized (this) {
        waiting = next;
        if (ended || waiting == null) {
          return;
        }
        next = null;
        value = given;
      }
      waiting.complete(true);
    }

    @Override
    public void onError(Throwable thrown) {
      end(Objects.requireNonNull(thrown, "thrown"));
    }

    @Override
    public void onComplete() {
      end(null);
    }

    private void end(@Nullable Throwable thrown) {
      CompletableFuture<Boolean> waiting;
      synchronized (this) {
        ended = true;
        failure = thrown;
        subscription = null;
        waiting = next;
        next = null;
      }
      if (waiting != null) {
        settle(waiting, thrown);
      }
    }

    private static void settle(CompletableFuture<Boolean> asked, @Nullable Throwable thrown) {
      if (thrown == null) {
        asked.complete(false);
      } else {
        asked.completeExceptionally(thrown);
      }
    }
  }
}
