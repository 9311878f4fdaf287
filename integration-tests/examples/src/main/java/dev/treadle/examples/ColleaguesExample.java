package dev.treadle.examples;

import java.util.List;
import java.util.stream.IntStream;

/** Has colleagues transfer to each other. */
final class ColleaguesExample {
  private static final int MANY = 100_000;
  private static final long TRANSFERS = 10_000_000;

  private ColleaguesExample() {}

  static void run(Report report) {
    report.title("Colleagues: same fringe, producer and filter and consumer, a ring");
    String[] leaves = {"to", "be", "or", "not", "to", "be"};
    report.line(
        "two shapes of the same leaves",
        Fringe.same(Fringe.leaningLeft(leaves), Fringe.leaningRight(leaves)));
    String[] others = {"to", "be", "or", "not", "to", "see"};
    report.line(
        "and of others", Fringe.same(Fringe.leaningLeft(leaves), Fringe.leaningRight(others)));
    String[] many = IntStream.range(0, MANY).mapToObj(Integer::toString).toArray(String[]::new);
    report.line(
        Report.count(MANY) + " deep",
        Fringe.same(Fringe.leaningLeft(many), Fringe.leaningRight(many)));
    List<String> cards =
        List.of("TWO TO THE TEN IS 2**10", "AND 2*5 IS TEN", "BUT 2**(2**2) IS 16");
    report.line("cards in lines of 16", String.join("\n", Telegrams.lines(cards, 16)));
    report.line(
        "1,000 in a ring",
        Report.count(TRANSFERS)
            + " transfers, "
            + Report.count(Ring.pass(1_000, TRANSFERS) - 1)
            + " rounds");
    report.generated(FringeCoroutines.class);
    report.generated(TelegramsCoroutines.class);
  }
}
