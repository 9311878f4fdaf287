package dev.treadle.behaviour.pep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.UncheckedException;
import dev.treadle.annotation.Coroutine;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** PEP 342: send, throw and close. */
final class SendAndRaiseTest {
  private final List<Object> log = new ArrayList<>();

  @SuppressWarnings({"finally", "InfiniteLoopStatement"})
  static final class Templates {
    private Templates() {}

    @Coroutine
    static void shows(Co<@Nullable Integer, Object> co, List<Object> log) {
      log.add(co.yield(null));
      co.yield(2);
    }

    @Coroutine
    static void nestedInArguments(Co<@Nullable Object, Object> co, List<Object> log) {
      log.add(Arrays.asList("in", co.yield(co.yield(1)), co.yield("last")));
    }

    @Coroutine
    static void counts(Co<@Nullable Void, Integer> co, List<Object> log) {
      int count = 0;
      while (count < 200) {
        count += co.yield(null);
        log.add(count);
      }
    }

    @Coroutine
    static void catches(Co<@Nullable Void, String> co, List<Object> log) {
      while (true) {
        try {
          log.add(co.yield(null));
        } catch (IllegalArgumentException e) {
          log.add("caught " + e.getMessage());
        }
      }
    }

    @Coroutine
    static void exits(Co<@Nullable Void, Void> co, List<Object> log) {
      try {
        co.yield(null);
      } finally {
        log.add("exiting");
      }
    }

    @Coroutine
    static void seesTheExit(Co<@Nullable Void, Void> co, List<Object> log) {
      try {
        co.yield(null);
      } catch (CoroutineExit e) {
        log.add("exiting");
      }
    }

    @Coroutine
    static void doesNotSeeTheExit(Co<@Nullable Void, Void> co, List<Object> log) {
      try {
        co.yield(null);
      } catch (Exception e) {
        log.add("except");
      } finally {
        log.add("finally");
      }
    }

    @Coroutine
    static void ignoresTheExit(Co<String, Void> co) {
      try {
        co.yield("first");
      } catch (CoroutineExit e) {
        co.yield("foo!");
      }
    }

    @Coroutine
    static void throwsInstead(Co<String, Void> co) {
      try {
        co.yield("first");
      } catch (Throwable t) {
        throw new UnsupportedOperationException("fie!");
      }
    }

    @Coroutine
    static String returnsInstead(Co<String, Void> co) {
      try {
        co.yield("first");
        return "not closed";
      } catch (CoroutineExit e) {
        return "closed";
      }
    }

    @Coroutine
    static void rethrows(Co<String, Void> co, List<Object> log) {
      try {
        co.yield("first");
      } catch (IllegalArgumentException e) {
        log.add(e);
        throw e;
      }
    }

    @Coroutine
    static void nestedTries(Co<String, Void> co) throws Exception {
      try {
        co.yield("in");
      } catch (IllegalArgumentException e) {
        try {
          co.yield("handling " + e.getMessage());
        } catch (IllegalStateException e2) {
          co.yield(e.getMessage() + " then " + e2.getMessage());
          throw new Exception("third", e2);
        }
      }
    }

    @Coroutine
    static void holds(Co<String, Void> co, Object held) {
      co.yield("holding");
      co.yield(held.toString());
    }

    @Coroutine
    static String grep(Co<@Nullable Void, @Nullable String> co, String pattern, List<Object> log) {
      int hits = 0;
      String line;
      while ((line = co.yield(null)) != null) {
        if (line.contains(pattern)) {
          log.add(line);
          hits++;
        }
      }
      return hits + " of " + pattern;
    }

    /** A consumer that passes on to others. */
    @Coroutine
    static void broadcast(
        Co<@Nullable Void, @Nullable String> co,
        List<? extends Routine<?, @Nullable String, ?>> targets) {
      targets.forEach(Routine::resume);
      String item;
      do {
        item = co.yield(null);
        for (Routine<?, @Nullable String, ?> target : targets) {
          target.resume(item);
        }
      } while (item != null);
    }
  }

