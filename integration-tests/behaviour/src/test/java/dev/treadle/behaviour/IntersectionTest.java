package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Variables and values of an intersection type, which no declaration can name. */
@SuppressWarnings("try")
final class IntersectionTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "a number or a text",
                Bodies::new,
                (s, co) -> Bodies.vars(co, true),
                s -> IntersectionTest_BodiesCoroutines.vars(true)),
            coroutine(
                "a text or a number",
                Bodies::new,
                (s, co) -> Bodies.vars(co, false),
                s -> IntersectionTest_BodiesCoroutines.vars(false)),
            coroutine(
                "operands",
                Bodies::new,
                (s, co) -> Bodies.operands(co),
                s -> IntersectionTest_BodiesCoroutines.operands()),
            coroutine(
                "operands of generic methods",
                Bodies::new,
                (s, co) -> Bodies.generic(co, true),
                s -> IntersectionTest_BodiesCoroutines.generic(true)),
            coroutine(
                "of a class that another package keeps to itself",
                Bodies::new,
                (s, co) -> Bodies.builders(co, false),
                s -> IntersectionTest_BodiesCoroutines.builders(false)),
            coroutine(
                "converted",
                Bodies::new,
                (s, co) -> Bodies.converted(co, new Bodies.PQ(5), true),
                s -> IntersectionTest_BodiesCoroutines.converted(new Bodies.PQ(5), true)))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    interface P {
      int p();

      default int pp() {
        return p() + 1;
      }
    }

    interface Q {
      int q();
    }

    record PQ(int p) implements P, Q {
      public int q() {
        return p * 2;
      }
    }

    record PR(int p) implements P, Q, Iterable<String> {
      public int q() {
        return p * 3;
      }

      public Iterator<String> iterator() {
        return List.of("i").iterator();
      }
    }

    static <T extends P & Q> T pick(T a, T b) {
      return a;
    }

    static <T extends P & Q> int both(T t) {
      return t.p() + t.q();
    }

    static <T> T same(T t) {
      return t;
    }

    static int useQ(Q q, int k) {
      return q.q() + k;
    }

    static int useP(P p) {
      return p.p();
    }

    @Coroutine
    static Object vars(Co<Object, Integer> co, boolean b) {
      var x = b ? 1 : "a";
      co.yield(x);
      co.yield(x + "" + x.hashCode() + x.getClass().getSimpleName());
      x = "zz";
      Comparable<?> c = x;
      Object o = x;
      co.yield(c + "" + o);
      var y = pick(new PQ(1), new PR(2));
      co.yield(y.p());
      int r =
          y.q() + y.pp() + both(y) + useQ(y, co.yield("k")) + useP(y) + both(same(y)) + same(y).q();
      y = new PR(4);
      Supplier<Integer> s = y::q;
      Q q = co.yield("q") > 5 ? y : new PR(9);
      var z = y;
      Q[] qs = {y, co.yield("a") > 3 ? z : null};
      co.yield(s.get());
      return r + q.q() + "" + z.q() + qs[0].q() + (b ? y : z).q() + y;
    }

    @Coroutine
    static Object operands(Co<Object, Integer> co) {
      int r = pick(new PQ(1), new PR(2)).q() + useQ(pick(new PQ(3), new PR(2)), co.yield("a"));
      r += both(pick(new PQ(3), new PR(co.yield("b"))));
      var l = new ArrayList<>(List.of(1, "a"));
      co.yield(l.size());
      l.add("b");
      l.add(4);
      for (var e : l) {
        co.yield(e);
        Comparable<?> c = e;
        co.yield(c);
      }
      var m = List.of(new PQ(1), new PR(2));
      co.yield(m.get(0).q());
      for (var e : m) {
        r += e.q() + e.p() + co.yield(e);
      }
      int sum = m.stream().mapToInt(e -> e.q()).sum() + m.stream().mapToInt(Q::q).sum();
      P p = (P & Q) m.get(1);
      Runnable run = (Runnable & Serializable) () -> co2();
      run.run();
      co.yield(run instanceof Serializable);
      run.run();
      var rs = (Runnable & Serializable) () -> co2();
      co.yield(1);
      rs.run();
      return r + sum + l.toString() + p;
    }

    static void co2() {
      log("ran");
    }

    @Coroutine
    static <T extends P & Q> Object converted(Co<Object, Integer> co, T t, boolean b)
        throws Exception {
      var l = Stream.of(1, "a").toList();
      co.yield(l.get(0));
      var array = same(new Object[] {l.get(1), co.yield("i")});
      var chosen = co.yield("which") > 5 ? t : pick(new PQ(6), new PR(7));
      co.yield(array[0] + "" + chosen.p());
      int q = chosen.q() + (co.yield("q") > 3 ? chosen : t).q();
      var other = chosen;
      Supplier<Integer> s = () -> other.q() + both(other);
      var swapped =
          switch (co.yield("sw")) {
            case 10 -> t;
            default -> {
              co.yield("in");
              yield pick(new PQ(1), new PR(2));
            }
          };
      co.yield(swapped.p() + swapped.q());
      Object run =
          new Object() {
            int f() {
              return other.q() + other.p();
            }
          }.f();
      class L {
        int g() {
          return other.q() + t.p();
        }
      }
      co.yield(new L().g());
      try (var r = b ? new Res("a") : new Res2("b")) {
        co.yield(r.p());
        r.close();
      }
      return q + s.get() + l.size() + "" + run + useQ(swapped, co.yield("end"));
    }

    private static <X> X either(X one, X other) {
      return one.hashCode() > other.hashCode() ? one : other;
    }

    private static <C extends Comparable<?>> String compared(C one, int count) {
      return one + "" + count;
    }

    @Coroutine
    static Object generic(Co<Object, Integer> co, boolean b) {
      String text = compared(b ? "s" : 1, co.yield(1)) + compared((b ? 2 : "t"), co.yield(2));
      text += compared(either("u", 3), co.yield(3));
      return text + compared(b ? co.yield(4) : "v", co.yield(5));
    }

    private static <C extends CharSequence> String measured(C text, int count) {
      return text + "" + count + text.length();
    }

    private static void append(Appendable out, int count) throws IOException {
      out.append("" + count);
    }

    /** The two have a superclass in common that is not public. */
    @Coroutine
    static Object builders(Co<Object, Integer> co, boolean b) throws IOException {
      StringBuilder one = new StringBuilder("one");
      StringBuffer other = new StringBuffer("other");
      String text = measured(b ? one : other, co.yield(1));
      var both = b ? one : other;
      append(both, co.yield(2));
      CharSequence same = both;
      co.yield(same.toString());
      return text + same.length() + both;
    }

    record Res(String n) implements P, AutoCloseable {
      public int p() {
        return 3;
      }

      @Override
      public void close() {
        log("close" + n);
      }
    }

    record Res2(String n) implements P, AutoCloseable {
      public int p() {
        return 4;
      }

      @Override
      public void close() {
        log("close" + n);
      }
    }
  }
}
