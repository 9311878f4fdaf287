package dev.treadle.behaviour.pep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.rules.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PEP 380: delegating to what is not a generator of ours, and may be broken. */
final class ForeignRunsTest {
  private final List<Object> log = new ArrayList<>();

  /** A routine of which each method can be made to throw. */
  static final class Breakable implements Routine<Object, Object, Object> {
    private final List<Object> log;
    private final String broken;
    private Status status = Status.CREATED;
    private @Nullable Object value;

    Breakable(List<Object> log, String broken) {
      this.log = log;
      this.broken = broken;
    }

    private void called(String method) {
      log.add(method);
      if (method.equals(broken)) {
        throw new UnsupportedOperationException("broken " + method);
      }
    }

    @Override
    public boolean resume(@Nullable Object sent) {
      called("resume");
      status = "stop".equals(sent) ? Status.RETURNED : Status.SUSPENDED;
      value = "got " + sent;
      return status == Status.SUSPENDED;
    }

    @Override
    public boolean resumeRaising(Throwable t) {
      called("raise");
      status = t instanceof IOException ? Status.RETURNED : Status.SUSPENDED;
      value = "caught " + t.getMessage();
      return status == Status.SUSPENDED;
    }

    @Override
    public @Nullable Object value() {
      called("value");
      return value;
    }

    @Override
    public Object result() {
      called("result");
      return "result";
    }

    @Override
    public void close() {
      called("close");
      status = Status.CLOSED;
    }

    @Override
    public Status status() {
      return status;
    }

    @Override
    public Routine<Object, Object, Object> fork() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StackTraceElement> trace() {
      return List.of();
    }
  }

  static final class Templates {
    private Templates() {}

    @Coroutine
    static Object from(
        Co<Object, Object> co, List<Object> log, Routine<Object, Object, Object> run) {
      try {
        return co.yieldFrom(run);
      } catch (Throwable t) {
        log.add("out " + t.getClass().getSimpleName());
        throw t;
      }
    }

    @Coroutine
    static Object all(Co<Object, Object> co, List<Object> log, Iterator<Object> values) {
      try {
        co.yieldAll(values);
        return "all";
      } catch (Throwable t) {
        log.add("out " + t.getClass().getSimpleName());
        throw t;
      }
    }
  }

  private Routine<Object, Object, Object> from(Kind kind, String broken) {
    Breakable run = new Breakable(log, broken);
    return kind.routine(
        ForeignRunsTest_TemplatesCoroutines.from(log, run), co -> Templates.from(co, log, run));
  }

  private Routine<Object, Object, Object> all(Kind kind, Iterator<Object> values) {
    return kind.routine(
        ForeignRunsTest_TemplatesCoroutines.all(log, values), co -> Templates.all(co, log, values));
  }

  @ParameterizedTest
  @EnumSource
  void itIsResumedSentToRaisedInAndAskedForItsResult(Kind kind) {
    Routine<Object, Object, Object> run = from(kind, "none");
    assertEquals("got null", run.next());
    assertEquals("got 1", run.send(1));
    assertEquals("caught T", run.raise(new ArithmeticException("T")));
    assertFalse(run.resume("stop"));
    assertEquals("result", run.result());
    assertEquals(
        List.of("resume", "value", "resume", "value", "raise", "value", "resume", "result"), log);
  }

  @ParameterizedTest
  @EnumSource
  void aRaiseThatEndsItGivesItsResult(Kind kind) {
    Routine<Object, Object, Object> run = from(kind, "none");
    run.next();
    assertFalse(run.resumeRaising(new IOException()));
    assertEquals("result", run.result());
  }

