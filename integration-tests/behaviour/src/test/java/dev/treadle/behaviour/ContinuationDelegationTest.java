package dev.treadle.behaviour;

import static dev.treadle.behaviour.ContinuationBodies.begun;
import static dev.treadle.behaviour.ContinuationBodies.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.ContinuationBodies.Store;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Captures and jumps of runs that are made of several bodies, or delegated to. */
@SuppressWarnings("fallthrough")
final class ContinuationDelegationTest {
  static final class Bodies {
    private Bodies() {}

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
    static String intruder(Co<String, Integer> co, Store store) {
      co.<Integer>capture(store::keep);
      co.yield("captured");
      return co.yieldFrom(ContinuationBodiesCoroutines.foreign(store.first()));
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
  }

  @Test
  void jumpFromADeeperBody() {
    var run = ContinuationDelegationTest_BodiesCoroutines.shallow(new Store());
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
    var run = ContinuationDelegationTest_BodiesCoroutines.above(store);
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
    var run = ContinuationDelegationTest_BodiesCoroutines.abyss(store, depth);
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
    var inner = ContinuationDelegationTest_BodiesCoroutines.above(store);
    var outer = ContinuationBodiesCoroutines.adopter(inner);
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
    var inner = begun(ContinuationBodiesCoroutines.recorder(store));
    inner.next(); // captures 0
    var outer = begun(ContinuationBodiesCoroutines.adopter(inner));
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
    begun(ContinuationBodiesCoroutines.recorder(store)).next();
    @SuppressWarnings("unchecked")
    var started = (Routine<String, Integer, String>) store.first().start(4);
    var outer = begun(ContinuationBodiesCoroutines.adopter(started));
    assertEquals("recorder 4", outer.next());
    assertEquals("recorder 1", outer.send(0));
    assertThrows(IllegalStateException.class, started::resume);
  }

  @Test
  void aRunDoesNotJumpToWhatTheRunAroundItCaptured() {
    Store store = new Store();
    var run = begun(ContinuationDelegationTest_BodiesCoroutines.intruder(store));
    assertEquals("ready", run.next());
    assertEquals("refused", result(run));
  }

  @Test
  void theValueOfADelegateOutlivesTheJumpThatDropsIt() {
    Store store = new Store();
    List<Routine<String, Integer, ?>> self = new ArrayList<>();
    var inner = ContinuationDelegationTest_BodiesCoroutines.observing(store, self);
    self.add(inner);
    var outer = begun(ContinuationBodiesCoroutines.adopter(inner));
    assertEquals("first", outer.next());
    assertEquals("deep", outer.next());
    assertEquals("outer end", outer.next());
    assertEquals("deep", inner.value());
    // A started run has yielded nothing, whatever its bodies had.
    @SuppressWarnings("unchecked")
    var started = (Routine<String, Integer, String>) store.first().start(2);
    self.set(0, started);
    var around = begun(ContinuationBodiesCoroutines.adopter(started));
    assertEquals("outer end", around.next());
    assertNull(started.value());
    assertEquals(List.of("0 first", "1 deep", "2 null"), store.notes);
  }

  @Test
  void aRunThatIgnoresItsCloseByAJumpIsFreeAndJumpsOn() {
    Store store = new Store();
    var inner = ContinuationBodiesCoroutines.surviving(store);
    var outer = begun(ContinuationBodiesCoroutines.adopter(inner));
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
    var inner = ContinuationDelegationTest_BodiesCoroutines.stubborn(store);
    var outer = begun(ContinuationBodiesCoroutines.adopter(inner));
    assertEquals("round 0", outer.next());
    assertThrows(IllegalStateException.class, outer::close);
    assertEquals("round -1", inner.value());
    assertEquals("round 5", inner.send(5));
    var second = begun(ContinuationBodiesCoroutines.adopter(inner));
    assertEquals("round 5", second.next());
    assertEquals("round 6", second.send(6));
  }
}
