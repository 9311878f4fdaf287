package dev.treadle.examples;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puzzles whose solutions are searched by {@link Amb}: no loop or recursion tries anything. */
final class AmbPuzzles {
  private AmbPuzzles() {}

  /**
   * Yields each way to put queens on a chess board, one in each row, so that none attacks another.
   */
  @Coroutine
  static void queens(Co<List<Integer>, Void> co, int size) {
    Amb<List<Integer>> amb = new Amb<>();
    if (!amb.choose(co, List.of(true, false))) {
      return; // all others have failed
    }
    List<Integer> all = IntStream.range(0, size).boxed().toList();
    List<Integer> columns = List.of();
    int taken = 0;
    int rising = 0;
    int falling = 0;
    while (columns.size() < size) {
      int column = amb.choose(co, all);
      int bit = 1 << column;
      amb.require(co, ((taken | rising | falling) & bit) == 0);
      taken |= bit;
      rising = (rising | bit) << 1;
      falling = (falling | bit) >>> 1;
      columns = Stream.concat(columns.stream(), Stream.of(column)).toList();
    }
    co.yield(columns);
    amb.fail(co);
  }

  /** Yields the solutions of SEND + MORE = MONEY, each letter a digit of its own. */
  @Coroutine
  static void sendMoreMoney(Co<String, Void> co) {
    Amb<String> amb = new Amb<>();
    if (!amb.choose(co, List.of(true, false))) {
      return;
    }
    int m = 1;
    int d = digit(co, amb, List.of(m));
    int e = digit(co, amb, List.of(m, d));
    int y = (d + e) % 10;
    amb.require(co, y != m && y != d && y != e);
    int n = digit(co, amb, List.of(m, d, e, y));
    int r = digit(co, amb, List.of(m, d, e, y, n));
    int tens = n + r + (d + e) / 10;
    amb.require(co, tens % 10 == e);
    int o = digit(co, amb, List.of(m, d, e, y, n, r));
    int hundreds = e + o + tens / 10;
    amb.require(co, hundreds % 10 == n);
    int s = digit(co, amb, List.of(m, d, e, y, n, r, o));
    amb.require(co, s > 0 && s + m + hundreds / 10 == m * 10 + o);
    co.yield("%d%d%d%d + %d%d%d%d = %d%d%d%d%d".formatted(s, e, n, d, m, o, r, e, m, o, n, e, y));
    amb.fail(co);
  }

  /** Chooses a digit that is none of the others. */
  @Coroutine
  static int digit(Co<String, Void> co, Amb<String> amb, List<Integer> others) {
    return amb.choose(
        co, IntStream.range(0, 10).boxed().filter(digit -> !others.contains(digit)).toList());
  }
}
