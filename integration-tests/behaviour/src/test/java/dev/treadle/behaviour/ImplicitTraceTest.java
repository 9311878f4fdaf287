package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Implicit;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where implicit runs are suspended: in calls of their own thread, and in what they delegate to.
 */
final class ImplicitTraceTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static Object inner(Co<Object, Object> co) {
      return co.yield("inner");
    }

    @Coroutine
    static Object outer(Co<Object, Object> co) {
      return inner(co);
    }

    @Coroutine
    static Object from(Co<Object, Object> co, Routine<Object, Object, Object> run) {
      return co.yieldFrom(run);
    }
  }

  private static List<String> methods(Routine<?, ?, ?> run) {
    return run.trace().stream()
        .map(StackTraceElement::getMethodName)
        .map(name -> name.startsWith("lambda$") ? "lambda" : name)
        .toList();
  }

  @Test
  void callsOfTheThread() {
    Routine<Object, Object, Object> run = Implicit.routine(co -> Bodies.outer(co));
    assertEquals(List.of(), run.trace());
    run.next();
    assertEquals(List.of("inner", "outer", "lambda"), methods(run));
    Routine<Object, Object, Object> machine = ImplicitTraceTest_BodiesCoroutines.outer();
    machine.next();
    for (int i = 0; i < 2; i++) {
      assertEquals(machine.trace().get(i).getLineNumber(), run.trace().get(i).getLineNumber());
      assertEquals(machine.trace().get(i).getFileName(), run.trace().get(i).getFileName());
      assertEquals(machine.trace().get(i).getClassName(), run.trace().get(i).getClassName());
    }
    StackTraceElement place = run.trace().get(0);
    String at = place.getFileName() + ":" + place.getLineNumber();
    assertTrue(run.toString().contains("suspended at " + at), run::toString);
    String refused = assertThrows(UnsupportedOperationException.class, run::fork).getMessage();
    assertTrue(refused.contains(at), refused);
    run.close();
    assertEquals(List.of(), run.trace());
  }

  @Test
  void whatItDelegatesToComesFirst() {
    Routine<Object, Object, Object> innermost = Implicit.routine(co -> Bodies.inner(co));
    Routine<Object, Object, Object> machine = ImplicitTraceTest_BodiesCoroutines.from(innermost);
    Routine<Object, Object, Object> run = Implicit.routine(co -> co.yieldFrom(machine));
    run.next();
    assertEquals(List.of("inner", "lambda"), methods(innermost));
    assertEquals(List.of("inner", "lambda", "from"), methods(machine));
    assertEquals(List.of("inner", "lambda", "from", "lambda"), methods(run));
    run.close();
    assertEquals(Status.CLOSED, innermost.status());
  }

  @Test
  void whatItHasDelegatedToIsGone() {
    Routine<Object, Object, Object> run =
        Implicit.routine(
            co -> {
              try {
                co.yieldFrom(ImplicitTraceTest_BodiesCoroutines.inner());
              } catch (IllegalArgumentException e) {
                co.yield("after");
              }
              return null;
            });
    run.next();
    assertEquals(List.of("inner", "lambda"), methods(run));
    assertEquals("after", run.raise(new IllegalArgumentException()));
    assertEquals(List.of("lambda"), methods(run));
    run.close();
  }
}
