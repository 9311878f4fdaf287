package dev.treadle.benchmarks;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** A ball that is passed round: control goes from one to the next without a caller. */
public final class Ring {
  private static final int MEMBERS = 100;
  private static final int SIZE = 10_000;

  private Ring() {}

  public static final class Ball {
    public int left = SIZE;
    public long sum;
  }

  @Coroutine
  static void member(Peer<Ball> peer, List<Colleague<Ball, Void>> ring, int number) {
    int next = (number + 1) % MEMBERS;
    for (Ball ball = peer.first(); ball.left-- > 0; ) {
      ball.sum += number;
      ball = peer.transfer(ring.get(next), ball);
    }
  }

  private static long pass(List<Colleague<Ball, Void>> ring) {
    for (int i = 0; i < MEMBERS; i++) {
      ring.add(RingCoroutines.member(ring, i));
    }
    Ball ball = new Ball();
    Colleague.run(ring.get(0), ball);
    return ball.sum;
  }

  /** One that is told of the ball and says who is next: the loop that drives it is a trampoline. */
  record Hand(List<Hand> ring, int number) {
    Hand receive(Ball ball) {
      ball.sum += number;
      return ring.get((number + 1) % MEMBERS);
    }

    static long pass(List<Hand> ring) {
      for (int i = 0; i < MEMBERS; i++) {
        ring.add(new Hand(ring, i));
      }
      Ball ball = new Ball();
      Hand member = ring.get(0);
      while (ball.left-- > 0) {
        member = member.receive(ball);
      }
      return ball.sum;
    }
  }

  /**
   * Members that have a stack each, and a trampoline as well: a continuation returns to who runs
   * it.
   */
  private static final class Continuations {
    private final Object[] ring = new Object[MEMBERS];
    private int turn;

    private static long pass() {
      Continuations members = new Continuations();
      Ball ball = new Ball();
      for (int i = 0; i < MEMBERS; i++) {
        int number = i;
        members.ring[i] = Continued.Vm.make(() -> members.member(ball, number));
      }
      while (ball.left > 0) {
        Continued.Vm.run(members.ring[members.turn]);
      }
      return ball.sum;
    }

    private void member(Ball ball, int number) {
      while (ball.left-- > 0) {
        ball.sum += number;
        turn = (number + 1) % MEMBERS;
        Continued.Vm.suspend();
      }
    }
  }

  /** A member that has passed the ball on, to a neighbour who has let it go. */
  private static Object suspended(List<Colleague<Ball, Void>> ring, Ball ball) {
    Colleague<Ball, Void> member = RingCoroutines.member(ring, 0);
    ring.set(1, RingCoroutines.member(ring, 1));
    ball.left = 1;
    Colleague.run(member, ball);
    return member;
  }

  private static Object suspended(KotlinRoutine<Integer, Ball> member, Ball ball) {
    member.next();
    member.send(ball);
    return member;
  }

  static Workload workload() {
    List<Colleague<Ball, Void>> ring = new ArrayList<>();
    ring.add(RingCoroutines.member(ring, 0));
    ring.add(RingCoroutines.member(ring, 1));
    List<Hand> hands = new ArrayList<>();
    Ball shared = new Ball();
    return new Workload("ring of 100", SIZE)
        .direct(Variant.TREADLE, () -> pass(new ArrayList<>()))
        .direct(Variant.HAND, () -> Hand.pass(new ArrayList<>()))
        .direct(Variant.KOTLIN, () -> KotlinRoutines.pass(MEMBERS, new Ball()))
        .direct(Variant.CONTINUATION, Continuations::pass)
        .suspended(Variant.TREADLE, () -> suspended(ring, shared))
        .suspended(Variant.HAND, () -> new Hand(hands, 0))
        .suspended(Variant.KOTLIN, () -> suspended(KotlinRoutines.member(MEMBERS, 0), shared));
  }
}
