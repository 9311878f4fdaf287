package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A run that is suspended keeps nothing alive that its body will not use, a finished one nothing.
 */
final class DeadStateTest {
  static final class Bodies {
    private final Object held;

    Bodies(Weakly weak) {
      held = weak.make();
    }

    private static Object use(Object object) {
      return object.getClass();
    }

    private static Object next(Weakly weak, int i) {
      return i < 3 ? weak.make() : null;
    }

    @Coroutine
    static void overwrittenInACondition(Co<Object, Object> co, Weakly weak) {
      Object element;
      int i = 0;
      while ((element = next(weak, i++)) != null && use(element) != null) {
        co.yield(i);
      }
    }

    @Coroutine
    static void overwrittenBehind(Co<Object, Object> co, Weakly weak) {
      Object element = weak.make();
      for (int i = 0; i < 2; i++) {
        use(element);
        co.yield(i);
        element = weak.make();
      }
      co.yield("last");
      use(element);
    }

    @Coroutine
    static void usedLastInAHead(Co<Object, Object> co, Weakly weak) {
      Object element = null;
      for (int i = 0; i < 2; use(element)) {
        for (int j = 0; j < 2; j++) {
          co.yield("dead");
        }
        element = weak.make();
        i++;
        co.yield("live");
      }
    }

    @Coroutine
    static void jumpsElsewhere(Co<Object, Object> co, Weakly weak) {
      Object big = weak.make();
      while (true) {
        co.yield(use(big));
        if (weak.hashCode() == weak.hashCode()) {
          while (true) {
            try {
              co.yield("big is dead");
            } finally {
              use(weak);
            }
          }
        }
      }
    }

    @Coroutine
    void receiver(Co<Object, Object> co, boolean longer) {
      co.yield(use(held));
      if (longer) {
        co.yield("the receiver is dead");
      }
    }

    @Coroutine
    void receiverInALoop(Co<Object, Object> co) {
      Object type = use(held);
      for (int i = 0; i < 2; i++) {
        co.yield(type);
      }
    }

    @Coroutine
    void receiverInALambda(Co<Object, Object> co) {
      Supplier<Object> type = () -> use(held);
      co.yield(type.get());
      co.yield("the lambda is dead");
    }

    @Coroutine
    static void parameter(Co<Object, Object> co, Object used) {
      co.yield(use(used));
    }

    @Coroutine
    static void parameterInALoop(Co<Object, Object> co, Object used) {
      Object type = use(used);
      while (true) {
        co.yield(type);
      }
    }

    @Coroutine
    static void parameterInBranches(Co<Object, Object> co, Object used, boolean first) {
      if (first) {
        co.yield(use(used));
      } else {
        co.yield("unused");
      }
    }

    @Coroutine
    static void elements(Co<Object, Object> co, Iterable<Object> list, Object[] array) {
      for (Object element : list) {
        co.yield(use(element));
      }
      co.yield("the iterator is dead");
      Object[] copy = array.clone();
      for (Object element : copy) {
        co.yield(use(element));
      }
      co.yield("the array is dead");
    }

    @Coroutine
    static void all(
        Co<Object, Object> co,
        Supplier<Iterator<Object>> iterator,
        Supplier<Stream<Object>> stream) {
      co.yieldAll(iterator.get());
      co.yield("the iterator is dead");
      co.yieldAll(stream.get());
      co.yield("the stream is dead");
    }

    @Coroutine
    static void pendingException(Co<Object, Object> co, Weakly weak) {
      try {
        try {
          throw failure(weak);
        } finally {
          co.yield("pending");
        }
      } catch (IllegalStateException e) {
        co.yield("caught");
      }
      co.yield("after");
    }

    private static IllegalStateException failure(Weakly weak) {
      IllegalStateException failure = new IllegalStateException();
      weak.accept(failure);
      return failure;
    }

    @Coroutine
    static Object pendingReturn(Co<Object, Object> co, Weakly weak) {
      for (int i = 0; i < 2; i++) {
        try {
          return weak.make();
        } finally {
          co.yield("pending");
          if (i == 0) {
            continue;
          }
        }
      }
      return null;
    }
  }

  private static Object next(Routine<Object, Object, ?> run) {
    return run.next();
  }

  @Test
  void whatIsOverwrittenBeforeItIsReadIsDead() {
    Weakly first = new Weakly();
    Routine<Object, Object, Void> run =
        DeadStateTest_BodiesCoroutines.overwrittenInACondition(first);
    next(run);
    first.assertCleared();
    assertEquals(2, next(run));
    Weakly second = new Weakly();
    Routine<Object, Object, Void> other = DeadStateTest_BodiesCoroutines.overwrittenBehind(second);
    next(other);
    second.assertCleared();
    assertEquals(1, next(other));
    assertEquals("last", next(other));
    assertFalse(other.resume());
  }

