package dev.treadle.behaviour;

import static dev.treadle.behaviour.ContinuationBodies.begun;
import static dev.treadle.behaviour.ContinuationBodies.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.Implicit;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.ContinuationBodies.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code capture}, {@code jump} and {@code start} do, rule by rule. */
@SuppressWarnings("fallthrough")
final class ContinuationTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static String given(Co<String, Integer> co, Store store) {
      int value = co.<Integer>capture(store::keep) + 41;
      co.yield("before");
      return "value " + value;
    }

    @Coroutine
    static String failing(Co<String, Integer> co) {
      try {
        return co.capture(
            k -> {
              throw new IllegalArgumentException("from f");
            });
      } catch (IllegalArgumentException e) {
        return co.yield("caught " + e.getMessage()) + "!";
      }
    }

    /** Counts up to what it is told, with a loop that is made of one capture. */
    @Coroutine
    static String again(Co<String, Integer> co, Store store, int times) {
      int local = 7;
      int[] shared = {0};
      int round = co.<Integer>capture(store::keep);
      local += 1;
      shared[0] += 1;
      co.yield("round " + round + " local " + local + " shared " + shared[0]);
      if (round < times) {
        return co.jump(store.first(), round + 1);
      }
      return "end";
    }

    @Coroutine
    static String nothing(Co<String, Integer> co) {
      String text = "";
      try {
        co.capture(null);
      } catch (NullPointerException e) {
        text += "capture";
      }
      try {
        co.jump((Continuation<Integer, String, Integer>) null, 1);
      } catch (NullPointerException e) {
        text += " jump";
      }
      return text;
    }
  }

  @Test
  void captureHasTheValueThatItsFunctionReturns() {
    Store store = new Store();
    var run = ContinuationTest_BodiesCoroutines.given(store);
    assertEquals("before", run.next());
    assertEquals("value 41", result(run));
    assertEquals(1, store.captured.size());
  }

  @Test
  void whatTheFunctionThrowsIsThrownByCapture() {
    var run = ContinuationTest_BodiesCoroutines.failing();
    assertEquals("caught from f", run.next());
    assertFalse(run.resume(3));
    assertEquals("3!", run.result());
  }

  @Test
  void jumpContinuesWithTheLocalsOfTheCaptureAnyNumberOfTimes() {
    var run = ContinuationTest_BodiesCoroutines.again(new Store(), 20);
    for (int i = 0; i <= 20; i++) {
      assertEquals("round " + i + " local 8 shared " + (i + 1), run.next());
    }
    assertEquals("end", result(run));
  }

  @Test
  void startMakesRunsThatContinueThere() {
    Store store = new Store();
    var run = ContinuationTest_BodiesCoroutines.given(store);
    run.next();
    for (int i = 0; i < 3; i++) {
      Routine<String, Integer, ?> started = store.first().start(i);
      assertEquals(Status.CREATED, started.status());
      assertEquals(List.of(), started.trace());
      assertNull(started.value());
      assertThrows(IllegalStateException.class, () -> started.resume(1));
      assertEquals(Status.CREATED, started.status());
      assertEquals("before", started.next());
      assertEquals(run.trace(), started.trace());
      assertEquals(Status.SUSPENDED, started.status());
      assertEquals("value " + (41 + i), result(started));
      assertEquals(Status.RETURNED, started.status());
    }
    assertEquals("value 41", result(run));
    Routine<String, Integer, ?> late = store.first().start(100);
    late.next();
    assertEquals("value 141", result(late));
  }

  @Test
  void aStartedRunCanBeClosedRaisedInOrForkedBeforeItBegins() {
    Store store = new Store();
    begun(ContinuationBodiesCoroutines.leaving(store));
    store.notes.clear();
    Routine<String, Integer, ?> closed = store.first().start(0);
    closed.close();
    assertEquals(Status.CLOSED, closed.status());
    assertFalse(closed.resume());
    Routine<String, Integer, ?> raised = store.first().start(0);
    Error error = new Error();
    assertSame(error, assertThrows(Error.class, () -> raised.raise(error)));
    assertEquals(Status.FAILED, raised.status());
    assertEquals(List.of(), store.notes);
    Routine<String, Integer, ?> forked = store.first().start(0);
    Routine<String, Integer, ?> fork = forked.fork();
    assertEquals(Status.CREATED, fork.status());
    assertEquals("inside", forked.next());
    assertEquals("inside", fork.next());
    forked.close();
    assertEquals(List.of("opened true", "opened true", "closed", "finally"), store.notes);
    assertEquals("done", result(fork));
  }

  @Test
  void aContinuationOfAnotherRunIsRefusedAtTheJump() {
    Store store = new Store();
    begun(ContinuationTest_BodiesCoroutines.given(store));
    assertEquals("refused", result(begun(ContinuationBodiesCoroutines.foreign(store.first()))));
    Continuation<Integer, String, Integer> own =
        value -> ContinuationTest_BodiesCoroutines.given(store);
    assertEquals("refused", result(begun(ContinuationBodiesCoroutines.foreign(own))));
    // Another run of the same template that has captured itself is another run too.
    var first = begun(ContinuationBodiesCoroutines.recorder(store));
    first.next();
    var second = begun(ContinuationBodiesCoroutines.recorder(store));
    second.next();
    assertEquals("refused", second.send(1));
    assertEquals("recorder 0", second.send(null));
    assertEquals("recorder 3", second.send(2));
  }

  @Test
  void aForkMayJumpToWhatWasCapturedBeforeTheFork() {
    Store store = new Store();
    var run = begun(ContinuationBodiesCoroutines.recorder(store));
    run.next(); // captures 0
    var fork = run.fork();
    run.next(); // captures 1
    fork.next(); // captures 2
    assertEquals("recorder 1", run.send(0));
    assertEquals("recorder 2", run.send(1));
    assertEquals("refused", run.send(2));
    assertEquals("recorder 1", fork.send(0));
    assertEquals("refused", fork.send(1));
    fork.next();
    assertEquals("recorder 3", fork.send(2));
    // Generations of forks, of which some capture nothing.
    var grandchild = fork.fork().fork();
    assertEquals("recorder 3", grandchild.send(2));
    assertEquals("refused", grandchild.send(1));
    grandchild.next();
    grandchild.next(); // captures 3
    assertEquals("refused", fork.send(3));
    assertEquals("recorder 1", grandchild.send(0));
    assertEquals("recorder 34", grandchild.send(3));
  }

  @Test
  void aStartedRunMayJumpToItsContinuationAndToWhatWasCapturedBefore() {
    Store store = new Store();
    var run = begun(ContinuationBodiesCoroutines.recorder(store));
    run.next(); // captures 0
    run.next(); // captures 1
    run.next(); // captures 2
    Routine<String, Integer, ?> started = store.captured.get(1).start(7);
    assertEquals("recorder 7", started.next());
    assertEquals("recorder 2", started.send(1));
    assertEquals("recorder 1", started.send(0));
    assertEquals("refused", started.send(2));
    started.next();
    started.next(); // captures 3
    assertEquals("recorder 14", started.send(3));
    assertEquals("refused", run.send(3));
    run.next();
    assertEquals("recorder 3", run.send(2));
    // What a started run captures can be started in turn.
    Routine<String, Integer, ?> second = store.captured.get(3).start(8);
    assertEquals("recorder 18", second.next());
    assertEquals("recorder 14", second.send(3));
    assertEquals("recorder 2", second.send(1));
    assertEquals("refused", second.send(2));
  }

  @Test
  void theValueIsTheOneLastYielded() {
    Store store = new Store();
    var run = begun(ContinuationBodiesCoroutines.leaving(store));
    assertEquals("inside", run.value());
    result(run);
    assertEquals("inside", run.value());
    // Also of a run that another one delegates to, where it ends without yielding again.
    Store second = new Store();
    var inner = ContinuationBodiesCoroutines.leaving(second);
    var outer = begun(ContinuationBodiesCoroutines.adopter(inner));
    outer.next();
    assertEquals("outer done", outer.next());
    assertEquals("inside", inner.value());
  }

  @Test
  void nullIsRefused() {
    assertEquals("capture jump", result(ContinuationTest_BodiesCoroutines.nothing()));
  }

  @Test
  void pushModeAndImplicitCoroutinesHaveNoContinuations() {
    Store store = new Store();
    assertThrows(UnsupportedOperationException.class, () -> Bodies.given(value -> 0, store));
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            ContinuationBodies.foreign(
                value -> 0, value -> ContinuationTest_BodiesCoroutines.failing()));
    Routine<String, Integer, String> run = Implicit.routine(co -> Bodies.given(co, store));
    assertThrows(UnsupportedOperationException.class, run::resume);
    assertEquals(Status.FAILED, run.status());
    // But what they delegate to has.
    Routine<String, Integer, String> outer =
        Implicit.routine(co -> co.yieldFrom(ContinuationTest_BodiesCoroutines.again(store, 1)));
    assertEquals("round 0 local 8 shared 1", outer.next());
    assertEquals("round 1 local 8 shared 2", outer.next());
    assertEquals("end", result(outer));
  }
}
