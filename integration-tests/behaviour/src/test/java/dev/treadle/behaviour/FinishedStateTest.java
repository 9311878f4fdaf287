package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A run that has ended, or was never begun, keeps nothing that its user cannot ask for. */
final class FinishedStateTest {
  static final class Bodies {
    private final Object held;

    Bodies(Weakly weak) {
      held = weak.make();
    }

    private static Object use(Object object) {
      return object.getClass();
    }

    @Coroutine
    static void parameter(Co<Object, Object> co, Object used) {
      co.yield(use(used));
    }

    @Coroutine
    @SuppressWarnings("finally")
    static Object undoneReturn(Co<Object, Object> co, Weakly weak) {
      for (int i = 0; i < 2; i++) {
        try {
          return weak.make();
        } finally {
          if (i == 0) {
            continue;
          }
          throw new IllegalStateException();
        }
      }
      co.yield("not reached");
      return null;
    }

    @Coroutine
    static Object undoneReturnSuspends(Co<Object, Object> co, Weakly weak) {
      boolean again = true;
      while (true) {
        if (!again) {
          co.yield("goes on");
          return null;
        }
        try {
          return weak.make();
        } finally {
          if (again) {
            again = false;
            continue;
          }
        }
      }
    }

    @Coroutine
    static Object returnsOnClose(Co<Object, Object> co, Weakly weak) {
      try {
        co.yield("close");
      } catch (CoroutineExit e) {
        return weak.make();
      }
      return null;
    }

    @Coroutine
    Object everything(Co<Object, Object> co, Weakly weak, Object parameter, List<Object> list) {
      Object local = weak.make();
      Supplier<Object> lambda = () -> use(local);
      try {
        for (Object element : list) {
          co.yield(use(element));
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(e);
      } finally {
        use(lambda.get());
        use(parameter);
        use(held);
      }
      return "done";
    }
  }

  private static Object next(Routine<Object, Object, ?> run) {
    return run.next();
  }

  private static List<Object> list(Object element) {
    List<Object> list = new ArrayList<>();
    list.add(element);
    return list;
  }

  @Test
  void aReturnThatIsUndoneLeavesNoResult() {
    Weakly failed = new Weakly();
    Routine<Object, Object, Object> run = FinishedStateTest_BodiesCoroutines.undoneReturn(failed);
    assertThrows(IllegalStateException.class, run::resume);
    failed.assertCleared();
    Weakly closed = new Weakly();
    Routine<Object, Object, Object> stopped =
        FinishedStateTest_BodiesCoroutines.returnsOnClose(closed);
    next(stopped);
    stopped.close();
    closed.assertCleared();
    Weakly suspended = new Weakly();
    Routine<Object, Object, Object> goesOn =
        FinishedStateTest_BodiesCoroutines.undoneReturnSuspends(suspended);
    assertEquals("goes on", next(goesOn));
    suspended.assertCleared();
    assertEquals(Status.FAILED, run.status());
    assertEquals(Status.CLOSED, stopped.status());
    assertFalse(goesOn.resume());
  }

  /** What a run of {@code everything} could hold, and the run, suspended. */
  private record Everything(List<Weakly> all, Routine<Object, Object, Object> run) {
    static Everything begun() {
      List<Weakly> all = List.of(new Weakly(), new Weakly(), new Weakly(), new Weakly());
      Routine<Object, Object, Object> run =
          FinishedStateTest_BodiesCoroutines.everything(
              new Bodies(all.get(0)), all.get(1), all.get(2).make(), list(all.get(3).make()));
      run.next();
      return new Everything(all, run);
    }

    void assertCleared(Status status) {
      assertEquals(status, run.status());
      all.forEach(Weakly::assertCleared);
      Reference.reachabilityFence(run);
    }
  }

  @Test
  void aFinishedRunKeepsNothing() {
    Everything returned = Everything.begun();
    assertFalse(returned.run().resume());
    returned.assertCleared(Status.RETURNED);
    Everything failed = Everything.begun();
    assertThrows(
        IllegalStateException.class, () -> failed.run().raise(new IllegalArgumentException()));
    failed.assertCleared(Status.FAILED);
    Everything closed = Everything.begun();
    closed.run().close();
    closed.assertCleared(Status.CLOSED);
  }

  @Test
  void aRunClosedBeforeItBeganKeepsNothing() {
    Weakly weak = new Weakly();
    Routine<Object, Object, Void> run = FinishedStateTest_BodiesCoroutines.parameter(weak.make());
    run.close();
    weak.assertCleared();
    assertEquals(Status.CLOSED, run.status());
  }

  @Test
  void aForkKeepsItsOwn() {
    Weakly weak = new Weakly();
    Routine<Object, Object, Void> run = FinishedStateTest_BodiesCoroutines.parameter(weak.make());
    Routine<Object, Object, Void> fork = run.fork();
    assertEquals(Object.class, next(run));
    assertEquals(Object.class, next(fork));
    weak.assertCleared();
    assertFalse(run.resume());
    assertFalse(fork.resume());
  }
}
