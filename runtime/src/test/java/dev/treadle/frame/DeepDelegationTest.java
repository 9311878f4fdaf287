package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Routine;
import dev.treadle.Status;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The depth of delegation is bounded by the heap, not by the stack, and costs nothing a value. */
final class DeepDelegationTest {
  private static final int DEPTH = 1_000_000;
  private static final int STACK = 256 * 1024;

  private static void onSmallStack(Runnable test) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(null, test, "small stack", STACK);
    thread.setUncaughtExceptionHandler((t, e) -> thrown.set(e));
    thread.start();
    thread.join();
    if (thrown.get() != null) {
      throw new AssertionError(thrown.get());
    }
  }

  /** {@code return depth == 0 ? echo(co) : deep(co, depth - 1) + 1}, by call or by yieldFrom. */
  private static final class Deep extends DelegatingCoroutine<Object, Object, Integer> {
    private final int depth;
    private final boolean yieldFrom;
    private int result;

    Deep(int depth, boolean yieldFrom) {
      this.depth = depth;
      this.yieldFrom = yieldFrom;
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (s == 0) {
        Routine<?, ?, ?> inner = depth == 0 ? new Echo() : new Deep(depth - 1, yieldFrom);
        if (yieldFrom) {
          yieldFrom(inner);
        } else {
          call(inner);
        }
        state = 1;
        return true;
      }
      if (raised != null) {
        throw raised;
      }
      result = (Integer) sent + 1;
      return false;
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("Deep", "deep", "Deep.java", 1);
    }
  }

  /** Yields what it is sent, until that is an integer, which it returns. */
  private static final class Echo extends CoroutineFrame<Object, Object, Integer> {
    private @Nullable Object current;
    private int result;

    @Override
    public boolean resume(@Nullable Object sent) {
      throw new AssertionError("driven through its caller only");
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (raised instanceof Exception) {
        sent = raised;
      } else if (raised != null) {
        throw raised;
      }
      if (sent instanceof Integer i) {
        result = i;
        return false;
      }
      current = sent;
      state = 1;
      return true;
    }

    @Override
    protected @Nullable Object current() {
      return current;
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("Echo", "echo", "Echo.java", 1);
    }
  }

  private static void checkDriving(boolean yieldFrom) {
    Deep run = new Deep(DEPTH, yieldFrom);
    assertTrue(run.resume());
    assertEquals("sent", run.send("sent"));
    Exception raised = new Exception();
    assertSame(raised, run.raise(raised));
    assertEquals(DEPTH + 2, run.trace().size());
    Routine<Object, Object, Integer> fork = run.fork();
    assertFalse(run.resume(0));
    assertEquals(DEPTH + 1, run.result());
    assertEquals("again", fork.send("again"));
    fork.close();
    assertEquals(Status.CLOSED, fork.status());
  }

  @Test
  void nextSendRaiseReturnForkAndCloseOfAMillionCalls() throws InterruptedException {
    onSmallStack(() -> checkDriving(false));
  }

  @Test
  void nextSendRaiseReturnForkAndCloseOfAMillionYieldFroms() throws InterruptedException {
    onSmallStack(() -> checkDriving(true));
  }

  @Test
  void anExceptionLeavesAMillionCalls() throws InterruptedException {
    onSmallStack(
        () -> {
          Deep run = new Deep(DEPTH, false);
          run.resume();
          Error error = new AssertionError("raised");
          try {
            run.resumeRaising(error);
          } catch (AssertionError e) {
            assertSame(error, e);
          }
          assertEquals(Status.FAILED, run.status());
        });
  }

  @Test
  void aMillionRunsAreAdoptedOneByOne() throws InterruptedException {
    onSmallStack(
        () -> {
          Routine<Object, Object, Object> run = Script.stubborn();
          run.next();
          for (int i = 0; i < DEPTH; i++) {
            run = Script.from(run);
            run.next();
          }
          assertEquals("yield " + DEPTH, run.value());
        });
  }

  @Test
  void aValueCostsTheSameAtAnyDepth() {
    long shallow = timeOfValues(1);
    long deep = timeOfValues(DEPTH);
    assertTrue(
        deep < 50 * shallow + 50_000_000, shallow + " ns at 1, " + deep + " ns at a million");
  }

  private static long timeOfValues(int depth) {
    Deep run = new Deep(depth, false);
    run.resume();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      for (int j = 0; j < 10_000; j++) {
        run.resume("value");
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  @Test
  void finishedCalleesAreNotRetained() throws InterruptedException {
    List<WeakReference<Object>> callees = new ArrayList<>();
    Script.Delegating run =
        Script.delegating(
            (m, s, sent, raised) -> {
              if (s < 3) {
                Script.Plain callee = Script.once();
                callees.add(new WeakReference<>(callee));
                m.call(callee);
                return m.delegates(s + 1);
              }
              return m.yields("end", 4);
            });
    while (!"end".equals(run.next())) {
      // up to the body's own yield
    }
    for (int i = 0; i < 100 && callees.stream().anyMatch(c -> c.get() != null); i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertTrue(callees.stream().allMatch(c -> c.get() == null));
    assertEquals(Status.SUSPENDED, run.status());
  }
}
