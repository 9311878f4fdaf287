package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.Shapes.Box;
import dev.treadle.behaviour.Shapes.Circle;
import dev.treadle.behaviour.Shapes.Point;
import dev.treadle.behaviour.Shapes.Square;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Guards, with suspensions in them and behind them, and the label tried next (JLS 14.11.1). */
@SuppressWarnings("fallthrough")
final class PatternGuardTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("guards", Guards::new, Guards::body, PatternGuardTest_GuardsCoroutines::body),
            coroutine(
                "guard chains", Chain::new, Chain::body, PatternGuardTest_ChainCoroutines::body),
            coroutine(
                "later null",
                LaterNull::new,
                LaterNull::body,
                PatternGuardTest_LaterNullCoroutines::body),
            coroutine("constants", Mixed::new, Mixed::body, PatternGuardTest_MixedCoroutines::body),
            coroutine(
                "captures",
                Captures::new,
                Captures::body,
                PatternGuardTest_CapturesCoroutines::body))
        .map(Case::tests);
  }

  enum Color {
    RED,
    GREEN
  }

  sealed interface Paint permits Plain, Named {}

  enum Plain implements Paint {
    WHITE,
    BLACK
  }

  record Named(String name) implements Paint {}

  static final class Guards extends Scene {
    private int asked;

    private boolean ask(String what) {
      log(what);
      return asked++ % 2 == 0;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (Object o : new Object[] {new Circle(1), new Circle(2), "s", "t", null, 7, 8L}) {
        all +=
            switch (o) {
              case Circle c when ask("plain") && c.r() > 1 -> "a" + c.r();
              case Circle(int r) when co.yield("r" + r) % 20 == 0 -> "b" + r + co.yield("in");
              case String s when co.yield(s) > 0 && ask("after") && s.equals("s") -> s + s;
              case Circle c when ask("again") -> "c" + c.r();
              case String s -> s + "!" + co.yield("string");
              case Number n when co.yield(n) instanceof Integer k && k < 0 -> "no" + n + k;
              case Integer i when i + co.yield("i") > 0 -> "i" + i;
              case null -> "null" + co.yield("null");
              case Object x when x.hashCode() == co.yield("hash") -> "never";
              case Object x -> x;
            };
        all += ",";
      }
      return all;
    }
  }

  static final class Chain extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      Object[] all = {"a", "b", 1, 2, new Box<>("in"), new Box<>(5)};
      int total = 0;
      for (Object o : all) {
        int now = total;
        switch (o) {
          case String s
          when co.yield("1" + s) == 10:
            total += 1;
            break;
          case String s
          when co.yield("2" + s) == 20:
            total += 10;
          case Integer _ when co.yield("3") == 30:
          case Box<?>(String _)
          when co.yield("4") % 30 == 0:
            total += co.yield("t" + total);
            break;
          case Box<?>(var v)
          when v instanceof Integer n && n + now < co.yield("5"):
            total += co.yield(v) + n();
            break;
          default:
            total += 1000;
        }
      }
      return total;
    }

    private int n() {
      return 3;
    }
  }

  static final class LaterNull extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (String s : new String[] {null, "x", "yy"}) {
        all +=
            switch (s) {
              case String t when co.yield(t) == 20 -> t;
              case null -> "null" + co.yield("n");
              case "x" -> "constant";
              default -> "d";
            };
        all +=
            switch (s) {
              case String t when t.length() == 1 && co.yield(1) > 0 -> "one";
              case String t when co.yield("two") > 0 -> t.length();
              case null, default -> "or" + co.yield("or");
            };
      }
      return all;
    }
  }

  static final class Mixed extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (Paint p : new Paint[] {Plain.WHITE, new Named("blue"), Plain.BLACK}) {
        switch (p) {
          case Plain.WHITE -> all += "w" + co.yield("w");
          case Named(String name) when name.startsWith("r") -> all += co.yield("red");
          case Named n when co.yield(n) > 0 -> all += n.name();
          case Plain.BLACK -> all += co.yield("b");
          case Named n -> all += n;
        }
      }
      for (String s : List.of("a", "b", "cc", "dd")) {
        all +=
            switch (s) {
              case "a" -> "A" + co.yield("a");
              case String t when t.length() > 1 && !t.equals("dd") -> t + co.yield(t);
              case "dd" -> co.yield("dd") + "D";
              case String t -> t;
            };
      }
      for (Color c : Color.values()) {
        all +=
            switch (c) {
              case RED -> "red" + co.yield("red");
              case Color g when co.yield(g) == 0 -> "zero";
              case GREEN -> "green";
            };
      }
      return all;
    }
  }

  static final class Captures extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      Object o = new Square(new Point(1, 2), new Point(3, 4));
      int bound = co.yield("bound") + 1;
      Supplier<String> later =
          switch (o) {
            case Square(Point a, Point(int x, int y)) when a.x() + x < bound -> {
              Supplier<String> s = () -> a + "" + y + bound;
              int z = y + co.yield("y");
              a(s);
              yield () -> s.get() + z;
            }
            case Circle c -> () -> "" + c;
            default -> () -> "none";
          };
      co.yield(later.get());
      switch (o) {
        case Square q when ((Supplier<Integer>) () -> bound).get() > 0 -> {
          q = new Square(q.b(), q.a());
          log(co.yield("q") + "" + q);
        }
        case Object other when ((Supplier<Object>) () -> other).get() == o -> co.yield(other);
        default -> {}
      }
      return later.get();
    }

    private void a(Supplier<String> s) {
      log(s.get());
    }
  }
}
