package dev.treadle.examples;

import dev.treadle.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts queens on boards. */
final class QueensExample {
  private QueensExample() {}

  static void run(Report report) {
    report.title("N queens: backtracking as recursion");
    Queens eight = new Queens(8);
    List<List<Integer>> pulled = new ArrayList<>();
    for (List<Integer> solution : QueensCoroutines.solutions(eight)) {
      pulled.add(solution);
    }
    report.line("8 queens", pulled.size() + " solutions");
    report.line("the first", Queens.board(pulled.get(0)));
    List<List<Integer>> pushed = new ArrayList<>();
    eight.solutions(pushed::add);
    report.same("and in push mode", pushed.equals(pulled));
    try (Stream<List<Integer>> solutions = QueensCoroutines.solutions(new Queens(10)).stream()) {
      report.line("10 queens, through a Stream", solutions.count() + " solutions");
    }
    try (Cursor<List<Integer>> solutions = QueensCoroutines.solutions(new Queens(16)).iterator()) {
      report.line("16 queens, only the first", solutions.next());
    }
    report.generated(QueensCoroutines.class);
  }
}
