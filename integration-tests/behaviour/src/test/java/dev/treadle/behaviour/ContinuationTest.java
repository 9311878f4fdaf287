package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.CoroutineExit;
import dev.treadle.Implicit;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code capture}, {@code jump} and {@code start} do, rule by rule. */
@SuppressWarnings("fallthrough")
final class ContinuationTest {
  /** What the bodies capture, and what they note. */
  static final class Store {
    final List<Continuation<Integer, String, Integer>> captured = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    int keep(Continuation<Integer, String, Integer> k) {
      captured.add(k);
      return 0;
    }

    Continuation<Integer, String, Integer> first() {
      return captured.get(0);
    }
  }

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
    static String leaving(Co<String, Integer> co, Store store) throws Exception {
      int round = co.<Integer>capture(store::keep);
      if (round == 1) {
        return "done";
      }
      try (AutoCloseable resource = () -> store.notes.add("closed")) {
        store.notes.add("opened " + (resource != null));
        co.yield("inside");
        return co.jump(store.first(), 1);
      } catch (IllegalStateException e) {
        store.notes.add("caught");
        throw e;
      } finally {
        store.notes.add("finally");
      }
    }

    @Coroutine
    static String foreign(Co<String, Integer> co, Continuation<Integer, String, Integer> k) {
      try {
        co.yield("ready");
        return co.jump(k, 1);
      } catch (IllegalStateException e) {
        return "refused";
      }
    }

    /** Captures at each number sent, until it is sent null; then jumps to the one last sent. */
    @Coroutine
    static String recorder(Co<String, Integer> co, Store store) {
      Integer to = null;
      while (true) {
        Integer order = co.yield("recorder " + to);
        if (order == null) {
          int back = co.<Integer>capture(store::keep);
          to = to == null ? back : to * 10 + back;
        } else {
          try {
            co.jump(store.captured.get(order), order + 1);
          } catch (IllegalStateException e) {
            co.yield("refused");
          }
        }
      }
    }

    @Coroutine
    static String iterating(Co<String, Integer> co, Store store, List<String> words) {
      for (String word : words) {
        try {
          co.<Integer>capture(store::keep);
        } catch (UnsupportedOperationException e) {
          co.yield(word + ": " + e.getMessage());
        }
      }
      return "end";
    }

    @Coroutine
    static String reentrant(Co<String, Integer> co, List<Routine<String, Integer, String>> self) {
      return co.capture(
          k -> {
            assertEquals(Status.RUNNING, self.get(0).status());
            assertEquals(List.of(), self.get(0).trace());
            String message =
                assertThrows(IllegalStateException.class, () -> self.get(0).resume()).getMessage();
            return message.substring(0, message.indexOf(':'));
          });
    }

    // Delegates.

    @Coroutine
    static String shallow(Co<String, Integer> co, Store store) {
      int local = 1;
      int round = co.<Integer>capture(store::keep);
      co.yield("shallow " + round + " " + local++);
      if (round < 2) {
        deeper(co, store, 3, round + local);
      }
      return "end " + local;
    }

    @Coroutine
    static int deeper(Co<String, Integer> co, Store store, int depth, int to) {
      if (depth > 0) {
        return deeper(co, store, depth - 1, to) + 1;
      }
      co.yield("deep");
      return co.jump(store.first(), to);
    }

    @Coroutine
    static String above(Co<String, Integer> co, Store store) {
      String text = "";
      for (int i = 0; i < 2; i++) {
        text += deep(co, store, 2) + ";";
        co.yield(i + text);
      }
      if (store.notes.size() < 2) {
        store.notes.add("jump");
        co.jump(store.captured.get(store.notes.size() - 1), 5);
      }
      return text;
    }

    @Coroutine
    static int deep(Co<String, Integer> co, Store store, int depth) {
      int mine = depth * 100;
      if (depth > 0) {
        return mine + deep(co, store, depth - 1);
      }
      int value = co.<Integer>capture(store::keep);
      co.yield("deep " + value);
      return mine + value;
    }

    @Coroutine
    static int abyss(Co<String, Integer> co, Store store, int depth) {
      return depth == 0
          ? co.<Integer>capture(store::keep) + co.yield("bottom")
          : abyss(co, store, depth - 1) + 1;
    }

