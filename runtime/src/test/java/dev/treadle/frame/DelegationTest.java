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
import dev.treadle.frame.Machines.Average;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The semantics of delegation, bullet by bullet. */
final class DelegationTest {
  /** {@code try { return co.yieldFrom(run); } catch (Throwable t) { return t; }}. */
  private static Script.Delegating catchingFrom(Routine<?, ?, ?> run) {
    return Script.delegating(
        (m, s, sent, raised) -> {
          if (s == 0) {
            m.yieldFrom(run);
            return m.delegates(1);
          }
          return m.returns(raised == null ? sent : raised);
        });
  }

  /** {@code callee(co)}, whose result or exception is the value yielded after it. */
  private static Script.Delegating calling(Frame callee) {
    return Script.delegating(
        (m, s, sent, raised) -> {
          if (s == 0) {
            m.call((Routine<?, ?, ?>) callee);
            return m.delegates(1);
          }
          return s == 1 ? m.yields(raised == null ? sent : raised, 2) : m.returns("end");
        });
  }

  @Test
  void aCallsValueIsTheCalleesResult() {
    Script.Delegating run = calling(Script.once());
    assertEquals("first", run.next());
    assertEquals("result", run.next());
    assertEquals("result", run.value());
    assertFalse(run.resume());
    assertEquals("end", run.result());
  }

  @Test
  void sentValuesGoToTheInnermostBody() {
    Script.Delegating run = Script.from(Script.from(new Average()));
    assertEquals(0.0, run.next());
    assertEquals(10.0, run.send(10.0));
    assertEquals(15.0, run.send(20.0));
    assertFalse(run.resume());
    assertEquals(15.0, run.result());
  }

  @Test
  void raisedExceptionsGoToTheInnermostBody() {
    Script.Plain inner = Script.catching();
    Script.Delegating run = Script.from(Script.from(inner));
    run.next();
    Exception raised = new Exception();
    assertSame(raised, run.raise(raised));
    assertEquals(3, run.next());
  }

  @Test
  void exceptionsTravelRawBetweenBodies() {
    IOException thrown = new IOException();
    Script.Plain inner =
        Script.plain(
            (m, s, sent, raised) -> {
              throw thrown;
            });
    Script.Delegating run = calling(inner);
    assertSame(thrown, run.next());
    Script.Plain adopted =
        Script.plain(
            (m, s, sent, raised) -> {
              throw thrown;
            });
    Script.Delegating from = catchingFrom(adopted);
    assertFalse(from.resume());
    assertSame(thrown, from.result());
    assertEquals(Status.FAILED, adopted.status());
    Script.Delegating boundary =
        Script.from(Script.plain((m, s, sent, raised) -> overthrow(thrown)));
    assertSame(thrown, assertThrows(UncheckedIOException.class, boundary::resume).getCause());
  }

  private static boolean overthrow(Throwable t) throws Throwable {
    throw t;
  }

  @Test
  void drivingARunThatAnotherIsDelegatingToIsRefused() {
    for (Script.Plain inner : List.of(Script.once(), Script.catching())) {
      Script.Delegating run = Script.from(inner);
      run.next();
      IllegalStateException e = assertThrows(IllegalStateException.class, inner::next);
      assertTrue(e.getMessage().contains("delegating"), e.getMessage());
      assertThrows(IllegalStateException.class, () -> inner.raise(new Exception()));
      assertThrows(IllegalStateException.class, inner::close);
      assertThrows(IllegalStateException.class, inner::fork);
      assertThrows(NullPointerException.class, () -> inner.raise(null));
      assertEquals(Status.SUSPENDED, inner.status());
      assertEquals(1, inner.trace().size());
      run.close();
      assertEquals(Status.CLOSED, inner.status());
    }
  }

  @Test
  void yieldFromOfAnAdoptedRunningFailedOrClosedRunIsRefused() {
    Script.Plain adopted = Script.once();
    Script.Delegating run = Script.from(adopted);
    run.next();
    assertThrows(IllegalStateException.class, Script.from(adopted)::next);
    assertThrows(IllegalStateException.class, Script.from(run)::result);
    Script.Plain closed = Script.once();
    closed.close();
    Script.Delegating fromClosed = Script.from(closed);
    assertThrows(IllegalStateException.class, fromClosed::next);
    assertEquals(Status.FAILED, fromClosed.status());
    Script.Plain failed = Script.once();
    assertThrows(
        IllegalArgumentException.class, () -> failed.raise(new IllegalArgumentException()));
    assertThrows(IllegalStateException.class, Script.from(failed)::next);
    List<Routine<?, ?, ?>> self = new ArrayList<>();
    Script.Delegating ouroboros =
        Script.delegating(
            (m, s, sent, raised) -> {
              m.yieldFrom(self.get(0));
              return m.delegates(1);
            });
    self.add(ouroboros);
    assertThrows(IllegalStateException.class, ouroboros::next);
    assertThrows(NullPointerException.class, Script.from(null)::next);
  }

  @Test
  void yieldFromOfAReturnedRunGivesItsResultAtOnce() {
    Script.Plain returned = Script.once();
    Script.values(returned);
    Script.Delegating run = Script.from(returned);
    assertFalse(run.resume());
    assertEquals("result", run.result());
    assertNull(run.value());
    assertEquals("result", returned.result());
  }

  @Test
  void yieldFromOfASuspendedRunGoesOnWithIt() {
    Script.Plain inner = Script.catching();
    inner.next();
    Script.Delegating run = Script.from(inner);
    assertEquals(2, run.next());
  }

