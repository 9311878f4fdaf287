package games;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;

final class Rankings {
  @Coroutine
  static String best(Co<String, Integer> co, List<String> players, int bonus) {
    record Result(String player, int points) {}
    class Table {
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
    Table table = new Table();
    for (String player : players) {
      table.add(player, co.yield("points of " + player + "?"));
    }
    return table.best().player();
  }
}
