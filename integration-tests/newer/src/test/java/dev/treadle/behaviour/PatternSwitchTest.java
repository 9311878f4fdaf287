package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Switches over patterns with suspensions inside (JLS 14.11, 14.30 and 15.28). */
@SuppressWarnings("fallthrough")
final class PatternSwitchTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("G11", G11::new, G11::body, PatternSwitchTest_G11Coroutines::body)
                .gives(">y <10 >in <20 =23,3"),
            coroutine("arms", Arms::new, Arms::body, PatternSwitchTest_ArmsCoroutines::body)
                .gives(
                    ">c1 <10 c110 >big <20 big20 >q <30 q30 >null <40 null40 >other <50 other50"
                        + " npe =10"),
            coroutine(
                "colons", Colons::new, Colons::body, PatternSwitchTest_ColonsCoroutines::body),
            coroutine(
                "guards", Guards::new, Guards::body, PatternSwitchTest_GuardsCoroutines::body),
            coroutine(
                "sealed", Sealed::new, Sealed::body, PatternSwitchTest_SealedCoroutines::body),
            coroutine(
                "guard chains", Chain::new, Chain::body, PatternSwitchTest_ChainCoroutines::body),
            coroutine(
                "later null",
                LaterNull::new,
                LaterNull::body,
                PatternSwitchTest_LaterNullCoroutines::body),
            coroutine(
                "constants", Mixed::new, Mixed::body, PatternSwitchTest_MixedCoroutines::body),
            coroutine(
                "captures",
                Captures::new,
                Captures::body,
                PatternSwitchTest_CapturesCoroutines::body),
            coroutine(
                "missing", Missing::new, Missing::body, PatternSwitchTest_MissingCoroutines::body),
            coroutine(
                "selector",
                Selector::new,
                Selector::body,
                PatternSwitchTest_SelectorCoroutines::body),
            coroutine("loops", Loops::new, Loops::body, PatternSwitchTest_LoopsCoroutines::body),
            coroutine(
                "generic", Generic::new, Generic::body, PatternSwitchTest_GenericCoroutines::body))
        .map(Case::tests);
  }

  sealed interface Shape permits Circle, Square {}

  record Circle(int r) implements Shape {}

  record Square(Point a, Point b) implements Shape {}

  record Point(int x, int y) {}

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

  record Box<T>(T value) {}

  static final class G11 extends Scene {
    @Coroutine
    String body(Co<Object, Integer> co) {
      Shape s = new Square(new Point(1, 2), new Point(3, co.yield("y")));
      String t =
          switch (s) {
            case Circle(int r) -> "c" + r;
            case Square(Point(var x, int y), Point p) when p.y() > 5 ->
                x + y + co.yield("in") + "," + p.x();
            case Square q -> "q";
          };
      return t;
    }
  }

  static final class Arms extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int limit = 5;
      int count = 0;
      Object[] all = {new Circle(1), new Circle(9), new Square(null, null), null, "x"};
      for (Object o : all) {
        limit = 5;
        switch (o) {
          case Circle c when c.r() < 5 -> log("c" + c.r() + co.yield("c" + c.r()));
          case Circle c -> {
            log("big" + co.yield("big"));
            count += c.r();
          }
          case Square(Point a, var b) -> log("q" + co.yield("q") + (a == b ? "" : "!"));
          case null -> log("null" + co.yield("null"));
          default -> log("other" + co.yield("other"));
        }
        count++;
      }
      try {
        Object nothing = null;
        switch (nothing) {
          case Circle c -> co.yield("never");
          default -> co.yield("never either");
        }
      } catch (NullPointerException e) {
        log("npe");
      }
      return count - 4;
    }
  }

  static final class Colons extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (Object o : new Object[] {1, "a", "bcd", 2L, null, 'c', new Circle(3)}) {
        switch (o) {
          case Integer i:
            all += i + co.yield(i);
            break;
          case String s
          when s.length() > 1:
            all += s;
            if (co.yield(s) > 30) {
              break;
            }
            all += "long";
            break;
          case String s:
            all += s.length() + co.yield("short");
            break;
          case Character _, Long _:
            all += co.yield("char or long");
          case null, default:
            all += "rest" + co.yield(o == null);
        }
        all += ";";
      }
      return all;
    }
  }

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

  static final class Sealed extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (Shape s : new Shape[] {new Circle(4), new Square(new Point(1, 2), null), null}) {
        try {
          String one =
              switch (s) {
                case Circle(var r) -> "c" + r + co.yield(r);
                case Square(Point(int x, var y), _) when co.yield(x) > 20 -> "s" + y;
                case Square q -> "q" + q.a();
              };
          all += one;
          switch (s) {
            case Circle c -> all += c;
            case Square q when co.yield("q") == 0 -> all += "zero";
            case Square q -> co.yield(q.a().x());
          }
        } catch (NullPointerException e) {
          all += "npe" + co.yield("npe");
        }
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

  record Trap(int a) {
    static int calls;

    public int a() {
      if (a == 2) {
        throw new IllegalStateException("acc");
      }
      return a;
    }
  }

  static final class Missing extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      for (Object o : new Object[] {new Trap(1), new Trap(2), new Box<>(null)}) {
        try {
          int k =
              switch (o) {
                case Trap(int a) when a + co.yield("guard") > 0 -> a + co.yield("arm");
                case Box<?> b -> co.yield("box");
                default -> 0;
              };
          log("k" + k);
          String s =
              switch (new Box<Shape>(null)) {
                case Box<Shape>(Circle c) -> "c" + co.yield(c);
                case Box<Shape>(Square q) -> "q" + co.yield(q);
              };
          log(s);
        } catch (MatchException e) {
          log("match " + e.getCause());
          co.yield("caught");
        }
      }
      return "end";
    }
  }

  static final class Selector extends Scene {
    @Coroutine
    Object body(Co<Object, Object> co) {
      String all = "";
      while (true) {
        switch (co.yield("next")) {
          case Integer i when i > 40 -> {
            return all;
          }
          case Integer i -> all += i;
          case String s when s.length() > 1 -> all += co.yield(s);
          case null -> all += "null";
          case Object o -> all += o;
        }
        all +=
            switch (co.yield("again")) {
              case Integer i when i > 30 -> "big" + i;
              case Integer i when co.yield(i) instanceof Integer j && j > i -> j;
              case Object o -> o + "";
            };
      }
    }
  }

  static final class Loops extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int n = 0;
      outer:
      for (Object o : new Object[] {1, "skip", 2.5, new Circle(1), "stop", 4}) {
        switch (o) {
          case Integer i
          when i > 3:
            break outer;
          case Integer i:
            n += i;
            continue outer;
          case String s
          when s.equals("stop") && co.yield("stop?") > 0:
            n += 100;
            continue outer;
          case Double d:
            n += co.yield(d);
            d = Double.NaN;
            log("" + d);
            break;
          default:
            try {
              n += co.yield(n);
            } finally {
              log("f");
            }
        }
        n++;
      }
      return n;
    }
  }

  static final class Generic extends Scene {
    @Coroutine
    <T extends Comparable<T>> Object body(Co<Object, Integer> co) {
      Box<Box<String>> nested = new Box<>(new Box<>("deep"));
      Object first =
          switch (nested) {
            case Box<Box<String>>(Box(var s)) when s.length() < co.yield(s.length()) ->
                s.toUpperCase() + co.yield(s);
            case Box<Box<String>>(var inner) -> inner.value().length();
          };
      T none = null;
      String second =
          switch (none) {
            case null -> "null" + co.yield(first);
            case T t -> "t";
          };
      return first + second;
    }
  }
}
