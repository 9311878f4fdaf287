package dev.treadle.behaviour;

import static dev.treadle.behaviour.Team.log;
import static dev.treadle.behaviour.Team.play;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The rules of colleagues, each in the words of the contract. */
final class ColleagueTest {
  @Test
  void transferSuspendsTheOneAndResumesTheOther() {
    assertEquals(
        "a begun with x b begun with a1 a got b0 b got a1 a got b0 a left RETURNED=a done"
            + " 0:RETURNED 1:SUSPENDED",
        play(
            team -> {
              team.player("a", 1, 1);
              team.player("b", 0, 0, 0);
              log(team.run(0, "x"));
              team.log(0, 1);
            }));
  }

  @Test
  void theValueWithWhichAColleagueWasBegunIsFirst() {
    Colleague<String, String> colleague = ColleagueTest_RulesCoroutines.twice();
    assertSame(colleague, Colleague.run(colleague, "x"));
    assertEquals("xx", colleague.result());
  }

  @Test
  void firstMayBeNull() {
    Colleague<String, String> colleague = ColleagueTest_RulesCoroutines.twice();
    Colleague.run(colleague, null);
    assertEquals("nullnull", colleague.result());
  }

  @Test
  void firstStaysWhatItWas() {
    String trace =
        Office.same(
            office -> {
              Colleague<Integer, Object> colleague =
                  office.hire(
                      peer -> Rules.firstStays(peer, office),
                      () -> ColleagueTest_RulesCoroutines.firstStays(office));
              office.drive(colleague, 9);
            });
    assertEquals("out >0 out >10 =20/0", trace);
  }

  @Test
  void whoReturnsIsReturnedByRun() {
    assertEquals(
        "a begun with x b begun with a1 b left 1",
        play(
            team -> {
              team.player("a", 1);
              team.player("b");
              Office.log(team.members.indexOf(team.run(0, "x")));
            }));
  }

  @Test
  void transferToOneselfIsRefusedAtTheTransfer() {
    assertEquals(
        "a begun with x a refused a left RETURNED=a done",
        play(
            team -> {
              team.player("a", 0);
              log(team.run(0, "x"));
            }));
  }

  @Test
  void transferToAFinishedColleagueIsRefusedAtTheTransfer() {
    String trace =
        play(
            team -> {
              team.player("returned");
              team.player("failed", new IOException());
              team.player("closed");
              team.player("closed later", 0);
              team.run(0, null);
              Office.attempt(() -> team.run(1, null));
              team.members.get(2).close();
              Office.attempt(() -> team.run(3, null));
              team.members.get(3).close();
              team.player("a", 0, 1, 2, 3);
              log(team.run(4, "x"));
            });
    assertTrue(
        trace.endsWith(
            "a begun with x a refused a refused a refused a refused a left RETURNED=a done"),
        trace);
  }

  @Test
  void aRefusedTransferLeavesBothAsTheyWere() {
    assertEquals(
        "b begun with null b left a begun with x a refused c begun with a2 a got c1 a left"
            + " RETURNED=a done",
        play(
            team -> {
              team.player("b");
              team.run(0, null);
              team.player("a", 0, 2);
              team.player("c", 1);
              log(team.run(1, "x"));
            }));
  }

  @Test
  void runningAFinishedColleagueIsRefused() {
    assertEquals(
        "a begun with x a left !IllegalStateException !IllegalStateException 0:RETURNED 1:CLOSED",
        play(
            team -> {
              team.player("a");
              team.player("b").close();
              team.run(0, "x");
              Office.attempt(() -> team.run(0, "y"));
              Office.attempt(() -> team.run(1, "y"));
              team.log(0, 1);
            }));
  }

  @Test
  void thoseLeftWaitingMayBeGoneToInALaterRun() {
    assertEquals(
        "a begun with x b begun with a1 c begun with b2 c left 0:SUSPENDED 1:SUSPENDED"
            + " a got y b got a1 b left RETURNED=b done 0:SUSPENDED d begun with z a got d0 a left"
            + " RETURNED=a done",
        play(
            team -> {
              team.player("a", 1, 1);
              team.player("b", 2);
              team.player("c");
              team.run(0, "x");
              team.log(0, 1);
              log(team.run(0, "y"));
              team.log(0);
              team.player("d", 0);
              log(team.run(3, "z"));
            }));
  }

  @Test
  void drivingARunningColleagueIsRefused() {
    assertEquals(
        "a begun with x !IllegalStateException !IllegalStateException a left RETURNED=a done",
        play(
            team -> {
              team.player(
                  "a",
                  (Consumer<Colleague<Object, ?>>)
                      self -> {
                        Office.attempt(() -> team.office.run(self, "y"));
                        Office.attempt(self::close);
                      });
              log(team.run(0, "x"));
            }));
  }

  @Test
  void aBodyMayRunOtherColleagues() {
    assertEquals(
        "a begun with x b begun with in c begun with b2 b got c1 b left RETURNED=b done a left"
            + " RETURNED=a done 2:SUSPENDED",
        play(
            team -> {
              team.player("a", (Consumer<Object>) self -> log(team.run(1, "in")));
              team.player("b", 2);
              team.player("c", 1);
              log(team.run(0, "x"));
              team.log(2);
            }));
  }

