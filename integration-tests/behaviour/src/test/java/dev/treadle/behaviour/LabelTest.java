package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.generator;

import dev.treadle.Co;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Labels of loops and blocks, constant conditions, and generators made of loops. */
final class LabelTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "constant conditions",
                Bodies::new,
                Bodies::constants,
                LabelTest_BodiesCoroutines::constants),
            coroutine("labels", Bodies::new, Bodies::labels, LabelTest_BodiesCoroutines::labels),
            coroutine(
                "labels of blocks",
                Bodies::new,
                Bodies::labelledBlocks,
                LabelTest_BodiesCoroutines::labelledBlocks),
            generator("primes", Bodies::new, Bodies::primes, LabelTest_BodiesCoroutines::primes)
                .drive("n n n n c n", ">2 <null >3 <null >5 <null >7 [close] closed <null =null"),
            generator(
                    "permutations",
                    Bodies::new,
                    (s, out) -> s.permutations(out, new int[] {1, 2, 3}, 0),
                    s -> LabelTest_BodiesCoroutines.permutations(s, new int[] {1, 2, 3}, 0))
                .drive(
                    "+",
                    ">[1,2,3] <null >[1,3,2] <null >[2,1,3] <null >[2,3,1] <null >[3,2,1] <null"
                        + " >[3,1,2] <null =null"))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    int x = 100;
    int calls;

    @Coroutine
    Object constants(Co<Object, Integer> co) {
      final boolean yes = true;
      while (yes) {
        if (co.yield("a") > 10) {
          break;
        }
      }
      while (x == 0) {
        co.yield("never");
      }
      do {
        co.yield("once");
      } while (!yes);
      if (yes) {
        co.yield("if");
      } else {
        co.yield("else");
      }
      for (; true; ) {
        if (co.yield("for") > 50) {
          return "end";
        }
      }
    }

    @Coroutine
    Object labels(Co<Object, Integer> co) {
      String s = "";
      a:
      b:
      for (int i = 0; i < 3; i++) {
        c:
        while (true) {
          s += co.yield(i) / 10;
          switch (i) {
            case 0:
              continue b;
            case 1:
              break c;
            default:
              break a;
          }
        }
        s += "c";
      }
      return s;
    }

    @Coroutine
    Object labelledBlocks(Co<Object, Integer> co) {
      int n = 0;
      outer:
      {
        n++;
        inner:
        {
          if (co.yield("a") > 5) break inner;
          n = 100;
        }
        n += co.yield("b");
        try {
          if (n > 5) break outer;
        } finally {
          n += co.yield("f");
        }
        n = 1000;
      }
      sw:
      switch (n) {
        default:
          if (co.yield("sw") > 0) break sw;
          n = -1;
      }
      tr:
      try {
        co.yield("try");
        break tr;
      } finally {
        n++;
      }
      return n;
    }

    @Generator
    void primes(Yielder<Integer> out) {
      Deque<Integer> found = new ArrayDeque<>();
      candidates:
      for (int n = 2; n < 60; n++) {
        for (int p : found) {
          if (p * p > n) {
            break;
          }
          if (n % p == 0) {
            continue candidates;
          }
        }
        found.add(n);
        out.yield(n);
      }
    }

    @Generator
    void permutations(Yielder<String> out, int[] a, int k) {
      if (k == a.length) {
        out.yield(show(a));
        return;
      }
      for (int i = k; i < a.length; i++) {
        swap(a, k, i);
        permutations(out, a, k + 1);
        swap(a, k, i);
      }
    }

    private static void swap(int[] a, int i, int j) {
      int t = a[i];
      a[i] = a[j];
      a[j] = t;
    }
  }
}
