package dev.treadle.behaviour.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.rules.Bodies.Reaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** close of a routine, alone and while it delegates, and raise of an exit. */
final class CloseRulesTest {
  private final List<String> log = new ArrayList<>();

  private Routine<String, String, String> begun(Kind kind, Reaction reaction) {
    Routine<String, String, String> run = Bodies.reacting(kind, log, reaction);
    run.next();
    return run;
  }

  static final class Templates {
    private Templates() {}

    @Coroutine
    static String swallowing(Co<String, String> co, List<String> log) {
      try {
        co.yield("inner");
      } catch (CoroutineExit e) {
        log.add("swallowed");
      }
      return "callee's result";
    }

    /** Calls a template that swallows the exit. */
    @Coroutine
    static String calling(Co<String, String> co, List<String> log, boolean yields) {
      String result = swallowing(co, log);
      log.add("caller goes on with " + result);
      if (yields) {
        co.yield("after");
      }
      return "caller's result";
    }

    static Routine<String, String, String> calling(Kind kind, List<String> log, boolean yields) {
      return kind.routine(
          CloseRulesTest_TemplatesCoroutines.calling(log, yields), co -> calling(co, log, yields));
    }
  }

  @Test
  void anExitIsAnErrorWithoutAStackTrace() {
    Throwable exit = new CoroutineExit();
    assertTrue(exit instanceof Error);
    assertEquals(0, exit.getStackTrace().length);
  }

  @ParameterizedTest
  @EnumSource
  void closingACreatedRunRunsNoneOfTheBody(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    run.close();
    assertEquals(Status.CLOSED, run.status());
    assertFalse(run.resume());
    assertEquals(List.of(), log);
  }