  @Test
  void transferToOneThatRunsFurtherOutIsRefused() {
    assertEquals(
        "a begun with x b begun with in b refused b left RETURNED=b done a left RETURNED=a done",
        play(
            team -> {
              team.player("a", (Consumer<Object>) self -> log(team.run(1, "in")));
              team.player("b", 0);
              log(team.run(0, "x"));
            }));
  }

  @Test
  void selfAndFirstAreThoseOfTheColleagueInATemplateThatItCalls() {
    Colleague<Object, Object> colleague = ColleagueTest_RulesCoroutines.selfOf(2);
    assertSame(colleague, Colleague.run(colleague, "x"));
    assertSame(colleague, ((List<?>) colleague.result()).get(0));
    assertEquals("x", ((List<?>) colleague.result()).get(1));
  }

  @Test
  void statusResultAndTrace() {
    Office office = new Office(true);
    new Trace().open();
    Colleague<Integer, Object> colleague = ColleagueTest_RulesCoroutines.nested(office, 2);
    assertEquals(Status.CREATED, colleague.status());
    assertEquals(List.of(), colleague.trace());
    assertThrows(IllegalStateException.class, colleague::result);
    Colleague.run(colleague, 0);
    assertEquals(Status.SUSPENDED, colleague.status());
    assertThrows(IllegalStateException.class, colleague::result);
    assertEquals(3, colleague.trace().size());
    for (StackTraceElement place : colleague.trace()) {
      assertEquals("nested", place.getMethodName());
      assertEquals("ColleagueTest.java", place.getFileName());
    }
    assertTrue(colleague.toString().contains("ColleagueTest.java:"), colleague::toString);
    assertSame(colleague, Colleague.run(colleague, 0));
    assertEquals(Status.RETURNED, colleague.status());
    assertEquals(List.of(), colleague.trace());
    Colleague<Object, Void> none = TeamCoroutines.throwing(new Error());
    assertThrows(Error.class, () -> Colleague.run(none, null));
    Colleague<String, Void> nothing = ColleagueTest_RulesCoroutines.nothing();
    Colleague.run(nothing, "x");
    assertNull(nothing.result());
  }

  @Test
  void whatIsNoColleagueOfOursIsRefused() {
    PushColleague<Object, Object> other = new PushColleague<>(Peer::first);
    assertThrows(IllegalArgumentException.class, () -> Colleague.run(other, null));
    assertThrows(
        NullPointerException.class, () -> Colleague.run((Colleague<Object, ?>) null, null));
  }

  @Test
  void everyKindOfTemplate() throws Exception {
    Rules.Box<String> box = new Rules.Box<>("b");
    List<Colleague<String, ?>> colleagues =
        List.of(
            ColleagueTest_Rules_BoxCoroutines.get(box),
            ColleagueTest_Rules_BoxCoroutines.pair(box, 1),
            ColleagueTest_RulesCoroutines.twice());
    List<String> results = new ArrayList<>();
    for (Colleague<String, ?> colleague : colleagues) {
      Colleague.run(colleague, "x");
      results.add(String.valueOf(colleague.result()));
    }
    assertEquals(List.of("b", "{b=1}", "xx"), results);
    Function<String, Colleague<String, List<String>>> varargs =
        text -> ColleagueTest_RulesCoroutines.varargs(text, text);
    Colleague<String, List<String>> both = varargs.apply("v");
    Colleague.run(both, null);
    assertEquals(List.of("v", "v"), both.result());
    Callable<Integer> direct = () -> Rules.answer(new Scripted());
    assertEquals(42, direct.call());
  }

  /** A template is an ordinary method: it can be called with a context of one's own. */
  private static final class Scripted implements Peer<Integer> {
    @Override
    public <T> Integer transfer(Colleague<T, ?> target, T value) {
      return 40;
    }

    @Override
    public Integer first() {
      return 2;
    }

    @Override
    public Colleague<Integer, ?> self() {
      throw new UnsupportedOperationException();
    }
  }

  static final class Rules {
    private Rules() {}

    @Coroutine
    static Object nested(Peer<Integer> peer, Office office, int depth) {
      try {
        return depth == 0 ? peer.transfer(office.out(), 0) : nested(peer, office, depth - 1);
      } finally {
        Office.log("F" + depth);
      }
    }

    record Box<T>(T content) {
      @Coroutine
      T get(Peer<String> peer) {
        return content;
      }

      @Coroutine
      <U> java.util.Map<T, U> pair(Peer<String> peer, U other) {
        return java.util.Map.of(content, other);
      }
    }

    @Coroutine
    static int answer(Peer<Integer> peer) {
      return peer.transfer(null, "") + peer.first();
    }

    @Coroutine
    private static String twice(Peer<String> peer) {
      return peer.first() + peer.first();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    @Coroutine
    static <T> List<T> varargs(Peer<String> peer, T... all) {
      return List.of(all);
    }

    @Coroutine
    static void nothing(Peer<String> peer) {}

    @Coroutine
    static Object firstStays(Peer<Integer> peer, Office office) {
      peer.transfer(office.out(), peer.first());
      int last = peer.transfer(office.out(), peer.first() + 10);
      return last + "/" + peer.first();
    }

    @Coroutine
    static Object selfOf(Peer<Object> peer, int depth) {
      return depth == 0 ? List.of(peer.self(), peer.first()) : selfOf(peer, depth - 1);
    }
  }
}
