package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.CoroutineExit;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.frame.Machines.Average;
import dev.treadle.frame.Machines.Range;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Delegation to runs that are not ours: through their public methods. */
final class ForeignTest {
  @Test
  void aForeignRoutineIsDrivenThroughItsPublicMethods() {
    Foreign foreign = new Foreign(new Average());
    Script.Delegating run = Script.from(foreign);
    assertEquals(0.0, run.next());
    assertEquals(10.0, run.send(10.0));
    assertEquals(1 + 1, run.trace().size());
    assertEquals(Map.of("foreign", 1), run.locals());
    assertTrue(run.toString().endsWith(", delegating to something foreign"), run::toString);
    Routine<Object, Object, Object> fork = run.fork();
    assertEquals(15.0, run.send(20.0));
    assertEquals(20.0, fork.send(30.0));
    assertFalse(run.resume());
    assertEquals(15.0, run.result());
    fork.close();
    Script.Plain inner = Script.catching();
    Script.Delegating raising = Script.from(new Foreign(inner));
    raising.next();
    Exception raised = new Exception();
    assertSame(raised, raising.raise(raised));
    raising.close();
    assertEquals(Status.CLOSED, inner.status());
    assertThrows(IllegalStateException.class, Script.from(new Foreign(inner))::next);
  }

  @Test
  void aForeignCursorIsDrivenThroughItsPublicMethods() {
    Script.Generating inner =
        Script.generating(
            (m, s, sent, raised) ->
                raised instanceof CoroutineExit
                    ? leave(raised)
                    : s < 3 && m.yields(raised == null ? s : "caught", s + 1));
    Script.Delegating run = Script.all(new ForeignRun<>(inner));
    assertEquals(0, run.next());
    assertEquals("caught", run.raise(new Exception()));
    assertEquals(2, run.next());
    assertFalse(run.resumeRaising(new Exception()));
    Script.Delegating closed = Script.all(new ForeignRun<>(new Range(0, 3)));
    closed.next();
    closed.close();
  }

  /** A routine that is not ours. */
  private record Foreign(Routine<?, ?, ?> inner) implements Routine<Object, Object, Object> {
    @SuppressWarnings("unchecked")
    private Routine<Object, Object, Object> routine() {
      return (Routine<Object, Object, Object>) inner;
    }

    @Override
    public boolean resume(Object sent) {
      return routine().resume(sent);
    }

    @Override
    public boolean resumeRaising(Throwable t) {
      return inner.resumeRaising(t);
    }

    @Override
    public Object value() {
      return inner.value();
    }

    @Override
    public Object result() {
      return inner.result();
    }

    @Override
    public void close() {
      inner.close();
    }

    @Override
    public Status status() {
      return inner.status();
    }

    @Override
    public Routine<Object, Object, Object> fork() {
      return new Foreign(inner.fork());
    }

    @Override
    public List<StackTraceElement> trace() {
      return inner.trace();
    }

    @Override
    public Map<String, Object> locals() {
      return Map.of("foreign", 1);
    }

    @Override
    public String toString() {
      return "something foreign";
    }
  }

  /** A cursor that is not ours. */
  record ForeignRun<Y>(Cursor<Y> inner) implements Cursor<Y> {
    @Override
    public boolean hasNext() {
      return inner.hasNext();
    }

    @Override
    public Y next() {
      return inner.next();
    }

    @Override
    public Y raise(Throwable t) {
      return inner.raise(t);
    }

    @Override
    public void close() {
      inner.close();
    }

    @Override
    public Status status() {
      return inner.status();
    }

    @Override
    public Cursor<Y> fork() {
      return new ForeignRun<>(inner.fork());
    }
  }

  private static boolean leave(Throwable t) throws Throwable {
    throw t;
  }
}
