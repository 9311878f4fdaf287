package dev.treadle.behaviour;

import static dev.treadle.behaviour.Team.log;
import static dev.treadle.behaviour.Team.play;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.UncheckedException;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How colleagues end: by exceptions, by their close, by what they must not do. */
final class ColleagueEndTest {
  @Test
  void whatLeavesABodyLeavesRun() {
    for (Exception e :
        List.of(new IllegalArgumentException("a"), new IOException("b"), new Exception("c"))) {
      String trace =
          play(
              team -> {
                team.player("a", 1);
                team.player("b", e);
                Office.attempt(() -> team.run(0, "x"));
                team.log(0, 1);
                Office.attempt(() -> Office.log(team.members.get(1).result()));
              });
      assertTrue(trace.endsWith("0:SUSPENDED 1:FAILED !IllegalStateException"), trace);
    }
  }

  @Test
  void exceptionsAreWrappedAsAtTheBoundaryOfARoutine() {
    IOException io = new IOException("a");
    Exception checked = new Exception("b");
    Error error = new StackOverflowError();
    assertSame(
        io,
        assertThrows(
                UncheckedIOException.class, () -> Colleague.run(TeamCoroutines.throwing(io), null))
            .getCause());
    assertSame(
        checked,
        assertThrows(
                UncheckedException.class,
                () -> Colleague.run(TeamCoroutines.throwing(checked), null))
            .getCause());
    assertSame(
        error,
        assertThrows(Error.class, () -> Colleague.run(TeamCoroutines.throwing(error), null)));
  }

  @Test
  void aFailureGoesPastThoseThatTransferred() {
    assertEquals(
        "a begun with x b begun with a1 b left !class java.lang.IllegalArgumentException"
            + " a got y a left RETURNED=a done",
        play(
            team -> {
              team.player("a", 1);
              team.player("b", new IllegalArgumentException());
              Office.attempt(() -> team.run(0, "x"));
              log(team.run(0, "y"));
            }));
  }

  @Test
  void closingACreatedColleagueRunsNothing() {
    assertEquals(
        "0:CREATED 0:CLOSED",
        play(
            team -> {
              team.player("a", 1);
              team.log(0);
              team.members.get(0).close();
              team.members.get(0).close();
              team.log(0);
            }));
  }

  @Test
  void closingAWaitingColleagueUnwindsIt() {
    assertEquals(
        "a begun with x b begun with a1 b left a left 0:CLOSED 1:RETURNED !IllegalStateException",
        play(
            team -> {
              team.player("a", 1, 1);
              team.player("b");
              team.run(0, "x");
              team.members.get(0).close();
              team.members.get(0).close();
              team.log(0, 1);
              Office.attempt(() -> Office.log(team.members.get(0).result()));
            }));
  }

  @Test
  void aBodyThatTransfersWhileItIsClosedIgnoresTheClose() {
    String trace =
        Office.same(
            office -> {
              Colleague<Integer, Object> stubborn =
                  office.hire(
                      peer -> Rules.stubborn(peer, office),
                      () -> ColleagueEndTest_RulesCoroutines.stubborn(office));
              Office.log(office.run(stubborn, 0).result());
              Office.attempt(stubborn::close);
              Office.log(stubborn.status());
              Office.log(office.run(stubborn, 5).result());
            });
    assertEquals("out a out !IllegalStateException SUSPENDED 5", trace);
    Colleague<Integer, Object> stubborn =
        ColleagueEndTest_RulesCoroutines.stubborn(new Office(true));
    new Trace().open();
    Colleague.run(stubborn, 0);
    String message = assertThrows(IllegalStateException.class, stubborn::close).getMessage();
    assertTrue(message.startsWith("ignored close"), message);
  }

  @Test
  void whatABodyThrowsWhileItIsClosedLeavesClose() {
    for (Exception e : List.of(new IllegalArgumentException("a"), new IOException("b"))) {
      String trace =
          Office.same(
              office -> {
                Colleague<Integer, Object> failing =
                    office.hire(
                        peer -> Rules.failsWhenClosed(peer, office, e),
                        () -> ColleagueEndTest_RulesCoroutines.failsWhenClosed(office, e));
                office.run(failing, 0);
                Office.attempt(failing::close);
                Office.log(failing.status());
              });
      assertTrue(trace.endsWith(" FAILED"), trace);
    }
  }

  @Test
  void closeReachesTheInnermostTemplate() {
    assertEquals(
        "out >0 [close] F0 F1 F2 F3",
        Office.same(
            office ->
                office.drive(
                    office.hire(
                        peer -> ColleagueTest.Rules.nested(peer, office, 3),
                        () -> ColleagueTest_RulesCoroutines.nested(office, 3)),
                    1)));
  }

  @Test
  void exceptionsTravelRawBetweenTemplates() {
    Colleague<Object, Object> colleague = ColleagueEndTest_RulesCoroutines.catching();
    Colleague.run(colleague, null);
    assertInstanceOf(IOException.class, colleague.result());
  }

  static final class Rules {
    private Rules() {}

    @SuppressWarnings("finally")
    @Coroutine
    static Object stubborn(Peer<Integer> peer, Office office) {
      try {
        peer.transfer(office.out(), "a");
      } finally {
        return peer.transfer(office.out(), "b");
      }
    }

    @SuppressWarnings("finally")
    @Coroutine
    static Object failsWhenClosed(Peer<Integer> peer, Office office, Exception e) throws Exception {
      try {
        return peer.transfer(office.out(), "a");
      } finally {
        throw e;
      }
    }

    @Coroutine
    private static void failing(Peer<Object> peer) throws IOException {
      throw new IOException();
    }

    @Coroutine
    static Object catching(Peer<Object> peer) {
      try {
        failing(peer);
        return "none";
      } catch (IOException e) {
        return e;
      }
    }
  }
}
