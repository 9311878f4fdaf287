package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Locals: assigned before they are used, in scopes of their own, with names used again; and the
 * ends of bodies.
 */
@SuppressWarnings("empty")
final class LocalsTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "conditions of bindings",
                Bodies::new,
                Bodies::bindings,
                LocalsTest_BodiesCoroutines::bindings),
            coroutine(
                "definite assignment",
                Bodies::new,
                Bodies::definite,
                LocalsTest_BodiesCoroutines::definite),
            coroutine(
                "definite assignment by conditions",
                Bodies::new,
                Bodies::definiteConditions,
                LocalsTest_BodiesCoroutines::definiteConditions),
            coroutine(
                "definite assignment through try",
                Bodies::new,
                Bodies::definiteTry,
                LocalsTest_BodiesCoroutines::definiteTry),
            coroutine(
                "names used again",
                Bodies::new,
                Bodies::namesAgain,
                LocalsTest_BodiesCoroutines::namesAgain),
            coroutine(
                "names used again across suspensions",
                Bodies::new,
                Bodies::namesKeptAgain,
                LocalsTest_BodiesCoroutines::namesKeptAgain),
            coroutine(
                "names of fields and parameters",
                Bodies::new,
                (s, co) -> s.shadows(co, 1, 2),
                s -> LocalsTest_BodiesCoroutines.shadows(s, 1, 2)),
            coroutine(
                "unreachable after return",
                Bodies::new,
                Bodies::unreachable,
                LocalsTest_BodiesCoroutines::unreachable),
            procedure(
                    "returns from a void body",
                    Bodies::new,
                    Bodies::returns,
                    LocalsTest_BodiesCoroutines::returns)
                .gives(">0 <10 >1 <20 =null"),
            procedure("nothing", Bodies::new, Bodies::nothing, LocalsTest_BodiesCoroutines::nothing)
                .gives("=null"),
            coroutine(
                    "never suspends",
                    Bodies::new,
                    Bodies::never,
                    LocalsTest_BodiesCoroutines::never)
                .gives("x =1"))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    int x = 100;
    int calls;

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
        o = co.yield("do") > 45 ? 5 : o;
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

    /** Each name is kept across a suspension, and then stands for another variable. */
    @Coroutine
    Object namesKeptAgain(Co<Object, Integer> co) {
      String all = "";
      for (int v = 0; v < 2; v++) {
        for (int w = v; w < 2; w++) {
          all += co.yield(v + w) + v;
        }
        int w = co.yield("w");
        all += co.yield(v) + w;
      }
      for (long v = 7; v < 8; v++) {
        all += co.yield("long") + v;
      }
      int v = co.yield("captured");
      Supplier<String> held = () -> "held" + v;
      try {
        try {
          log(co.yield("first") / (co.yield("zero") - 20));
          throw new IllegalStateException("first");
        } catch (IllegalStateException e) {
          int w = log(1);
          all += e.getMessage() + co.yield(e.getMessage()) + w;
        } finally {
          for (int w = 5; w > 3; w--) {
            log(w + co.yield("last"));
          }
          if (all.length() % 2 == 0) {
            int w = 3;
            co.yield("even");
            log(w);
          }
        }
        int w = co.yield("second");
        co.yield(held.get());
        throw new IllegalStateException("second" + w);
      } catch (IllegalStateException e) {
        co.yield("handled");
        all += e.getMessage();
      }
      switch (co.yield(all.length()) % 2) {
        case 0:
          String w = "even";
          co.yield(w);
          all += w;
          break;
        default:
          w = "odd";
          co.yield(w);
          all += w;
      }
      for (String e : List.of("a", "b")) {
        String last = e + co.yield(e);
        all += co.yield(last) + last;
      }
      return all;
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
  }
}
