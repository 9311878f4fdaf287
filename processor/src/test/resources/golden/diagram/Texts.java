package letters;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.List;
import java.util.function.Supplier;

/** What a diagram must not take for its own, and more suspensions than a comment has room for. */
final class Texts {
  @Coroutine
  static int marks(Co<Object, Boolean> co, List<Integer> list, int n) {
    co.yield("a: b; c -> d --> e");
    co.yield("#35; &lt;b&gt; <b> </b> %% {@code} @see");
    co.yield(new int[][] {{1, 2}, {3}}.length /* { */ + "}".length());
    co.yield((n & 1) < 2 && n <n+1 ? "π\t" : '"' + "\\u002a/ */ \u00e9");
    co.yield((Supplier<String>) "to Direction LR, and then on and on, until it is cut"::trim);
    return n;
  }

  @Coroutine
  static void many(Co<String, Boolean> co) {
    while (co.yield("1")) {
      try {
        switch (Boolean.compare(co.yield("2"), co.yield("3"))) {
          case 0 -> co.yield("4");
          case 1 -> {
            if (co.yield("5")) {
              continue;
            }
          }
          default -> throw new IllegalStateException(String.valueOf(co.yield("6")));
        }
        if (co.yield("7") && co.yield("8")) {
          return;
        }
      } catch (IllegalStateException e) {
        co.yield("9");
        if (co.yield("10")) {
          break;
        }
      } finally {
        co.yield("11");
        co.yield("12");
      }
    }
    co.yield("13");
  }
}
