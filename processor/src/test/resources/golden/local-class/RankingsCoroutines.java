package games;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Runs of the templates of {@link Rankings}. */
final class RankingsCoroutines {
  private RankingsCoroutines() {}

  /** A run of {@link Rankings#best}. */
  static Routine<String, Integer, String> best(List<String> players, int bonus) {
    return new Best(players, bonus);
  }

  /**
   * State machine of {@link Rankings#best}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 29 co.yield("points of " + player + "?")
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Best extends CoroutineFrame<String, Integer, String> {
    private List<String> players;
    private int bonus;
    private Table table;
    private Iterator<String> iterator;
    private String player;
    private String current;
    private String result2;

    record Result(String player, int points) {}

    static class Table {
      private final int bonus;

      Table(int bonus_) { this.bonus = bonus_; }

      private final List<Result> results = new ArrayList<>();

      void add(String player, int points) {
        results.add(new Result(player, points + bonus));
      }

      Result best() {
        Result best = results.get(0);
        for (Result result : results) {
          best = result.points() > best.points() ? result : best;
        }
        return best;
      }
    }

    Best(List<String> players, int bonus) {
      this.players = players;
      this.bonus = bonus;
    }

    @Override
    public boolean resume(Integer sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s, sent)) {
          return true;
        }
        state = ended(state, s);
        release();
        return false;
      } catch (Throwable thrown) {
        state = FAILED;
        throw failed(thrown, s);
      }
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, (Integer) sent);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected Object outcome() {
      return result2;
    }

    @Override
    protected void release() {
      players = null;
      table = null;
      iterator = null;
      player = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("games.Rankings", "best", "Rankings.java", 29);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("table", table);
      locals.put("player", player);
    }

    @Override
    protected boolean forkable(int label) {
      return label != 1;
    }

    private boolean resume(int s, Integer sent) {
      Table table = this.table;
      Iterator<String> iterator = this.iterator;
      String player = this.player;
      if (s == 0) {
        table = new Table(bonus);
        iterator = players.iterator();
        players = null;
        this.table = table;
        this.iterator = iterator;
      } else {
        table.add(player, sent);
      }
      if (iterator.hasNext()) {
        player = iterator.next();
        current = "points of " + player + "?";
        this.player = player;
        state = 1; // Rankings.java:29  co.yield("points of " + player + "?")
        return true;
      }
      return finish(table.best().player());
    }

    private boolean finish(String value) {
      this.result2 = value;
      return false;
    }
  }
}
