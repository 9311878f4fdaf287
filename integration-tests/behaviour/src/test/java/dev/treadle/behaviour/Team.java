package dev.treadle.behaviour;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Several colleagues that know each other. */
final class Team {
  final Office office;
  final List<Colleague<Object, ?>> members = new ArrayList<>();

  Team(Office office) {
    this.office = office;
  }

  Colleague<Object, ?> player(String name, Object... moves) {
    Colleague<Object, Object> player =
        office.hire(peer -> play(peer, name, moves), () -> TeamCoroutines.play(this, name, moves));
    members.add(player);
    return player;
  }

  Colleague<?, ?> run(int member, @Nullable Object value) {
    return office.run(members.get(member), value);
  }

  /**
   * Plays its moves: transfers to the member of that number, throws what is an exception, runs what
   * can be run; then it returns.
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

  static String play(Consumer<Team> scene) {
    return Office.same(office -> scene.accept(new Team(office)));
  }

  static String log(Colleague<?, ?> ended) {
    return Office.log(ended.status() + "=" + ended.result());
  }

  @Coroutine
  static void throwing(Peer<Object> peer, Throwable t) throws Throwable {
    throw t;
  }
}
