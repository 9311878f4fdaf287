package games;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.annotation.Coroutine;

final class Games {
  @Coroutine
  static int play(Peer<Integer> peer, Colleague<Integer, ?> opponent, int goal) {
    int score = peer.first();
    while (score < goal) {
      score += peer.transfer(opponent, score);
    }
    return score;
  }

  @Coroutine
  static void referee(Peer<Integer> peer, Colleague<Colleague<Integer, ?>, ?> player) {
    Integer score;
    do {
      score = peer.transfer(player, peer.self());
    } while (score != null);
  }
}
