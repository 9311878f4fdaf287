package numbers;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.ArrayList;
import java.util.List;

final class Primes {
  @Generator
  static void below(Yielder<Integer> out, int limit) {
    List<Integer> primes = new ArrayList<>();
    candidates:
    for (int candidate = 2; ; candidate++) {
      for (int prime : primes) {
        if (candidate % prime == 0) {
          continue candidates;
        }
      }
      if (candidate >= limit) {
        break candidates;
      }
      primes.add(candidate);
      out.yield(candidate);
    }
    out.yield(primes.size());
  }

  @Generator
  static void pairs(Yielder<String> out, int[][] table, int wanted) {
    search:
    for (int row = 0; row < table.length; row++) {
      for (int column = 0; column < table[row].length; column++) {
        if (table[row][column] < 0) {
          continue search;
        }
        out.yield(row + "/" + column);
        if (table[row][column] == wanted) {
          break search;
        }
      }
    }
  }
}
