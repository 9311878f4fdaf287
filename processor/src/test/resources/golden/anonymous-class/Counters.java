package shop;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.Comparator;
import java.util.List;

final class Counters {
  @Coroutine
  static List<String> sorted(Co<String, String> co, List<String> names) {
    String favourite = co.yield("who comes first?");
    co.yield("and then by length");
    names.sort(
        new Comparator<String>() {
          @Override
          public int compare(String a, String b) {
            int first = Boolean.compare(b.equals(favourite), a.equals(favourite));
            return first != 0 ? first : Integer.compare(a.length(), b.length());
          }
        });
    return names;
  }
}
