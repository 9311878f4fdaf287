package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.generator;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Loops of every kind, what they iterate over, and assignment before use across suspensions. */
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
                "for-each widens and unboxes",
                Bodies::new,
                Bodies::widens,
                LoopFormsTest_BodiesCoroutines::widens),
            coroutine(
                    "for-each over null",
                    Bodies::new,
                    Bodies::overNull,
                    LoopFormsTest_BodiesCoroutines::overNull)
                .gives(">a <10 NPE >b <20 NPE =end"),
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
            coroutine("do", Bodies::new, Bodies::doLoops, LoopFormsTest_BodiesCoroutines::doLoops),
            coroutine(
                "constant conditions",
                Bodies::new,
                Bodies::constants,
                LoopFormsTest_BodiesCoroutines::constants),
            coroutine(
                "labels", Bodies::new, Bodies::labels, LoopFormsTest_BodiesCoroutines::labels),
            coroutine(
                "labels of blocks",
                Bodies::new,
                Bodies::labelledBlocks,
                LoopFormsTest_BodiesCoroutines::labelledBlocks),
            coroutine(
                "conditions of bindings",
                Bodies::new,
                Bodies::bindings,
                LoopFormsTest_BodiesCoroutines::bindings),
            coroutine(
                "definite assignment",
                Bodies::new,
                Bodies::definite,
                LoopFormsTest_BodiesCoroutines::definite),
            coroutine(
                "definite assignment by conditions",
                Bodies::new,
                Bodies::definiteConditions,
                LoopFormsTest_BodiesCoroutines::definiteConditions),
            coroutine(
                "definite assignment through try",
                Bodies::new,
                Bodies::definiteTry,
                LoopFormsTest_BodiesCoroutines::definiteTry),
            coroutine(
                "names used again",
                Bodies::new,
                Bodies::namesAgain,
                LoopFormsTest_BodiesCoroutines::namesAgain),
            coroutine(
                "names of fields and parameters",
                Bodies::new,
                (s, co) -> s.shadows(co, 1, 2),
                s -> LoopFormsTest_BodiesCoroutines.shadows(s, 1, 2)),
            coroutine(
                "unreachable after return",
                Bodies::new,
                Bodies::unreachable,
                LoopFormsTest_BodiesCoroutines::unreachable),
            procedure(
                    "returns from a void body",
                    Bodies::new,
                    Bodies::returns,
                    LoopFormsTest_BodiesCoroutines::returns)
                .gives(">0 <10 >1 <20 =null"),
            procedure(
                    "nothing",
                    Bodies::new,
                    Bodies::nothing,
                    LoopFormsTest_BodiesCoroutines::nothing)
                .gives("=null"),
            coroutine(
                    "never suspends",
                    Bodies::new,
                    Bodies::never,
                    LoopFormsTest_BodiesCoroutines::never)
                .gives("x =1"),
            generator("primes", Bodies::new, Bodies::primes, LoopFormsTest_BodiesCoroutines::primes)
                .drive("n n n n c n", ">2 <null >3 <null >5 <null >7 [close] closed <null =null"),
            generator(
                    "permutations",
                    Bodies::new,
                    (s, out) -> s.permutations(out, new int[] {1, 2, 3}, 0),
                    s -> LoopFormsTest_BodiesCoroutines.permutations(s, new int[] {1, 2, 3}, 0))
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
      for (int i = 0, j = co.yield("j"), k[] = {5}; i < j / 5; i++, j -= k[0] / 5, k[0]++) {
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
          i + j < co.yield("limit") / 4;
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

    @Coroutine
    Object bindings(Co<Object, Integer> co) {
      Object o = 1;
      for (Object v = "start"; v instanceof String t && t.length() < 8; v = t + co.yield(t)) {
        o = t;
      }
      if (!(o instanceof String s)) {
        return co.yield("not");
      }
      co.yield(s);
      do {
        o = co.yield("do") > 35 ? o : 5;
      } while (!(o instanceof Integer i));
      return s + i + (o instanceof Integer j ? j + co.yield(j) : s);
    }

    @Coroutine
    Object definite(Co<Object, Integer> co) {
      int a;
      final int b;
      int c, d = 4;
      String s;
      if (co.yield("if") > 5) {
        a = co.yield("a");
        s = "x";
      } else {
        a = 2;
        s = "y";
      }
      b = a + co.yield("b");
      for (; ; ) {
        c = co.yield("c");
        if (c > 30) break;
      }
      int unused;
      {
        int inner;
        inner = c;
        d += inner;
      }
      switch (co.yield("k")) {
        case 50:
          unused = 1;
          break;
        default:
          unused = 2;
      }
      return a + " " + b + " " + c + " " + d + s + unused;
    }

    @Coroutine
    Object definiteConditions(Co<Object, Integer> co) {
      int x, y, z;
      if (co.yield("a") > 5 && (x = co.yield("b")) > 15) {
        log(x);
      }
      if (co.yield("c") > 500 || (y = co.yield("d")) < 0) {
        return "no";
      }
      boolean t = !((z = y) > 5) ? (x = 1) > 0 : (x = co.yield("e")) > 0;
      while (!((x = co.yield("w")) > 60))
        ;
      return x + " " + y + " " + z + t;
    }

    @Coroutine
    Object definiteTry(Co<Object, Integer> co) {
      int x;
      final String s;
      try {
        x = co.yield("a");
        if (x > 5) {
          throw new RuntimeException("r");
        }
      } catch (RuntimeException e) {
        x = co.yield("b");
      }
      int y;
      try {
        co.yield("c");
      } finally {
        y = 3;
      }
      s = x + "" + y;
      return s + co.yield("d");
    }

    @Coroutine
    Object namesAgain(Co<Object, Integer> co) {
      String s = "";
      {
        int v = co.yield("int");
        s += v;
      }
      {
        String v = "s" + co.yield("string");
        s += v;
      }
      for (int v = 0; v < 1; v++) s += v + co.yield("loop");
      for (String v : new String[] {"each"}) s += v + co.yield("each");
      try {
        throw new RuntimeException("m");
      } catch (RuntimeException v) {
        s += v.getMessage() + co.yield("catch");
      }
      java.util.function.IntUnaryOperator f = v -> v + 1;
      if ((Object) s instanceof String v) {
        s = f.applyAsInt(co.yield("lambda")) + v;
      }
      double v = co.yield("double");
      return s + v;
    }

    @Coroutine
    Object shadows(Co<Object, Integer> co, int x, int calls) {
      this.x += x + co.yield(x);
      x += this.x;
      {
        int log = co.yield("log");
        this.calls = calls + log(log);
      }
      class Local {
        int x = 5;

        int sum() {
          return x + Bodies.this.x + calls;
        }
      }
      co.yield(new Local().sum());
      return x + " " + this.x + " " + this.calls;
    }

    @Coroutine
    Object unreachable(Co<Object, Integer> co) {
      if (co.yield("a") > 5) {
        return co.yield("b");
      } else {
        throw new IllegalStateException();
      }
    }

    @Coroutine
    void returns(Co<Object, Integer> co) {
      for (int i = 0; ; i++) {
        if (co.yield(i) > 10) {
          return;
        }
      }
    }

    @Coroutine
    void nothing(Co<Object, Integer> co) {}

    @Coroutine
    int never(Co<Object, Integer> co) {
      log("x");
      return 1;
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
