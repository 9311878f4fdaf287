package dev.treadle.behaviour.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.Yielder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** fork, in every shape of frame; those of ForkTest are the first. */
final class ForkRulesTest {
  private final List<String> log = new ArrayList<>();

  private static <R> R result(Routine<String, Integer, R> run, Integer... sent) {
    return result(run, Arrays.asList(sent));
  }

  private static <R> R result(Routine<String, Integer, R> run, List<Integer> sent) {
    for (Integer value : sent) {
      run.resume(value);
    }
    assertEquals(Status.RETURNED, run.status());
    return run.result();
  }

  @Test
  void theOperandsOfEachExpressionAreCopied() {
    Routine<String, Integer, String> run = ForksCoroutines.operands();
    Integer[] sent = {null, 1, 2, 3, 4, 5, 6, 7, 0, 8};
    List<Routine<String, Integer, String>> forks = new ArrayList<>();
    for (Integer value : sent) {
      forks.add(run.fork());
      run.resume(value);
    }
    assertEquals("1,2!,3 145 68", run.result());
    for (int k = 0; k < sent.length; k++) {
      for (int at = k; at < sent.length; at++) {
        // What was sent before the fork is the original's, but for one value after it.
        Integer[] other = sent.clone();
        other[at] = at == 0 ? null : at == 8 ? 2 : 9;
        Routine<String, Integer, String> fork = forks.get(k).fork();
        String expected = result(ForksCoroutines.operands(), other);
        assertEquals(
            expected, result(fork, Arrays.asList(other).subList(k, other.length)), k + " " + at);
      }
    }
  }

  @Test
  void theConditionsOfShortCircuitsAreCopied() {
    Routine<String, Integer, String> run = ForksCoroutines.shortCircuit();
    run.next();
    assertEquals("b", run.send(1));
    Routine<String, Integer, String> fork = run.fork();
    assertEquals("c", fork.send(0));
    Routine<String, Integer, String> third = fork.fork();
    assertEquals("true yes 5", result(run, 1, 1, 5));
    assertEquals("true no", result(fork, 1, 0));
    assertEquals("false yes 7", result(third, 0, 1, 7));
  }

  @Test
  void thePendingExceptionReturnOrBreakOfAFinallyIsCopied() {
    for (int how = 0; how < 3; how++) {
      log.clear();
      Routine<String, Integer, String> run = ForksCoroutines.inFinally(log);
      run.next();
      Routine<String, Integer, String> before = run.fork();
      assertEquals("f", run.send(how));
      Routine<String, Integer, String> fork = run.fork();
      Routine<String, Integer, String> closed = run.fork();
      assertEnds(run, how, 1);
      assertEnds(fork, how, 2);
      closed.close();
      assertEquals(Status.CLOSED, closed.status());
      before.send((how + 1) % 3);
      assertEnds(before, (how + 1) % 3, 3);
      assertEquals(List.of("finally 1", "finally 2", "finally 3"), log);
    }
  }

  private static void assertEnds(Routine<String, Integer, String> run, int how, int sent) {
    if (how == 2) {
      IllegalStateException e = assertThrows(IllegalStateException.class, () -> run.resume(sent));
      assertEquals("thrown", e.getMessage());
    } else {
      assertEquals(how == 1 ? "returned" : "none", result(run, sent));
    }
  }

  @Test
  void theExceptionOfAHandlerIsShared() {
    Routine<String, Integer, String> run = ForksCoroutines.inCatch();
    run.next();
    Routine<String, Integer, String> fork = run.fork();
    assertEquals("why1", result(run, 1));
    assertEquals("why2", result(fork, 2));
  }

  @Test
  void eachForkClosesTheResourcesThatAllShare() {
    Routine<String, Integer, String> run = ForksCoroutines.inResources(log);
    run.next();
    Routine<String, Integer, String> before = run.fork();
    assertEquals("body", run.send(1));
    Routine<String, Integer, String> fork = run.fork();
    assertEquals("r12", result(run, 2));
    fork.close();
    assertEquals(Status.CLOSED, fork.status());
    assertEquals("body", before.send(7));
    assertEquals("r78", result(before, 8));
    assertEquals(
        List.of(
            "close inner r1",
            "close outer r1",
            "close inner r1",
            "close outer r1",
            "close inner r7",
            "close outer r7"),
        log);
  }

  @Test
  void everyDelegateOfADeepDelegationIsCopied() {
    for (Routine<String, Integer, Integer> run :
        List.of(ForksCoroutines.deep(6), ForksCoroutines.deepFrom(6))) {
      assertEquals("deep", run.next());
      Routine<String, Integer, Integer> fork = run.fork();
      assertEquals(run.trace(), fork.trace());
      assertEquals("back 0", run.send(1));
      Routine<String, Integer, Integer> second = run.fork();
      assertEquals("deep", fork.value());
      assertEquals("back 0", fork.send(1000));
      assertEquals("back 2", run.send(10));
      assertEquals("back 2", second.send(20));
      assertEquals("back 2", fork.send(30));
      assertEquals(1 + 10 + 1 + 3 + 5 + 6, result(run, 1, 2, 3));
      assertEquals(1 + 20 + 1 + 3 + 5 + 60, result(second, 10, 20, 30));
      assertEquals(1000 + 30 + 1 + 3 + 5 + 600, result(fork, 100, 200, 300));
    }
  }

