package trees;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.annotation.Coroutine;

record Trees(Trees left, int leaf, Trees right) {
  /** Gives each leaf to whoever asks for one, and null in the end. */
  @Coroutine
  void leaves(Peer<Colleague<Integer, ?>> peer) {
    Colleague<Integer, ?> reader = visit(peer, peer.first());
    peer.transfer(reader, null);
  }

  @Coroutine
  private Colleague<Integer, ?> visit(
      Peer<Colleague<Integer, ?>> peer, Colleague<Integer, ?> reader) {
    if (left == null) {
      return peer.transfer(reader, leaf);
    }
    return right.visit(peer, left.visit(peer, reader));
  }
}
