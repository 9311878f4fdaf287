package dev.treadle.behaviour.misuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Implicit;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.misuse.Outside.Foreign;
import dev.treadle.behaviour.misuse.Outside.Place;
import dev.treadle.behaviour.misuse.Outside.Value;
import dev.treadle.behaviour.rules.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run that is driven from a place that its own body calls out to: each drive is refused, and the
 * run does what it does undisturbed.
 */
final class ReentrancyTest {
  static final class Templates {
    private Templates() {}

    @Coroutine
    @SuppressWarnings("try")
    static String body(Co<Object, String> co, List<String> log, Outside outside) {
      Set<Object> seen = new HashSet<>();
      try (AutoCloseable resource = () -> outside.at(Place.CLOSE_OF_RESOURCE)) {
        for (int i = 0; i < 2; i++) {
          Value value = new Value(i, outside);
          seen.add(value);
          log.add("sent " + co.yield(value) + " " + value + seen.contains(new Value(i, outside)));
        }
        co.yieldAll(iterable(outside));
        Stream<Object> stream = Stream.of("s1", "s2");
        co.yieldAll(
            stream
                .peek(element -> outside.at(Place.STREAM_ELEMENT))
                .onClose(() -> outside.at(Place.STREAM_CLOSE)));
        log.add(callee(co, outside));
        log.add(co.yieldFrom(ReentrancyTest_TemplatesCoroutines.delegate(outside)));
        log.add(co.yieldFrom(new Foreign(outside)));
      } catch (Exception | Error e) {
        outside.at(Place.CATCH);
        log.add(e.getClass().getSimpleName());
        throw rethrown(e);
      } finally {
        outside.at(Place.FINALLY);
        log.add("finally");
      }
      return "end";
    }

    private static RuntimeException rethrown(Throwable t) {
      if (t instanceof Error error) {
        throw error;
      }
      return new IllegalArgumentException(t);
    }

    private static Iterable<Object> iterable(Outside outside) {
      return () -> {
        outside.at(Place.ITERABLE);
        return new Iterator<>() {
          private int n;

          @Override
          public boolean hasNext() {
            outside.at(Place.ITERATOR);
            return n < 2;
          }

          @Override
          public Object next() {
            outside.at(Place.ITERATOR);
            return "i" + n++;
          }
        };
      };
    }

    @Coroutine
    static String callee(Co<Object, String> co, Outside outside) {
      outside.at(Place.CALLEE);
      try {
        return "called " + co.yield("c");
      } finally {
        outside.at(Place.CALLEE);
      }
    }

    @Coroutine
    static String delegate(Co<Object, String> co, Outside outside) {
      outside.at(Place.DELEGATE);
      try {
        return "from " + co.yield("d");
      } finally {
        outside.at(Place.DELEGATE);
      }
    }

    @Generator
    static void values(Yielder<Integer> out, Runnable between) {
      for (int i = 0; i < 4; i++) {
        between.run();
        out.yield(i);
      }
    }

    @Coroutine
    static String chain(Co<Object, String> co, List<Routine<Object, String, String>> runs) {
      return co.yieldFrom(runs.get(1)) + "!";
    }

    @Coroutine
    static String middle(Co<Object, String> co, List<Routine<Object, String, String>> runs) {
      return co.yieldFrom(runs.get(2)) + "?";
    }

    @Coroutine
    static String inner(Co<Object, String> co, Runnable action) {
      action.run();
      String sent = co.yield("in");
      action.run();
      return sent;
    }
  }

  private static <R> void refused(Routine<Object, String, R> run, String why) {
    for (Executable drive :
        List.<Executable>of(
            run::resume,
            () -> run.resume("x"),
            run::next,
            () -> run.send("x"),
            () -> run.raise(new Exception()),
            () -> run.resumeRaising(new Exception()),
            run::close,
            run::fork)) {
      IllegalStateException e = assertThrows(IllegalStateException.class, drive);
      assertTrue(e.getMessage().contains(why), e.getMessage());
    }
    assertEquals(List.of(), run.trace());
  }

  /** Drives a run for some values, ends it as told, and tells everything that was seen. */
  private static List<String> played(Kind kind, Place place, int values, int ending, int[] calls) {
    List<String> log = new ArrayList<>();
    List<Routine<Object, String, String>> self = new ArrayList<>();
    Outside outside =
        new Outside(
            place,
            () -> {
              if (calls != null && !self.isEmpty()) {
                calls[0]++;
                assertEquals(Status.RUNNING, self.get(0).status());
                refused(self.get(0), "already running");
              }
            });
    Routine<Object, String, String> run =
        kind.routine(
            ReentrancyTest_TemplatesCoroutines.body(log, outside),
            co -> Templates.body(co, log, outside));
    self.add(run);
    for (int i = 0; i < values && run.resume(i == 0 ? null : "v" + i); i++) {
      // The value's own toString would call out while the run is suspended.
      log.add(run.value() instanceof Value value ? "V" + value.n() : "" + run.value());
    }
    try {
      switch (ending) {
        case 0 -> run.close();
        case 1 -> log.add("raised " + run.resumeRaising(new ArithmeticException()));
        default -> log.add("resumed " + run.resume("last"));
      }
    } catch (RuntimeException e) {
      log.add(e.getClass().getSimpleName());
    }
    log.add(run.status().toString());
    log.add(run.status() == Status.RETURNED ? run.result() : "-");
    run.close();
    return log;
  }

