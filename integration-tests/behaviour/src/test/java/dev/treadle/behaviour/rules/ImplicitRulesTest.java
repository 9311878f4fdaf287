package dev.treadle.behaviour.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Cursor;
import dev.treadle.Implicit;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of implicit coroutines alone; the other rules are tested for both kinds. */
final class ImplicitRulesTest {
  private final List<String> log = new ArrayList<>();

  @Test
  void anOrdinaryBodyMaySuspendFromAnyDepthOfOrdinaryCalls() {
    Sequence<Integer> values = Implicit.sequence(out -> List.of(1, 2, 3).forEach(out::yield));
    Cursor<Integer> run = values.iterator();
    assertEquals(1, run.next());
    assertEquals(2, run.next());
    assertEquals(List.of(1, 2, 3), values.stream().toList());
    run.close();
    assertEquals(Status.CLOSED, run.status());
  }

  @Test
  void theBodyRunsOnAThreadOfItsOwn() {
    Thread driver = Thread.currentThread();
    Routine<Thread, Void, Thread> run =
        Implicit.routine(
            co -> {
              co.yield(Thread.currentThread());
              return Thread.currentThread();
            });
    Thread bodys = run.next();
    assertFalse(driver == bodys);
    assertFalse(run.resume());
    assertSame(bodys, run.result());
  }

  @Test
  void theLambdasMayThrowCheckedExceptions() {
    IOException thrown = new IOException("T");
    Routine<String, String, String> run =
        Implicit.routine(
            co -> {
              throw thrown;
            });
    assertSame(thrown, assertThrows(UncheckedIOException.class, run::resume).getCause());
    Sequence<String> values =
        Implicit.sequence(
            out -> {
              throw thrown;
            });
    assertSame(
        thrown, assertThrows(UncheckedIOException.class, values.iterator()::hasNext).getCause());
    assertSame(
        thrown,
        assertThrows(UncheckedIOException.class, () -> values.forEach(value -> {})).getCause());
  }

  @Test
  void forkIsUnsupported() {
    Routine<String, String, String> run = Bodies.echo(Kind.IMPLICIT, log);
    assertThrows(UnsupportedOperationException.class, run::fork);
    run.next();
    assertThrows(UnsupportedOperationException.class, run::fork);
    assertEquals(Status.SUSPENDED, run.status());
    run.close();
    Cursor<Integer> cursor = Bodies.count(Kind.IMPLICIT, log, 3).iterator();
    cursor.next();
    assertThrows(UnsupportedOperationException.class, cursor::fork);
    assertEquals(2, cursor.next());
    cursor.close();
  }

  @Test
  void aMachineThatDelegatesToAnImplicitRunCannotBeForkedEither() {
    Routine<String, String, String> outer =
        Bodies.from(Kind.MACHINE, log, Bodies.echo(Kind.IMPLICIT, log));
    outer.next();
    UnsupportedOperationException e =
        assertThrows(UnsupportedOperationException.class, outer::fork);
    assertEquals(Status.SUSPENDED, outer.status());
    assertEquals("got x", outer.send("x"));
    outer.close();
    assertFalse(e.getMessage().isEmpty());
  }

  @Test
  void anyTemplateRunsThereUnchangedAndTheTwoKindsDelegateToEachOther() {
    for (Kind inner : Kind.values()) {
      for (Kind outer : Kind.values()) {
        log.clear();
        Routine<String, String, String> run = Bodies.from(outer, log, Bodies.echo(inner, log));
        assertEquals("first", run.next());
        assertEquals("got x", run.send("x"));
        assertFalse(run.resume("stop"));
        assertEquals("outer stopped", run.result());
        assertEquals(List.of("begin", "end", "result stopped", "outer end"), log);
      }
    }
  }
}
