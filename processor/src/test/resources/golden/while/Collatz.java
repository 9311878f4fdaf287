package numbers;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Collatz {
  @Generator
  static void sequence(Yielder<Long> out, long start) {
    long n = start;
    while (n != 1) {
      out.yield(n);
      n = n % 2 == 0 ? n / 2 : 3 * n + 1;
    }
    out.yield(1L);
  }
}