  @ParameterizedTest
  @EnumSource
  void fromAnyPlaceTheBodyCallsEachDriveIsRefusedAndNothingIsDisturbed(Place place) {
    for (Kind kind : Kind.values()) {
      int[] calls = new int[1];
      for (int values = 1; values <= 10; values++) {
        for (int ending = 0; ending < 3; ending++) {
          assertEquals(
              played(kind, place, values, ending, null),
              played(kind, place, values, ending, calls),
              kind + ", " + values + " values, ending " + ending);
        }
      }
      assertTrue(calls[0] > 0, "never called");
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAChainOfRunsEachIsRefusedFromTheInnermost(Kind kind) {
    List<Routine<Object, String, String>> runs = new ArrayList<>();
    Runnable action =
        () -> {
          refused(runs.get(0), "already running");
          // It is both running and delegated to; which is said depends on how it is driven.
          refused(runs.get(1), kind == Kind.MACHINE ? "delegating to this one" : "already running");
          refused(runs.get(2), "already running");
        };
    runs.add(
        kind.routine(
            ReentrancyTest_TemplatesCoroutines.chain(runs), co -> Templates.chain(co, runs)));
    runs.add(
        kind.routine(
            ReentrancyTest_TemplatesCoroutines.middle(runs), co -> Templates.middle(co, runs)));
    runs.add(
        kind.routine(
            ReentrancyTest_TemplatesCoroutines.inner(action), co -> Templates.inner(co, action)));
    assertEquals("in", runs.get(0).next());
    assertFalse(runs.get(0).resume("sent"));
    assertEquals("sent?!", runs.get(0).result());
  }

  @Test
  void aRefusalThatIsNotCaughtIsAnExceptionOfTheBody() {
    for (Kind kind : Kind.values()) {
      for (Place place : Place.values()) {
        List<String> log = new ArrayList<>();
        List<Routine<Object, String, String>> self = new ArrayList<>();
        Outside outside = new Outside(place, () -> self.get(0).next());
        Routine<Object, String, String> run =
            kind.routine(
                ReentrancyTest_TemplatesCoroutines.body(log, outside),
                co -> Templates.body(co, log, outside));
        self.add(run);
        Executable toTheEnd =
            () -> {
              while (run.resume()) {
                assertEquals(Status.SUSPENDED, run.status());
              }
            };
        if (place == Place.CATCH) {
          run.next();
          assertThrows(IllegalStateException.class, () -> run.raise(new ArithmeticException()));
        } else {
          assertThrows(RuntimeException.class, toTheEnd, place::name);
        }
        assertEquals(Status.FAILED, run.status(), place::name);
        if (place != Place.FINALLY) {
          assertEquals("finally", log.get(log.size() - 1));
        }
        assertEquals(1 - (place == Place.FINALLY ? 1 : 0), count(log, "finally"));
        assertFalse(run.resume());
      }
    }
  }

  private static long count(List<String> log, String entry) {
    return log.stream().filter(entry::equals).count();
  }

  // A consumer is not the body: the run is suspended, or is nobody's, when it is called.

  @Test
  void aConsumerOfForEachRemainingMayDriveTheCursor() {
    for (Kind kind : Kind.values()) {
      Cursor<Integer> run = values(kind, () -> {}).iterator();
      List<Integer> seen = new ArrayList<>();
      run.forEachRemaining(value -> seen.addAll(List.of(value, run.next())));
      assertEquals(List.of(0, 1, 2, 3), seen);
      assertFalse(run.hasNext());
    }
  }

  @Test
  void aConsumerOfForEachMayRunTheSameSequence() {
    for (Kind kind : Kind.values()) {
      Sequence<Integer> values = values(kind, () -> {});
      List<Integer> seen = new ArrayList<>();
      values.forEach(value -> seen.add(value * 10 + (int) values.stream().count()));
      assertEquals(List.of(4, 14, 24, 34), seen);
    }
  }

  @Test
  void aConsumerMayCloseItsStream() {
    for (Kind kind : Kind.values()) {
      for (boolean begun : new boolean[] {false, true}) {
        List<Integer> seen = new ArrayList<>();
        Stream<Integer> stream = values(kind, () -> {}).stream();
        Consumer<Integer> closing =
            value -> {
              seen.add(value);
              stream.close();
            };
        if (begun) {
          Iterator<Integer> iterator = stream.iterator();
          closing.accept(iterator.next());
          assertFalse(iterator.hasNext());
          assertEquals(List.of(0), seen);
        } else {
          // Push mode: there is no run to close.
          stream.forEach(closing);
          assertEquals(List.of(0, 1, 2, 3), seen);
        }
      }
    }
  }

  @Test
  void aBodyCannotCloseTheStreamOfItsRun() {
    List<Stream<Integer>> streams = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    Runnable closing =
        () -> refusals.add(assertThrows(IllegalStateException.class, streams.get(0)::close) + "");
    Stream<Integer> stream =
        Implicit.<Integer>sequence(out -> Templates.values(out, closing)).stream();
    streams.add(stream);
    assertEquals(0, stream.iterator().next());
    assertEquals(1, refusals.size());
    assertTrue(refusals.get(0).contains("already running"), refusals.get(0));
  }

  private static Sequence<Integer> values(Kind kind, Runnable between) {
    return kind.sequence(
        ReentrancyTest_TemplatesCoroutines.values(between), out -> Templates.values(out, between));
  }
}
