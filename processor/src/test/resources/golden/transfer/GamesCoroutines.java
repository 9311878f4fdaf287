package games;

import dev.treadle.Colleague;
import dev.treadle.frame.ColleagueFrame;
import java.util.Map;

/** Runs of the templates of {@link Games}. */
final class GamesCoroutines {
  private GamesCoroutines() {}

  /** A run of {@link Games#play}. */
  static Colleague<Integer, Integer> play(Colleague<Integer, ?> opponent, int goal) {
    return new Play(opponent, goal);
  }

  /** A run of {@link Games#referee}. */
  static Colleague<Integer, Void> referee(Colleague<Colleague<Integer, ?>, ?> player) {
    return new Referee(player);
  }

  /**
   * State machine of {@link Games#play}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 peer.transfer(opponent, score)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Play extends ColleagueFrame<Integer, Integer> {
    private Colleague<Integer, ?> opponent;
    private int goal;
    private int score;
    private int result;

    Play(Colleague<Integer, ?> opponent, int goal) {
      this.opponent = opponent;
      this.goal = goal;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, sent);
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      opponent = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("games.Games", "play", "Games.java", 12);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("opponent", opponent);
      locals.put("goal", goal);
      locals.put("score", score);
    }

    private boolean resume(int s, Object sent) {
      Colleague<Integer, ?> opponent = this.opponent;
      int goal = this.goal;
      int score = this.score;
      if (s == 0) {
        score = first();
      } else {
        score += ((Integer) sent);
      }
      if (score < goal) {
        transfer(opponent, score);
        this.score = score;
        state = 1; // Games.java:12  peer.transfer(opponent, score)
        return true;
      }
      return finish(score);
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }

  /**
   * State machine of {@link Games#referee}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 21 peer.transfer(player, peer.self())
   *   [*] --> s1
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Referee extends ColleagueFrame<Integer, Void> {
    private Colleague<Colleague<Integer, ?>, ?> player;

    Referee(Colleague<Colleague<Integer, ?>, ?> player) {
      this.player = player;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, sent);
    }

    @Override
    protected void release() {
      player = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("games.Games", "referee", "Games.java", 21);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("player", player);
    }

    private boolean resume(int s, Object sent) {
      Colleague<Colleague<Integer, ?>, ?> player = this.player;
      Integer score = null;
      do {
        if (s == 0) {
          transfer(player, self());
          state = 1; // Games.java:21  peer.transfer(player, peer.self())
          return true;
        }
        s = 0;
        score = (Integer) sent;
      } while (score != null);
      return false;
    }
  }
}
