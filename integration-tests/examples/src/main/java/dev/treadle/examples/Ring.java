package dev.treadle.examples;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** A ring of colleagues that pass a ball round. */
final class Ring {
  private Ring() {}

  /** What is passed round. */
  static final class Ball {
    private long left;

    Ball(long transfers) {
      this.left = transfers;
    }
  }

  /**
   * Passes the ball to the next member as long as it may be passed.
   *
   * @return how often this member has had it
   */
  @Coroutine
  static long member(Peer<Ball> peer, List<Colleague<Ball, Long>> ring, int next) {
    long count = 1;
    for (Ball ball = peer.first(); ball.left > 0; count++) {
      ball.left--;
      ball = peer.transfer(ring.get(next), ball);
    }
    return count;
  }

  /**
   * Has a ball passed round.
   *
   * @return how often the member had it that could not pass it on
   */
  static long pass(int members, long transfers) {
    List<Colleague<Ball, Long>> ring = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      ring.add(RingCoroutines.member(ring, (i + 1) % members));
    }
    Colleague.run(ring.get(0), new Ball(transfers));
    return ring.get((int) (transfers % members)).result();
  }
}
