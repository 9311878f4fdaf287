package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** N08: many colleagues, many transfers: neither the stack nor the heap grows. */
final class ColleagueRingTest {
  private static final int SIZE = 1_000;
  private static final int TRANSFERS = 1_000_000;
  private static final int DEPTH = 1_000_000;
  private static final long SMALL_STACK = 256 * 1024;

  static final class Token {
    int left;

    Token(int left) {
      this.left = left;
    }
  }

  static final class Ring {
    private Ring() {}

    @Coroutine
    static int member(Peer<Token> peer, List<Colleague<Token, Integer>> ring, int next) {
      Token token = peer.first();
      int rounds = 0;
      while (token.left > 0) {
        token.left--;
        rounds++;
        token = peer.transfer(ring.get(next), token);
      }
      return rounds;
    }

    /** Does the same in a template that it calls. */
    @Coroutine
    static int caller(Peer<Token> peer, List<Colleague<Token, Integer>> ring, int next, int depth) {
      return depth == 0 ? member(peer, ring, next) : caller(peer, ring, next, depth - 1);
    }

    @Coroutine
    static int deep(Peer<Colleague<Integer, ?>> peer, int depth, AtomicInteger unwound) {
      try {
        if (depth > 0) {
          return deep(peer, depth - 1, unwound) + 1;
        }
        Colleague<Integer, ?> other = peer.first();
        for (int i = 0; i < 3; i++) {
          other = peer.transfer(other, i);
        }
        return 0;
      } finally {
        unwound.incrementAndGet();
      }
    }

    @Coroutine
    static int counterpart(Peer<Integer> peer, Colleague<Colleague<Integer, ?>, ?> deep) {
      int sum = peer.first();
      while (true) {
        sum += peer.transfer(deep, peer.self());
      }
    }

    @Coroutine
    static void passesOn(Peer<@Nullable Object> peer, Weakly made) {
      for (int i = 0; i < 3; i++) {
        peer.transfer(ColleagueRingTest_RingCoroutines.ends(), made.make());
      }
    }

    @Coroutine
    static void ends(Peer<Object> peer) {}

    @Coroutine
    static void takes(Peer<@Nullable Object> peer, Weakly given) {
      given.accept(peer.transfer(ColleagueRingTest_RingCoroutines.ends(), 1));
      peer.transfer(ColleagueRingTest_RingCoroutines.ends(), 2);
    }

    @Coroutine
    static void begunWith(Peer<@Nullable Object> peer) {
      peer.transfer(ColleagueRingTest_RingCoroutines.ends(), peer.first().hashCode());
    }

    @Coroutine
    static void goesTo(Peer<@Nullable Object> peer, List<Colleague<Object, ?>> others) {
      peer.transfer(others.remove(0), 1);
    }
  }

