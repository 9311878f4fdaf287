package traffic;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.List;

final class Buses {
  @Generator
  static void timetable(Yielder<String> out, List<String> morning, List<Integer> evening) {
    for (String bus : morning) {
      int stop = 1;
      out.yield(bus + " leaves stop " + stop);
      out.yield(bus + " arrives at stop " + (stop + 1));
    }
    for (int bus : evening) {
      String stop = "depot";
      out.yield("line " + bus + " leaves the " + stop);
      out.yield("line " + bus + " is back at the " + stop);
    }
  }
}