  @ParameterizedTest
  @EnumSource
  void itIsClosedBeforeTheExitIsThrown(Kind kind) {
    Routine<Object, Object, Object> run = from(kind, "none");
    run.next();
    run.close();
    assertEquals(List.of("resume", "value", "close", "out CoroutineExit"), log);
    assertEquals(Status.CLOSED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void whatItsMethodsThrowIsThrownAtTheYieldFrom(Kind kind) {
    for (String broken : List.of("resume", "value", "raise", "result", "close")) {
      log.clear();
      Routine<Object, Object, Object> run = from(kind, broken);
      UnsupportedOperationException e =
          assertThrows(
              UnsupportedOperationException.class,
              () -> {
                run.next();
                run.raise(new ArithmeticException());
                if (broken.equals("close")) {
                  run.close();
                }
                run.resume("stop");
              });
      assertEquals("broken " + broken, e.getMessage());
      assertEquals(Status.FAILED, run.status());
      assertEquals(
          List.of(broken, "out UnsupportedOperationException"),
          log.subList(log.size() - 2, log.size()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIteratorIsNotSentToNorRaisedInNorClosed(Kind kind) {
    List<Object> values = List.of(1, 2, 3);
    Routine<Object, Object, Object> run = all(kind, values.iterator());
    assertEquals(1, run.next());
    assertEquals(2, run.send("dropped"));
    RuntimeException raised = new RuntimeException();
    assertSame(raised, assertThrows(RuntimeException.class, () -> run.raise(raised)));
    Routine<Object, Object, Object> closed = all(kind, values.iterator());
    closed.next();
    closed.close();
    assertEquals(List.of("out RuntimeException", "out CoroutineExit"), log);
  }

  /** A cursor of someone else's, which ends at a raise as told. */
  static final class Odd implements Cursor<Object> {
    private final List<Object> log;
    private final String atRaise;
    private Status status = Status.CREATED;

    Odd(List<Object> log, String atRaise) {
      this.log = log;
      this.atRaise = atRaise;
    }

    @Override
    public boolean hasNext() {
      return status == Status.CREATED || status == Status.SUSPENDED;
    }

    @Override
    public Object next() {
      status = Status.SUSPENDED;
      return "odd";
    }

    @Override
    public Object raise(Throwable t) {
      log.add("raise");
      switch (atRaise) {
        case "return" -> {
          status = Status.RETURNED;
          throw new NoSuchElementException("returned");
        }
        case "throw" -> {
          status = Status.FAILED;
          throw new NoSuchElementException("thrown");
        }
        default -> {
          return "caught";
        }
      }
    }

    @Override
    public void close() {
      log.add("close");
      status = Status.CLOSED;
    }

    @Override
    public Status status() {
      return status;
    }

    @Override
    public Cursor<Object> fork() {
      throw new UnsupportedOperationException();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCursorThatIsNotOursIsRaisedInAndClosed(Kind kind) {
    Routine<Object, Object, Object> run = all(kind, new Odd(log, "go on"));
    run.next();
    assertEquals("caught", run.raise(new ArithmeticException()));
    assertEquals("odd", run.next());
    run.close();
    assertEquals(List.of("raise", "close", "out CoroutineExit"), log);
  }

  @ParameterizedTest
  @EnumSource
  void itsReturnAtARaiseIsToldFromAnException(Kind kind) {
    Routine<Object, Object, Object> returns = all(kind, new Odd(log, "return"));
    returns.next();
    assertFalse(returns.resumeRaising(new ArithmeticException()));
    assertEquals("all", returns.result());
    Routine<Object, Object, Object> fails = all(kind, new Odd(log, "throw"));
    fails.next();
    assertEquals(
        "thrown",
        assertThrows(NoSuchElementException.class, () -> fails.raise(new ArithmeticException()))
            .getMessage());
    assertEquals(List.of("raise", "raise", "out NoSuchElementException"), log);
  }

  @ParameterizedTest
  @EnumSource
  void raisingAnExitClosesThem(Kind kind) {
    Routine<Object, Object, Object> run = from(kind, "none");
    run.next();
    CoroutineExit exit = new CoroutineExit();
    assertSame(exit, assertThrows(CoroutineExit.class, () -> run.raise(exit)));
    Routine<Object, Object, Object> cursor = all(kind, new Odd(log, "go on"));
    cursor.next();
    assertSame(exit, assertThrows(CoroutineExit.class, () -> cursor.raise(exit)));
    assertEquals(
        List.of("resume", "value", "close", "out CoroutineExit", "close", "out CoroutineExit"),
        log);
  }
}
