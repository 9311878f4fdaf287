package dev.treadle.examples;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Out of a recursion at once, and back into a loop that has ended. */
final class Escapes {
  private Escapes() {}

  /**
   * The product of the numbers in lists in lists, which yields those that it multiplies: when it
   * meets a zero it knows the answer and leaves all levels.
   */
  @Coroutine
  static int product(Co<Integer, Void> co, List<?> nested) {
    List<Continuation<@Nullable Integer, Integer, Void>> exit = new ArrayList<>();
    Integer early =
        co.<@Nullable Integer>capture(
            k -> {
              exit.add(k);
              return null;
            });
    return early != null ? early : multiply(co, nested, exit.get(0));
  }

  @Coroutine
  private static int multiply(
      Co<Integer, Void> co, List<?> nested, Continuation<@Nullable Integer, Integer, Void> exit) {
    int product = 1;
    for (int i = 0; i < nested.size(); i++) {
      if (nested.get(i) instanceof List<?> list) {
        product *= multiply(co, list, exit);
      } else {
        int factor = (Integer) nested.get(i);
        if (factor == 0) {
          return co.jump(exit, 0);
        }
        co.yield(factor);
        product *= factor;
      }
    }
    return product;
  }

  /** The sum of {@code 1 * 1} to {@code n * 1}, of which any 1 can be made another number later. */
  @Coroutine
  static int sum(Co<Integer, Void> co, int n, List<Continuation<Integer, Integer, Void>> turns) {
    int sum = 0;
    for (int i = 1; i <= n; i++) {
      sum +=
          i
              * co.<Integer>capture(
                  k -> {
                    turns.add(k);
                    return 1;
                  });
    }
    return sum;
  }
}