  private static List<Colleague<Token, Integer>> ring(int depth) {
    List<Colleague<Token, Integer>> ring = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      int next = (i + 1) % SIZE;
      ring.add(
          depth == 0
              ? ColleagueRingTest_RingCoroutines.member(ring, next)
              : ColleagueRingTest_RingCoroutines.caller(ring, next, depth));
    }
    return ring;
  }

  private static void goRound(int depth) {
    List<Colleague<Token, Integer>> ring = ring(depth);
    Colleague<?, ?> last = Colleague.run(ring.get(0), new Token(TRANSFERS));
    assertSame(ring.get(TRANSFERS % SIZE), last);
    assertEquals(TRANSFERS / SIZE, last.result());
    for (Colleague<?, ?> other : ring) {
      assertEquals(other == last ? Status.RETURNED : Status.SUSPENDED, other.status());
      other.close();
    }
  }

  @Test
  void theStackIsFlat() throws Throwable {
    inSmallStack(() -> goRound(0));
  }

  @Test
  void theStackIsFlatThroughCalls() throws Throwable {
    inSmallStack(() -> goRound(5));
  }

  /** Far less than an object for each transfer. */
  @Test
  void theHeapIsFlat() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int depth : new int[] {0, 5}) {
      List<Colleague<Token, Integer>> ring = ring(depth);
      // All have begun then, and the one in the middle has returned: it is left out.
      Colleague.run(ring.get(0), new Token(SIZE + SIZE / 2));
      ring.set(SIZE / 2, ring.get(SIZE / 2 + 1));
      Token token = new Token(TRANSFERS);
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      Colleague.run(ring.get(0), token);
      long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      assertEquals(0, token.left);
      assertTrue(allocated < TRANSFERS, () -> allocated + " bytes");
    }
  }

  @Test
  void aMillionDeepTransfersAndReturns() throws Throwable {
    inSmallStack(
        () -> {
          AtomicInteger unwound = new AtomicInteger();
          Colleague<Colleague<Integer, ?>, Integer> deep =
              ColleagueRingTest_RingCoroutines.deep(DEPTH, unwound);
          Colleague<Integer, Integer> other = ColleagueRingTest_RingCoroutines.counterpart(deep);
          assertSame(deep, Colleague.run(deep, other));
          assertEquals(DEPTH, deep.result());
          assertEquals(DEPTH + 1, unwound.get());
          assertEquals(Status.SUSPENDED, other.status());
        });
  }

  @Test
  void aMillionDeepIsClosed() throws Throwable {
    inSmallStack(
        () -> {
          AtomicInteger unwound = new AtomicInteger();
          Colleague<Colleague<Integer, ?>, Integer> deep =
              ColleagueRingTest_RingCoroutines.deep(DEPTH, unwound);
          Colleague<Integer, Void> end = ColleagueRingTest_EndsCoroutines.integer();
          assertSame(end, Colleague.run(deep, end));
          assertEquals(DEPTH + 1, deep.trace().size());
          deep.close();
          assertEquals(Status.CLOSED, deep.status());
          assertEquals(DEPTH + 1, unwound.get());
        });
  }

  static final class Ends {
    private Ends() {}

    @Coroutine
    static void integer(Peer<Integer> peer) {}
  }

  @Test
  void whatWasTransferredIsNotKept() {
    Weakly made = new Weakly();
    Colleague<@Nullable Object, Void> passing = ColleagueRingTest_RingCoroutines.passesOn(made);
    Colleague<?, ?> ended = Colleague.run(passing, null);
    assertNull(ended.result());
    made.assertCleared();
    Reference.reachabilityFence(passing);
    Reference.reachabilityFence(ended);
  }

  @Test
  void whatWasGivenIsNotKept() {
    Weakly given = new Weakly();
    Colleague<@Nullable Object, Void> taking = ColleagueRingTest_RingCoroutines.takes(given);
    Colleague.run(taking, null);
    Colleague.run(taking, new Object());
    assertEquals(Status.SUSPENDED, taking.status());
    given.assertCleared();
    Reference.reachabilityFence(taking);
  }

  @Test
  void whomItTransferredToIsNotKept() {
    Weakly target = new Weakly();
    List<Colleague<Object, ?>> others = new ArrayList<>();
    others.add(ColleagueRingTest_RingCoroutines.ends());
    target.accept(others.get(0));
    Colleague<@Nullable Object, Void> going = ColleagueRingTest_RingCoroutines.goesTo(others);
    Colleague.run(going, null);
    target.assertCleared();
    Reference.reachabilityFence(going);
  }

  @Test
  void firstIsKeptUntilTheEndAndNoLonger() {
    Weakly first = new Weakly();
    Colleague<@Nullable Object, Void> begun = ColleagueRingTest_RingCoroutines.begunWith();
    Colleague.run(begun, first.make());
    assertEquals(Status.SUSPENDED, begun.status());
    Colleague.run(begun, null);
    assertEquals(Status.RETURNED, begun.status());
    first.assertCleared();
    Reference.reachabilityFence(begun);
  }

  private static void inSmallStack(Executable test) throws Throwable {
    List<Throwable> thrown = new ArrayList<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                test.execute();
              } catch (Throwable t) {
                thrown.add(t);
              }
            },
            "small stack",
            SMALL_STACK);
    thread.start();
    thread.join();
    if (!thrown.isEmpty()) {
      throw thrown.get(0);
    }
  }
}
