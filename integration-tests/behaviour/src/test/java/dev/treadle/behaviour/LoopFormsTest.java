package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Loops of every kind, and what they iterate over. */
@SuppressWarnings("empty")
final class LoopFormsTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "for-each over arrays",
                Bodies::new,
                Bodies::arrays,
                LoopFormsTest_BodiesCoroutines::arrays),
            coroutine(
                "for-each over a suspending expression",
                Bodies::new,
                Bodies::suspendingSource,
                LoopFormsTest_BodiesCoroutines::suspendingSource),
            coroutine(
                "for-each evaluates once",
                Bodies::new,
                Bodies::once,
                LoopFormsTest_BodiesCoroutines::once),
            coroutine(
                    "for with a step in its head",
                    Bodies::new,
                    Bodies::stepInHead,
                    LoopFormsTest_BodiesCoroutines::stepInHead)
                .gives("x1 >1 <10 x21 >21 <20 =51"),
            coroutine(
                "for-each widens and unboxes",
                Bodies::new,
                Bodies::widens,
                LoopFormsTest_BodiesCoroutines::widens),
            coroutine(
                    "updates that are never reached",
                    Bodies::new,
                    Bodies::neverUpdated,
                    LoopFormsTest_BodiesCoroutines::neverUpdated)
                .gives(">a <10 =10"),
            coroutine(
                    "for-each over null",
                    Bodies::new,
                    Bodies::overNull,
                    LoopFormsTest_BodiesCoroutines::overNull)
                .gives(">a <10 NPE >b <20 NPE =end"),
            coroutine(
                "for-each over elements of several types",
                Bodies::new,
                Bodies::severalTypes,
                LoopFormsTest_BodiesCoroutines::severalTypes),
            coroutine(
                "for-each assigns its variable",
                Bodies::new,
                Bodies::assigns,
                LoopFormsTest_BodiesCoroutines::assigns),
            coroutine(
                "for-each over a map",
                Bodies::new,
                Bodies::map,
                LoopFormsTest_BodiesCoroutines::map),
            coroutine(
                "nested for-each",
                Bodies::new,
                Bodies::nested,
                LoopFormsTest_BodiesCoroutines::nested),
            coroutine(
                "for with several variables",
                Bodies::new,
                Bodies::several,
                LoopFormsTest_BodiesCoroutines::several),
            coroutine(
                "for without parts",
                Bodies::new,
                Bodies::withoutParts,
                LoopFormsTest_BodiesCoroutines::withoutParts),
            coroutine(
                "for with expressions",
                Bodies::new,
                Bodies::forExpressions,
                LoopFormsTest_BodiesCoroutines::forExpressions),
            coroutine("do", Bodies::new, Bodies::doLoops, LoopFormsTest_BodiesCoroutines::doLoops))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    int x = 100;
    int calls;

    private int steps;

    @Coroutine
    Object stepInHead(Co<Object, Integer> co) {
      for (steps++; steps < 40; steps += co.yield(steps) + 10) {
        log("x" + steps);
      }
      return steps;
    }

    @Coroutine
    Object arrays(Co<Object, Integer> co) {
      String s = "";
      int[] ints = {1, 2};
      for (int i : ints) {
        ints = new int[] {9, 9};
        s += i + co.yield(i);
      }
      for (String[] row : new String[][] {{"a", "b"}, {}, {"c"}}) {
        for (String cell : row) {
          s += cell + co.yield(cell);
        }
      }
      for (char c : "xy".toCharArray()) s += c + co.yield(c);
      for (double d : new double[] {0.5}) {
        s += d * co.yield(d);
      }
      for (boolean b : new boolean[] {true, false}) {
        if (b) {
          continue;
        }
        s += co.yield(b);
      }
      return s;
    }

    @Coroutine
    Object suspendingSource(Co<Object, Integer> co) {
      int sum = 0;
      for (int i : new int[] {co.yield("a"), co.yield("b")}) {
        sum += i;
      }
      for (int i : List.of(co.yield("c"), co.yield("d"))) {
        sum += i + co.yield(i);
      }
      for (int i : new int[co.yield("n") / 70]) sum += i;
      return sum;
    }

    private List<Integer> list() {
      calls++;
      return Arrays.asList(1, 2, 3);
    }

    @Coroutine
    Object once(Co<Object, Integer> co) {
      for (Integer i : list()) {
        if (co.yield(i) > 15) {
          break;
        }
      }
      return calls;
    }

    @Coroutine
    Object widens(Co<Object, Integer> co) {
      double sum = 0;
      for (long l : new int[] {1, 2}) {
        sum += l + co.yield(l);
      }
      for (int i : new Integer[] {3}) {
        sum += i + co.yield(i);
      }
      for (Object o : new String[] {"q"}) {
        co.yield(o);
      }
      for (double d : List.of(1, 2)) {
        sum += d * co.yield(d);
      }
      try {
        for (int i : Arrays.asList(1, null)) {
          co.yield(i);
        }
      } catch (NullPointerException e) {
        sum++;
      }
      return sum;
    }

    @Coroutine
    Object neverUpdated(Co<Object, Integer> co) {
      for (int n = co.yield("a"); n > 0; log(text(co) + co.yield("b"))) {
        return n;
      }
      return "none";
    }

    @Coroutine
    static String text(Co<Object, Integer> co) {
      return "c" + co.yield("c");
    }

    @Coroutine
    Object overNull(Co<Object, Integer> co) {
      int[] none = null;
      List<String> nothing = null;
      try {
        co.yield("a");
        for (int i : none) co.yield(i);
      } catch (NullPointerException e) {
        log("NPE");
      }
      try {
        co.yield("b");
        for (String s : nothing) co.yield(s);
      } catch (NullPointerException e) {
        log("NPE");
      }
      return "end";
    }

    interface Named {
      String name();
    }

    record First(String name) implements Named {}

    record Second(String name) implements Named {}

    @Coroutine
    Object severalTypes(Co<Object, Integer> co) {
      String all = "";
      for (Named named : List.of(new First("a"), new Second("b"))) {
        all += named.name() + co.yield(named);
      }
      return all;
    }

    @Coroutine
    Object assigns(Co<Object, Integer> co) {
      int[] a = {1, 2};
      int sum = 0;
      for (int i : a) {
        i *= 10;
        a[1] = 7;
        i += co.yield(i);
        sum += i;
      }
      for (var s : List.of("a")) {
        s = s + co.yield(s);
        log(s);
      }
      return sum + show(a);
    }

    @Coroutine
    Object map(Co<Object, Integer> co) {
      Map<String, List<Integer>> map = new LinkedHashMap<>();
      map.put("a", List.of(1, 2));
      map.put("b", List.of());
      map.put("c", List.of(3));
      String s = "";
      for (Map.Entry<String, List<Integer>> entry : map.entrySet()) {
        for (final var value : entry.getValue()) {
          s += entry.getKey() + value + co.yield(entry);
        }
        s += ";";
      }
      for (Iterator<String> it = map.keySet().iterator(); it.hasNext(); ) {
        String key = it.next();
        if (co.yield(key) % 20 == 0) {
          it.remove();
        }
      }
      return s + map;
    }

    @Coroutine
    Object nested(Co<Object, Integer> co) {
      String s = "";
      rows:
      for (int[] row : new int[][] {{1, 2, 3}, {4, 5}, {6}}) {
        for (int cell : row) {
          if (cell == 2) {
            continue rows;
          }
          if (cell == 5) {
            break rows;
          }
          s += cell + "" + co.yield(cell) + " ";
        }
        s += "row ";
      }
      return s;
    }

    @Coroutine
    Object several(Co<Object, Integer> co) {
      String s = "";
      for (int i = 0, j = co.yield("j"), k[] = {5}; i < j / 3; i++, j -= k[0] / 5, k[0]++) {
        s += i + "," + j + "," + k[0] + co.yield(i) + " ";
      }
      return s;
    }

    @Coroutine
    Object withoutParts(Co<Object, Integer> co) {
      int i = 0;
      for (; ; ) {
        if (i++ > 2) break;
        co.yield(i);
      }
      for (; i < 6; ) i += co.yield("b") / 40;
      for (; ; i--) if (co.yield(i) > 70) return i;
    }

    @Coroutine
    Object forExpressions(Co<Object, Integer> co) {
      int i, j;
      String s = "";
      for (i = co.yield("i") / 10, j = log(2);
          i + j < 6 + co.yield("limit") * 0;
          log(i++), j = j + 0 * co.yield("u")) {
        s += i;
      }
      return s + i + j;
    }

    @Coroutine
    Object doLoops(Co<Object, Integer> co) {
      int n = 0;
      do n += co.yield(n);
      while (n < 30);
      out:
      do {
        do {
          if (co.yield("in") > 50) {
            continue out;
          }
        } while (true);
      } while (co.yield("out") < 70);
      do {
        n++;
        if (n % 2 == 0) continue;
        n += co.yield("odd");
      } while (n < 200);
      return n;
    }
  }
}