  @Test
  void anAdoptedRunKeepsItsOwnResultAndValue() {
    Script.Plain inner = Script.once();
    Script.Delegating middle = Script.from(inner);
    Script.Delegating run = Script.from(middle);
    assertEquals("first", run.next());
    assertEquals("first", middle.value());
    assertFalse(run.resume());
    assertEquals("result", run.result());
    assertEquals("result", middle.result());
    assertEquals("result", inner.result());
    assertEquals("first", middle.value());
    assertEquals(Status.RETURNED, middle.status());
  }

  @Test
  void closeClosesTheRunYieldedFromAndThenThrowsThere() {
    Script.Plain inner = Script.once();
    List<Object> seen = new ArrayList<>();
    Script.Delegating run =
        Script.delegating(
            (m, s, sent, raised) -> {
              if (s == 0) {
                m.yieldFrom(inner);
                return m.delegates(1);
              }
              seen.add(inner.status());
              seen.add(raised.getClass());
              throw raised;
            });
    run.next();
    run.close();
    assertEquals(List.of(Status.CLOSED, CoroutineExit.class), seen);
    assertEquals(Status.CLOSED, run.status());
  }

  @Test
  void aRunYieldedFromThatReturnsOnCloseIsClosedAndTheExitGoesOn() {
    Script.Plain inner =
        Script.plain((m, s, sent, raised) -> s == 0 ? m.yields("y", 1) : m.returns("swallowed"));
    Script.Delegating run = catchingFrom(inner);
    run.next();
    run.close();
    assertEquals(Status.CLOSED, inner.status());
    assertEquals(Status.CLOSED, run.status());
  }

  @Test
  void aRunYieldedFromThatIgnoresItsCloseIsFree() {
    Script.Plain inner = Script.stubborn();
    List<Object> seen = new ArrayList<>();
    Script.Delegating run =
        Script.delegating(
            (m, s, sent, raised) -> {
              if (s == 0) {
                m.yieldFrom(inner);
                return m.delegates(1);
              }
              seen.add(raised);
              return m.yields("caught", 2);
            });
    run.next();
    assertEquals("caught", run.raise(new CoroutineExit()));
    IllegalStateException ignored = (IllegalStateException) seen.get(0);
    assertTrue(ignored.getMessage().startsWith("ignored close"));
    assertEquals(Status.SUSPENDED, inner.status());
    assertEquals("yield 1", inner.value());
    assertEquals("yield 2", inner.next());
  }

  @Test
  void aDeeperRunThatIgnoresItsCloseIsFreeWithAllItDelegatesTo() {
    Script.Plain leaf = Script.stubborn();
    Script.Delegating middle = calling(leaf);
    Script.Delegating run = Script.from(middle);
    run.next();
    assertThrows(IllegalStateException.class, run::close);
    assertEquals(Status.FAILED, run.status());
    assertEquals(Status.SUSPENDED, middle.status());
    assertEquals("yield 1", middle.value());
    assertEquals("yield 2", middle.next());
    assertEquals(2, middle.trace().size());
  }

  @Test
  void whatACloseInnermostThrowsIsThrownAtTheYieldFrom() {
    IOException thrown = new IOException();
    Script.Plain inner =
        Script.plain(
            (m, s, sent, raised) -> {
              if (s == 0) {
                return m.yields("y", 1);
              }
              throw thrown;
            });
    List<Throwable> seen = new ArrayList<>();
    Script.Delegating run =
        Script.delegating(
            (m, s, sent, raised) -> {
              if (s == 0) {
                m.yieldFrom(inner);
                return m.delegates(1);
              }
              seen.add(raised);
              return m.returns("returned");
            });
    run.next();
    run.close();
    assertEquals(List.of(thrown), seen);
    assertEquals(Status.FAILED, inner.status());
    assertEquals(Status.CLOSED, run.status());
  }

  @Test
  void whatIsSuppressedIntoTheExitIsThrownAtTheYieldFrom() {
    IOException suppressed = new IOException();
    Script.Plain inner =
        Script.plain(
            (m, s, sent, raised) -> {
              if (s == 0) {
                return m.yields("y", 1);
              }
              raised.addSuppressed(suppressed);
              throw raised;
            });
    Script.Delegating run = Script.from(inner);
    run.next();
    assertSame(suppressed, assertThrows(UncheckedIOException.class, run::close).getCause());
    assertEquals(Status.FAILED, inner.status());
    assertEquals(Status.FAILED, run.status());
  }

  @Test
  void throughATemplateCallTheExitTravelsAsAnyException() {
    Script.Plain swallows =
        Script.plain((m, s, sent, raised) -> s == 0 ? m.yields("y", 1) : m.returns("swallowed"));
    Script.Delegating run = calling(swallows);
    run.next();
    assertThrows(IllegalStateException.class, run::close);
    assertEquals(Status.SUSPENDED, run.status());
    assertEquals("swallowed", run.value());
    Script.Delegating lets = calling(Script.once());
    lets.next();
    CoroutineExit exit = new CoroutineExit();
    assertSame(exit, lets.raise(exit));
  }

  @Test
  void raisingAnExitClosesTheRunYieldedFromAndIsThrownThere() {
    Script.Plain inner = Script.once();
    Script.Delegating run = catchingFrom(inner);
    run.next();
    CoroutineExit exit = new CoroutineExit();
    assertFalse(run.resumeRaising(exit));
    assertSame(exit, run.result());
    assertEquals(Status.CLOSED, inner.status());
  }

  @Test
  void traceBeginsWithTheInnermostDelegate() {
    Script.Delegating run = Script.from(calling(Script.once()));
    run.next();
    assertEquals(
        List.of("Plain", "Delegating", "Delegating"),
        run.trace().stream().map(StackTraceElement::getClassName).toList());
  }
}
