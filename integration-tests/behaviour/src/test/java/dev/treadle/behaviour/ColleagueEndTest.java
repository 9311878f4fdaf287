package dev.treadle.behaviour;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How colleagues end: by exceptions, by their close, by what they must not do. */
final class ColleagueEndTest {
  /** Several colleagues that know each other. */
  static final class Team {
    private final Office office;
    final List<Colleague<Object, ?>> members = new ArrayList<>();

    Team(Office office) {
      this.office = office;
    }

    Colleague<Object, ?> player(String name, Object... moves) {
      Colleague<Object, Object> player =
          office.hire(
              peer -> play(peer, name, moves),
              () -> ColleagueEndTest_TeamCoroutines.play(this, name, moves));
      members.add(player);
      return player;
    }

    Colleague<?, ?> run(int member, @Nullable Object value) {
      return office.run(members.get(member), value);
    }

    /**
     * Plays its moves: transfers to the member of that number, throws what is an exception, runs
     * what can be run; then it returns.
     */
    @Coroutine
    Object play(Peer<Object> peer, String name, Object... moves) throws Exception {
      Office.log(name + " begun with " + peer.first());
      try {
        for (Object move : moves) {
          if (move instanceof Integer target) {
            try {
              Object got = peer.transfer(members.get(target), name + target);
              Office.log(name + " got " + got);
            } catch (IllegalStateException e) {
              Office.log(name + " refused");
            }
          } else if (move instanceof Exception e) {
            throw e;
          } else if (move instanceof Consumer<?>) {
            @SuppressWarnings("unchecked")
            Consumer<Object> action = (Consumer<Object>) move;
            action.accept(peer.self());
          }
        }
        return name + " done";
      } finally {
        Office.log(name + " left");
      }
    }

    void log(int... numbers) {
      for (int number : numbers) {
        Office.log(number + ":" + members.get(number).status());
      }
    }
  }

  private static String play(Consumer<Team> scene) {
    return Office.same(office -> scene.accept(new Team(office)));
  }

  private static String log(Colleague<?, ?> ended) {
    return Office.log(ended.status() + "=" + ended.result());
  }

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
        assertThrows(UncheckedIOException.class, () -> Colleague.run(throwing(io), null))
            .getCause());
    assertSame(
        checked,
        assertThrows(UncheckedException.class, () -> Colleague.run(throwing(checked), null))
            .getCause());
    assertSame(error, assertThrows(Error.class, () -> Colleague.run(throwing(error), null)));
  }

  private static Colleague<Object, Void> throwing(Throwable t) {
    return ColleagueEndTest_RulesCoroutines.throwing(t);
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
                        peer -> Rules.nested(peer, office, 3),
                        () -> ColleagueEndTest_RulesCoroutines.nested(office, 3)),
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

    @Coroutine
    static void throwing(Peer<Object> peer, Throwable t) throws Throwable {
      throw t;
    }

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
    static Object nested(Peer<Integer> peer, Office office, int depth) {
      try {
        return depth == 0 ? peer.transfer(office.out(), 0) : nested(peer, office, depth - 1);
      } finally {
        Office.log("F" + depth);
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