  @Test
  void aSentValueIsThatOfTheYieldAndNextSendsNone() {
    var run = SendAndRaiseTest_TemplatesCoroutines.shows(log);
    assertNull(run.next());
    assertEquals(2, run.send("sent"));
    assertThrows(NoSuchElementException.class, run::next);
    var other = SendAndRaiseTest_TemplatesCoroutines.shows(log);
    other.next();
    other.next();
    assertEquals(Arrays.asList("sent", null), log);
  }

  @Test
  void aYieldMayStandInsideAnother() {
    var run = SendAndRaiseTest_TemplatesCoroutines.nestedInArguments(log);
    assertEquals(1, run.next());
    assertEquals("a", run.send("a"));
    assertEquals("last", run.send("b"));
    assertFalse(run.resume("c"));
    assertEquals(List.of(List.of("in", "b", "c")), log);
  }

  @Test
  void aFreshRunCanBeSentNothing() {
    var run = SendAndRaiseTest_TemplatesCoroutines.counts(log);
    assertThrows(IllegalStateException.class, () -> run.send(10));
    assertEquals(Status.CREATED, run.status());
    assertNull(run.send(null));
    run.send(10);
    run.send(20);
    assertEquals(List.of(10, 30), log);
    assertThrows(NoSuchElementException.class, () -> run.send(200));
    assertEquals(List.of(10, 30, 230), log);
  }

  @Test
  void whatIsRaisedIsCaughtAtTheYieldAndTheLoopGoesOn() {
    var run = SendAndRaiseTest_TemplatesCoroutines.catches(log);
    run.next();
    run.raise(new IllegalArgumentException("one"));
    run.raise(new IllegalArgumentException());
    run.send("x");
    run.raise(new NumberFormatException("a subclass"));
    assertEquals(List.of("caught one", "caught null", "x", "caught a subclass"), log);
    UnsupportedOperationException raised = new UnsupportedOperationException();
    assertSame(raised, assertThrows(UnsupportedOperationException.class, () -> run.raise(raised)));
    assertThrows(NoSuchElementException.class, () -> run.send("late"));
    IllegalArgumentException late = new IllegalArgumentException("late");
    assertSame(late, assertThrows(IllegalArgumentException.class, () -> run.raise(late)));
    assertEquals(4, log.size());
  }

  @Test
  void raisingInAFreshRunDoesNotEnterIt() {
    var run = SendAndRaiseTest_TemplatesCoroutines.catches(log);
    IllegalArgumentException raised = new IllegalArgumentException("7");
    assertSame(raised, assertThrows(IllegalArgumentException.class, () -> run.raise(raised)));
    assertThrows(NoSuchElementException.class, run::next);
    assertEquals(List.of(), log);
  }

  @Test
  void whatIsRaisedMayBeRethrownAndKeepsItsTrace() {
    var run = SendAndRaiseTest_TemplatesCoroutines.rethrows(log);
    run.next();
    IllegalArgumentException raised = new IllegalArgumentException();
    StackTraceElement[] trace = raised.getStackTrace();
    assertSame(raised, assertThrows(IllegalArgumentException.class, () -> run.raise(raised)));
    assertSame(raised, log.get(0));
    assertEquals(List.of(trace), List.of(raised.getStackTrace()));
  }

  @Test
  void handlersSuspendAndAreRaisedInThemselves() {
    var run = SendAndRaiseTest_TemplatesCoroutines.nestedTries();
    assertEquals("in", run.next());
    assertEquals("handling a", run.raise(new IllegalArgumentException("a")));
    assertEquals("a then b", run.raise(new IllegalStateException("b")));
    UncheckedException e = assertThrows(UncheckedException.class, run::next);
    assertEquals("third", e.getCause().getMessage());
    assertEquals("b", e.getCause().getCause().getMessage());
  }

