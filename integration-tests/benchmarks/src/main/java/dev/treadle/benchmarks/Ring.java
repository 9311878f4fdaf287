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

  static Workload workload() {
    return new Workload("ring of 100", SIZE)
        .direct(Variant.TREADLE, () -> pass(new ArrayList<>()))
        .direct(Variant.HAND, () -> Hand.pass(new ArrayList<>()))
        .direct(Variant.KOTLIN, () -> KotlinRoutines.pass(MEMBERS, new Ball()));
  }
}