  @Test
  void whatTheHeadOfALoopIsTheLastToUseIsDeadInTheNextRound() {
    Weakly weak = new Weakly();
    Routine<Object, Object, Void> run = DeadStateTest_BodiesCoroutines.usedLastInAHead(weak);
    for (String point : List.of("dead", "dead", "live", "dead")) {
      assertEquals(point, next(run));
    }
    weak.assertCleared();
    Reference.reachabilityFence(run);
  }

  @Test
  void aFinalizerKeepsOnlyWhatIsLiveWhereTheBlockIsLeftTo() {
    Weakly weak = new Weakly();
    Routine<Object, Object, Void> run = DeadStateTest_BodiesCoroutines.jumpsElsewhere(weak);
    next(run);
    next(run);
    weak.assertCleared();
    Reference.reachabilityFence(run);
  }

  @Test
  void theReceiverIsDeadWhereTheBodyDoesNotUseItAnyMore() {
    Weakly weak = new Weakly();
    Routine<Object, Object, Void> run =
        DeadStateTest_BodiesCoroutines.receiver(new Bodies(weak), true);
    next(run);
    weak.assertCleared();
    Weakly inLoop = new Weakly();
    Routine<Object, Object, Void> loop =
        DeadStateTest_BodiesCoroutines.receiverInALoop(new Bodies(inLoop));
    next(loop);
    inLoop.assertCleared();
    Weakly inLambda = new Weakly();
    Routine<Object, Object, Void> lambda =
        DeadStateTest_BodiesCoroutines.receiverInALambda(new Bodies(inLambda));
    next(lambda);
    inLambda.assertCleared();
    assertEquals("the lambda is dead", next(lambda));
    assertTrue(run.resume());
    assertTrue(loop.resume());
  }

  @Test
  void aParameterIsDeadBehindItsLastUse() {
    Weakly weak = new Weakly();
    Routine<Object, Object, Void> run = DeadStateTest_BodiesCoroutines.parameter(weak.make());
    next(run);
    weak.assertCleared();
    Weakly inLoop = new Weakly();
    Routine<Object, Object, Void> loop =
        DeadStateTest_BodiesCoroutines.parameterInALoop(inLoop.make());
    next(loop);
    inLoop.assertCleared();
    Weakly unused = new Weakly();
    Routine<Object, Object, Void> branch =
        DeadStateTest_BodiesCoroutines.parameterInBranches(unused.make(), false);
    next(branch);
    unused.assertCleared();
    assertTrue(loop.resume());
    assertFalse(run.resume());
    assertFalse(branch.resume());
  }

  private static List<Object> list(Object element) {
    List<Object> list = new ArrayList<>();
    list.add(element);
    return list;
  }

  @Test
  void aForEachLoopKeepsNothingBehindItsEnd() {
    Weakly list = new Weakly();
    Weakly array = new Weakly();
    Routine<Object, Object, Void> run =
        DeadStateTest_BodiesCoroutines.elements(list(list.make()), new Object[] {array.make()});
    next(run);
    assertEquals("the iterator is dead", next(run));
    list.assertCleared();
    next(run);
    assertEquals("the array is dead", next(run));
    array.assertCleared();
    assertFalse(run.resume());
  }

  @Test
  void yieldAllKeepsNothingBehindItsEnd() {
    Weakly iterator = new Weakly();
    Weakly stream = new Weakly();
    Routine<Object, Object, Void> run =
        DeadStateTest_BodiesCoroutines.all(
            () -> list(iterator.make()).iterator(), () -> Stream.of(stream.make()));
    run.resume();
    assertEquals("the iterator is dead", next(run));
    iterator.assertCleared();
    run.resume();
    assertEquals("the stream is dead", next(run));
    stream.assertCleared();
    assertFalse(run.resume());
  }

  @Test
  void whatWasPendingInAFinalizerIsDeadBehindIt() {
    Weakly thrown = new Weakly();
    Routine<Object, Object, Void> run = DeadStateTest_BodiesCoroutines.pendingException(thrown);
    assertEquals("pending", next(run));
    assertEquals("caught", next(run));
    assertEquals("after", next(run));
    thrown.assertCleared();
    Weakly returned = new Weakly();
    Routine<Object, Object, Object> other = DeadStateTest_BodiesCoroutines.pendingReturn(returned);
    assertEquals("pending", next(other));
    assertEquals("pending", next(other));
    returned.assertCleared();
    assertFalse(run.resume());
    assertFalse(other.resume());
  }
}
