package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import java.lang.ref.Reference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A run keeps alive what its body can still reach, and nothing else. */
final class RetentionTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static Object n01(Co<Object, Object> co, Consumer<Object> made) {
      Object big = new byte[1 << 20];
      made.accept(big);
      co.yield(1);
      made.accept(big);
      return null;
    }

    @Coroutine
    static void sentAndHandedOut(Co<Object, Object> co, Consumer<Object> made) {
      made.accept(co.yield(new byte[1 << 20]));
      co.yield("next");
      co.yield("last");
    }

    @Coroutine
    static void raised(Co<Object, Object> co) {
      try {
        co.yield("a");
      } catch (RuntimeException e) {
        co.yield("caught");
      }
      co.yield("after");
    }

    static Object use(Object big, Object sent) {
      return sent;
    }

    @Coroutine
    static void savedOperand(Co<Object, Object> co, Consumer<Object> made) {
      use(big(made), co.yield("in"));
      co.yield("after");
    }

    private static Object big(Consumer<Object> made) {
      Object big = new byte[1 << 20];
      made.accept(big);
      return big;
    }

    @Coroutine
    static void scopeEnd(Co<Object, Object> co, Consumer<Object> made) {
      {
        Object big = big(made);
        co.yield(big.hashCode());
        made.accept(big);
      }
      co.yield("after");
    }

    @Coroutine
    static Object one(Co<Object, Object> co, Object held) {
      co.yield(held.hashCode());
      return held.getClass();
    }

    @Coroutine
    static void n06(Co<Object, Object> co, int times, Consumer<Object> made) {
      for (int i = 0; i < times; i++) {
        Routine<Object, Object, Object> inner = RetentionTest_BodiesCoroutines.one(i);
        if (i == 0) {
          made.accept(inner);
        }
        co.yieldFrom(inner);
      }
    }

    @Coroutine
    static void n06Called(Co<Object, Object> co, int times, Consumer<Object> made) {
      for (int i = 0; i < times; i++) {
        one(co, i == 0 ? big(made) : i);
      }
    }
  }

  @Test
  void n01LocalsDieWhenTheBodyReturns() throws InterruptedException {
    Weakly big = new Weakly();
    Routine<Object, Object, Object> run = RetentionTest_BodiesCoroutines.n01(big);
    run.next();
    run.resume();
    assertEquals(Status.RETURNED, run.status());
    big.assertCleared();
    Reference.reachabilityFence(run);
  }

  @Test
  void n01LocalsDieWithAClose() throws InterruptedException {
    Weakly big = new Weakly();
    Routine<Object, Object, Object> run = RetentionTest_BodiesCoroutines.n01(big);
    run.next();
    run.close();
    big.assertCleared();
    Reference.reachabilityFence(run);
  }

  @Test
  void n01LocalsDieWithAnException() throws InterruptedException {
    Weakly big = new Weakly();
    Routine<Object, Object, Object> run = RetentionTest_BodiesCoroutines.n01(big);
    run.next();
    assertThrows(IllegalStateException.class, () -> run.raise(new IllegalStateException()));
    big.assertCleared();
    Reference.reachabilityFence(run);
  }

  @Test
  void n03ASentValueIsNotKept() throws InterruptedException {
    Weakly sent = new Weakly();
    Routine<Object, Object, Void> run = RetentionTest_BodiesCoroutines.sentAndHandedOut(sent);
    run.next();
    run.send(new byte[1 << 20]);
    sent.assertCleared();
    Reference.reachabilityFence(run);
  }

  @Test
  void n03AHandedOutValueIsNotKeptOverTheNext() throws InterruptedException {
    Weakly handedOut = new Weakly();
    Routine<Object, Object, Void> run =
        RetentionTest_BodiesCoroutines.sentAndHandedOut(ignored -> {});
    handedOut.accept(run.next());
    run.next();
    handedOut.assertCleared();
    Reference.reachabilityFence(run);
  }

  @Test
  void n03AHandledExceptionIsNotKept() throws InterruptedException {
    Weakly thrown = new Weakly();
    Routine<Object, Object, Void> run = RetentionTest_BodiesCoroutines.raised();
    run.next();
    raiseIn(run, thrown);
    run.next();
    thrown.assertCleared();
    Reference.reachabilityFence(run);
  }

  private static void raiseIn(Routine<Object, Object, Void> run, Weakly thrown) {
    RuntimeException exception = new RuntimeException("T");
    thrown.accept(exception);
    assertEquals("caught", run.raise(exception));
  }

  @Test
  void n03ASavedOperandIsNotKeptOverItsExpression() throws InterruptedException {
    Weakly operand = new Weakly();
    Routine<Object, Object, Void> run = RetentionTest_BodiesCoroutines.savedOperand(operand);
    run.next();
    run.next();
    operand.assertCleared();
    Reference.reachabilityFence(run);
  }

  @Test
  void n02ALocalDiesAtTheEndOfItsScope() throws InterruptedException {
    Weakly big = new Weakly();
    Routine<Object, Object, Void> run = RetentionTest_BodiesCoroutines.scopeEnd(big);
    run.next();
    run.next();
    big.assertCleared();
    Reference.reachabilityFence(run);
  }

  @Test
  void n06AFinishedDelegateIsNotKept() throws InterruptedException {
    int times = 1_000_000;
    Weakly first = new Weakly();
    Routine<Object, Object, Void> run = RetentionTest_BodiesCoroutines.n06(times, first);
    for (int i = 0; i < times; i++) {
      assertEquals(i, run.next());
    }
    first.assertCleared();
    Reference.reachabilityFence(run);
  }

  @Test
  void n06AFinishedCalleeIsNotKept() throws InterruptedException {
    int times = 1_000_000;
    Weakly first = new Weakly();
    Routine<Object, Object, Void> run = RetentionTest_BodiesCoroutines.n06Called(times, first);
    run.next();
    for (int i = 1; i < times; i++) {
      assertEquals(i, run.next());
    }
    first.assertCleared();
    Reference.reachabilityFence(run);
  }
}
