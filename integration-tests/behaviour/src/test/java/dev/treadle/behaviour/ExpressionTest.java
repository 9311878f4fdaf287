package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Suspensions in each place an expression may stand that the other cases leave out. */
@SuppressWarnings("cast")
final class ExpressionTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "array dimensions",
                Bodies::new,
                Bodies::dimensions,
                ExpressionTest_BodiesCoroutines::dimensions),
            coroutine(
                "array accesses",
                Bodies::new,
                Bodies::accesses,
                ExpressionTest_BodiesCoroutines::accesses),
            coroutine(
                "array negative size",
                Bodies::new,
                Bodies::negativeSize,
                ExpressionTest_BodiesCoroutines::negativeSize),
            coroutine(
                    "array null",
                    Bodies::new,
                    Bodies::nullArray,
                    ExpressionTest_BodiesCoroutines::nullArray)
                .gives(">i <10 NPE >j <20 NPE =end"),
            coroutine(
                "array store check",
                Bodies::new,
                Bodies::storeCheck,
                ExpressionTest_BodiesCoroutines::storeCheck),
            coroutine(
                "array as result",
                Bodies::new,
                Bodies::arrayResult,
                ExpressionTest_BodiesCoroutines::arrayResult),
            coroutine(
                "element ++ of each type",
                Bodies::new,
                Bodies::increments,
                ExpressionTest_BodiesCoroutines::increments),
            coroutine(
                "shifts and bits",
                Bodies::new,
                Bodies::bits,
                ExpressionTest_BodiesCoroutines::bits),
            coroutine(
                "strings and chars",
                Bodies::new,
                Bodies::strings,
                ExpressionTest_BodiesCoroutines::strings),
            coroutine(
                    "null in strings",
                    Bodies::new,
                    Bodies::nullStrings,
                    ExpressionTest_BodiesCoroutines::nullStrings)
                .drive("n n n", ">a <null >b <null =null+null!"),
            coroutine(
                    "null unboxed",
                    Bodies::new,
                    Bodies::nullUnboxed,
                    ExpressionTest_BodiesCoroutines::nullUnboxed)
                .drive("n n s4", ">a <null NPE >b <4 =4"),
            coroutine(
                "casts and instanceof",
                Bodies::new,
                Bodies::casts,
                ExpressionTest_BodiesCoroutines::casts),
            coroutine(
                "conditional types",
                Bodies::new,
                Bodies::conditionals,
                ExpressionTest_BodiesCoroutines::conditionals),
            coroutine(
                "short circuits",
                Bodies::new,
                Bodies::shortCircuits,
                ExpressionTest_BodiesCoroutines::shortCircuits),
            coroutine(
                "boolean operators",
                Bodies::new,
                Bodies::booleans,
                ExpressionTest_BodiesCoroutines::booleans),
            coroutine("calls", Bodies::new, Bodies::calls, ExpressionTest_BodiesCoroutines::calls),
            coroutine(
                "chains", Bodies::new, Bodies::chains, ExpressionTest_BodiesCoroutines::chains),
            coroutine(
                "constructors",
                Bodies::new,
                Bodies::constructors,
                ExpressionTest_BodiesCoroutines::constructors),
            coroutine(
                "varargs", Bodies::new, Bodies::varargs, ExpressionTest_BodiesCoroutines::varargs),
            coroutine(
                "assignments in operands",
                Bodies::new,
                Bodies::assignments,
                ExpressionTest_BodiesCoroutines::assignments),
            coroutine(
                    "local changed later in the expression",
                    Bodies::new,
                    Bodies::changed,
                    ExpressionTest_BodiesCoroutines::changed)
                .gives(">a <10 >b <20 =1 2 10 3 20 4 1-10-5-25"),
            coroutine(
                "field of a call",
                Bodies::new,
                Bodies::fieldOfCall,
                ExpressionTest_BodiesCoroutines::fieldOfCall),
            coroutine(
                "parentheses",
                Bodies::new,
                Bodies::parentheses,
                ExpressionTest_BodiesCoroutines::parentheses),
            coroutine(
                "lambda in an argument",
                Bodies::new,
                Bodies::lambdaArgument,
                ExpressionTest_BodiesCoroutines::lambdaArgument),
            coroutine(
                "poly expressions",
                Bodies::new,
                Bodies::poly,
                ExpressionTest_BodiesCoroutines::poly),
            coroutine(
                "long and double operands",
                Bodies::new,
                Bodies::wide,
                ExpressionTest_BodiesCoroutines::wide),
            coroutine(
                "class literals and this",
                Bodies::new,
                Bodies::literals,
                ExpressionTest_BodiesCoroutines::literals))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    int f = 1;
    Bodies next;

    @Coroutine
    Object dimensions(Co<Object, Integer> co) {
      int[][] a = new int[co.yield("r") / 5][co.yield("c") / 10];
      String[][][] b = new String[co.yield("x") / 30][log(2)][];
      return show(a) + b.length + b[0].length + b[0][1] + new int[] {co.yield("e"), 1}.length;
    }

    @Coroutine
    Object accesses(Co<Object, Integer> co) {
      int[][] a = {{1, 2}, {3, 4}};
      int k = 0;
      a[k++][co.yield("i") / 10] = a[k][co.yield("j") / 20 - 1] + co.yield("v");
      a[co.yield("p") / 40][k--] -= k + co.yield("q");
      return show(a) + k + a[k][k] + new int[] {7, 8}[co.yield("z") / 60];
    }

    @Coroutine
    Object negativeSize(Co<Object, Integer> co) {
      try {
        int[][] a = new int[-co.yield("r")][co.yield("c")];
        return a.length;
      } catch (NegativeArraySizeException e) {
        return e.getMessage();
      }
    }

    @Coroutine
    Object nullArray(Co<Object, Integer> co) {
      int[] none = null;
      try {
        none[co.yield("i")] = 1;
      } catch (NullPointerException e) {
        log("NPE");
      }
      try {
        none[co.yield("j")] += co.yield("never");
      } catch (NullPointerException e) {
        log("NPE");
      }
      return "end";
    }

    @Coroutine
    Object storeCheck(Co<Object, Integer> co) {
      Object[] strings = new String[1];
      try {
        strings[0] = co.yield("a");
      } catch (ArrayStoreException e) {
        return e.getMessage() + co.yield("b");
      }
      return "no";
    }

    @Coroutine
    int[] make(Co<Object, Integer> co, int n) {
      int[] made = new int[n];
      for (int i = 0; i < n; i++) {
        made[i] = co.yield(i);
      }
      return made;
    }

    @Coroutine
    Object arrayResult(Co<Object, Integer> co) {
      int[] made = make(co, 2);
      make(co, 1)[0]++;
      return show(made) + make(co, 2)[co.yield("at") / 60];
    }

    @Coroutine
    Object increments(Co<Object, Integer> co) {
      byte[] b = {127};
      char[] c = {'z'};
      short[] s = {-1};
      long[] l = {1L << 33};
      float[] f = {1.5f};
      double[] d = {0.5};
      Integer[] w = {9};
      b[co.yield("b") * 0]++;
      char old = c[co.yield("c") * 0]--;
      short now = ++s[co.yield("s") * 0];
      l[co.yield("l") * 0] <<= 1;
      f[0] += co.yield("f");
      d[0] *= co.yield("d");
      int box = w[co.yield("w") * 0]++;
      return b[0] + " " + old + c[0] + " " + now + s[0] + " " + l[0] + " " + f[0] + " " + d[0] + " "
          + box + w[0];
    }

    @Coroutine
    Object bits(Co<Object, Integer> co) {
      long l = -1L >>> co.yield("a");
      int i = 0xFF & co.yield("b") | 0x100 ^ co.yield("c");
      i <<= co.yield("d") / 10;
      i >>>= 1;
      l ^= co.yield("e");
      byte b = (byte) 0xF0;
      b >>= co.yield("f") / 60;
      b |= 1;
      return l + " " + i + " " + b + " " + (1 << co.yield("g")) + " " + (1L << co.yield("h"));
    }

    @Coroutine
    Object strings(Co<Object, Integer> co) {
      String s = 'a' + 1 + "b" + 'c' + 1;
      s += 'd' + co.yield("x");
      s += co.yield("y") + 'e';
      char[] cs = {'h', 'i'};
      s += String.valueOf(cs) + co.yield("z") + 1.0f + 2.50 + 3L + true + null;
      String t = null;
      t += co.yield("t") + "u";
      return s + (char) ('a' + co.yield("c") / 10) + t;
    }

    @Coroutine
    Object nullStrings(Co<Object, Integer> co) {
      Object none = null;
      return co.yield("a") + "+" + co.yield("b") + "!" + (none == null ? "" : none);
    }

    @Coroutine
    Object nullUnboxed(Co<Object, Integer> co) {
      int x = 0;
      try {
        x = co.yield("a");
      } catch (NullPointerException e) {
        log("NPE");
      }
      x += co.yield("b");
      return x;
    }

    @Coroutine
    Object casts(Co<Object, Integer> co) {
      Object o = co.yield("a");
      Number n = (Number) (Object) co.yield("b");
      double d = co.yield("c");
      long l = co.yield("d").longValue();
      boolean is = co.yield("e") instanceof Integer;
      String s = ((Object) co.yield("f")) instanceof Integer i && i > 5 ? "i" + i : "no";
      try {
        s += (String) (Object) co.yield("g");
      } catch (ClassCastException e) {
        s += "CCE";
      }
      return o
          + " "
          + n
          + " "
          + d
          + " "
          + l
          + " "
          + is
          + " "
          + s
          + (char) (int) co.yield("h")
          + (byte) 300;
    }

    @Coroutine
    Object conditionals(Co<Object, Integer> co) {
      Object mixed = co.yield("a") > 5 ? 1 : "s";
      Object widened = co.yield("b") > 5 ? co.yield("c") : 2.5;
      Integer none = null;
      Object boxed = co.yield("d") > 500 ? none : co.yield("e");
      long l = co.yield("f") > 5 ? co.yield("g") : 1L;
      String s = co.yield("h") < 5 ? "x" : co.yield("i") < 5 ? "y" : "z" + co.yield("j");
      try {
        int bad = co.yield("k") > 5 ? none : 0;
        s += bad;
      } catch (NullPointerException e) {
        s += "NPE";
      }
      return mixed + " " + widened + " " + boxed + " " + l + " " + s;
    }

    @Coroutine
    Object shortCircuits(Co<Object, Integer> co) {
      String s = "";
      for (int i = 0; i < 8; i++) {
        boolean a = (i & 1) != 0, b = (i & 2) != 0, c = (i & 4) != 0;
        s += (a && co.yield("1:" + i) > 0 || b && co.yield("2:" + i) > 1000 || c) ? "T" : "F";
        if (!(a || co.yield("3:" + i) < 0) && (b || c)) {
          s += i;
        }
      }
      return s;
    }

    @Coroutine
    Object booleans(Co<Object, Integer> co) {
      boolean a = co.yield("a") > 5 & co.yield("b") > 500 | co.yield("c") > 5;
      boolean b = a ^ co.yield("d") > 5;
      b |= co.yield("e") > 5;
      a &= !b;
      return a + " " + b + " " + (a == co.yield("f") < 5) + (a != b);
    }

    private String three(Object a, Object b, Object c) {
      return a + "," + b + "," + c + ";";
    }

    private Bodies here(Object x) {
      log(x);
      return this;
    }

    @Coroutine
    Object calls(Co<Object, Integer> co) {
      int i = 0;
      String s = three(i++, co.yield("a"), i++) + this.three(log("x"), log("y"), co.yield("b"));
      s += here("recv").three(co.yield("c"), f++, f);
      return s + here(co.yield("d")).here(co.yield("e")).three(1, co.yield("f"), i);
    }

    @Coroutine
    Object chains(Co<Object, Integer> co) {
      StringBuilder b = new StringBuilder();
      b.append(co.yield("a"))
          .append('-')
          .append(co.yield("b").toString().length())
          .insert(0, co.yield("c") + "|")
          .reverse();
      List<Object> list = new ArrayList<>(List.of(co.yield("d"), co.yield("e")));
      list.set(co.yield("f") / 60, co.yield("g"));
      return b
          + " "
          + list
          + " "
          + co.yield("h").equals(80)
          + String.format("%s/%s", co.yield("i"), "j");
    }

    static class Thing {
      final String made;

      Thing(Object a, Object b) {
        made = a + ":" + b;
        log("new" + made);
      }

      class Part {
        final String whole;

        Part(int n) {
          whole = made + "#" + n;
        }
      }
    }

    @Coroutine
    Object constructors(Co<Object, Integer> co) {
      Thing t = new Thing(co.yield("a"), new Thing(log("in"), co.yield("b")).made);
      Thing.Part p = new Thing("o", co.yield("c")).new Part(co.yield("d"));
      return t.made + " " + p.whole + " " + t.new Part(co.yield("e")).whole;
    }

    private static String all(String first, Object... rest) {
      return first + Arrays.deepToString(rest);
    }

    private static String ints(int... xs) {
      return Arrays.toString(xs);
    }

    @Coroutine
    Object varargs(Co<Object, Integer> co) {
      Object[] given = {1, 2};
      return all("a")
          + all("b", co.yield("b"))
          + all("c", co.yield("c"), log("d"), co.yield("e"))
          + all("f", given)
          + all("g", (Object) new Object[] {co.yield("g")})
          + ints(co.yield("h"), 5)
          + ints()
          + all("n", (Object) null, co.yield("n"));
    }

    @Coroutine
    Object assignments(Co<Object, Integer> co) {
      int x, y;
      int z = (x = co.yield("a")) + (y = x + co.yield("b")) * (x += 1);
      f = y = z;
      this.f += x = co.yield("c");
      (this).next = this;
      next.next.f -= co.yield("d");
      return x + " " + y + " " + z + " " + f;
    }

    @Coroutine
    Object changed(Co<Object, Integer> co) {
      int i = 1;
      String s = i + " " + ++i + " " + co.yield("a") + " " + ++i + " " + co.yield("b") + " " + ++i;
      i = 1;
      int[] a = {i, i = 10, i -= 5, i * i};
      return s + " " + a[0] + "-" + a[1] + "-" + a[2] + "-" + a[3];
    }

    @Coroutine
    Object fieldOfCall(Co<Object, Integer> co) {
      here("a").f = co.yield("v") + here("b").f++;
      here("c").f *= co.yield("w");
      return here(co.yield("x")).f + here("d").f--;
    }

    @Coroutine
    Object parentheses(Co<Object, Integer> co) {
      int x = ((co.yield("a")));
      (x) += ((co.yield("b")) - (co.yield("c") - x));
      return -(-(x)) + (+co.yield("d")) - (~(co.yield("e")));
    }

    private static <T> T call(Supplier<? extends T> s, Object ignored) {
      return s.get();
    }

    @Coroutine
    Object lambdaArgument(Co<Object, Integer> co) {
      int k = co.yield("k");
      String s = call(() -> "lambda" + k, co.yield("after"));
      return s
          + ExpressionTest.Bodies.<Object>call(() -> f, co.yield("explicit"))
          + call(this::toString, co.yield("ref")).isEmpty();
    }

    @Override
    public String toString() {
      return "";
    }

    @Coroutine
    Object poly(Co<Object, Integer> co) {
      List<Long> longs = new ArrayList<>(List.of(1L, (long) co.yield("a")));
      List<? super Integer> sink = co.yield("b") > 5 ? new ArrayList<>() : null;
      sink.add(co.yield("c"));
      Comparable<String> c = co.yield("d") > 5 ? "x" : null;
      return longs + " " + sink + c.compareTo("x" + co.yield("e"));
    }

    @Coroutine
    Object wide(Co<Object, Integer> co) {
      long l = 1L << 40;
      double d = 0.1;
      float g = 0.1f;
      boolean z = true;
      char c = 'c';
      String s =
          l
              + co.yield("a")
              + " "
              + (d + co.yield("b"))
              + " "
              + (g + co.yield("c"))
              + " "
              + (z ? co.yield("d") : c)
              + " "
              + (c + co.yield("e"));
      double r = d * l + co.yield("f") % 7 - g / co.yield("g");
      return s + " " + r + " " + (l > co.yield("h")) + (d == co.yield("i"));
    }

    @Coroutine
    Object literals(Co<Object, Integer> co) {
      Object a = int[].class.getName() + co.yield(Bodies.class.getSimpleName());
      Object self = this;
      return a
          + " "
          + (self == Bodies.this)
          + 1_000
          + 0x1F
          + 0b11
          + 017
          + 'x'
          + '\u0041'
          + 1e3
          + 0x1p3
          + "\t\"\\".length()
          + co.yield(String[].class.getSimpleName());
    }
  }
}
