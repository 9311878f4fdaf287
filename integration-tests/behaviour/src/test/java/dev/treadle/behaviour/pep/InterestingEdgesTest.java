package dev.treadle.behaviour.pep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.rules.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * PEP 380: whatever is done to a run that delegates, whatever the inner one answers, the outer one
 * sees what the expansion of {@code yield from} says.
 */
final class InterestingEdgesTest {
  /** What an inner body does when something is thrown at its yield. */
  enum Answer {
    RETURN(null),
    YIELD(null),
    NO_SUCH_ELEMENT(NoSuchElementException.class),
    EXIT(CoroutineExit.class),
    ERROR(AssertionError.class),
    CHECKED(IOException.class);

    private final Class<? extends Throwable> thrown;

    Answer(Class<? extends Throwable> thrown) {
      this.thrown = thrown;
    }

    void give() throws IOException {
      switch (this) {
        case NO_SUCH_ELEMENT -> throw new NoSuchElementException();
        case EXIT -> throw new CoroutineExit();
        case ERROR -> throw new AssertionError();
        case CHECKED -> throw new IOException();
        default -> {}
      }
    }
  }

  static final class Templates {
    private Templates() {}

    @Coroutine
    static String inner(Co<String, String> co, Answer answer) throws IOException {
      try {
        co.yield("waiting");
      } catch (Throwable t) {
        answer.give();
        if (answer == Answer.YIELD) {
          co.yield("answer");
        }
      }
      return "result";
    }

    @Coroutine
    static String outer(Co<String, String> co, Routine<String, String, String> inner) {
      try {
        return co.yieldFrom(inner);
      } catch (Throwable t) {
        return t.getClass().getSimpleName();
      }
    }

    @Coroutine
    static String calling(Co<String, String> co, Answer answer, List<String> seen) {
      try {
        seen.add(inner(co, answer));
      } catch (Throwable t) {
        seen.add(t.getClass().getSimpleName());
      }
      return "end";
    }
  }

  private static Routine<String, String, String> inner(Kind kind, Answer answer) {
    return kind.routine(
        InterestingEdgesTest_TemplatesCoroutines.inner(answer), co -> Templates.inner(co, answer));
  }

  private static Routine<String, String, String> outer(
      Kind kind, Routine<String, String, String> inner) {
    Routine<String, String, String> run =
        kind.routine(
            InterestingEdgesTest_TemplatesCoroutines.outer(inner),
            co -> Templates.outer(co, inner));
    assertEquals("waiting", run.next());
    return run;
  }

  @ParameterizedTest
  @EnumSource
  void anExitClosesTheInnerAndTheOuterSeesTheExitOrWhatCloseThrows(Answer answer) {
    for (Kind outerKind : Kind.values()) {
      for (Kind innerKind : Kind.values()) {
        Routine<String, String, String> inner = inner(innerKind, answer);
        Routine<String, String, String> run = outer(outerKind, inner);
        assertThrows(NoSuchElementException.class, () -> run.raise(new CoroutineExit()));
        String seen =
            switch (answer) {
              case RETURN, EXIT -> "CoroutineExit";
              case YIELD -> "IllegalStateException";
              default -> answer.thrown.getSimpleName();
            };
        assertEquals(seen, run.result(), outerKind + " of " + innerKind);
        assertEquals(
            switch (answer) {
              case RETURN, EXIT -> Status.CLOSED;
              case YIELD -> Status.SUSPENDED;
              default -> Status.FAILED;
            },
            inner.status());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCloseDoesTheSameAndTheOuterThatReturnsIsClosed(Answer answer) {
    for (Kind kind : Kind.values()) {
      Routine<String, String, String> inner = inner(kind, answer);
      Routine<String, String, String> run = outer(kind, inner);
      run.close();
      assertEquals(Status.CLOSED, run.status());
      assertThrows(IllegalStateException.class, run::result);
      if (answer == Answer.YIELD) {
        // It is free again, and goes on from where it has yielded.
        assertEquals("answer", inner.value());
        assertThrows(NoSuchElementException.class, inner::next);
        assertEquals("result", inner.result());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatElseIsRaisedIsTheInnersAndTheOuterSeesItsAnswer(Answer answer) {
    for (Kind outerKind : Kind.values()) {
      for (Kind innerKind : Kind.values()) {
        for (Exception raised : List.of(new ArithmeticException(), new NoSuchElementException())) {
          Routine<String, String, String> inner = inner(innerKind, answer);
          Routine<String, String, String> run = outer(outerKind, inner);
          boolean yielded = run.resumeRaising(raised);
          assertEquals(answer == Answer.YIELD, yielded);
          if (yielded) {
            assertEquals("answer", run.value());
            run.resume();
          }
          assertEquals(
              answer.thrown == null ? "result" : answer.thrown.getSimpleName(), run.result());
          assertEquals(answer.thrown == null ? Status.RETURNED : Status.FAILED, inner.status());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void throughATemplateCallAllTravelsAsInPlainJava(Answer answer) {
    for (Exception raised : List.of(new ArithmeticException(), new NoSuchElementException())) {
      List<List<String>> seen = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        List<String> log = new ArrayList<>();
        Routine<String, String, String> run =
            kind.routine(
                InterestingEdgesTest_TemplatesCoroutines.calling(answer, log),
                co -> Templates.calling(co, answer, log));
        run.next();
        log.add("yielded " + run.resumeRaising(raised));
        log.add(run.status() + " " + run.value());
        run.close();
        log.add("" + run.status());
        seen.add(log);
      }
      assertEquals(seen.get(1), seen.get(0));
    }
  }
}