  @Test
  void closeBeforeTheStartAndCloseAgainDoNothing() {
    var run = SendAndRaiseTest_TemplatesCoroutines.exits(log);
    run.close();
    run.close();
    assertEquals(List.of(), log);
    var begun = SendAndRaiseTest_TemplatesCoroutines.exits(log);
    begun.next();
    begun.close();
    begun.close();
    assertEquals(List.of("exiting"), log);
  }

  @Test
  void theExitCanBeCaughtButNotAsAnException() {
    var run = SendAndRaiseTest_TemplatesCoroutines.seesTheExit(log);
    run.next();
    run.close();
    var other = SendAndRaiseTest_TemplatesCoroutines.doesNotSeeTheExit(log);
    other.next();
    other.close();
    assertEquals(List.of("exiting", "finally"), log);
    assertEquals(Status.CLOSED, run.status());
    assertEquals(Status.CLOSED, other.status());
  }

  @Test
  void yieldingAtTheExitIsAnError() {
    var run = SendAndRaiseTest_TemplatesCoroutines.ignoresTheExit();
    run.next();
    assertTrue(
        assertThrows(IllegalStateException.class, run::close).getMessage().contains("ignored"));
    assertFalse(run.resume());
    assertEquals(Status.RETURNED, run.status());
  }

  @Test
  void whatIsThrownInsteadOfTheExitLeavesClose() {
    var run = SendAndRaiseTest_TemplatesCoroutines.throwsInstead();
    run.next();
    assertEquals(
        "fie!", assertThrows(UnsupportedOperationException.class, run::close).getMessage());
    assertEquals(Status.FAILED, run.status());
  }

  @Test
  void aReturnAtTheExitClosesWithoutAResult() {
    var run = SendAndRaiseTest_TemplatesCoroutines.returnsInstead();
    run.next();
    run.close();
    assertEquals(Status.CLOSED, run.status());
    assertThrows(IllegalStateException.class, run::result);
    var raised = SendAndRaiseTest_TemplatesCoroutines.returnsInstead();
    raised.next();
    assertThrows(NoSuchElementException.class, () -> raised.raise(new CoroutineExit()));
    assertEquals("closed", raised.result());
  }

  @Test
  void aClosedRunLetsGoOfWhatItHeld() throws InterruptedException {
    Object held = new Object();
    WeakReference<Object> weak = new WeakReference<>(held);
    var run = SendAndRaiseTest_TemplatesCoroutines.holds(held);
    run.next();
    held = null;
    run.close();
    for (int i = 0; i < 200 && weak.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(weak.get());
    assertEquals(Status.CLOSED, run.status());
  }

  @Test
  void aRunThatIsDroppedDoesNotRunItsFinally() throws InterruptedException {
    // Python would close it; here only close does.
    WeakReference<Object> weak = dropped();
    for (int i = 0; i < 200 && weak.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(weak.get());
    assertEquals(List.of(), log);
  }

  private WeakReference<Object> dropped() {
    var run = SendAndRaiseTest_TemplatesCoroutines.exits(log);
    run.next();
    return new WeakReference<>(run);
  }

  @Test
  void pipelinesOfConsumers() {
    var axis = SendAndRaiseTest_TemplatesCoroutines.grep("ax", log);
    var xy = SendAndRaiseTest_TemplatesCoroutines.grep("xy", log);
    var run = SendAndRaiseTest_TemplatesCoroutines.broadcast(List.of(axis, xy));
    run.next();
    for (String line : List.of("axis", "galaxy", "none")) {
      run.send(line);
    }
    assertFalse(run.resume(null));
    assertEquals(List.of("axis", "galaxy", "galaxy"), log);
    assertEquals("2 of ax", axis.result());
    assertEquals("1 of xy", xy.result());
  }
}
