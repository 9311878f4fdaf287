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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves a body, and how runs and templates are delegated to. */
final class DelegationRulesTest {
  private final List<String> log = new ArrayList<>();

  static final class Templates {
    private Templates() {}

    @Coroutine
    static String failing(Co<String, String> co) throws IOException {
      String sent = co.yield("inner");
      throw new IOException(sent);
    }

    /** Catches as plain Java what the callee throws. */
    @Coroutine
    static String catching(Co<String, String> co) {
      try {
        return failing(co);
      } catch (IOException e) {
        return "caught " + e.getMessage();
      }
    }

    /** Catches what a run yielded from throws, which no signature declares. */
    @Coroutine
    static String catchingFrom(Co<String, String> co, Routine<String, String, String> run) {
      try {
        return co.yieldFrom(run);
      } catch (Exception e) {
        return "caught " + e.getClass().getSimpleName() + " " + e.getMessage();
      }
    }

    @Coroutine
    static int adding(Co<String, Integer> co) {
      return co.yield("a") + co.yield("b");
    }

    @Coroutine
    static int twice(Co<String, Integer> co) {
      return adding(co) * 10 + adding(co);
    }

    static Routine<String, String, String> catchingFrom(
        Kind kind, Routine<String, String, String> run) {
      return kind.routine(
          DelegationRulesTest_TemplatesCoroutines.catchingFrom(run), co -> catchingFrom(co, run));
    }
  }

  // At the boundary.

