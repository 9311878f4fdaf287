package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Colleague;
import dev.treadle.Leak;
import dev.treadle.Peer;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a waiting colleague tells of itself, and that it is missed when it is dropped. */
final class ColleagueInspectionTest {
  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static int adder(Peer<Integer> peer, Colleague<Integer, ?> other, List<String> log) {
      int sum = peer.first();
      try {
        while (sum < 10) {
          sum += step(peer, other, sum);
        }
        return sum;
      } finally {
        log.add("finally");
      }
    }

    @Coroutine
    private static int step(Peer<Integer> peer, Colleague<Integer, ?> other, int given) {
      int twice = 2 * given;
      return peer.transfer(other, given) + twice - 2 * given;
    }

    @Coroutine
    static String echo(Peer<Integer> peer, List<Colleague<Integer, ?>> others) {
      int n = peer.first();
      while (true) {
        n = peer.transfer(others.get(0), n + 1);
      }
    }

    @Coroutine
    static String leaver(Peer<Integer> peer, Colleague<Integer, ?> first) {
      return "left with " + peer.first();
    }
  }

  private final List<String> log = new ArrayList<>();

  @Test
  void localsAreThoseOfTheInnermostBody() {
    Colleague<Integer, String> leaver = ColleagueInspectionTest_BodiesCoroutines.leaver(null);
    Colleague<Integer, Integer> adder = ColleagueInspectionTest_BodiesCoroutines.adder(leaver, log);
    assertEquals(Map.of(), adder.locals());
    assertSame(leaver, Colleague.run(adder, 4));
    assertEquals("left with 4", leaver.result());
    assertEquals(Map.of("given", 4, "twice", 8), adder.locals());
    adder.close();
    assertEquals(Map.of(), adder.locals());
  }

  @Test
  void watchedColleaguesTransferAsOthersDo() {
    List<Colleague<Integer, ?>> others = new ArrayList<>();
    Colleague<Integer, String> echo = ColleagueInspectionTest_BodiesCoroutines.echo(others);
    Colleague<Integer, Integer> adder = ColleagueInspectionTest_BodiesCoroutines.adder(echo, log);
    others.add(adder);
    BlockingQueue<Leak> leaks = new LinkedBlockingQueue<>();
    Leak.watch(echo, leaks::add);
    Leak.watch(adder, leaks::add);
    assertSame(adder, Colleague.run(adder, 1));
    assertEquals(15, adder.result());
    assertEquals(Status.SUSPENDED, echo.status());
    assertThrows(IllegalStateException.class, () -> Colleague.run(adder, 1));
    echo.close();
    assertEquals(Status.CLOSED, echo.status());
    assertEquals(List.of("finally"), log);
    assertTrue(leaks.isEmpty());
  }

  @Test
  void oneThatIsDroppedWithAFinalizerToRunIsReported() throws InterruptedException {
    BlockingQueue<Leak> leaks = new LinkedBlockingQueue<>();
    WeakReference<Object> dropped = new WeakReference<>(waiting(leaks));
    Leak leak = null;
    while (leak == null) {
      System.gc();
      leak = leaks.poll(10, TimeUnit.MILLISECONDS);
    }
    assertEquals(
        List.of("step", "adder"),
        leak.suspended().stream().map(StackTraceElement::getMethodName).toList());
    assertSame(null, dropped.get());
  }

  private Object waiting(BlockingQueue<Leak> leaks) {
    Colleague<Integer, String> leaver = ColleagueInspectionTest_BodiesCoroutines.leaver(null);
    Colleague<Integer, Integer> adder = ColleagueInspectionTest_BodiesCoroutines.adder(leaver, log);
    Leak.watch(adder, leaks::add);
    Colleague.run(adder, 4);
    return adder;
  }
}
