package algebra;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Matrices {
  @Coroutine
  static double[][] diagonal(Co<String, Double> co, int size) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i][i] = co.yield("element " + i + "?");
    }
    return matrix;
  }

  @Coroutine
  static int pick(Co<String, Integer> co, int[][] table) {
    int[] corners = {table[0][0], co.yield("second?"), co.yield("third?")};
    return table[co.yield("row?")][co.yield("column?")] + corners[0] + new int[co.yield("n?")].length;
  }
}
