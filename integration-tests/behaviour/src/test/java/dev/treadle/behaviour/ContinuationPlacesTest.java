package dev.treadle.behaviour;

import static dev.treadle.behaviour.ContinuationBodies.begun;
import static dev.treadle.behaviour.ContinuationBodies.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.ContinuationBodies.Store;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Captures and jumps wherever a body may have them, and on its way out. */
@SuppressWarnings("fallthrough")
final class ContinuationPlacesTest {
  static final class Bodies {
    private Bodies() {}

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

  @Test
  void jumpRunsNoFinallyBlock() {
    Store store = new Store();
    var run = ContinuationBodiesCoroutines.leaving(store);
    assertEquals("inside", run.next());
    assertEquals("done", result(run));
    assertEquals(List.of("opened true"), store.notes);
  }

  @Test
  void whereAnIteratorCannotBeCopiedCaptureNamesTheLine() {
    Store store = new Store();
    var run = ContinuationPlacesTest_BodiesCoroutines.iterating(store, List.of("x"));
    String message = run.next();
    assertTrue(message.startsWith("x: cannot capture: "), message);
    assertTrue(message.contains("ContinuationPlacesTest.java:"), message);
    assertEquals("end", result(run));
    assertEquals(List.of(), store.captured);
  }

  @Test
  void theFunctionIsCalledWhileTheRunIsRunning() {
    List<Routine<String, Integer, String>> self = new ArrayList<>();
    self.add(ContinuationPlacesTest_BodiesCoroutines.reentrant(self));
    assertEquals("already running", result(self.get(0)));
    self.clear();
    self.add(ContinuationPlacesTest_BodiesCoroutines.reentrant(self));
    var outer = begun(ContinuationBodiesCoroutines.adopter(self.get(0)));
    assertEquals("outer already running", outer.next());
  }

  @Test
  void captureAmongOperands() {
    Store store = new Store();
    var run = ContinuationPlacesTest_BodiesCoroutines.operands(store);
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
    var run = ContinuationPlacesTest_BodiesCoroutines.placesOfControl(store);
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
    var run = begun(ContinuationPlacesTest_BodiesCoroutines.pendingReturn(store));
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
    var run = begun(ContinuationBodiesCoroutines.surviving(store));
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
  void theReceiverAndParametersAreRestored() {
    Box<Object> box = new Box<>("content");
    var run = ContinuationPlacesTest_BoxCoroutines.fill(box, 1);
    assertEquals(1, run.next());
    assertEquals("content", run.next());
    assertFalse(run.resume());
    assertEquals(List.of(1, "content"), run.result());
    assertEquals("third", box.kept.start("third").next());
  }
}