  @Test
  void whereALiveHiddenIteratorCannotBeCopiedItIsRefusedNamingTheLine() {
    List<Integer> list = List.of(1, 2);
    Cursor<Integer> overList = ForksCoroutines.overList(list).iterator();
    int line = lineOfYields(out -> Forks.overList(out, list));
    assertNotSame(overList, overList.fork());
    assertEquals(1, overList.next());
    assertRefusedAt(line, overList);
    assertEquals(2, overList.next());
    assertRefusedAt(line, overList);
    assertEquals(-1, overList.next());
    assertFalse(overList.fork().hasNext());
    Cursor<Integer> iterator = ForksCoroutines.all(list).iterator();
    iterator.next();
    assertRefusedAt(lineOfYields(out -> Forks.all(out, list)), iterator);
    Cursor<Integer> stream = ForksCoroutines.all(list.stream()).iterator();
    stream.next();
    assertRefusedAt(lineOfYields(out -> Forks.all(out, list.stream())), stream);
    assertEquals(2, stream.next());
    assertEquals(-1, stream.next());
    assertFalse(stream.fork().hasNext());
  }

  private static void assertRefusedAt(int line, Cursor<Integer> run) {
    UnsupportedOperationException e = assertThrows(UnsupportedOperationException.class, run::fork);
    String expected = "Forks.java:" + line;
    assertTrue(e.getMessage().contains(expected), () -> e.getMessage() + ", not " + expected);
    assertEquals(Status.SUSPENDED, run.status());
  }

  /** The line at which a template yields its first value: in push mode the stack tells. */
  private static int lineOfYields(Consumer<Yielder<Integer>> template) {
    List<Integer> lines = new ArrayList<>();
    template.accept(
        value ->
            lines.add(
                StackWalker.getInstance()
                    .walk(
                        calls ->
                            calls
                                .filter(call -> call.getClassName().equals(Forks.class.getName()))
                                .findFirst()
                                .orElseThrow()
                                .getLineNumber())));
    return lines.get(0);
  }

  @Test
  void arraysAndSequencesDelegatedToAreCopied() {
    for (Object values : new Object[] {new Integer[] {1, 2, 3}, new int[] {1, 2, 3}}) {
      Cursor<Integer> run = ForksCoroutines.all(values).iterator();
      assertEquals(1, run.next());
      assertTrue(run.hasNext());
      Cursor<Integer> fork = run.fork();
      assertEquals(2, run.next());
      assertEquals(3, run.next());
      assertEquals(2, fork.next());
      Cursor<Integer> second = fork.fork();
      assertEquals(-1, run.next());
      assertEquals(3, fork.next());
      assertEquals(3, second.next());
    }
  }

  @Test
  void aCursorDelegatedToIsCopiedWithTheValueLookedAheadTo() {
    Cursor<Integer> values = ForksCoroutines.overArray(new int[] {1, 2, 3}).iterator();
    values.next();
    assertTrue(values.hasNext());
    Cursor<Integer> run = ForksCoroutines.rest(values).iterator();
    assertTrue(run.hasNext());
    Cursor<Integer> fork = run.fork();
    assertEquals(2, fork.next());
    assertEquals(3, fork.next());
    assertFalse(fork.hasNext());
    // The original's delegate is still the user's own cursor, and adopted.
    assertEquals(Status.SUSPENDED, values.status());
    assertThrows(IllegalStateException.class, values::next);
    assertEquals(2, run.next());
    assertEquals(3, run.next());
    assertFalse(run.hasNext());
    assertEquals(Status.RETURNED, values.status());
  }

  @Test
  void loopCountersLabelsAndSwitchesGoTheirOwnWays() {
    Routine<String, Integer, String> run = ForksCoroutines.switching();
    assertEquals("0,0", run.next());
    assertEquals("0,1", run.send(0));
    Routine<String, Integer, String> fork = run.fork();
    assertEquals("1,1", run.send(2));
    assertEquals("0,2", fork.send(1));
    assertEquals("1,2", run.send(0));
    assertEquals("zero zero 5", result(run, 9, 5));
    assertEquals("zero 6", result(fork, 9, 6));
  }

  @Test
  void createdAndFinishedRunsCanBeForked() {
    Routine<String, String, String> created = Bodies.echo(Kind.MACHINE, log);
    Routine<String, String, String> copy = created.fork();
    assertEquals(Status.CREATED, copy.status());
    assertEquals(List.of(), log);
    created.next();
    created.resume("stop");
    assertEquals("first", copy.next());
    assertEquals("stopped", created.fork().result());
    copy.close();
    assertEquals(Status.CLOSED, copy.fork().status());
    assertEquals("first", copy.fork().value());
    Routine<String, String, String> failed =
        Bodies.throwing(Kind.MACHINE, new ArithmeticException(), false);
    assertThrows(ArithmeticException.class, failed::resume);
    assertEquals(Status.FAILED, failed.fork().status());
  }

  @Test
  void aForkIsNotDelegatedToThoughTheOriginalIsRefused() {
    Routine<String, String, String> inner = Bodies.echo(Kind.MACHINE, log);
    Routine<String, String, String> outer = Bodies.from(Kind.MACHINE, log, inner);
    outer.next();
    assertThrows(IllegalStateException.class, inner::fork);
    Routine<String, String, String> fork = outer.fork();
    fork.resume("stop");
    assertEquals("outer stopped", fork.result());
    assertEquals(Status.SUSPENDED, inner.status());
    outer.resume("stop");
    assertEquals(Status.RETURNED, inner.status());
  }

  @Test
  void localsAreCopiedAndObjectsShared() {
    Routine<String, String, String> run = Bodies.echo(Kind.MACHINE, log);
    run.next();
    Routine<String, String, String> fork = run.fork();
    run.close();
    fork.close();
    assertEquals(List.of("begin", "end", "end"), log);
    assertSame(fork.value(), run.value());
  }
}
