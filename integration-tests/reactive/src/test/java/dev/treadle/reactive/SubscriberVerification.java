package dev.treadle.reactive;

import dev.treadle.async.AsyncSequence;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;

/** The TCK's tests of a subscriber, of the one by which a sequence reads a publisher. */
public final class SubscriberVerification extends FlowSubscriberBlackboxVerification<Integer> {
  /** Made by TestNG. */
  public SubscriberVerification() {
    super(new TestEnvironment(500));
  }

  @Override
  public Flow.Subscriber<Integer> createFlowSubscriber() {
    AtomicReference<Flow.Subscriber<? super Integer>> reader = new AtomicReference<>();
    AsyncSequence.<Integer>from(reader::set)
        .on(Runnable::run)
        .subscribe(
            new Flow.Subscriber<Integer>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
              }

              @Override
              public void onNext(Integer value) {}

              @Override
              public void onError(Throwable thrown) {}

              @Override
              public void onComplete() {}
            });
    @SuppressWarnings("unchecked") // it is one of a publisher of these
    Flow.Subscriber<Integer> found = (Flow.Subscriber<Integer>) reader.get();
    return found;
  }

  @Override
  public Integer createElement(int element) {
    return element;
  }
}
