package dev.treadle.examples;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ways to put queens on a chess board, one in each row, so that none attacks another.
 *
 * @param size the number of rows and columns, at most 30
 */
record Queens(int size) {
  /** Yields each solution as the queens' columns from the first row to the last. */
  @Generator
  void solutions(Yielder<List<Integer>> out) {
    place(out, new int[size], 0, 0, 0, 0);
  }

  /**
   * Fills the rows from {@code row} on.
   *
   * @param columns the columns of the queens in the rows above
   * @param taken the columns that they are in, as bits
   * @param rising the columns of this row that they attack along one diagonal
   * @param falling the same along the other
   */
  @Generator
  private void place(
      Yielder<List<Integer>> out, int[] columns, int row, int taken, int rising, int falling) {
    if (row == size) {
      out.yield(Arrays.stream(columns).boxed().toList());
      return;
    }
    for (int column = 0; column < size; column++) {
      int bit = 1 << column;
      if (((taken | rising | falling) & bit) == 0) {
        columns[row] = column;
        place(out, columns, row + 1, taken | bit, (rising | bit) << 1, (falling | bit) >>> 1);
      }
    }
  }

  /** A picture of a solution. */
  static String board(List<Integer> columns) {
    return columns.stream()
        .map(
            queen ->
                IntStream.range(0, columns.size())
                    .mapToObj(column -> column == queen ? "Q" : ".")
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.joining("\n"));
  }
}
