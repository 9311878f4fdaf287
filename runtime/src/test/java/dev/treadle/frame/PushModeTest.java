package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.frame.Machines.Average;
import dev.treadle.frame.Machines.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contexts' default methods. */
final class PushModeTest {
  private final List<Object> values = new ArrayList<>();
  private final Yielder<Object> out = values::add;

  /** A context that throws at the first value, and takes the others. */
  private Yielder<Object> throwing(Throwable t) {
    return value -> {
      values.add(value);
      if (values.size() == 1) {
        throw Frame.rethrow(t);
      }
    };
  }

  @Test
  void yieldAllTakesIterablesIteratorsStreamsAndArrays() {
    out.yieldAll(List.of(1));
    out.yieldAll(List.of(2).iterator());
    out.yieldAll(Stream.of(3));
    out.yieldAll(new Object[] {4});
    out.yieldAll(Machines.range(5, 7));
    Range range = new Range(7, 9);
    assertTrue(range.hasNext());
    out.yieldAll(range);
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), values);
    assertEquals(Status.RETURNED, range.status());
    assertThrows(NullPointerException.class, () -> out.yieldAll((Iterator<Object>) null));
    assertThrows(NullPointerException.class, () -> out.yieldAll((Iterable<Object>) null));
    assertThrows(NullPointerException.class, () -> out.yieldAll((Stream<Object>) null));
    assertThrows(NullPointerException.class, () -> out.yieldAll((Object[]) null));
  }

  @Test
  void yieldAllOfACoDropsWhatIsSent() {
    Co<Object, String> co =
        value -> {
          values.add(value);
          return "sent";
        };
    co.yieldAll(List.of(1));
    co.yieldAll(List.of(2).iterator());
    co.yieldAll(Stream.of(3));
    co.yieldAll(new Object[] {4});
    co.yieldAll(new Range(5, 6));
    assertEquals(List.of(1, 2, 3, 4, 5), values);
  }

  @Test
  void aCursorGetsWhatTheContextThrows() {
    Script.Generating run =
        Script.generating(
            (m, s, sent, raised) -> s < 3 && m.yields(raised == null ? s : "caught", s + 1));
    throwing(new IOException()).yieldAll(run);
    assertEquals(List.of(0, "caught", 2), values);
  }

  @Test
  void aCursorIsClosedBeforeAnExitIsThrown() {
    Range range = new Range(0, 3);
    CoroutineExit exit = new CoroutineExit();
    Yielder<Object> exiting = throwing(exit);
    assertSame(exit, assertThrows(CoroutineExit.class, () -> exiting.yieldAll(range)));
    assertEquals(Status.CLOSED, range.status());
  }

  @Test
  void exceptionsLeaveRaw() {
    IOException thrown = new IOException();
    Range range = new Range(0, 3);
    assertSame(thrown, assertThrows(IOException.class, () -> throwing(thrown).yieldAll(range)));
    assertEquals(Status.FAILED, range.status());
    values.clear();
    Iterator<Integer> iterator = List.of(1, 2).iterator();
    assertSame(thrown, assertThrows(IOException.class, () -> throwing(thrown).yieldAll(iterator)));
    assertEquals(2, iterator.next());
  }

  @Test
  void aStreamIsClosed() {
    List<String> closed = new ArrayList<>();
    out.yieldAll(Stream.of(1).onClose(() -> closed.add("end")));
    values.clear();
    Stream<Integer> stream = Stream.of(1).onClose(() -> closed.add("thrown"));
    assertThrows(IOException.class, () -> throwing(new IOException()).yieldAll(stream));
    assertEquals(List.of("end", "thrown"), closed);
  }

  @Test
  void aRunIsAdoptedMeanwhile() {
    Range range = new Range(0, 1);
    Yielder<Object> driving =
        value -> assertThrows(IllegalStateException.class, () -> range.hasNext());
    driving.yieldAll(range);
    assertEquals(Status.RETURNED, range.status());
  }

  @Test
  void yieldFromSendsAndGivesTheResult() {
    List<Double> means = new ArrayList<>();
    Co<Double, Double> co =
        mean -> {
          means.add(mean);
          return means.size() < 4 ? means.size() * 10.0 : null;
        };
    assertEquals(20.0, co.<Double>yieldFrom(new Average()));
    assertEquals(List.of(0.0, 10.0, 15.0, 20.0), means);
  }

  @Test
  void yieldFromForwardsExceptionsBothWays() {
    Co<Object, Object> co =
        value -> {
          values.add(value);
          if (values.size() == 1) {
            throw Frame.rethrow(new IOException());
          }
          throw Frame.rethrow(new CoroutineExit());
        };
    Script.Plain run = Script.catching();
    assertThrows(CoroutineExit.class, () -> co.yieldFrom(run));
    assertEquals(IOException.class, values.get(1).getClass());
    assertEquals(Status.CLOSED, run.status());
  }

  @Test
  void yieldFromOfAReturnedRunGivesItsResultAtOnce() {
    Co<Object, Object> co = value -> "sent";
    Script.Plain run = Script.once();
    assertEquals("result", co.yieldFrom(run));
    assertEquals("result", co.yieldFrom(run));
    Script.Plain closed = Script.once();
    closed.close();
    assertThrows(IllegalStateException.class, () -> co.yieldFrom(closed));
    assertThrows(NullPointerException.class, () -> co.yieldFrom(null));
  }

  @Test
  void aRunThatIgnoresItsCloseIsFree() {
    Co<Object, Object> co =
        value -> {
          throw new CoroutineExit();
        };
    Script.Plain run = Script.stubborn();
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> co.yieldFrom(run));
    assertTrue(e.getMessage().startsWith("ignored close"));
    assertEquals("yield 2", run.next());
  }
}