    @Coroutine
    static String adopter(Co<String, Integer> co, Routine<String, Integer, String> run) {
      String text = "outer";
      co.yield(text);
      text += " " + co.yieldFrom(run);
      co.yield(text);
      return text + " end";
    }

    @Coroutine
    static String intruder(Co<String, Integer> co, Store store) {
      co.<Integer>capture(store::keep);
      co.yield("captured");
      return co.yieldFrom(ContinuationTest_BodiesCoroutines.foreign(store.first()));
    }

    // Places.

    static String join(Object a, Object b, Object c) {
      return a + " " + b + " " + c;
    }

    @Coroutine
    static String operands(Co<String, Integer> co, Store store) {
      StringBuilder text = new StringBuilder("t");
      int n = 1;
      String joined = join(n++, text.append(n), n + co.<Integer>capture(store::keep) * n++);
      co.yield(joined);
      return joined + " " + n + (store.notes.isEmpty() ? "" : "!");
    }

    @Coroutine
    static String placesOfControl(Co<String, Integer> co, Store store) {
      String text = "";
      switch (co.<Integer>capture(store::keep)) {
        case 0:
          text += "zero";
        case 1:
          text += "one";
          try {
            if (text.length() < 5) {
              throw new IllegalStateException("thrown");
            }
          } catch (IllegalStateException e) {
            text += e.getMessage() + co.<Integer>capture(store::keep);
            co.yield(text);
            text += e.getMessage();
          } finally {
            text += "f" + co.<Integer>capture(store::keep);
            co.yield(text);
          }
          break;
        default:
          text += "other";
      }
      while (co.<Integer>capture(store::keep) > 5 && text.length() < 40) {
        text += ".";
        co.yield(text);
      }
      return text;
    }

    @Coroutine
    static String pendingReturn(Co<String, Integer> co, Store store) {
      int round = co.<Integer>capture(store::keep);
      if (round > 0) {
        return "round " + round;
      }
      try {
        co.yield("try");
        return "pending";
      } finally {
        co.yield("finally");
        if (store.notes.isEmpty()) {
          co.jump(store.first(), 9);
        }
      }
    }

    @Coroutine
    static String surviving(Co<String, Integer> co, Store store) {
      int round = co.<Integer>capture(store::keep);
      try {
        co.yield("round " + round);
      } finally {
        if (round == 0) {
          co.jump(store.first(), 1);
        } else if (round == 1) {
          co.yield("ignores");
        }
      }
      return "end";
    }

    @Coroutine
    static String stubborn(Co<String, Integer> co, Store store) {
      int round = co.<Integer>capture(store::keep);
      while (true) {
        try {
          Integer to = co.yield("round " + round);
          if (to != null) {
            co.jump(store.first(), to);
          }
        } catch (CoroutineExit e) {
          round = -1;
        }
      }
    }

