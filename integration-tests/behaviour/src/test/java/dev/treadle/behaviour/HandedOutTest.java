package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.lang.ref.Reference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Values that were handed out, and runs that others delegate to, are not kept longer than they can
 * be asked for.
 */
final class HandedOutTest {
  static final class Bodies {
    private Bodies() {}

    @Generator
    static void values(Yielder<Object> out, Weakly weak) {
      try {
        out.yield(weak.make());
      } catch (IllegalArgumentException e) {
        out.yield(weak.make());
      }
      out.yield("last");
    }

    @Generator
    static void ownAndOthers(Yielder<Object> out, Weakly weak) {
      out.yield(weak.make());
      values(out, new Weakly());
    }

    @Coroutine
    static Object middle(Co<Object, Object> co, Weakly weak) {
      co.yield(weak.make());
      return leaf(co, 2);
    }

    @Coroutine
    static Object leaf(Co<Object, Object> co, int times) {
      for (int i = 0; i < times; i++) {
        co.yield(i);
      }
      return times;
    }

    @Coroutine
    static Object called(Co<Object, Object> co, Weakly weak) {
      return two(co, weak);
    }

    @Coroutine
    static Object two(Co<Object, Object> co, Weakly weak) {
      co.yield(weak.make());
      co.yield("second");
      return "two";
    }

    @Coroutine
    static void outer(Co<Object, Object> co, Weakly weak) {
      middle(co, weak);
      co.yield("the delegate is finished");
    }

    @Coroutine
    static void keeping(Co<Object, Object> co, Object kept) {
      leaf(co, 1);
      assertNotNull(kept);
    }

    @Coroutine
    static void checksAfterwards(Co<Object, Object> co, Weakly weak, Consumer<Weakly> check) {
      keeping(co, weak.make());
      check.accept(weak);
    }

    @Coroutine
    static void from(Co<Object, Object> co, Routine<Object, Object, Object> inner, Object kept) {
      Object result = co.yieldFrom(inner);
      co.yield(kept.hashCode() + "" + result);
    }

    @Coroutine
    static Object begins(
        Co<Object, Object> co, Routine<Object, Object, Object> inner, Weakly weak) {
      co.yield(weak.make());
      leaf(co, 1);
      inner.resume();
      return co.yieldFrom(inner);
    }

    @Coroutine
    static Object nothing(Co<Object, Object> co) {
      leaf(co, 1);
      return co.yield(null);
    }

    @Coroutine
    static Object stubborn(Co<Object, Object> co) {
      try {
        return leaf(co, 1);
      } catch (CoroutineExit e) {
        co.yield("stays");
        return leaf(co, 1);
      }
    }
  }

  @Test
  void aCursorForgetsWhatNextGives() {
    Weakly weak = new Weakly();
    Cursor<Object> run = HandedOutTest_BodiesCoroutines.values(weak).iterator();
    assertTrue(run.hasNext());
    assertNotNull(run.next());
    weak.assertCleared();
    assertEquals("last", run.next());
  }

  @Test
  void aCursorForgetsWhatRaiseGives() {
    Cursor<Object> run = HandedOutTest_BodiesCoroutines.values(new Weakly()).iterator();
    run.next();
    Weakly weak = new Weakly();
    weak.accept(run.raise(new IllegalArgumentException()));
    weak.assertCleared();
    assertEquals("last", run.next());
  }

  @Test
  void aDelegatingCursorForgetsItsOwnValue() {
    Weakly weak = new Weakly();
    Cursor<Object> run = HandedOutTest_BodiesCoroutines.ownAndOthers(weak).iterator();
    run.next();
    weak.assertCleared();
    assertTrue(run.hasNext());
  }

  @Test
  void aFinishedCursorForgetsAValueThatWasNotTaken() {
    Weakly weak = new Weakly();
    Cursor<Object> run = HandedOutTest_BodiesCoroutines.values(weak).iterator();
    assertTrue(run.hasNext());
    run.close();
    weak.assertCleared();
    Weakly other = new Weakly();
    Cursor<Object> delegating = HandedOutTest_BodiesCoroutines.ownAndOthers(other).iterator();
    assertTrue(delegating.hasNext());
    delegating.close();
    other.assertCleared();
    assertEquals(Status.CLOSED, run.status());
    assertEquals(Status.CLOSED, delegating.status());
  }

