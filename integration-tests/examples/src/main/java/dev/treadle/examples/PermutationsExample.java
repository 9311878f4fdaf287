package dev.treadle.examples;

import dev.treadle.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Solves SEND + MORE = MONEY by trying digits, and stops at the first solution. */
final class PermutationsExample {
  private static final String LETTERS = "DEMNORSY";

  private PermutationsExample() {}

  static void run(Report report) {
    report.title("Permutations: one at a time, no more than are asked for");
    List<String> letters = List.of("a", "b", "c", "d");
    List<List<String>> pulled = new ArrayList<>();
    for (List<String> permutation : PermutationsCoroutines.arrangements(letters, 4)) {
      pulled.add(permutation);
    }
    report.line("of a, b, c, d", pulled.size() + ", the first " + pulled.subList(0, 3));
    List<List<String>> pushed = new ArrayList<>();
    Permutations.arrangements(pushed::add, letters, 4);
    report.same("and in push mode", pushed.equals(pulled));

    List<Integer> digits = IntStream.range(0, 10).boxed().toList();
    try (Cursor<List<Integer>> candidates =
        PermutationsCoroutines.arrangements(digits, LETTERS.length()).iterator()) {
      long tried = 1;
      List<Integer> candidate = candidates.next();
      while (!solves(candidate)) {
        candidate = candidates.next();
        tried++;
      }
      report.line("SEND + MORE = MONEY", equation(candidate));
      report.line("candidates", "stopped after " + Report.count(tried) + " of 1,814,400");
    }
    try (Stream<List<Integer>> stream =
        PermutationsCoroutines.arrangements(IntStream.range(0, 100).boxed().toList(), 100)
            .stream()) {
      report.line(
          "of a hundred numbers",
          "the third ends " + stream.skip(2).findFirst().get().subList(95, 100));
    }
    report.generated(PermutationsCoroutines.class);
  }

  /** Whether the digits, in the order of the letters, solve the puzzle. */
  static boolean solves(List<Integer> digits) {
    return digits.get(LETTERS.indexOf('S')) != 0
        && digits.get(LETTERS.indexOf('M')) != 0
        && number("SEND", digits) + number("MORE", digits) == number("MONEY", digits);
  }

  static String equation(List<Integer> digits) {
    return number("SEND", digits)
        + " + "
        + number("MORE", digits)
        + " = "
        + number("MONEY", digits);
  }

  private static int number(String word, List<Integer> digits) {
    int number = 0;
    for (int i = 0; i < word.length(); i++) {
      number = number * 10 + digits.get(LETTERS.indexOf(word.charAt(i)));
    }
    return number;
  }
}
