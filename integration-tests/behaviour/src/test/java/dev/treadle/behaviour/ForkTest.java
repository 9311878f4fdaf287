package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** A fork of a suspended run goes its own way: locals are copied, the heap is shared. */
final class ForkTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static int m01(Co<String, Integer> co) {
      int x = co.yield("a");
      int y = co.yield("b");
      return x + y;
    }

    @Coroutine
    static List<Integer> m03(Co<String, Integer> co) {
      List<Integer> l = new ArrayList<>();
      l.add(co.yield("a"));
      return l;
    }

    @Coroutine
    static String m05(Co<Integer, Integer> co) {
      for (int i = 0; i < 3; i++) {
        co.yield(i);
      }
      return "end";
    }

    @Coroutine
    static Integer m07(Co<String, Integer> co) {
      try {
        return co.yield("a");
      } finally {
        co.yield("f");
      }
    }

    @Generator
    static void other(Yielder<Integer> out) {
      for (int i = 1; ; i++) {
        out.yield(i);
      }
    }

    @Coroutine
    static Integer m09(Co<String, Integer> co) {
      Cursor<Integer> p = ForkTest_BodiesCoroutines.other().iterator();
      p.next();
      co.yield("a");
      return p.next();
    }

    static String foo(int a, int b, int c) {
      return a + " " + b + " " + c;
    }

    @Coroutine
    static String m15(Co<String, Integer> co) {
      return foo(co.yield("a"), co.yield("b"), co.yield("c"));
    }

    @Coroutine
    static int delegating(Co<String, Integer> co) {
      int outer = co.yield("o");
      int inner = m01(co);
      return outer + inner;
    }

    @Coroutine
    static void forking(Co<Object, Routine<Object, ?, ?>> co) {
      Routine<Object, ?, ?> self = co.yield("self");
      co.yield(assertThrows(IllegalStateException.class, self::fork));
    }
  }

  private static <R> R returned(Routine<?, Integer, R> run, Integer sent) {
    assertFalse(run.resume(sent));
    return run.result();
  }

  @Test
  void m01TwoResumptionsWithIndependentLocals() {
    Routine<String, Integer, Integer> g = ForkTest_BodiesCoroutines.m01();
    assertEquals("a", g.next());
    assertEquals("b", g.send(1));
    Routine<String, Integer, Integer> k = g.fork();
    assertEquals("b", k.value());
    assertEquals(11, returned(g, 10));
    assertEquals(21, returned(k, 20));
  }

  @Test
  void m03TheHeapIsShared() {
    Routine<String, Integer, List<Integer>> g = ForkTest_BodiesCoroutines.m03();
    g.next();
    Routine<String, Integer, List<Integer>> k = g.fork();
    List<Integer> first = returned(g, 10);
    List<Integer> second = returned(k, 20);
    assertSame(first, second);
    assertEquals(List.of(10, 20), first);
  }

  @Test
  void m05LoopCounters() {
    Routine<Integer, Integer, String> g = ForkTest_BodiesCoroutines.m05();
    g.next();
    assertEquals(1, g.next());
    Routine<Integer, Integer, String> k = g.fork();
    assertEquals(2, g.next());
    assertEquals("end", returned(g, null));
    assertEquals(2, k.next());
    assertEquals("end", returned(k, null));
  }

  @Test
  void m07ThePendingReturnOfAFinallyIsPerFork() {
    Routine<String, Integer, Integer> g = ForkTest_BodiesCoroutines.m07();
    g.next();
    assertEquals("f", g.send(1));
    Routine<String, Integer, Integer> k = g.fork();
    Routine<String, Integer, Integer> raised = g.fork();
    IllegalStateException x = new IllegalStateException("X");
    assertSame(x, assertThrows(IllegalStateException.class, () -> raised.raise(x)));
    assertEquals(1, returned(g, null));
    assertEquals(1, returned(k, null));
    assertEquals(Status.FAILED, raised.status());
  }

  @Test
  void m09ARunInALocalIsNotCopied() {
    Routine<String, Integer, Integer> g = ForkTest_BodiesCoroutines.m09();
    g.next();
    Routine<String, Integer, Integer> k = g.fork();
    assertEquals(2, returned(g, null));
    assertEquals(3, returned(k, null));
  }

  @Test
  void m11FreshRunningAndFinished() {
    Routine<String, Integer, Integer> fresh = ForkTest_BodiesCoroutines.m01();
    Routine<String, Integer, Integer> copy = fresh.fork();
    assertEquals("a", fresh.next());
    assertEquals(Status.CREATED, copy.status());
    assertEquals("a", copy.next());
    fresh.send(1);
    assertEquals(3, returned(fresh, 2));
    Routine<String, Integer, Integer> finished = fresh.fork();
    assertEquals(Status.RETURNED, finished.status());
    assertEquals(3, finished.result());
    assertThrows(NoSuchElementException.class, finished::next);

    Routine<Object, Routine<Object, ?, ?>, Void> running = ForkTest_BodiesCoroutines.forking();
    running.next();
    Throwable refusal = (Throwable) running.send(running);
    assertTrue(refusal.getMessage().contains("already running"), refusal::getMessage);
    assertEquals(Status.SUSPENDED, running.status());
  }

  @Test
  void m15SavedOperandsAreNotShared() {
    Routine<String, Integer, String> g = ForkTest_BodiesCoroutines.m15();
    g.next();
    assertEquals("b", g.send(1));
    Routine<String, Integer, String> k = g.fork();
    assertEquals("c", g.send(2));
    assertEquals("c", k.send(20));
    Routine<String, Integer, String> third = k.fork();
    assertEquals("1 2 3", returned(g, 3));
    assertEquals("1 20 30", returned(k, 30));
    assertEquals("1 20 300", returned(third, 300));
  }

  @Test
  void delegatesAreCopiedToo() {
    Routine<String, Integer, Integer> g = ForkTest_BodiesCoroutines.delegating();
    g.next();
    assertEquals("a", g.send(100));
    Routine<String, Integer, Integer> k = g.fork();
    g.send(1);
    k.send(2);
    Routine<String, Integer, Integer> third = k.fork();
    assertEquals(111, returned(g, 10));
    assertEquals(112, returned(k, 10));
    assertEquals(122, returned(third, 20));
  }

  @Test
  void aCursorsLookedAtValueIsCopied() {
    Cursor<Integer> cursor = ForkTest_BodiesCoroutines.other().iterator();
    assertEquals(1, cursor.next());
    assertTrue(cursor.hasNext());
    Cursor<Integer> copy = cursor.fork();
    assertEquals(2, copy.next());
    assertEquals(3, copy.next());
    assertEquals(2, cursor.next());
  }
}