  @ParameterizedTest
  @EnumSource
  void anUncheckedExceptionOrErrorLeavesAsItIs(Kind kind) {
    for (Throwable thrown :
        List.of(new ArithmeticException("T"), new AssertionError("T"), new Error("T"))) {
      for (boolean later : new boolean[] {false, true}) {
        Routine<String, String, String> run = Bodies.throwing(kind, thrown, later);
        if (later) {
          run.next();
        }
        assertSame(thrown, assertThrows(thrown.getClass(), run::resume));
        assertEquals(Status.FAILED, run.status());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIOExceptionLeavesInAnUncheckedIOException(Kind kind) {
    IOException thrown = new IOException("T");
    Routine<String, String, String> run = Bodies.throwing(kind, thrown, true);
    run.next();
    assertSame(thrown, assertThrows(UncheckedIOException.class, run::next).getCause());
    assertEquals(Status.FAILED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void anyOtherCheckedExceptionLeavesInAnUncheckedException(Kind kind) {
    Exception thrown = new InterruptedException("T");
    Routine<String, String, String> run = Bodies.throwing(kind, thrown, true);
    run.next();
    assertSame(thrown, assertThrows(UncheckedException.class, run::next).getCause());
    assertEquals(Status.FAILED, run.status());
    Routine<String, String, String> raised = Bodies.echo(kind, log);
    raised.next();
    assertSame(
        thrown, assertThrows(UncheckedException.class, () -> raised.raise(thrown)).getCause());
  }

  @ParameterizedTest
  @EnumSource
  void aThrowableThatIsNeitherLeavesInAnUncheckedException(Kind kind) {
    Throwable thrown = new Throwable("T");
    Routine<String, String, String> run = Bodies.throwing(kind, thrown, false);
    assertSame(thrown, assertThrows(UncheckedException.class, run::resume).getCause());
  }

  @ParameterizedTest
  @EnumSource
  void aNoSuchElementExceptionFromTheBodyIsNeverAnEnd(Kind kind) {
    NoSuchElementException thrown = new NoSuchElementException("mine");
    for (boolean later : new boolean[] {false, true}) {
      Routine<String, String, String> run = Bodies.throwing(kind, thrown, later);
      if (later) {
        run.next();
      }
      assertSame(thrown, assertThrows(NoSuchElementException.class, run::resume));
      assertEquals(Status.FAILED, run.status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void betweenTemplatesExceptionsTravelRaw(Kind kind) {
    Routine<String, String, String> run =
        kind.routine(DelegationRulesTest_TemplatesCoroutines.catching(), Templates::catching);
    run.next();
    assertFalse(run.resume("io"));
    assertEquals("caught io", run.result());
  }

  @ParameterizedTest
  @EnumSource
  void throughYieldFromExceptionsTravelRawAndTheRunFails(Kind kind) {
    for (Kind inner : Kind.values()) {
      Routine<String, String, String> failing =
          inner.routine(DelegationRulesTest_TemplatesCoroutines.failing(), Templates::failing);
      Routine<String, String, String> run = Templates.catchingFrom(kind, failing);
      run.next();
      assertFalse(run.resume("io"));
      assertEquals("caught IOException io", run.result());
      assertEquals(Status.FAILED, failing.status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRaisedIsThrownRawInTheInnermostBody(Kind kind) {
    Routine<String, String, String> inner = Bodies.reacting(kind, log, Reaction.RETURN);
    Routine<String, String, String> outer = Bodies.from(kind, log, inner);
    outer.next();
    assertFalse(outer.resumeRaising(new IOException("T")));
    assertEquals(List.of("IOException", "result swallowed", "outer end"), log);
  }

  // Delegation.

  @ParameterizedTest
  @EnumSource
  void theValueOfATemplateCallIsWhatTheCalleeReturns(Kind kind) {
    Routine<String, Integer, Integer> run =
        kind.routine(DelegationRulesTest_TemplatesCoroutines.twice(), Templates::twice);
    List<String> values = new ArrayList<>(List.of(run.next()));
    for (int sent = 1; run.resume(sent); sent++) {
      values.add(run.value());
    }
    assertEquals(List.of("a", "b", "a", "b"), values);
    assertEquals(37, run.result());
  }

  @ParameterizedTest
  @EnumSource
  void yieldFromSendsAndYieldsThroughAndGivesTheResult(Kind kind) {
    Routine<String, String, String> outer = Bodies.from(kind, log, Bodies.echo(kind, log));
    assertEquals("first", outer.next());
    assertEquals("got x", outer.send("x"));
    assertFalse(outer.resume("stop"));
    assertEquals("outer stopped", outer.result());
    assertEquals(List.of("begin", "end", "result stopped", "outer end"), log);
  }

  @ParameterizedTest
  @EnumSource
  void yieldFromGoesOnWithARunThatIsSuspended(Kind kind) {
    Routine<String, String, String> inner = Bodies.echo(kind, log);
    inner.next();
    assertEquals("got mine", inner.send("mine"));
    Routine<String, String, String> outer = Bodies.from(kind, log, inner);
    assertEquals("got null", outer.next());
    assertEquals("got x", outer.send("x"));
  }

  @ParameterizedTest
  @EnumSource
  void yieldFromOfAReturnedRunGivesItsResultAtOnce(Kind kind) {
    Routine<String, String, String> inner = Bodies.echo(kind, log);
    inner.next();
    inner.resume("stop");
    Routine<String, String, String> outer = Bodies.from(kind, log, inner);
    assertFalse(outer.resume());
    assertEquals("outer stopped", outer.result());
    assertNull(outer.value());
  }

  @ParameterizedTest
  @EnumSource
  void yieldFromOfAFailedOrClosedRunIsRefusedThere(Kind kind) {
    Routine<String, String, String> failed = Bodies.echo(kind, log);
    assertThrows(RuntimeException.class, () -> failed.raise(new RuntimeException()));
    Routine<String, String, String> closed = Bodies.echo(kind, log);
    closed.close();
    for (Routine<String, String, String> inner : List.of(failed, closed)) {
      log.clear();
      Routine<String, String, String> outer = Bodies.from(kind, log, inner);
      assertThrows(IllegalStateException.class, outer::resume);
      assertEquals("at yieldFrom IllegalStateException " + inner.status(), log.get(0));
      assertEquals(Status.FAILED, outer.status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void yieldFromOfARunThatAnotherIsDelegatingToIsRefusedThere(Kind kind) {
    Routine<String, String, String> inner = Bodies.echo(kind, log);
    Routine<String, String, String> first = Bodies.from(kind, log, inner);
    first.next();
    Routine<String, String, String> second = Bodies.from(kind, log, inner);
    assertTrue(
        assertThrows(IllegalStateException.class, second::resume)
            .getMessage()
            .contains("another run is delegating"));
    assertEquals("got x", first.send("x"));
  }

  @ParameterizedTest
  @EnumSource
  void yieldFromOfTheRunItselfIsRefusedThere(Kind kind) {
    List<Routine<String, String, String>> self = new ArrayList<>();
    Routine<String, String, String> lazy = new Wrapped(() -> self.get(0), new ArrayList<>());
    Routine<String, String, String> outer = Bodies.from(kind, log, lazy);
    self.add(outer);
    assertThrows(IllegalStateException.class, outer::resume);
    assertEquals(Status.FAILED, outer.status());
    assertEquals("outer end", log.get(log.size() - 1));
  }

  @ParameterizedTest
  @EnumSource
  void yieldFromTakesARoutineThatIsNotOursThroughItsPublicMethods(Kind kind) {
    List<String> calls = new ArrayList<>();
    Routine<String, String, String> echo = Bodies.echo(Kind.MACHINE, log);
    Routine<String, String, String> outer = Bodies.from(kind, log, new Wrapped(() -> echo, calls));
    assertEquals("first", outer.next());
    assertEquals("got x", outer.send("x"));
    assertFalse(outer.resume("stop"));
    assertEquals("outer stopped", outer.result());
    assertEquals(List.of("resume null", "resume x", "resume stop"), calls);
  }

  @ParameterizedTest
  @EnumSource
  void aForeignRoutineIsRaisedInAndClosed(Kind kind) {
    List<String> calls = new ArrayList<>();
    Routine<String, String, String> inner = Bodies.reacting(Kind.MACHINE, log, Reaction.YIELD);
    Routine<String, String, String> outer = Bodies.from(kind, log, new Wrapped(() -> inner, calls));
    outer.next();
    assertEquals("ignored", outer.raise(new IllegalArgumentException()));
    outer.close();
    assertEquals(List.of("resume null", "raise IllegalArgumentException", "close"), calls);
    assertEquals(Status.CLOSED, inner.status());
    assertEquals(Status.CLOSED, outer.status());
  }

  // Push mode.

  @Test
  void inPushModeYieldFromSendsAndForwardsExceptions() {
    Deque<String> sent = new ArrayDeque<>(List.of("x", "stop"));
    List<String> got = new ArrayList<>();
    String result =
        Bodies.from(
            value -> {
              got.add(value);
              return sent.remove();
            },
            log,
            Bodies.echo(Kind.MACHINE, log));
    assertEquals("outer stopped", result);
    assertEquals(List.of("first", "got x"), got);
    log.clear();
    Routine<String, String, String> inner = Bodies.reacting(Kind.MACHINE, log, Reaction.RETURN);
    assertEquals(
        "outer swallowed",
        Bodies.from(
            value -> {
              throw new ArithmeticException();
            },
            log,
            inner));
    assertEquals(List.of("ArithmeticException", "result swallowed", "outer end"), log);
  }

  /** A routine of someone else's making. */
  private record Wrapped(
      java.util.function.Supplier<Routine<String, String, String>> run, List<String> calls)
      implements Routine<String, String, String> {
    @Override
    public boolean resume(String sent) {
      calls.add("resume " + sent);
      return run.get().resume(sent);
    }

    @Override
    public boolean resumeRaising(Throwable t) {
      calls.add("raise " + t.getClass().getSimpleName());
      return run.get().resumeRaising(t);
    }

    @Override
    public String value() {
      return run.get().value();
    }

    @Override
    public String result() {
      return run.get().result();
    }

    @Override
    public void close() {
      calls.add("close");
      run.get().close();
    }

    @Override
    public Status status() {
      Status status = run.get().status();
      return status == Status.RUNNING ? Status.SUSPENDED : status;
    }

    @Override
    public Routine<String, String, String> fork() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StackTraceElement> trace() {
      return run.get().trace();
    }
  }
}
