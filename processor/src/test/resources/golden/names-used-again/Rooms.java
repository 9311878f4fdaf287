package inn;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Scopes that stand one behind the other: what they declare alike is kept in one field. */
final class Rooms {
  @Coroutine
  static String book(Co<String, String> co, List<String> floors, List<Integer> beds)
      throws IOException {
    for (String name : floors) {
      String answer = co.yield("floor " + name);
      for (int i = 0; i < 2; i++) {
        co.yield(name + i + answer);
      }
    }
    try {
      co.yield("pay");
    } catch (IllegalStateException e) {
      co.yield("again");
      throw new IOException(e);
    }
    for (int i = 3; i > 0; i--) {
      String name = co.yield("guest " + i);
      co.yield(name.trim() + i);
    }
    for (int name : beds) { // of another type
      co.yield("bed " + name);
      co.yield("made " + name);
    }
    String answer = co.yield("key"); // captured
    Supplier<String> key = () -> answer;
    try {
      co.yield("enter");
    } catch (IllegalStateException e) {
      co.yield(key.get());
      throw e;
    }
    return key.get();
  }
}
