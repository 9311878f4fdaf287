package mail;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.List;

final class Mailings {
  @Coroutine
  static String address(Co<String, String> co, List<String> lines, String country) {
    lines.add(co.yield("street?"));
    return String.join("\n", lines.get(0), co.yield("postcode?").strip(), country.toUpperCase());
  }
}
