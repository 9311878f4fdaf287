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
