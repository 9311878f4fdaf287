package dev.treadle.behaviour.pep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A generator of one value as what is done around a block: the beginning up to the yield before it,
 * the rest behind it, and what the block throws is raised at the yield.
 */
final class ContextManagersTest {
  private final List<String> log = new ArrayList<>();

  /** Runs blocks in the contexts that generators give. */
  static final class Contexts {
    private Contexts() {}

    static <T> void with(Sequence<T> context, Consumer<? super T> block) {
      Cursor<T> run = context.iterator();
      T value;
      try {
        value = run.next();
      } catch (NoSuchElementException e) {
        throw run.status() == Status.RETURNED ? new IllegalStateException("didn't yield") : e;
      }
      try {
        block.accept(value);
      } catch (RuntimeException | Error thrown) {
        raise(run, thrown);
        return;
      }
      if (run.hasNext()) {
        run.close();
        throw new IllegalStateException("didn't stop");
      }
    }

    private static void raise(Cursor<?> run, Throwable thrown) {
      try {
        run.raise(thrown);
      } catch (NoSuchElementException e) {
        if (e != thrown && run.status() == Status.RETURNED) {
          return; // the context has handled it
        }
        throw e;
      }
      run.close();
      throw new IllegalStateException("didn't stop after raise");
    }
  }

  static final class Templates {
    private Templates() {}

    @Generator
    static void plain(Yielder<Integer> out, List<String> log) {
      log.add("before");
      out.yield(42);
      log.add("after");
    }

    @Generator
    static void withFinally(Yielder<String> out, List<String> log, String name) {
      log.add("enter " + name);
      try {
        out.yield(name);
      } finally {
        log.add("leave " + name);
      }
    }

    @Generator
    static void suppressing(Yielder<String> out, List<String> log) {
      try {
        out.yield("in");
      } catch (ArithmeticException e) {
        log.add("suppressed " + e.getMessage());
      }
    }

    @Generator
    static void translating(Yielder<String> out) {
      try {
        out.yield("in");
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException("translated", e);
      }
    }

    @Generator
    static void none(Yielder<String> out) {
      for (String value : new String[0]) {
        out.yield(value);
      }
    }

    @Generator
    static void twice(Yielder<String> out, List<String> log) {
      try {
        out.yield("one");
      } catch (ArithmeticException e) {
        out.yield("two");
      }
      try {
        out.yield("three");
      } finally {
        log.add("closed");
      }
    }

    @Generator
    static void failsBefore(Yielder<String> out) {
      if (true) {
        throw new NoSuchElementException("before");
      }
      out.yield("never");
    }

    /** A transaction: all or nothing. */
    @Generator
    static void transaction(Yielder<Deque<String>> out, Deque<String> store) {
      Deque<String> pending = new ArrayDeque<>(store);
      try {
        out.yield(pending);
      } catch (RuntimeException e) {
        pending = store;
        throw e;
      } finally {
        if (pending != store) {
          store.clear();
          store.addAll(pending);
        }
      }
    }

    @Generator
    static void nested(Yielder<String> out, List<String> log) {
      withFinally(out, log, "by call");
    }
  }

  private static Consumer<Object> throwing(RuntimeException thrown) {
    return value -> {
      throw thrown;
    };
  }

  @Test
  void theBlockIsBetween() {
    Contexts.with(
        ContextManagersTest_TemplatesCoroutines.plain(log), value -> log.add("block " + value));
    assertEquals(List.of("before", "block 42", "after"), log);
  }

  @Test
  void finallyIsRunAndTheExceptionOfTheBlockLeaves() {
    ArithmeticException thrown = new ArithmeticException();
    assertSame(
        thrown,
        assertThrows(
            ArithmeticException.class,
            () ->
                Contexts.with(
                    ContextManagersTest_TemplatesCoroutines.withFinally(log, "a"),
                    throwing(thrown))));
    assertEquals(List.of("enter a", "leave a"), log);
  }

  @Test
  void withoutATryTheRestIsSkipped() {
    assertThrows(
        ArithmeticException.class,
        () ->
            Contexts.with(
                ContextManagersTest_TemplatesCoroutines.plain(log),
                throwing(new ArithmeticException())));
    assertEquals(List.of("before"), log);
  }

  @Test
  void theContextMaySuppressOrTranslateAnException() {
    Contexts.with(
        ContextManagersTest_TemplatesCoroutines.suppressing(log),
        throwing(new ArithmeticException("T")));
    assertEquals(List.of("suppressed T"), log);
    ArithmeticException thrown = new ArithmeticException();
    assertSame(
        thrown,
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Contexts.with(
                        ContextManagersTest_TemplatesCoroutines.translating(), throwing(thrown)))
            .getCause());
  }

  @Test
  void anExceptionThatSaysThereIsNoMoreIsAsAnyOther() {
    NoSuchElementException thrown = new NoSuchElementException("of the block");
    assertSame(
        thrown,
        assertThrows(
            NoSuchElementException.class,
            () ->
                Contexts.with(
                    ContextManagersTest_TemplatesCoroutines.suppressing(log), throwing(thrown))));
    assertEquals(
        "before",
        assertThrows(
                NoSuchElementException.class,
                () ->
                    Contexts.with(
                        ContextManagersTest_TemplatesCoroutines.failsBefore(), value -> {}))
            .getMessage());
  }

  @Test
  void aContextHasExactlyOneValue() {
    assertEquals(
        "didn't yield",
        assertThrows(
                IllegalStateException.class,
                () -> Contexts.with(ContextManagersTest_TemplatesCoroutines.none(), value -> {}))
            .getMessage());
    assertEquals(
        "didn't stop",
        assertThrows(
                IllegalStateException.class,
                () -> Contexts.with(ContextManagersTest_TemplatesCoroutines.twice(log), v -> {}))
            .getMessage());
    assertEquals(List.of("closed"), log);
    assertEquals(
        "didn't stop after raise",
        assertThrows(
                IllegalStateException.class,
                () ->
                    Contexts.with(
                        ContextManagersTest_TemplatesCoroutines.twice(log),
                        throwing(new ArithmeticException())))
            .getMessage());
  }

  @Test
  void contextsNestAndAreLeftInReverse() {
    assertThrows(
        ArithmeticException.class,
        () ->
            Contexts.with(
                ContextManagersTest_TemplatesCoroutines.withFinally(log, "outer"),
                outer ->
                    Contexts.with(
                        ContextManagersTest_TemplatesCoroutines.nested(log),
                        inner -> {
                          log.add(outer + " and " + inner);
                          throw new ArithmeticException();
                        })));
    assertEquals(
        List.of(
            "enter outer", "enter by call", "outer and by call", "leave by call", "leave outer"),
        log);
  }

  @Test
  void aTransactionIsKeptOrDropped() {
    Deque<String> store = new ArrayDeque<>(List.of("kept"));
    Contexts.with(
        ContextManagersTest_TemplatesCoroutines.transaction(store),
        pending -> pending.add("added"));
    assertThrows(
        ArithmeticException.class,
        () ->
            Contexts.with(
                ContextManagersTest_TemplatesCoroutines.transaction(store),
                pending -> {
                  pending.add("dropped");
                  throw new ArithmeticException();
                }));
    assertTrue(store.containsAll(List.of("kept", "added")));
    assertEquals(2, store.size());
  }
}
