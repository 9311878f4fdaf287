package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.frame.Machines.Average;
import dev.treadle.frame.Machines.Inorder;
import dev.treadle.frame.Machines.Range;
import dev.treadle.frame.Machines.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Copies of runs. */
final class ForkTest {
  @Test
  void aForkCopiesTheDelegatesToo() {
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      values.add(i);
    }
    Inorder run = new Inorder(Tree.of(values));
    for (int i = 0; i < 100; i++) {
      Cursor<Integer> fork = run.fork();
      List<Integer> rest = new ArrayList<>();
      fork.forEachRemaining(rest::add);
      assertEquals(values.subList(i, 100), rest);
      assertEquals(i, run.next());
    }
    assertFalse(run.hasNext());
  }

  @Test
  void aForkOfARunThatYieldsFromAnotherCopiesThatOne() {
    Average average = new Average();
    Script.Delegating run = Script.from(average);
    run.next();
    run.send(10.0);
    Routine<Object, Object, Object> fork = run.fork();
    assertEquals(20.0, fork.send(30.0));
    assertEquals(15.0, run.send(20.0));
    fork.close();
    assertEquals(Status.SUSPENDED, average.status());
    assertFalse(run.resume());
    assertEquals(15.0, average.result());
  }

  @Test
  void createdAndFinishedRunsCanBeForked() {
    Script.Plain created = Script.once();
    assertEquals("first", created.fork().next());
    assertEquals(Status.CREATED, created.status());
    created.next();
    created.resume();
    Routine<Object, Object, Object> returned = created.fork();
    assertEquals(Status.RETURNED, returned.status());
    assertEquals("result", returned.result());
    Script.Delegating closed = Script.from(Script.once());
    closed.close();
    assertEquals(Status.CLOSED, closed.fork().status());
    assertNull(closed.fork().value());
  }

  @Test
  void aLivePlainIteratorOrStreamRefusesNamingTheLine() {
    for (Object values : List.of(List.of(1, 2), List.of(1).iterator(), Stream.of(1))) {
      Script.Delegating run = Script.all(values);
      run.next();
      UnsupportedOperationException e =
          assertThrows(UnsupportedOperationException.class, run::fork);
      assertTrue(e.getMessage().contains("Delegating.java:1"), e.getMessage());
      assertEquals(Status.SUSPENDED, run.status());
      run.close();
    }
  }

  @Test
  void arraysAndSequencesFork() {
    for (Object values : List.of(new Integer[] {0, 1}, Machines.range(0, 2), new Range(0, 2))) {
      Script.Delegating run = Script.all(values);
      assertEquals(0, run.next());
      Routine<Object, Object, Object> fork = run.fork();
      assertEquals(1, run.next());
      assertEquals(1, fork.next());
      assertFalse(run.resume());
      assertFalse(fork.resume());
    }
  }

  @Test
  void aHiddenIteratorThatIsLiveRefusesNamingTheLine() {
    HiddenIterator run = new HiddenIterator();
    assertEquals(1, run.fork().next());
    run.next();
    UnsupportedOperationException e = assertThrows(UnsupportedOperationException.class, run::fork);
    assertTrue(e.getMessage().contains("Hidden.java:7"), e.getMessage());
    assertFalse(run.resume());
    assertEquals(Status.RETURNED, run.fork().status());
  }

  /** Is suspended at label 7 in the midst of a for-each. */
  private static final class HiddenIterator extends CoroutineFrame<Object, Object, Object> {
    @Override
    public boolean resume(@Nullable Object sent) {
      int s = state;
      if (s >= BUSY) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        return step(s, sent, null) || returned(s);
      } catch (Throwable t) {
        state = FAILED;
        throw failed(t, s);
      }
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised) {
      if (s != 0) {
        return false;
      }
      state = 7;
      return true;
    }

    @Override
    protected Object current() {
      return 1;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("Hidden", "hidden", "Hidden.java", label);
    }

    @Override
    protected boolean forkable(int label) {
      return label != 7;
    }
  }
}
