package dev.treadle.async;

import dev.treadle.frame.AsyncGeneratorFrame;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A run of a sequence whose values go to a subscriber. It is scheduled, or executing, or awaits
 * something, exactly while there is demand; so whoever makes demand where there was none schedules
 * it, and a request within {@code onNext} does not. What ends the run counts as demand, for that
 * has it executed to the end.
 */
final class SubscriptionRun<Y extends @Nullable Object> extends TaskRun<Void> {
  /** As much as there is; it never becomes less. */
  private static final long ENDLESS = Long.MAX_VALUE;

  private final AtomicLong demand = new AtomicLong(1);

  /** Null when nothing is to be signalled any more. */
  private volatile Flow.@Nullable Subscriber<? super Y> subscriber;

  /** Whether the body is to end, so that nobody takes what it yields. */
  private volatile boolean ending;

  /** What the subscriber has done wrong. */
  private volatile @Nullable IllegalArgumentException violation;

  private SubscriptionRun(
      AsyncGeneratorFrame<Y> frame, Host host, Flow.Subscriber<? super Y> subscriber) {
    super(frame, host);
    this.subscriber = subscriber;
    frame.claim();
  }

  /** Begins a run when the subscriber wants it to. */
  static <Y extends @Nullable Object> void begin(
      AsyncGeneratorFrame<Y> frame, Host host, Flow.Subscriber<? super Y> subscriber) {
    SubscriptionRun<Y> run = new SubscriptionRun<>(frame, host, subscriber);
    try {
      if (!host.begin(run)) {
        run.cancel();
      }
    } catch (IllegalStateException e) {
      subscriber.onSubscribe(new Link(run));
      subscriber.onError(e);
      return;
    }
    try {
      subscriber.onSubscribe(new Link(run));
    } catch (Throwable t) {
      run.unsubscribe();
      UnobservedFailure.log(subscriber, t);
    }
    // Until here the demand of the constructor has kept it from being executed.
    if (run.consume()) {
      host.schedule(run);
    }
  }

  /** What the subscriber has of the run. */
  private record Link(SubscriptionRun<?> run) implements Flow.Subscription {
    @Override
    public void request(long n) {
      run.request(n);
    }

    @Override
    public void cancel() {
      run.unsubscribe();
    }
  }

  private void request(long n) {
    if (n <= 0) {
      violation = new IllegalArgumentException("request of " + n + " values (rule 3.9)");
      cancel();
    } else {
      addDemand(n);
    }
  }

  private void unsubscribe() {
    subscriber = null;
    cancel();
  }

  /** Ends the run: by whoever closes the loop, or for the reasons above. */
  @Override
  void cancel() {
    ending = true;
    super.cancel();
    addDemand(ENDLESS);
  }

  private void addDemand(long n) {
    long before = demand.getAndUpdate(d -> d + n < 0 ? ENDLESS : d + n);
    if (before == 0) {
      host.schedule(this);
    }
  }

  /** Takes a value off the demand; whether there is any left. */
  private boolean consume() {
    return demand.updateAndGet(d -> d == ENDLESS ? d : d - 1) > 0;
  }

  @Override
  @SuppressWarnings("unchecked") // a machine of the sequence's
  boolean yielded(@Nullable Object yielded) {
    Flow.Subscriber<? super Y> receiver = subscriber;
    if (ending || receiver == null) {
      request();
      return true;
    }
    try {
      receiver.onNext((Y) yielded);
    } catch (Throwable t) {
      unsubscribe();
      UnobservedFailure.log(receiver, t);
    }
    return consume();
  }

  @Override
  void complete(@Nullable Throwable thrown) {
    Flow.Subscriber<? super Y> receiver = subscriber;
    subscriber = null;
    demand.set(ENDLESS); // whoever requests more has come too late
    if (receiver == null) {
      log(thrown);
    } else {
      try {
        end(receiver, thrown);
      } catch (Throwable t) {
        UnobservedFailure.log(receiver, t);
      }
    }
    host.end(this);
  }

  private void end(Flow.Subscriber<? super Y> receiver, @Nullable Throwable thrown) {
    IllegalArgumentException wrong = violation;
    if (wrong != null) {
      if (thrown != null) {
        wrong.addSuppressed(thrown);
      }
      receiver.onError(wrong);
    } else if (thrown == null) {
      receiver.onComplete();
    } else {
      receiver.onError(thrown);
    }
  }
}