  @Test
  void aForkKeepsTheValueThatWasNotTaken() {
    Weakly weak = new Weakly();
    Cursor<Object> run = HandedOutTest_BodiesCoroutines.values(weak).iterator();
    assertTrue(run.hasNext());
    Cursor<Object> fork = run.fork();
    assertNotNull(run.next());
    assertNotNull(fork.next());
    weak.assertCleared();
    assertEquals("last", run.next());
    assertEquals("last", fork.next());
  }

  @Test
  void aRoutineKeepsTheValueThatItYieldedLast() {
    Routine<Object, Object, Object> run = HandedOutTest_BodiesCoroutines.leaf(1);
    assertEquals(0, run.next());
    assertFalse(run.resume());
    assertEquals(0, run.value());
  }

  @Test
  void aBodyInBetweenForgetsItsValueWhenWhatItDelegatesToYields() {
    Weakly weak = new Weakly();
    Routine<Object, Object, Void> run = HandedOutTest_BodiesCoroutines.outer(weak);
    run.resume();
    assertEquals(0, run.next());
    weak.assertCleared();
    assertEquals(1, run.next());
    assertEquals("the delegate is finished", run.next());
  }

  @Test
  void aRunThatIsDelegatedToForgetsTheValueOfItsOwnDelegate() {
    Weakly weak = new Weakly();
    Routine<Object, Object, Object> inner = HandedOutTest_BodiesCoroutines.called(weak);
    inner.resume();
    Routine<Object, Object, Void> run = HandedOutTest_BodiesCoroutines.from(inner, "kept");
    assertEquals("second", run.next());
    weak.assertCleared();
    assertEquals("second", inner.value());
  }

  @Test
  void aRunThatHadBegunHasThoseThatDelegateToItForgetTheirValues() {
    Routine<Object, Object, Object> inner = HandedOutTest_BodiesCoroutines.nothing();
    Weakly weak = new Weakly();
    Routine<Object, Object, Object> middle = HandedOutTest_BodiesCoroutines.begins(inner, weak);
    middle.resume();
    Weakly outermost = new Weakly();
    Routine<Object, Object, Object> outer =
        HandedOutTest_BodiesCoroutines.begins(middle, outermost);
    Routine<Object, Object, Void> root = HandedOutTest_BodiesCoroutines.from(outer, "kept");
    root.resume();
    assertEquals(0, root.next());
    assertEquals(0, outer.value());
    assertNull(root.next());
    assertNull(outer.value());
    assertNull(middle.value());
    assertNull(inner.value());
    weak.assertCleared();
    outermost.assertCleared();
    assertTrue(root.resume("sent"));
  }

  @Test
  void aBodyThatRunsDoesNotKeepAFinishedDelegate() {
    // What drives it keeps the delegate while it is interpreted, in variables that it is done with.
    for (int i = 0; i < 20_000; i++) {
      checkAfterwards(weak -> {});
    }
    checkAfterwards(Weakly::assertCleared);
  }

  private static void checkAfterwards(Consumer<Weakly> check) {
    Routine<Object, Object, Void> run =
        HandedOutTest_BodiesCoroutines.checksAfterwards(new Weakly(), check);
    while (run.resume()) {
      assertEquals(0, run.value());
    }
    assertEquals(Status.RETURNED, run.status());
  }

  @Test
  void aFinishedDelegateDoesNotKeepWhatDelegatedToIt() {
    Weakly weak = new Weakly();
    Routine<Object, Object, Object> inner = HandedOutTest_BodiesCoroutines.stubborn();
    driveFrom(inner, weak);
    weak.assertCleared();
    assertEquals(Status.RETURNED, inner.status());
  }

  private static void driveFrom(Routine<Object, Object, Object> inner, Weakly weak) {
    Routine<Object, Object, Void> run = HandedOutTest_BodiesCoroutines.from(inner, weak.make());
    assertEquals(0, run.next());
    assertTrue(run.resume());
  }

  @Test
  void aDelegateThatIgnoresItsCloseDoesNotKeepWhatDelegatedToIt() {
    Weakly weak = new Weakly();
    Routine<Object, Object, Object> inner = HandedOutTest_BodiesCoroutines.stubborn();
    closeFrom(inner, weak);
    weak.assertCleared();
    assertEquals("stays", inner.value());
    assertEquals(0, inner.next());
  }

  private static void closeFrom(Routine<Object, Object, Object> inner, Weakly weak) {
    Routine<Object, Object, Void> run = HandedOutTest_BodiesCoroutines.from(inner, weak.make());
    assertEquals(0, run.next());
    assertThrows(IllegalStateException.class, run::close);
    Reference.reachabilityFence(run);
  }
}
