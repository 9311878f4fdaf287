package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.CoroutineExit;
import dev.treadle.Routine;
import dev.treadle.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the driver does to the frames of runs that capture and jump. */
final class ContinuationTest {
  private final List<Continuation<Object, Object, Object>> captured = new ArrayList<>();

  /**
   * Counts its resumes and does what is sent: captures, jumps to a continuation, calls itself,
   * delegates to a run, or returns the count. A value that a capture has, a result or an exception
   * is yielded with it.
   */
  private final class Counter extends DelegatingCoroutine<Object, Object, Object> {
    private int count;
    private boolean pinned;

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (raised instanceof CoroutineExit) {
        throw raised;
      }
      count++;
      if ("jumped".equals(sent) && link != null) {
        assertSame(this, link.callee());
      }
      if (s < 2 && "capture".equals(sent)) {
        capture(
            k -> {
              captured.add(k);
              return "captured";
            });
        state = 2;
      } else if (s < 2 && sent instanceof Continuation<?, ?, ?> k) {
        jump(as(k), "jumped");
        state = 3;
      } else if (s < 2 && "call".equals(sent)) {
        call((Routine<?, ?, ?>) new Counter());
        state = 4;
      } else if (s < 2 && sent instanceof Routine<?, ?, ?> run) {
        yieldFrom(run);
        state = 5;
      } else if (s < 2 && "return".equals(sent)) {
        return false;
      } else if (s < 2 && "pin".equals(sent)) {
        pinned = true;
        current = "pinned";
        state = 1;
      } else {
        current = count + " " + (raised == null ? sent : raised.getMessage());
        state = 1;
      }
      return true;
    }

    @SuppressWarnings("unchecked")
    private Continuation<@Nullable Object, ?, ?> as(Continuation<?, ?, ?> k) {
      return (Continuation<@Nullable Object, ?, ?>) k;
    }

    @Override
    protected Object outcome() {
      return "count " + count;
    }

    @Override
    protected void restore(Frame from) {
      count = ((Counter) from).count;
      pinned = ((Counter) from).pinned;
    }

    @Override
    protected boolean forkable(int label) {
      return !pinned;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("Counter", "count", "Counter.java", label);
    }
  }

  private Counter begun() {
    Counter run = new Counter();
    assertEquals("1 null", run.next());
    return run;
  }

  @Test
  void aJumpRestoresTheFieldsOfTheRootWhichStaysTheSame() {
    Counter run = begun();
    assertEquals("3 captured", run.send("capture"));
    run.next();
    run.next();
    for (int i = 0; i < 3; i++) {
      assertEquals("3 jumped", run.send(captured.get(0)));
      assertEquals("4 null", run.next());
    }
  }

  @Test
  void aJumpReplacesTheFramesBelowTheRoot() {
    Counter run = begun();
    run.send("call");
    run.send("call");
    Frame inner = Chain.leaf(run);
    assertEquals("3 captured", run.send("capture"));
    assertEquals("3 count 4", run.send("return"));
    Frame middle = Chain.leaf(run);
    assertEquals("3 jumped", run.send(captured.get(0)));
    assertNotSame(inner, Chain.leaf(run));
    assertNotSame(middle, run.callee());
    assertSame(Chain.leaf(run), run.link);
    assertEquals(
        List.of(1, 4, 4), run.trace().stream().map(StackTraceElement::getLineNumber).toList());
    assertEquals("3 count 4", run.send("return"));
    assertEquals("3 count 4", run.send("return"));
    assertFalse(run.resume("return"));
    assertEquals("count 4", run.result());
  }

  @Test
  void aRunThatReturnsToItsRootForgetsTheOthers() {
    Counter run = begun();
    run.send("capture");
    run.send("call");
    run.send("call");
    assertEquals("3 jumped", run.send(captured.get(0)));
    assertNull(run.link);
    assertNull(run.callee());
    assertEquals(1, run.trace().size());
  }

  @Test
  void theLineageStaysUntilTheEnd() {
    Counter run = begun();
    assertNull(run.lineage);
    run.send("capture");
    Lineage lineage = run.lineage;
    assertNotNull(lineage);
    run.send("capture");
    assertSame(lineage, run.lineage);
    Counter outer = begun();
    outer.send(run);
    assertSame(outer, run.link);
    assertSame(lineage, run.lineage);
    assertNull(outer.lineage);
    assertEquals("5 jumped", outer.send(captured.get(1)));
    outer.close();
    assertEquals(Status.CLOSED, run.status());
    assertNull(run.lineage);
    assertNull(run.link);
  }

  @Test
  void aRunThatIsFreedKeepsItsLineage() {
    Script.Delegating run =
        Script.delegating(
            (m, s, sent, raised) -> {
              if (s == 0) {
                m.capture(k -> "value");
                return m.delegates(1);
              }
              return m.yields(s, s + 1);
            });
    run.next();
    Lineage lineage = run.lineage;
    Counter outer = begun();
    outer.send(run);
    assertThrows(IllegalStateException.class, outer::close);
    assertSame(lineage, run.lineage);
    assertNull(run.link);
    assertEquals(Status.SUSPENDED, run.status());
  }

  @Test
  void forksHaveALineageOfTheirOwn() {
    Counter inner = begun();
    inner.send("capture");
    Counter outer = begun();
    outer.send("capture");
    outer.send(inner);
    Routine<Object, Object, Object> fork = outer.fork();
    Counter copy = (Counter) fork;
    Counter copyOfInner = (Counter) Chain.leaf(copy);
    assertNotSame(outer.lineage, copy.lineage);
    assertNotSame(inner.lineage, copyOfInner.lineage);
    assertEquals("3 jumped", fork.send(captured.get(0)));
    assertTrue(String.valueOf(fork.send(captured.get(1))).contains("another run"));
    assertFalse(new Counter().fork() instanceof Counter c && c.lineage != null);
  }

  @Test
  void whatCannotBeCopiedIsNamed() {
    Counter run = begun();
    run.send("pin");
    run.send("call");
    Object refused = run.send("capture");
    assertEquals(
        "3 cannot capture: what is in use at Counter.count(Counter.java:4) cannot be copied",
        refused);
    assertTrue(captured.isEmpty());
    assertEquals(Status.SUSPENDED, run.status());
  }

  @Test
  void aStartedRunIsCreatedUntilItIsResumed() {
    Counter run = begun();
    run.send("call");
    run.send("capture");
    Routine<Object, Object, ?> started = captured.get(0).start("started");
    assertThrows(IllegalStateException.class, started::result);
    assertEquals(Status.CREATED, started.status());
    assertEquals("3 started", started.next());
    assertEquals(
        List.of(1, 4), started.trace().stream().map(StackTraceElement::getLineNumber).toList());
    assertEquals("3 count 4", started.send("return"));
    assertFalse(started.resume("return"));
    assertEquals("count 4", started.result());
    assertFalse(started.resume());
  }

  @Test
  void contextsThatAreNoMachineHaveNone() {
    Co<Object, Object> co = value -> value;
    Continuation<Object, Object, Object> none =
        value -> {
          throw new AssertionError();
        };
    assertThrows(UnsupportedOperationException.class, () -> co.capture(k -> k));
    assertThrows(UnsupportedOperationException.class, () -> co.jump(none, "value"));
  }
}
