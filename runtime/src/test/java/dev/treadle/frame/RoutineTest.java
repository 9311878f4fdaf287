package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.CoroutineExit;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.UncheckedException;
import dev.treadle.frame.Machines.Average;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The semantics of one run, bullet by bullet. */
final class RoutineTest {
  private static void assertBusy(String message, org.junit.jupiter.api.function.Executable drive) {
    IllegalStateException e = assertThrows(IllegalStateException.class, drive);
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  @Test
  void sendIsTheValueOfTheYieldAndResultWhatIsReturned() {
    Routine<Double, Double, Double> average = new Average();
    assertEquals(0.0, average.next());
    assertEquals(10.0, average.send(10.0));
    assertTrue(average.resume(20.0));
    assertEquals(15.0, average.value());
    assertFalse(average.resume());
    assertEquals(15.0, average.result());
    assertEquals(Status.RETURNED, average.status());
    assertEquals(15.0, average.value());
  }

  @Test
  void sendingAValueToACreatedRunIsRefusedAndItStaysCreated() {
    Average average = new Average();
    assertThrows(IllegalStateException.class, () -> average.send(1.0));
    assertThrows(IllegalStateException.class, () -> average.resume(1.0));
    assertEquals(Status.CREATED, average.status());
    assertEquals(0.0, average.send(null));
    Script.Delegating delegating = Script.delegating((m, s, sent, raised) -> m.returns("r"));
    assertThrows(IllegalStateException.class, () -> delegating.resume("x"));
    assertEquals(Status.CREATED, delegating.status());
  }

  @Test
  void drivingARunningRunIsRefused() {
    AtomicReference<Script.Plain> self = new AtomicReference<>();
    Script.Plain run =
        Script.plain(
            (m, s, sent, raised) -> {
              assertEquals(Status.RUNNING, m.status());
              assertBusy("already running", () -> self.get().next());
              assertBusy("already running", () -> self.get().raise(new Exception()));
              assertBusy("already running", () -> self.get().close());
              assertBusy("already running", () -> self.get().fork());
              assertEquals(List.of(), m.trace());
              return m.yields("ok", 1);
            });
    self.set(run);
    assertEquals("ok", run.next());
  }

  @Test
  void aBodyThatEndsWhenTheRunHasBeenMovedOnIsToldOfTheOtherThread() {
    Script.Body<Frame> body =
        (m, s, sent, raised) -> {
          m.state = 1; // as if another thread had driven it to a yield
          return false;
        };
    assertBusy("driven by two threads at once", Script.plain(body)::next);
    assertBusy("driven by two threads at once", Script.delegating(body)::next);
  }

  @Test
  void afterReturnedResumeIsFalseAndNextHasNoElement() {
    Script.Plain run = Script.once();
    assertEquals("first", run.next());
    assertFalse(run.resume());
    assertFinished(run, Status.RETURNED);
    assertEquals("result", run.result());
    assertEquals("first", run.value());
  }

  @Test
  void afterFailedOrClosedResumeIsFalseAndNextHasNoElement() {
    Script.Plain failed = throwing(new ArithmeticException());
    assertThrows(ArithmeticException.class, failed::resume);
    assertFinished(failed, Status.FAILED);
    Script.Plain closed = Script.once();
    closed.next();
    closed.close();
    assertFinished(closed, Status.CLOSED);
    assertEquals("first", closed.value());
    assertThrows(IllegalStateException.class, closed::result);
  }

  private static void assertFinished(Routine<Object, Object, Object> run, Status status) {
    assertEquals(status, run.status());
    assertFalse(run.resume());
    assertFalse(run.resume("sent"));
    assertThrows(NoSuchElementException.class, run::next);
    assertThrows(NoSuchElementException.class, () -> run.send("sent"));
    RuntimeException raised = new RuntimeException("raised");
    assertSame(raised, assertThrows(RuntimeException.class, () -> run.raise(raised)));
    assertEquals(List.of(), run.trace());
    run.close();
    assertEquals(status, run.status());
  }

  @Test
  void raiseOnACreatedRunThrowsItAndRunsNoneOfTheBody() {
    Script.Plain run = Script.plain((m, s, sent, raised) -> m.yields("ran", 1));
    IllegalArgumentException raised = new IllegalArgumentException();
    assertSame(raised, assertThrows(IllegalArgumentException.class, () -> run.raise(raised)));
    assertEquals(Status.FAILED, run.status());
    assertNull(run.value());
  }

  @Test
  void aCheckedExceptionRaisedOnACreatedOrFinishedRunIsWrapped() {
    Script.Plain run = Script.once();
    assertThrows(UncheckedIOException.class, () -> run.raise(new IOException()));
    assertEquals(Status.FAILED, run.status());
    assertThrows(UncheckedException.class, () -> run.resumeRaising(new Exception()));
  }

  @Test
  void raiseThrowsAtTheSuspensionPointAndGivesTheNextValue() {
    Script.Plain run = Script.catching();
    run.next();
    Exception raised = new Exception();
    assertSame(raised, run.raise(raised));
    assertEquals(Status.SUSPENDED, run.status());
    Script.Plain returns =
        Script.plain((m, s, sent, raised1) -> s == 0 ? m.yields("y", 1) : m.returns("caught"));
    returns.next();
    assertThrows(NoSuchElementException.class, () -> returns.raise(raised));
    assertEquals("caught", returns.result());
  }

  @Test
  void raisingNullIsANullPointerExceptionAndChangesNothing() {
    Script.Plain run = Script.once();
    assertThrows(NullPointerException.class, () -> run.raise(null));
    assertEquals(Status.CREATED, run.status());
    run.next();
    assertThrows(NullPointerException.class, () -> run.resumeRaising(null));
    assertEquals(Status.SUSPENDED, run.status());
  }

  @Test
  void closingACreatedRunRunsNoneOfTheBody() {
    Script.Plain run = Script.plain((m, s, sent, raised) -> m.yields("ran", 1));
    run.close();
    assertEquals(Status.CLOSED, run.status());
    assertNull(run.value());
  }

  @Test
  void closeThrowsCoroutineExitAtTheSuspensionPoint() {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Script.Plain run =
        Script.plain(
            (m, s, sent, raised) -> {
              if (s == 0) {
                return m.yields("y", 1);
              }
              thrown.set(raised);
              throw raised;
            });
    run.next();
    run.close();
    assertEquals(Status.CLOSED, run.status());
    CoroutineExit exit = (CoroutineExit) thrown.get();
    assertEquals(0, exit.getStackTrace().length);
    run.close();
  }

  @Test
  void aBodyThatReturnsWhenClosedIsClosed() {
    Script.Plain run =
        Script.plain((m, s, sent, raised) -> s == 0 ? m.yields("y", 1) : m.returns("swallowed"));
    run.next();
    run.close();
    assertEquals(Status.CLOSED, run.status());
    assertThrows(IllegalStateException.class, run::result);
  }

  @Test
  void aBodyThatThrowsWhenClosedFails() {
    Script.Plain run =
        Script.plain(
            (m, s, sent, raised) -> {
              if (s == 0) {
                return m.yields("y", 1);
              }
              throw new IOException("in finally");
            });
    run.next();
    UncheckedIOException e = assertThrows(UncheckedIOException.class, run::close);
    assertEquals("in finally", e.getCause().getMessage());
    assertEquals(Status.FAILED, run.status());
  }

  @Test
  void aBodyThatYieldsWhenClosedStaysSuspended() {
    Script.Plain run = Script.stubborn();
    run.next();
    assertBusy("ignored close", run::close);
    assertEquals(Status.SUSPENDED, run.status());
    assertEquals("yield 1", run.value());
    assertEquals("yield 2", run.next());
  }

  @Test
  void anExitThatLeavesInALaterResumeFails() {
    AtomicReference<Throwable> kept = new AtomicReference<>();
    Script.Plain run =
        Script.plain(
            (m, s, sent, raised) -> {
              if (s < 2) {
                kept.set(raised);
                return m.yields(s, s + 1);
              }
              throw kept.get();
            });
    run.next();
    assertBusy("ignored close", run::close);
    assertSame(CoroutineExit.class, assertThrows(CoroutineExit.class, run::next).getClass());
    assertEquals(Status.FAILED, run.status());
  }

  @Test
  void whatIsSuppressedIntoTheExitIsThrownByClose() {
    IllegalArgumentException first = new IllegalArgumentException("first");
    Exception second = new Exception("second");
    Script.Plain run =
        Script.plain(
            (m, s, sent, raised) -> {
              if (raised == null) {
                return m.yields("y", 1);
              }
              raised.addSuppressed(first);
              raised.addSuppressed(second);
              throw raised;
            });
    run.next();
    assertSame(first, assertThrows(IllegalArgumentException.class, run::close));
    assertSame(second, first.getSuppressed()[0]);
    assertEquals(Status.FAILED, run.status());
  }

  @Test
  void raisingAnExitIsAnOrdinaryRaise() {
    Script.Plain run = Script.once();
    run.next();
    CoroutineExit exit = new CoroutineExit();
    assertSame(exit, assertThrows(CoroutineExit.class, () -> run.raise(exit)));
    assertEquals(Status.FAILED, run.status());
    Script.Plain stubborn = Script.stubborn();
    stubborn.next();
    assertEquals("yield 1", stubborn.raise(new CoroutineExit()));
  }

  @Test
  void whatLeavesTheBodyIsWrappedIfChecked() {
    assertSame(
        "io",
        assertThrows(UncheckedIOException.class, throwing(new IOException("io"))::next)
            .getCause()
            .getMessage());
    Exception checked = new Exception();
    assertSame(checked, assertThrows(UncheckedException.class, throwing(checked)::next).getCause());
    RuntimeException unchecked = new RuntimeException();
    assertSame(unchecked, assertThrows(RuntimeException.class, throwing(unchecked)::resume));
    Error error = new AssertionError();
    assertSame(error, assertThrows(AssertionError.class, throwing(error)::resume));
  }

  private static Script.Plain throwing(Throwable t) {
    return Script.plain(
        (m, s, sent, raised) -> {
          throw t;
        });
  }

  @Test
  void aNoSuchElementExceptionOfTheBodyIsNoEnd() {
    NoSuchElementException e = new NoSuchElementException("mine");
    Script.Plain run = throwing(e);
    assertSame(e, assertThrows(NoSuchElementException.class, run::resume));
    assertEquals(Status.FAILED, run.status());
  }

  @Test
  void errorsMakeTheRunFail() {
    Script.Plain run =
        Script.plain(
            (m, s, sent, raised) -> {
              overflow(0);
              return false;
            });
    assertThrows(StackOverflowError.class, run::next);
    assertEquals(Status.FAILED, run.status());
    Script.Delegating above =
        Script.delegating(
            (m, s, sent, raised) -> {
              if (raised != null) {
                throw raised;
              }
              m.call(
                  Script.plain(
                      (n, s1, sent1, raised1) -> {
                        overflow(0);
                        return false;
                      }));
              return m.delegates(1);
            });
    assertThrows(StackOverflowError.class, above::next);
    assertEquals(Status.FAILED, above.status());
  }

  private static int overflow(int n) {
    return n < 0 ? n : overflow(n + 1) + 1;
  }

  @Test
  void valueIsNullBeforeTheFirstYield() {
    Average average = new Average();
    assertNull(average.value());
    average.close();
    assertNull(average.value());
    Average yielded = new Average();
    yielded.next();
    assertEquals(0.0, yielded.value());
    assertThrows(IllegalStateException.class, yielded::result);
  }

  @Test
  void aVoidCoroutineHasANullResult() {
    Script.Plain run = Script.plain((m, s, sent, raised) -> false);
    assertFalse(run.resume());
    assertNull(run.result());
  }

  @Test
  void traceTellsWhereItIsSuspended() {
    Average average = new Average();
    assertEquals(List.of(), average.trace());
    average.next();
    assertEquals("Stats.average(Stats.java:23)", average.trace().get(0).toString());
    assertEquals(1, average.trace().size());
    assertEquals("Stats.average suspended at Stats.java:23", average.toString());
    average.close();
    assertEquals("Stats.average closed", average.toString());
  }

  @Test
  void aForkIsIndependent() {
    Average average = new Average();
    average.next();
    average.send(10.0);
    Routine<Double, Double, Double> fork = average.fork();
    assertEquals(15.0, average.send(20.0));
    assertEquals(20.0, fork.send(30.0));
    assertEquals(25.0, fork.fork().send(35.0));
  }
}
