package polls;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;

final class Surveys {
  @Coroutine
  static String survey(Co<String, Integer> co, List<String> topics) {
    List<String> report = new ArrayList<>();
    int rounds = 0;
    rounds:
    while (true) {
      rounds++;
      try {
        for (String topic : topics) {
          Integer answer = co.yield("How is the " + topic + "?");
          if (answer == null) {
            break rounds;
          }
          switch (answer) {
            case 1:
              report.add(topic + ": poor, because " + co.yield("Why?"));
              break;
            case 2:
              report.add(topic + ": fair");
              continue rounds;
            default:
              if (answer > 9) {
                return "Too good: " + co.yield("Are you sure of the " + topic + "?");
              }
              report.add(topic + ": good, but " + co.yield("What is missing?"));
          }
        }
      } finally {
        report.add("round " + rounds);
      }
      co.yield(rounds + " rounds, and again");
    }
    co.yield("Thank you!");
    return String.join(", ", report);
  }
}