    /** Notes the value of its own run while it is running. */
    @Coroutine
    static String observing(
        Co<String, Integer> co, Store store, List<Routine<String, Integer, ?>> self) {
      co.yield("first");
      int round = co.<Integer>capture(store::keep);
      store.notes.add(round + " " + self.get(0).value());
      if (round == 0) {
        deeper(co, store, 1, 1);
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

  /** A receiver and type variables are among the variables. */
  static final class Box<T> {
    private final T content;
    private Continuation<T, T, Void> kept;

    Box(T content) {
      this.content = content;
    }

    @Coroutine
    <U extends T> List<T> fill(Co<T, Void> co, U first) {
      List<T> list = new ArrayList<>();
      T next =
          co.capture(
              k -> {
                kept = k;
                return first;
              });
      list.add(next);
      co.yield(next);
      return next == content ? list : co.jump(kept, content);
    }
  }

  private static Routine<String, Integer, String> begun(Routine<String, Integer, String> run) {
    assertTrue(run.resume());
    return run;
  }

  private static String result(Routine<String, Integer, ?> run) {
    assertFalse(run.resume());
    return (String) run.result();
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
  void jumpRunsNoFinallyBlock() {
    Store store = new Store();
    var run = ContinuationTest_BodiesCoroutines.leaving(store);
    assertEquals("inside", run.next());
    assertEquals("done", result(run));
    assertEquals(List.of("opened true"), store.notes);
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
    begun(ContinuationTest_BodiesCoroutines.leaving(store));
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
    assertEquals(
        "refused", result(begun(ContinuationTest_BodiesCoroutines.foreign(store.first()))));
    Continuation<Integer, String, Integer> own =
        value -> ContinuationTest_BodiesCoroutines.given(store);
    assertEquals("refused", result(begun(ContinuationTest_BodiesCoroutines.foreign(own))));
    // Another run of the same template that has captured itself is another run too.
    var first = begun(ContinuationTest_BodiesCoroutines.recorder(store));
    first.next();
    var second = begun(ContinuationTest_BodiesCoroutines.recorder(store));
    second.next();
    assertEquals("refused", second.send(1));
    assertEquals("recorder 0", second.send(null));
    assertEquals("recorder 3", second.send(2));
  }

  @Test
  void aForkMayJumpToWhatWasCapturedBeforeTheFork() {
    Store store = new Store();
    var run = begun(ContinuationTest_BodiesCoroutines.recorder(store));
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
    var run = begun(ContinuationTest_BodiesCoroutines.recorder(store));
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
  void whereAnIteratorCannotBeCopiedCaptureNamesTheLine() {
    Store store = new Store();
    var run = ContinuationTest_BodiesCoroutines.iterating(store, List.of("x"));
    String message = run.next();
    assertTrue(message.startsWith("x: cannot capture: "), message);
    assertTrue(message.contains("ContinuationTest.java:"), message);
    assertEquals("end", result(run));
    assertEquals(List.of(), store.captured);
  }

  @Test
  void theFunctionIsCalledWhileTheRunIsRunning() {
    List<Routine<String, Integer, String>> self = new ArrayList<>();
    self.add(ContinuationTest_BodiesCoroutines.reentrant(self));
    assertEquals("already running", result(self.get(0)));
    self.clear();
    self.add(ContinuationTest_BodiesCoroutines.reentrant(self));
    var outer = begun(ContinuationTest_BodiesCoroutines.adopter(self.get(0)));
    assertEquals("outer already running", outer.next());
  }

  @Test
  void jumpFromADeeperBody() {
    var run = ContinuationTest_BodiesCoroutines.shallow(new Store());
    assertEquals("shallow 0 1", run.next());
    assertEquals("deep", run.next());
    assertEquals(5, run.trace().size());
    assertEquals("shallow 2 1", run.next());
    assertEquals(1, run.trace().size());
    assertEquals("end 2", result(run));
  }

  @Test
  void jumpIntoADeeperBody() {
    Store store = new Store();
    var run = ContinuationTest_BodiesCoroutines.above(store);
    assertEquals("deep 0", run.next());
    var trace = run.trace();
    assertEquals("0300;", run.next());
    assertEquals("deep 0", run.next());
    assertEquals("1300;300;", run.next());
    // To the first capture: of the first turn of the loop.
    assertEquals("deep 5", run.next());
    assertEquals(trace, run.trace());
    assertEquals("0305;", run.next());
    assertEquals("deep 0", run.next());
    assertEquals("1305;300;", run.next());
    // To the second one: what was captured in the first life, before the text had the 305.
    assertEquals("deep 5", run.next());
    assertEquals("1300;305;", run.next());
    assertEquals("300;305;", result(run));
    // A run that is started there goes through the same.
    Routine<String, Integer, ?> started = store.first().start(1);
    assertEquals("deep 1", started.next());
    assertEquals(trace, started.trace());
    assertEquals("0301;", started.next());
    assertEquals("deep 0", started.next());
    assertEquals("1301;300;", started.next());
    assertEquals("301;300;", result(started));
  }

  @Test
  void depthIsNotBoundedByTheStack() {
    int depth = 100_000;
    Store store = new Store();
    var run = ContinuationTest_BodiesCoroutines.abyss(store, depth);
    assertEquals("bottom", run.next());
    assertFalse(run.resume(1));
    assertEquals(depth + 1, run.result());
    Routine<String, Integer, ?> started = store.first().start(10);
    assertEquals("bottom", started.next());
    assertFalse(started.resume(1));
    assertEquals(depth + 11, started.result());
  }

  @Test
  void anAdoptedRunJumpsAndWhatIsAboveStays() {
    Store store = new Store();
    var inner = ContinuationTest_BodiesCoroutines.above(store);
    var outer = ContinuationTest_BodiesCoroutines.adopter(inner);
    assertEquals("outer", outer.next());
    for (String value :
        List.of("deep 0", "0300;", "deep 0", "1300;300;", "deep 5", "0305;", "deep 0")) {
      assertEquals(value, outer.next());
      assertEquals(value, inner.value());
      assertEquals(value, outer.value());
      assertEquals(Status.SUSPENDED, inner.status());
    }
    assertEquals("1305;300;", outer.next());
    assertEquals("deep 5", outer.next());
    assertEquals("1300;305;", outer.next());
    assertEquals("outer 300;305;", outer.next());
    assertEquals(Status.RETURNED, inner.status());
    assertEquals("outer 300;305; end", result(outer));
  }

  @Test
  void whatWasCapturedWhileFreeIsJumpedToWhileAdopted() {
    Store store = new Store();
    var inner = begun(ContinuationTest_BodiesCoroutines.recorder(store));
    inner.next(); // captures 0
    var outer = begun(ContinuationTest_BodiesCoroutines.adopter(inner));
    assertEquals("recorder 0", outer.next()); // captures 1
    assertEquals("recorder 1", outer.send(0));
    assertEquals("recorder 2", outer.send(1));
    // A fork of the outer one has a copy of the inner one.
    var fork = outer.fork();
    outer.next(); // captures 2
    assertEquals("recorder 1", fork.send(0));
    assertEquals("refused", fork.send(2));
    assertEquals("recorder 23", outer.send(2));
  }

  @Test
  void aStartedRunCanBeDelegatedTo() {
    Store store = new Store();
    begun(ContinuationTest_BodiesCoroutines.recorder(store)).next();
    @SuppressWarnings("unchecked")
    var started = (Routine<String, Integer, String>) store.first().start(4);
    var outer = begun(ContinuationTest_BodiesCoroutines.adopter(started));
    assertEquals("recorder 4", outer.next());
    assertEquals("recorder 1", outer.send(0));
    assertThrows(IllegalStateException.class, started::resume);
  }

  @Test
  void aRunDoesNotJumpToWhatTheRunAroundItCaptured() {
    Store store = new Store();
    var run = begun(ContinuationTest_BodiesCoroutines.intruder(store));
    assertEquals("ready", run.next());
    assertEquals("refused", result(run));
  }

  @Test
  void theValueIsTheOneLastYielded() {
    Store store = new Store();
    var run = begun(ContinuationTest_BodiesCoroutines.leaving(store));
    assertEquals("inside", run.value());
    result(run);
    assertEquals("inside", run.value());
    // Also of a run that another one delegates to, where it ends without yielding again.
    Store second = new Store();
    var inner = ContinuationTest_BodiesCoroutines.leaving(second);
    var outer = begun(ContinuationTest_BodiesCoroutines.adopter(inner));
    outer.next();
    assertEquals("outer done", outer.next());
    assertEquals("inside", inner.value());
  }

  @Test
  void theValueOfADelegateOutlivesTheJumpThatDropsIt() {
    Store store = new Store();
    List<Routine<String, Integer, ?>> self = new ArrayList<>();
    var inner = ContinuationTest_BodiesCoroutines.observing(store, self);
    self.add(inner);
    var outer = begun(ContinuationTest_BodiesCoroutines.adopter(inner));
    assertEquals("first", outer.next());
    assertEquals("deep", outer.next());
    assertEquals("outer end", outer.next());
    assertEquals("deep", inner.value());
    // A started run has yielded nothing, whatever its bodies had.
    @SuppressWarnings("unchecked")
    var started = (Routine<String, Integer, String>) store.first().start(2);
    self.set(0, started);
    var around = begun(ContinuationTest_BodiesCoroutines.adopter(started));
    assertEquals("outer end", around.next());
    assertNull(started.value());
    assertEquals(List.of("0 first", "1 deep", "2 null"), store.notes);
  }

  @Test
  void captureAmongOperands() {
    Store store = new Store();
    var run = ContinuationTest_BodiesCoroutines.operands(store);
    assertEquals("1 t2 2", run.next());
    assertEquals("1 t2 2 3", result(run));
    Routine<String, Integer, ?> started = store.first().start(10);
    assertEquals("1 t2 22", started.next());
    store.notes.add("later");
    assertEquals("1 t2 22 3!", result(started));
  }

  @Test
  void captureInSwitchHandlerFinalizerAndCondition() {
    Store store = new Store();
    var run = ContinuationTest_BodiesCoroutines.placesOfControl(store);
    assertEquals("zeroonef0", run.next());
    assertEquals("zeroonef0", result(run));
    Routine<String, Integer, ?> one = store.captured.get(0).start(1);
    assertEquals("onethrown0", one.next());
    assertEquals("onethrown0thrownf0", one.next());
    assertEquals("onethrown0thrownf0", result(one));
    assertEquals(6, store.captured.size());
    Routine<String, Integer, ?> handler = store.captured.get(3).start(8);
    assertEquals("onethrown8", handler.next());
    assertEquals("onethrown8thrownf0", handler.next());
    Routine<String, Integer, ?> finalizer = store.captured.get(4).start(8);
    assertEquals("onethrown0thrownf8", finalizer.next());
    assertEquals("onethrown0thrownf8", result(finalizer));
    Routine<String, Integer, ?> condition = store.captured.get(5).start(8);
    assertEquals("onethrown0thrownf0.", condition.next());
    assertEquals("onethrown0thrownf0.", result(condition));
    Routine<String, Integer, ?> other = store.captured.get(0).start(2);
    assertEquals("other", result(other));
  }

  @Test
  void jumpOutOfAFinallyBlockWithAPendingReturn() {
    Store store = new Store();
    var run = begun(ContinuationTest_BodiesCoroutines.pendingReturn(store));
    assertEquals("finally", run.next());
    assertEquals("round 9", result(run));
    store.notes.add("no jump");
    Routine<String, Integer, ?> started = store.first().start(0);
    assertEquals("try", started.next());
    assertEquals("finally", started.next());
    assertEquals("pending", result(started));
  }

  @Test
  void aBodyThatIsBeingClosedMayJump() {
    Store store = new Store();
    var run = begun(ContinuationTest_BodiesCoroutines.surviving(store));
    assertTrue(
        assertThrows(IllegalStateException.class, run::close)
            .getMessage()
            .startsWith("ignored close"));
    assertEquals("round 1", run.value());
    assertEquals(Status.SUSPENDED, run.status());
    assertEquals("ignores", run.next());
    assertEquals("end", result(run));
  }

  @Test
  void aRunThatIgnoresItsCloseByAJumpIsFreeAndJumpsOn() {
    Store store = new Store();
    var inner = ContinuationTest_BodiesCoroutines.surviving(store);
    var outer = begun(ContinuationTest_BodiesCoroutines.adopter(inner));
    assertEquals("round 0", outer.next());
    assertThrows(IllegalStateException.class, outer::close);
    assertEquals(Status.FAILED, outer.status());
    assertEquals(Status.SUSPENDED, inner.status());
    assertEquals("round 1", inner.value());
    assertEquals("ignores", inner.next());
    assertEquals("end", result(inner));
  }

  @Test
  void aFreedRunKnowsWhatItHasCaptured() {
    Store store = new Store();
    var inner = ContinuationTest_BodiesCoroutines.stubborn(store);
    var outer = begun(ContinuationTest_BodiesCoroutines.adopter(inner));
    assertEquals("round 0", outer.next());
    assertThrows(IllegalStateException.class, outer::close);
    assertEquals("round -1", inner.value());
    assertEquals("round 5", inner.send(5));
    var second = begun(ContinuationTest_BodiesCoroutines.adopter(inner));
    assertEquals("round 5", second.next());
    assertEquals("round 6", second.send(6));
  }

  @Test
  void theReceiverAndParametersAreRestored() {
    Box<Object> box = new Box<>("content");
    var run = ContinuationTest_BoxCoroutines.fill(box, 1);
    assertEquals(1, run.next());
    assertEquals("content", run.next());
    assertFalse(run.resume());
    assertEquals(List.of(1, "content"), run.result());
    assertEquals("third", box.kept.start("third").next());
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
        () -> Bodies.foreign(value -> 0, value -> ContinuationTest_BodiesCoroutines.failing()));
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
