package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** What the tests of continuations have in common: bodies, and what these capture. */
@SuppressWarnings("fallthrough")
final class ContinuationBodies {
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

  private ContinuationBodies() {}

  static Routine<String, Integer, String> begun(Routine<String, Integer, String> run) {
    assertTrue(run.resume());
    return run;
  }

  static String result(Routine<String, Integer, ?> run) {
    assertFalse(run.resume());
    return (String) run.result();
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
  static String adopter(Co<String, Integer> co, Routine<String, Integer, String> run) {
    String text = "outer";
    co.yield(text);
    text += " " + co.yieldFrom(run);
    co.yield(text);
    return text + " end";
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
}
