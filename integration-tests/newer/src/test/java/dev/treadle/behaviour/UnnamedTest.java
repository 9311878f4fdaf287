package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Unnamed variables and patterns beside suspensions (JLS 6.1 and 14.30.1). */
final class UnnamedTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "variables",
                Variables::new,
                Variables::body,
                UnnamedTest_VariablesCoroutines::body),
            coroutine("try", Tries::new, Tries::body, UnnamedTest_TriesCoroutines::body),
            coroutine("lambdas", Lambdas::new, Lambdas::body, UnnamedTest_LambdasCoroutines::body),
            coroutine(
                "patterns", Patterns::new, Patterns::body, UnnamedTest_PatternsCoroutines::body))
        .map(Case::tests);
  }

  record Pair(Object a, int b) {}

  static final class Variables extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int n = 0;
      var _ = co.yield("first");
      int _ = n++;
      final var _ = log2("third");
      for (Object _ : List.of(1, 2)) {
        var _ = co.yield(n);
        int _ = co.yield("again") + n++;
      }
      for (var _ : new int[] {3, 4}) {
        n += 10;
        for (int _ : new int[] {5}) {
          n += co.yield(n);
        }
      }
      for (int i = 0, _ = n++; i < 2; i++) {
        n += co.yield(i);
      }
      for (String _ : List.of("plain")) {
        n++;
      }
      String unused = "unused" + co.yield("named");
      return unused + n;
    }

    private int log2(String s) {
      log(s);
      return 0;
    }
  }

  static final class Tries extends Scene {
    record Open(String name) implements AutoCloseable {
      Open {
        log("open " + name);
      }

      @Override
      public void close() {
        log("close " + name);
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      try (Open _ = new Open("a");
          var _ = new Open("b" + co.yield("open"))) {
        try (var _ = new Open("c")) {
          log("plain");
        }
        co.yield("in");
        throw new IllegalStateException("x");
      } catch (IllegalStateException | NullPointerException _) {
        log("caught");
        co.yield("caught");
      } catch (RuntimeException _) {
        co.yield("other");
      } finally {
        try {
          log("" + Integer.parseInt("x"));
        } catch (NumberFormatException _) {
          log("number");
        }
        co.yield("finally");
      }
      try {
        throw new IllegalArgumentException();
      } catch (Exception _) {
        return co.yield("end");
      }
    }
  }

  static final class Lambdas extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int n = co.yield("n");
      Function<Object, Integer> f = _ -> n;
      BiFunction<Object, Object, Integer> g = (_, _) -> f.apply(null) + n;
      BiFunction<Object, Integer, Integer> h = (Object _, Integer k) -> k + g.apply(1, 2);
      BiFunction<Object, Integer, Integer> i = (var _, var k) -> k * 2;
      List<Object> seen = new ArrayList<>();
      seen.add(call(_ -> n + 1, co.yield("arg")));
      for (int _ : List.of(1, 2)) {
        seen.add(co.yield(h.apply("", 3)) + i.apply("", 4));
      }
      return seen;
    }

    private Object call(Function<Object, Integer> f, int n) {
      return f.apply(n) + n;
    }
  }

  static final class Patterns extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (Object o : new Object[] {new Pair("a", 1), new Pair(new Pair(null, 2), 3), 4, "s"}) {
        if (o instanceof Pair(Pair(_, int x), _) && co.yield(x) > 0) {
          all += x;
        }
        if (o instanceof Pair(String _, var _) && co.yield("string") > 0 && o.hashCode() != 0) {
          all += "string";
        }
        if (!(o instanceof Pair _)) {
          all += co.yield("no pair");
          continue;
        }
        all +=
            switch (o) {
              case Pair(Pair _, _) when co.yield("guard") < 0 -> "never";
              case Pair(String _, _), Pair(Pair(_, _), int _) -> "p" + co.yield("arm");
              case Pair _, Integer _ -> co.yield("other pair");
              case Object _ -> "object";
            };
        switch (o) {
          case Pair(String s, _) -> all += s + co.yield(s);
          case Integer _, Pair(_, _) when o.hashCode() != 1 -> co.yield("more");
          case Object _ -> {}
        }
      }
      return all;
    }
  }
}
