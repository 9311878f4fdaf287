package dev.treadle.behaviour.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.UncheckedException;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.rules.Bodies.Reaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** resume, next, send, raise, value, result and trace of a routine. */
final class DrivingRulesTest {
  private final List<String> log = new ArrayList<>();

  private static void assertRefused(String why, Executable drive) {
    IllegalStateException e = assertThrows(IllegalStateException.class, drive);
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  static final class Templates {
    private Templates() {}

    /** Has something done to it while it runs. */
    @Coroutine
    static void running(Co<String, Runnable> co) {
      Runnable action = co.yield("ready");
      action.run();
      co.yield("alive");
    }

    @Coroutine
    static void nothing(Co<String, String> co) {
      co.yield("only");
    }

    static Routine<String, Runnable, Void> running(Kind kind) {
      return kind.routine(
          DrivingRulesTest_TemplatesCoroutines.running(),
          co -> {
            running(co);
            return null;
          });
    }

    static Routine<String, String, Void> nothing(Kind kind) {
      return kind.routine(
          DrivingRulesTest_TemplatesCoroutines.nothing(),
          co -> {
            nothing(co);
            return null;
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void callingTheFactoryRunsNoneOfTheBody(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    assertEquals(Status.CREATED, run.status());
    assertEquals(List.of(), log);
  }

  @ParameterizedTest
  @EnumSource
  void resumeIsTrueForAYieldAndFalseForAReturn(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    assertTrue(run.resume());
    assertEquals("first", run.value());
    assertTrue(run.resume("x"));
    assertEquals("got x", run.value());
    assertTrue(run.resume());
    assertEquals("got null", run.value());
    assertFalse(run.resume("stop"));
    assertEquals(Status.RETURNED, run.status());
    assertEquals("stopped", run.result());
    assertEquals("got null", run.value());
  }

  @ParameterizedTest
  @EnumSource
  void nextAndSendGiveTheValueOrThrowNoSuchElementExceptionIfItReturned(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    assertEquals("first", run.next());
    assertEquals("got x", run.send("x"));
    assertEquals("got null", run.next());
    assertThrows(NoSuchElementException.class, () -> run.send("stop"));
    assertEquals("stopped", run.result());
  }

  @ParameterizedTest
  @EnumSource
  void sendingAValueToACreatedRunIsRefusedAndItStaysCreated(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    assertThrows(IllegalStateException.class, () -> run.resume("x"));
    assertThrows(IllegalStateException.class, () -> run.send("x"));
    assertEquals(Status.CREATED, run.status());
    assertEquals(List.of(), log);
    assertEquals("first", run.send(null));
  }

  @ParameterizedTest
  @EnumSource
  void drivingARunThatIsRunningIsRefusedAndLeavesItAsItIs(Kind kind) {
    List<Consumer<Routine<String, Runnable, Void>>> drives =
        List.of(
            Routine::resume,
            run -> run.resume(() -> {}),
            Routine::next,
            run -> run.send(null),
            run -> run.raise(new Exception()),
            run -> run.resumeRaising(new Exception()),
            Routine::close);
    for (Consumer<Routine<String, Runnable, Void>> drive : drives) {
      Routine<String, Runnable, Void> run = Templates.running(kind);
      run.next();
      Runnable misuse =
          () -> {
            assertEquals(Status.RUNNING, run.status());
            assertRefused("already running", () -> drive.accept(run));
            assertEquals(List.of(), run.trace());
            assertEquals("ready", run.value());
          };
      assertEquals("alive", run.send(misuse));
      assertFalse(run.resume());
    }
  }

  @ParameterizedTest
  @EnumSource
  void drivingARunThatAnotherIsDelegatingToIsRefusedNamingTheFact(Kind kind) {
    Routine<String, String, String> inner = Bodies.echo(kind, log);
    Routine<String, String, String> outer = Bodies.from(kind, log, inner);
    assertEquals("first", outer.next());
    for (Executable drive :
        List.<Executable>of(
            inner::resume,
            inner::next,
            () -> inner.send("x"),
            () -> inner.raise(new Exception()),
            inner::close,
            inner::fork)) {
      assertRefused("another run is delegating to this one", drive);
    }
    assertEquals(Status.SUSPENDED, inner.status());
    assertEquals("got y", outer.send("y"));
    assertEquals("got y", inner.value());
    assertFalse(outer.resume("stop"));
    assertEquals("stopped", inner.result());
  }

  @ParameterizedTest
  @EnumSource
  void afterReturnedResumeIsFalseAndNextHasNoElement(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    run.next();
    run.resume("stop");
    assertOver(run, Status.RETURNED);
    assertEquals("stopped", run.result());
  }

  @ParameterizedTest
  @EnumSource
  void afterFailedResumeIsFalseAndNextHasNoElement(Kind kind) {
    Routine<String, String, String> run = Bodies.throwing(kind, new ArithmeticException(), false);
    assertThrows(ArithmeticException.class, run::resume);
    assertOver(run, Status.FAILED);
    assertThrows(IllegalStateException.class, run::result);
  }

  @ParameterizedTest
  @EnumSource
  void afterClosedResumeIsFalseAndNextHasNoElement(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    run.next();
    run.close();
    assertOver(run, Status.CLOSED);
    assertThrows(IllegalStateException.class, run::result);
  }

  private static void assertOver(Routine<String, String, String> run, Status status) {
    String last = run.value();
    assertEquals(status, run.status());
    assertFalse(run.resume());
    assertFalse(run.resume("x"));
    assertThrows(NoSuchElementException.class, run::next);
    assertThrows(NoSuchElementException.class, () -> run.send("x"));
    RuntimeException raised = new RuntimeException("T");
    assertSame(raised, assertThrows(RuntimeException.class, () -> run.raise(raised)));
    IOException checked = new IOException("T");
    assertSame(
        checked,
        assertThrows(UncheckedIOException.class, () -> run.resumeRaising(checked)).getCause());
    run.close();
    assertEquals(List.of(), run.trace());
    assertEquals(last, run.value());
    assertEquals(status, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void raiseOnACreatedRunThrowsItRunsNoneOfTheBodyAndFails(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    RuntimeException raised = new RuntimeException("T");
    assertSame(raised, assertThrows(RuntimeException.class, () -> run.raise(raised)));
    assertEquals(List.of(), log);
    assertOver(run, Status.FAILED);
    assertNull(run.value());
  }

  @ParameterizedTest
  @EnumSource
  void aCheckedExceptionRaisedOnACreatedRunIsWrappedAsAtTheBoundary(Kind kind) {
    IOException io = new IOException("T");
    assertSame(
        io,
        assertThrows(UncheckedIOException.class, () -> Bodies.echo(kind, log).raise(io))
            .getCause());
    Exception checked = new Exception("T");
    assertSame(
        checked,
        assertThrows(UncheckedException.class, () -> Bodies.echo(kind, log).resumeRaising(checked))
            .getCause());
    assertEquals(List.of(), log);
  }

  @ParameterizedTest
  @EnumSource
  void raiseThrowsAtTheSuspensionPointAndGivesTheNextValue(Kind kind) {
    Routine<String, String, String> run = Bodies.reacting(kind, log, Reaction.YIELD);
    run.next();
    assertEquals("ignored", run.raise(new ArithmeticException()));
    assertEquals(List.of("ArithmeticException"), log);
    assertFalse(run.resume());
    assertEquals("later", run.result());
  }

  @ParameterizedTest
  @EnumSource
  void raiseThatTheBodyAnswersByReturningHasNoElement(Kind kind) {
    Routine<String, String, String> run = Bodies.reacting(kind, log, Reaction.RETURN);
    run.next();
    assertThrows(NoSuchElementException.class, () -> run.raise(new ArithmeticException()));
    assertEquals("swallowed", run.result());
    Routine<String, String, String> other = Bodies.reacting(kind, log, Reaction.RETURN);
    other.next();
    assertFalse(other.resumeRaising(new ArithmeticException()));
  }

  @ParameterizedTest
  @EnumSource
  void raisingNullIsANullPointerExceptionAndChangesNothing(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    assertThrows(NullPointerException.class, () -> run.raise(null));
    assertThrows(NullPointerException.class, () -> run.resumeRaising(null));
    assertEquals(Status.CREATED, run.status());
    run.next();
    assertThrows(NullPointerException.class, () -> run.raise(null));
    assertEquals(Status.SUSPENDED, run.status());
    assertEquals("got x", run.send("x"));
    run.close();
    assertThrows(NullPointerException.class, () -> run.raise(null));
    assertEquals(Status.CLOSED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void valueIsNullBeforeTheFirstYieldAndElseTheLastOne(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    assertNull(run.value());
    run.next();
    assertEquals("first", run.value());
    assertEquals("first", run.value());
    run.send("x");
    assertEquals("got x", run.value());
    run.close();
    assertEquals("got x", run.value());
    Routine<String, String, String> closed = Bodies.echo(kind, log);
    closed.close();
    assertNull(closed.value());
    Routine<String, String, String> failed = Bodies.throwing(kind, new RuntimeException(), false);
    assertThrows(RuntimeException.class, failed::resume);
    assertNull(failed.value());
  }

  @ParameterizedTest
  @EnumSource
  void resultIsRefusedUnlessTheRunHasReturned(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    assertThrows(IllegalStateException.class, run::result);
    run.next();
    assertThrows(IllegalStateException.class, run::result);
    run.resume("stop");
    assertEquals("stopped", run.result());
  }

  @ParameterizedTest
  @EnumSource
  void aVoidCoroutineHasANullResult(Kind kind) {
    Routine<String, String, Void> run = Templates.nothing(kind);
    assertEquals("only", run.next());
    assertFalse(run.resume());
    assertEquals(Status.RETURNED, run.status());
    assertNull(run.result());
  }

  @ParameterizedTest
  @EnumSource
  void traceIsEmptyUnlessSuspended(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    assertEquals(List.of(), run.trace());
    run.next();
    StackTraceElement place = run.trace().get(0);
    assertEquals("Bodies.java", place.getFileName());
    assertEquals("echo", place.getMethodName());
    run.resume("stop");
    assertEquals(List.of(), run.trace());
  }

  @ParameterizedTest
  @EnumSource
  void traceBeginsWithTheInnermostDelegate(Kind kind) {
    Routine<String, String, String> run = Bodies.from(kind, log, Bodies.echo(kind, log));
    run.next();
    List<String> methods = run.trace().stream().map(StackTraceElement::getMethodName).toList();
    // An implicit run shows the lambdas that call the templates too.
    assertEquals(
        List.of("echo", "from"),
        methods.stream().filter(name -> !name.startsWith("lambda$")).toList().subList(0, 2));
    assertEquals("echo", methods.get(0));
    if (kind == Kind.MACHINE) {
      assertEquals(2, methods.size());
    }
  }
}
