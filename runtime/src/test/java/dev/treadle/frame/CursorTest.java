package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Status;
import dev.treadle.frame.Machines.Inorder;
import dev.treadle.frame.Machines.Range;
import dev.treadle.frame.Machines.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The semantics of one run of a generator, bullet by bullet. */
final class CursorTest {
  private static List<Object> rest(Cursor<?> cursor) {
    List<Object> values = new ArrayList<>();
    cursor.forEachRemaining(values::add);
    return values;
  }

  @Test
  void aCursorIsAnIterator() {
    Range range = new Range(0, 3);
    assertEquals(Status.CREATED, range.status());
    assertTrue(range.hasNext());
    assertTrue(range.hasNext());
    assertEquals(0, range.next());
    assertEquals(Status.SUSPENDED, range.status());
    assertEquals(1, range.next());
    assertEquals(2, range.next());
    assertFalse(range.hasNext());
    assertEquals(Status.RETURNED, range.status());
    assertThrows(NoSuchElementException.class, range::next);
    assertFalse(range.hasNext());
  }

  @Test
  void aDelegatingCursorIsAnIterator() {
    Inorder inorder = new Inorder(Tree.of(List.of(1, 2, 3, 4, 5, 6)));
    assertTrue(inorder.hasNext());
    assertEquals(List.of(1, 2, 3, 4, 5, 6), rest(inorder));
    assertFalse(inorder.hasNext());
    assertThrows(NoSuchElementException.class, inorder::next);
    assertEquals(Status.RETURNED, inorder.status());
  }

  @Test
  void raiseDiscardsTheValueLookedAheadTo() {
    Script.Generating run =
        Script.generating(
            (m, s, sent, raised) -> m.yields(raised == null ? "value " + s : "caught", s + 1));
    assertEquals("value 0", run.next());
    assertTrue(run.hasNext());
    assertEquals("caught", run.raise(new Exception()));
    assertEquals("value 3", run.next());
  }

  @Test
  void closeDiscardsTheValueLookedAheadTo() {
    Range range = new Range(0, 3);
    assertTrue(range.hasNext());
    range.close();
    assertEquals(Status.CLOSED, range.status());
    assertFalse(range.hasNext());
    assertThrows(NoSuchElementException.class, range::next);
  }

  @Test
  void forkCopiesTheValueLookedAheadTo() {
    Range range = new Range(0, 3);
    assertTrue(range.hasNext());
    Cursor<Integer> fork = range.fork();
    assertEquals(List.of(0, 1, 2), rest(range));
    assertEquals(List.of(0, 1, 2), rest(fork));
    Inorder inorder = new Inorder(Tree.of(List.of(1, 2, 3)));
    inorder.next();
    assertTrue(inorder.hasNext());
    Cursor<Integer> fork2 = inorder.fork();
    assertEquals(List.of(2, 3), rest(inorder));
    assertEquals(List.of(2, 3), rest(fork2));
  }

  @Test
  void raiseOnCreatedFailsAndOnFinishedThrows() {
    for (Cursor<Integer> cursor : List.of(new Range(0, 3), new Inorder(Tree.of(List.of(1, 2))))) {
      IllegalArgumentException raised = new IllegalArgumentException();
      assertSame(raised, assertThrows(IllegalArgumentException.class, () -> cursor.raise(raised)));
      assertEquals(Status.FAILED, cursor.status());
      assertThrows(UncheckedIOException.class, () -> cursor.raise(new IOException()));
      assertFalse(cursor.hasNext());
      assertThrows(NullPointerException.class, () -> cursor.raise(null));
    }
  }

  @Test
  void raiseThatTheBodyLetsOutFails() {
    Range range = new Range(0, 3);
    range.next();
    assertThrows(UncheckedIOException.class, () -> range.raise(new IOException()));
    assertEquals(Status.FAILED, range.status());
    assertFalse(range.hasNext());
  }

  @Test
  void aBodyThatReturnsOnRaiseHasNoNextValue() {
    Script.Generating run = Script.generating((m, s, sent, raised) -> s == 0 && m.yields("y", 1));
    run.next();
    assertThrows(NoSuchElementException.class, () -> run.raise(new Exception()));
    assertEquals(Status.RETURNED, run.status());
  }

  @Test
  void closeOfACreatedRunRunsNoneOfTheBody() {
    Script.Generating run = Script.generating((m, s, sent, raised) -> m.yields("ran", 1));
    run.close();
    assertEquals(Status.CLOSED, run.status());
    assertFalse(run.hasNext());
    run.close();
  }

  @Test
  void ignoredCloseLosesTheValueYielded() {
    Script.Generating run =
        Script.generating((m, s, sent, raised) -> m.yields("value " + s, s + 1));
    run.next();
    assertThrows(IllegalStateException.class, run::close);
    assertEquals(Status.SUSPENDED, run.status());
    assertEquals("value 2", run.next());
  }

  @Test
  void drivingARunningCursorIsRefused() {
    List<Script.Generating> self = new ArrayList<>();
    self.add(
        Script.generating(
            (m, s, sent, raised) -> {
              assertEquals(Status.RUNNING, m.status());
              assertThrows(IllegalStateException.class, () -> self.get(0).hasNext());
              assertThrows(IllegalStateException.class, () -> self.get(0).next());
              assertThrows(IllegalStateException.class, () -> self.get(0).close());
              return m.yields("ok", 1);
            }));
    assertEquals("ok", self.get(0).next());
  }

  @Test
  void toStringTellsWhereItStands() {
    Range range = new Range(0, 3);
    assertEquals("Ranges.range created", range.toString());
    assertTrue(range.hasNext());
    assertEquals("Ranges.range suspended at Ranges.java:14", range.toString());
  }
}
