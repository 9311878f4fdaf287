package dev.treadle.behaviour.pep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.behaviour.pep.YieldFromTemplates.Deed;
import dev.treadle.behaviour.pep.YieldFromTemplates.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PEP 380: delegating to another generator, by yieldFrom and by a call. */
final class DelegatingGeneratorsTest {
  private final List<Object> log = new ArrayList<>();

  private Routine<String, @Nullable Object, Void> outer(Way way, Deed deed) {
    return YieldFromTemplatesCoroutines.outer(log, way, deed);
  }

  private Routine<String, @Nullable Object, Void> guarded(Way way, Deed deed) {
    return YieldFromTemplatesCoroutines.guarded(log, way, deed);
  }

  /** The values up to the end, or to what it throws. */
  private List<Object> values(Routine<String, @Nullable Object, ?> run) {
    List<Object> values = new ArrayList<>();
    try {
      while (run.resume()) {
        values.add(run.value());
      }
    } catch (RuntimeException e) {
      values.add(e.getMessage());
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource
  void theInitialAndLaterNextsAreDelegated(Way way) {
    assertEquals(
        List.of("outer 1", "inner 1", "inner 2", "outer 2"), values(outer(way, Deed.GO_ON)));
    assertEquals(
        List.of(
            "starting outer",
            "starting inner",
            "inner got null",
            "inner got null",
            "finishing inner",
            "inner returned late",
            "finishing outer"),
        log);
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionInADelegatedNextLeavesTheOuter(Way way) {
    Routine<String, @Nullable Object, Void> run = outer(way, Deed.THROW);
    assertEquals(List.of("outer 1", "inner 1", "hovercraft is full of eels"), values(run));
    assertEquals("finishing inner", log.get(log.size() - 1));
    assertEquals(Status.FAILED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void sendsAreDelegated(Way way) {
    Routine<String, @Nullable Object, Void> run = outer(way, Deed.GO_ON);
    run.next();
    assertEquals("inner 1", run.send("to outer"));
    assertEquals("inner 2", run.send("spam"));
    assertEquals("outer 2", run.send("eggs"));
    assertEquals(
        List.of("inner got spam", "inner got eggs", "finishing inner", "inner returned late"),
        log.subList(2, 6));
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionInADelegatedSendLeavesTheOuter(Way way) {
    Routine<String, @Nullable Object, Void> run = outer(way, Deed.THROW);
    run.next();
    run.next();
    assertThrows(IllegalStateException.class, () -> run.send("x"));
    assertEquals("inner got x", log.get(2));
  }

  @ParameterizedTest
  @EnumSource
  void aCloseIsDelegated(Way way) {
    Routine<String, @Nullable Object, Void> run = outer(way, Deed.GO_ON);
    run.next();
    run.next();
    run.close();
    assertEquals(List.of("starting outer", "starting inner", "finishing inner"), log);
    assertEquals(Status.CLOSED, run.status());
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionInADelegatedCloseLeavesIt(Way way) {
    for (Deed deed : List.of(Deed.FINALLY_THROWS, Deed.THROW_AT_EXIT)) {
      Routine<String, @Nullable Object, Void> run = outer(way, deed);
      run.next();
      run.next();
      assertThrows(UnsupportedOperationException.class, run::close);
      assertEquals(Status.FAILED, run.status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRaiseIsDelegated(Way way) {
    Routine<String, @Nullable Object, Void> run = outer(way, Deed.GO_ON);
    run.next();
    run.next();
    UnsupportedOperationException raised = new UnsupportedOperationException("tomato ejected");
    assertSame(raised, assertThrows(UnsupportedOperationException.class, () -> run.raise(raised)));
    assertEquals(List.of("starting outer", "starting inner", "finishing inner"), log);
    assertThrows(NoSuchElementException.class, run::next);
  }

  @ParameterizedTest
  @EnumSource
  void aRaiseMayEndTheInnerWithAResult(Way way) {
    Routine<String, @Nullable Object, Void> run = outer(way, Deed.GO_ON);
    run.next();
    run.next();
    assertEquals("outer 2", run.raise(new IllegalArgumentException("spam")));
    assertTrue(log.contains("inner returned caught spam"));
  }

  @ParameterizedTest
  @EnumSource
  void theResultOfANextOrSendThatEndsTheInnerGoesToTheOuter(Way way) {
    Routine<String, @Nullable Object, Void> run = outer(way, Deed.RETURN);
    run.next();
    run.next();
    assertEquals("outer 2", run.send("x"));
    assertTrue(log.contains("inner returned early"));
  }

  @ParameterizedTest
  @EnumSource
  void theOuterMayCatchWhatTheInnerThrowsAndGoOn(Way way) {
    Routine<String, @Nullable Object, Void> run = guarded(way, Deed.THROW);
    assertEquals(List.of("inner 1", "guarded"), values(run));
    assertEquals(
        List.of("out of inner IllegalStateException", "finishing guarded"),
        log.subList(log.size() - 2, log.size()));
    assertEquals(Status.RETURNED, run.status());
  }

  @Test
  void anExitRaisedWhereTheInnerReturnsIsThrownInTheOuterAllTheSame() {
    Routine<String, @Nullable Object, Void> run = guarded(Way.YIELD_FROM, Deed.RETURN_AT_EXIT);
    run.next();
    assertThrows(IllegalStateException.class, run::close);
    assertTrue(log.contains("out of inner CoroutineExit"));
    // A call is a call: its result is there, and the caller goes on.
    Routine<String, @Nullable Object, Void> call = guarded(Way.CALL, Deed.RETURN_AT_EXIT);
    call.next();
    call.close();
    assertTrue(log.contains("inner returned went quietly"));
    assertEquals(Status.CLOSED, call.status());
  }

  @Test
  void anExitWhereTheInnerYieldsIsAnErrorInTheOuter() {
    Routine<String, @Nullable Object, Void> run = guarded(Way.YIELD_FROM, Deed.YIELD_AT_EXIT);
    run.next();
    assertThrows(IllegalStateException.class, run::close);
    assertTrue(log.contains("out of inner IllegalStateException"));
    assertEquals("guarded", run.value());
    Routine<String, @Nullable Object, Void> call = guarded(Way.CALL, Deed.YIELD_AT_EXIT);
    call.next();
    assertThrows(IllegalStateException.class, call::close);
    assertEquals("I will not go", call.value());
    assertFalse(call.resume("away"));
    assertTrue(log.contains("inner returned sent away"));
  }

  @ParameterizedTest
  @EnumSource
  void anExitWhereTheInnerThrowsIsThatExceptionInTheOuter(Way way) {
    Routine<String, @Nullable Object, Void> run = guarded(way, Deed.THROW_AT_EXIT);
    run.next();
    assertThrows(IllegalStateException.class, run::close);
    assertTrue(log.contains("out of inner UnsupportedOperationException"));
  }

  @Test
  void sendsPassSeveralLevelsAndResultsComeBackThroughAll() {
    Routine<@Nullable Object, @Nullable Object, String> run =
        YieldFromTemplatesCoroutines.levels(6);
    run.next();
    for (int i = 0; i < 5; i++) {
      assertEquals(i, run.send(i));
    }
    assertFalse(run.resume("stop"));
    assertEquals("6543210", run.result());
  }

  @Test
  void aCycleOfRunsIsFound() {
    List<Routine<String, @Nullable Object, String>> runs = new ArrayList<>();
    runs.add(YieldFromTemplatesCoroutines.cyclic(runs, 1));
    runs.add(YieldFromTemplatesCoroutines.cyclic(runs, 0));
    Routine<String, @Nullable Object, String> run = runs.get(0);
    assertEquals("before 1", run.next());
    assertEquals("before 0", run.next());
    assertThrows(IllegalStateException.class, run::next);
    assertEquals(Status.FAILED, run.status());
    assertEquals(Status.FAILED, runs.get(1).status());
  }

  @Test
  void ofNothingThereIsNothing() {
    assertFalse(YieldFromTemplatesCoroutines.empty().resume());
  }

  @Test
  void theOuterIsRunningWhileTheInnerIs() {
    List<Routine<String, @Nullable Object, String>> runs = new ArrayList<>();
    Routine<String, @Nullable Object, String> run = YieldFromTemplatesCoroutines.claims(runs);
    runs.add(run);
    run.next();
    assertEquals(Status.SUSPENDED, run.status());
    run.raise(new IllegalArgumentException());
    run.next();
    assertEquals(
        "RUNNING IllegalArgumentException RUNNING RUNNING RUNNING CoroutineExit RUNNING ",
        assertThrows(IllegalStateException.class, run::close).getMessage());
  }

  @Test
  void resultsOfManyRunsAreAdded() {
    Routine<Integer, Integer, String> run = YieldFromTemplatesCoroutines.sums(4);
    List<Integer> values = new ArrayList<>(List.of(run.next()));
    while (run.resume(1)) {
      values.add(run.value());
    }
    assertEquals(List.of(0, 0, 1, 0, 1, 2), values);
    assertEquals("total 6", run.result());
  }
}
