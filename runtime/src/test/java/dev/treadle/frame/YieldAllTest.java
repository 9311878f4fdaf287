package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Status;
import dev.treadle.frame.Machines.Range;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Delegation to what can be iterated over. */
final class YieldAllTest {
  @Test
  void yieldAllTakesIterablesIteratorsStreamsAndArrays() {
    assertEquals(List.of(1, 2), Script.values(Script.all(List.of(1, 2))));
    assertEquals(List.of(1, 2), Script.values(Script.all(List.of(1, 2).iterator())));
    assertEquals(List.of(1, 2), Script.values(Script.all(Stream.of(1, 2))));
    assertEquals(List.of(1, 2), Script.values(Script.all(new Object[] {1, 2})));
    assertEquals(List.of(1, 2), Script.values(Script.all(Machines.range(1, 3))));
    assertEquals(List.of(1, 2), Script.values(Script.all(new Range(1, 3))));
    Iterable<Integer> tree = () -> new Range(1, 3);
    assertEquals(List.of(1, 2), Script.values(Script.all(tree)));
    assertEquals(List.of(), Script.values(Script.all(List.of())));
  }

  @Test
  void yieldAllDropsWhatIsSent() {
    Script.Delegating run = Script.all(List.of(1, 2));
    assertEquals(1, run.next());
    assertEquals(2, run.send("dropped"));
    assertFalse(run.resume("dropped"));
    assertNull(run.result());
  }

  @Test
  void yieldAllOfACursorDelegatesToItsRun() {
    Range range = new Range(0, 3);
    Script.Delegating run = Script.all(range);
    run.next();
    assertThrows(IllegalStateException.class, range::hasNext);
    run.close();
    assertEquals(Status.CLOSED, range.status());
    Script.Generating catching =
        Script.generating((m, s, sent, raised) -> m.yields(raised == null ? s : "caught", s + 1));
    Script.Delegating raising = Script.all(catching);
    raising.next();
    assertEquals("caught", raising.raise(new Exception()));
  }

  @Test
  void yieldAllBeginsWithAValueLookedAheadTo() {
    for (Cursor<Integer> cursor :
        List.of(new Range(1, 4), new Machines.Inorder(Machines.Tree.of(List.of(1, 2, 3))))) {
      assertTrue(cursor.hasNext());
      assertEquals(List.of(1, 2, 3), Script.values(Script.all(cursor)));
      assertEquals(Status.RETURNED, cursor.status());
    }
  }

  @Test
  void yieldAllOfAFinishedCursorHasNoValues() {
    Range range = new Range(0, 3);
    range.close();
    assertEquals(List.of(), Script.values(Script.all(range)));
  }

  @Test
  void aPlainIteratorGetsNeitherRaiseNorClose() {
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
    java.util.Iterator<Integer> iterator = list.iterator();
    Script.Delegating run = Script.all(iterator);
    run.next();
    assertThrows(UncheckedIOException.class, () -> run.raise(new IOException()));
    assertEquals(2, iterator.next());
  }

  @Test
  void aStreamIsClosedAtItsEndAndWithTheRun() {
    List<String> closed = new ArrayList<>();
    Script.values(Script.all(Stream.of(1).onClose(() -> closed.add("end"))));
    Script.Delegating early = Script.all(Stream.of(1, 2).onClose(() -> closed.add("close")));
    early.next();
    early.close();
    Script.Delegating raised = Script.all(Stream.of(1, 2).onClose(() -> closed.add("raise")));
    raised.next();
    assertThrows(UncheckedIOException.class, () -> raised.raise(new IOException()));
    Script.Delegating failing =
        Script.all(Stream.of(1).map(i -> 1 / (i - 1)).onClose(() -> closed.add("failure")));
    assertThrows(ArithmeticException.class, failing::next);
    assertEquals(List.of("end", "close", "raise", "failure"), closed);
  }

  @Test
  void whatAStreamsCloseThrowsIsSuppressedIntoTheExitAndThrown() {
    Script.Delegating run =
        Script.all(
            Stream.of(1, 2)
                .onClose(
                    () -> {
                      throw new IllegalArgumentException("close");
                    }));
    run.next();
    assertThrows(IllegalArgumentException.class, run::close);
    assertEquals(Status.FAILED, run.status());
  }
}
