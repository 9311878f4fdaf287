package dev.treadle.reactive;

import dev.treadle.async.AsyncSequence;
import dev.treadle.async.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;

/** The TCK's tests of a publisher, of a sequence; the subclasses say where it is executed. */
abstract class PublisherVerification extends FlowPublisherVerification<Integer> {
  private static final long TIMEOUT = 500;
  private static final long NO_SIGNALS = 20;

  PublisherVerification() {
    super(new TestEnvironment(TIMEOUT, NO_SIGNALS, NO_SIGNALS), TIMEOUT);
  }

  abstract AsyncSequence<Integer> place(AsyncSequence<Integer> sequence);

  @Override
  public Flow.Publisher<Integer> createFlowPublisher(long elements) {
    return place(CountsCoroutines.upTo(elements));
  }

  /** A loop that is closed takes no run. */
  @Override
  public Flow.Publisher<Integer> createFailedFlowPublisher() {
    EventLoop closed = EventLoop.open();
    closed.close();
    return CountsCoroutines.upTo(1).on(closed);
  }

  /** By the executor of the JDK's stages. */
  public static final class Elsewhere extends PublisherVerification {
    @Override
    AsyncSequence<Integer> place(AsyncSequence<Integer> sequence) {
      return sequence;
    }
  }

  /** By whichever thread requests. */
  public static final class InPlace extends PublisherVerification {
    @Override
    AsyncSequence<Integer> place(AsyncSequence<Integer> sequence) {
      Executor caller = Runnable::run;
      return sequence.on(caller);
    }
  }

  /** By an event loop. */
  public static final class OnLoop extends PublisherVerification {
    private final EventLoop loop = EventLoop.open();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread thread =
        new Thread(() -> loop.run(CountsCoroutines.awaits(end)), "loop of the verification");

    @Override
    AsyncSequence<Integer> place(AsyncSequence<Integer> sequence) {
      return sequence.on(loop);
    }

    @BeforeClass
    public void begin() {
      thread.start();
    }

    @AfterClass
    public void end() throws InterruptedException {
      end.complete(null);
      thread.join();
      loop.close();
    }
  }
}
