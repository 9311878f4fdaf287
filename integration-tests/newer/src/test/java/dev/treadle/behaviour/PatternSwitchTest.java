package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.Shapes.Box;
import dev.treadle.behaviour.Shapes.Circle;
import dev.treadle.behaviour.Shapes.Point;
import dev.treadle.behaviour.Shapes.Shape;
import dev.treadle.behaviour.Shapes.Square;
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
                "sealed", Sealed::new, Sealed::body, PatternSwitchTest_SealedCoroutines::body),
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