  @ParameterizedTest
  @EnumSource
  void closingASuspendedRunThrowsTheExitThereSoThatFinallyRuns(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    run.next();
    run.close();
    assertEquals(List.of("begin", "end"), log);
    assertEquals(Status.CLOSED, run.status());
    Routine<String, String, String> other = begun(kind, Reaction.LET_OUT);
    other.close();
    assertEquals("CoroutineExit", log.get(2));
    assertEquals(Status.CLOSED, other.status());
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatReturnsWhenClosedIsClosed(Kind kind) {
    Routine<String, String, String> run = begun(kind, Reaction.RETURN);
    run.close();
    assertEquals(Status.CLOSED, run.status());
    assertThrows(IllegalStateException.class, run::result);
  }

  @ParameterizedTest
  @EnumSource
  void whatElseABodyThrowsWhenClosedPropagatesAndItFails(Kind kind) {
    Routine<String, String, String> run = begun(kind, Reaction.THROW);
    assertEquals(
        "from the body",
        assertThrows(UncheckedIOException.class, run::close).getCause().getMessage());
    assertEquals(Status.FAILED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatYieldsWhenClosedHasIgnoredItAndStaysSuspended(Kind kind) {
    Routine<String, String, String> run = begun(kind, Reaction.YIELD);
    assertTrue(
        assertThrows(IllegalStateException.class, run::close)
            .getMessage()
            .contains("ignored close"));
    assertEquals(Status.SUSPENDED, run.status());
    assertEquals("ignored", run.value());
    assertFalse(run.resume());
    assertEquals("later", run.result());
  }

  @ParameterizedTest
  @EnumSource
  void aRunThatIgnoredACloseCanBeClosedAgain(Kind kind) {
    Routine<String, String, String> run = begun(kind, Reaction.YIELD);
    assertThrows(IllegalStateException.class, run::close);
    run.close();
    assertEquals(Status.CLOSED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void closingAgainIsANoOp(Kind kind) {
    Routine<String, String, String> run = Bodies.echo(kind, log);
    run.next();
    run.close();
    run.close();
    assertEquals(List.of("begin", "end"), log);
    assertEquals(Status.CLOSED, run.status());
    Routine<String, String, String> returned = Bodies.echo(kind, log);
    returned.next();
    returned.resume("stop");
    returned.close();
    assertEquals(Status.RETURNED, returned.status());
    assertEquals("stopped", returned.result());
    Routine<String, String, String> failed = begun(kind, Reaction.THROW);
    assertThrows(UncheckedIOException.class, failed::close);
    failed.close();
    assertEquals(Status.FAILED, failed.status());
  }

  @ParameterizedTest
  @EnumSource
  void closeThrowsTheFirstExceptionSuppressedIntoTheExitAndItFails(Kind kind) {
    Routine<String, String, String> run = begun(kind, Reaction.SUPPRESS_TWO);
    IllegalArgumentException first = assertThrows(IllegalArgumentException.class, run::close);
    assertEquals("first", first.getMessage());
    assertEquals("second", first.getSuppressed()[0].getMessage());
    assertEquals(Status.FAILED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void whatTryWithResourcesSuppressesIntoTheExitIsNotLost(Kind kind) {
    Routine<String, String, String> run = begun(kind, Reaction.TRY_WITH_RESOURCES);
    Throwable first = assertThrows(UncheckedIOException.class, run::close).getCause();
    assertEquals("close of inner", first.getMessage());
    assertEquals("close of outer", first.getSuppressed()[0].getMessage());
    assertEquals(Status.FAILED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void anExitThatLeavesTheBodyInALaterResumeFails(Kind kind) {
    Routine<String, String, String> run = begun(kind, Reaction.YIELD_THEN_LET_OUT);
    assertThrows(IllegalStateException.class, run::close);
    assertThrows(CoroutineExit.class, run::resume);
    assertEquals(Status.FAILED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void anExitThatIsLeftOverAndLeavesInALaterCloseIsClosed(Kind kind) {
    // The second close throws an exit of its own, which replaces the first one in the handler.
    Routine<String, String, String> run = begun(kind, Reaction.YIELD_THEN_LET_OUT);
    assertThrows(IllegalStateException.class, run::close);
    run.close();
    assertEquals(Status.CLOSED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void raisingAnExitIsAnOrdinaryRaise(Kind kind) {
    CoroutineExit exit = new CoroutineExit();
    Routine<String, String, String> run = begun(kind, Reaction.LET_OUT);
    assertSame(exit, assertThrows(CoroutineExit.class, () -> run.raise(exit)));
    assertEquals(Status.FAILED, run.status());
    Routine<String, String, String> yields = begun(kind, Reaction.YIELD);
    assertEquals("ignored", yields.raise(exit));
    Routine<String, String, String> returns = begun(kind, Reaction.RETURN);
    assertThrows(NoSuchElementException.class, () -> returns.raise(exit));
    assertEquals(Status.RETURNED, returns.status());
    Routine<String, String, String> created = Bodies.echo(kind, log);
    assertSame(exit, assertThrows(CoroutineExit.class, () -> created.raise(exit)));
    assertEquals(Status.FAILED, created.status());
  }

  // While it delegates.

  @ParameterizedTest
  @EnumSource
  void throughATemplateCallTheExitTravelsAsAnyExceptionSoTheCallerGoesOn(Kind kind) {
    Routine<String, String, String> run = Templates.calling(kind, log, false);
    assertEquals("inner", run.next());
    run.close();
    assertEquals(List.of("swallowed", "caller goes on with callee's result"), log);
    assertEquals(Status.CLOSED, run.status());
    Routine<String, String, String> yields = Templates.calling(kind, log, true);
    yields.next();
    assertThrows(IllegalStateException.class, yields::close);
    assertEquals("after", yields.value());
    assertFalse(yields.resume());
    assertEquals("caller's result", yields.result());
  }

  @ParameterizedTest
  @EnumSource
  void raisingAnExitThroughATemplateCallIsAnOrdinaryRaiseToo(Kind kind) {
    Routine<String, String, String> run = Templates.calling(kind, log, false);
    run.next();
    assertFalse(run.resumeRaising(new CoroutineExit()));
    assertEquals(List.of("swallowed", "caller goes on with callee's result"), log);
    assertEquals("caller's result", run.result());
  }

  @ParameterizedTest
  @EnumSource
  void inYieldFromTheRunIsClosedFirstAndThenTheExitIsThrownThere(Kind kind) {
    Routine<String, String, String> inner = Bodies.echo(kind, log);
    Routine<String, String, String> outer = Bodies.from(kind, log, inner);
    outer.next();
    outer.close();
    assertEquals(List.of("begin", "end", "at yieldFrom CoroutineExit CLOSED", "outer end"), log);
    assertEquals(Status.CLOSED, inner.status());
    assertEquals(Status.CLOSED, outer.status());
  }

  @ParameterizedTest
  @EnumSource
  void aRunInYieldFromThatReturnsWhenClosedIsClosedAndTheExitIsThrownAllTheSame(Kind kind) {
    Routine<String, String, String> inner = Bodies.reacting(kind, log, Reaction.RETURN);
    Routine<String, String, String> outer = Bodies.from(kind, log, inner);
    outer.next();
    outer.close();
    assertEquals(List.of("CoroutineExit", "at yieldFrom CoroutineExit CLOSED", "outer end"), log);
    assertEquals(Status.CLOSED, outer.status());
  }

  @ParameterizedTest
  @EnumSource
  void whatTheCloseOfARunInYieldFromThrowsIsThrownThereInstead(Kind kind) {
    Routine<String, String, String> inner = Bodies.reacting(kind, log, Reaction.THROW);
    Routine<String, String, String> outer = Bodies.from(kind, log, inner);
    outer.next();
    assertEquals(
        "from the body",
        assertThrows(UncheckedIOException.class, outer::close).getCause().getMessage());
    assertEquals(List.of("CoroutineExit", "at yieldFrom IOException FAILED", "outer end"), log);
    assertEquals(Status.FAILED, outer.status());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSuppressedIntoTheExitOfARunInYieldFromIsThrownThere(Kind kind) {
    Routine<String, String, String> inner = Bodies.reacting(kind, log, Reaction.TRY_WITH_RESOURCES);
    Routine<String, String, String> outer = Bodies.from(kind, log, inner);
    outer.next();
    Throwable first = assertThrows(UncheckedIOException.class, outer::close).getCause();
    assertEquals("close of inner", first.getMessage());
    assertEquals(List.of("at yieldFrom IOException FAILED", "outer end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void aRunInYieldFromThatIgnoresItsCloseIsFreeAndThatIsThrownThere(Kind kind) {
    Routine<String, String, String> inner = Bodies.reacting(kind, log, Reaction.YIELD);
    Routine<String, String, String> outer = Bodies.from(kind, log, inner);
    outer.next();
    assertTrue(
        assertThrows(IllegalStateException.class, outer::close)
            .getMessage()
            .contains("ignored close"));
    assertEquals(
        List.of("CoroutineExit", "at yieldFrom IllegalStateException SUSPENDED", "outer end"), log);
    assertEquals(Status.FAILED, outer.status());
    assertEquals("ignored", inner.value());
    assertFalse(inner.resume());
    assertEquals("later", inner.result());
  }

  @ParameterizedTest
  @EnumSource
  void raisingAnExitAtAYieldFromClosesTheRunAndIsThenThrownThere(Kind kind) {
    Routine<String, String, String> inner = Bodies.echo(kind, log);
    Routine<String, String, String> outer = Bodies.from(kind, log, inner);
    outer.next();
    CoroutineExit exit = new CoroutineExit();
    assertSame(exit, assertThrows(CoroutineExit.class, () -> outer.raise(exit)));
    assertEquals(List.of("begin", "end", "at yieldFrom CoroutineExit CLOSED", "outer end"), log);
    assertEquals(Status.CLOSED, inner.status());
    assertEquals(Status.FAILED, outer.status());
  }

  @ParameterizedTest
  @EnumSource
  void anIOExceptionOutOfTheCloseReachesAnOuterCatch(Kind kind) {
    Routine<String, String, String> inner = Bodies.reacting(kind, log, Reaction.THROW);
    Routine<String, String, String> outer = BodiesCoroutines.from(log, inner);
    outer.next();
    UncheckedIOException e = assertThrows(UncheckedIOException.class, outer::close);
    assertSame(IOException.class, e.getCause().getClass());
  }
}
