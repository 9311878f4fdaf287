package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** switch as an expression, with suspensions in each of its parts. */
@SuppressWarnings("fallthrough")
final class SwitchExpressionTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "arrow expression",
                    Bodies::new,
                    Bodies::arrowExpression,
                    SwitchExpressionTest_BodiesCoroutines::arrowExpression)
                .gives(">0 <10 >block0 <20 >10 <30 >20 <40 =20,x,40,d3,"),
            coroutine(
                "old expression",
                Bodies::new,
                Bodies::oldExpression,
                SwitchExpressionTest_BodiesCoroutines::oldExpression),
            coroutine(
                "enum expression",
                Bodies::new,
                Bodies::enumExpression,
                SwitchExpressionTest_BodiesCoroutines::enumExpression),
            coroutine(
                    "constants of enums by their simple names",
                    Bodies::new,
                    (s, co) -> Light.after(co, Light.AMBER),
                    s -> SwitchExpressionTest_LightCoroutines.after(Light.AMBER))
                .gives(">GREEN <10 >HOURS <20 =[RED, DAYS]"),
            coroutine(
                "nested expressions",
                Bodies::new,
                Bodies::nested,
                SwitchExpressionTest_BodiesCoroutines::nested),
            coroutine(
                "expression as operand",
                Bodies::new,
                Bodies::operands,
                SwitchExpressionTest_BodiesCoroutines::operands),
            coroutine(
                "expression as condition",
                Bodies::new,
                Bodies::conditions,
                SwitchExpressionTest_BodiesCoroutines::conditions),
            coroutine(
                "expression that throws",
                Bodies::new,
                Bodies::throwing,
                SwitchExpressionTest_BodiesCoroutines::throwing),
            coroutine(
                    "statements that are taken apart",
                    Bodies::new,
                    Bodies::statements,
                    SwitchExpressionTest_BodiesCoroutines::statements)
                .gives(">k <10 >r <20 r20 close >list <30 >1 <40 >2 <50 =33"),
            coroutine(
                    "returned while a lock is held on the way",
                    Bodies::new,
                    Bodies::locking,
                    SwitchExpressionTest_BodiesCoroutines::locking)
                .gives(">k <10 locked =one"))
        .map(Case::tests);
  }

  enum Light {
    RED,
    AMBER,
    GREEN;

    @Coroutine
    static Object after(Co<Object, Integer> co, Light light) {
      Light next =
          switch (light) {
            case RED -> AMBER;
            case AMBER -> GREEN;
            case GREEN -> RED;
          };
      int answer = co.yield(next);
      Light last =
          switch (next) {
            case RED -> AMBER;
            case AMBER -> co.yield("no") > 0 ? RED : GREEN;
            case GREEN -> RED;
          };
      return List.of(
          last,
          switch (answer) {
            case 10 -> co.yield(HOURS) == 20 ? DAYS : HOURS;
            default -> DAYS;
          });
    }
  }

  static final class Bodies extends Scene {
    @Coroutine
    Object arrowExpression(Co<Object, Integer> co) {
      String s = "";
      for (int i = 0; i < 4; i++) {
        s +=
            switch (i) {
              case 0 -> {
                int k = co.yield(i);
                yield co.yield("block" + (k - 10)) + "";
              }
              case 1 -> "x";
              case 2 -> co.yield(10) > 25 ? co.yield(20) : "never";
              default -> "d" + i;
            };
        s += ",";
      }
      return s;
    }

    @Coroutine
    Object oldExpression(Co<Object, Integer> co) {
      int total = 0;
      for (int i = 0; i < 4; i++) {
        int got =
            switch (i) {
              case 0:
                co.yield("zero");
              case 1:
                yield co.yield("one");
              case 2:
                if (co.yield("two") > 20) {
                  yield 1;
                }
                yield 2;
              default:
                {
                  int k = co.yield("rest");
                  yield k + k;
                }
            };
        total += got;
        log(got);
      }
      return total;
    }

    @Coroutine
    Object enumExpression(Co<Object, Integer> co) {
      String s = "";
      for (Light light : Light.values()) {
        s +=
            switch (light) {
              case RED -> "r" + co.yield(light);
              case AMBER -> "a";
              case GREEN -> {
                try {
                  yield "g" + co.yield("green");
                } finally {
                  log("F");
                }
              }
            };
      }
      return s;
    }

    @Coroutine
    Object nested(Co<Object, Integer> co) {
      return switch (co.yield("outer") / 10) {
        case 1 ->
            switch (co.yield("inner") / 10) {
              case 2 ->
                  co.yield("x")
                      + switch (3) {
                        case 3 -> co.yield("y");
                        default -> 0;
                      };
              default -> "no";
            };
        default -> "never";
      };
    }

    @Coroutine
    Object operands(Co<Object, Integer> co) {
      int[] a = {1, 2, 3};
      int i = 0;
      a[i++] +=
          switch (co.yield("k")) {
                case 10 -> {
                  i = 2;
                  yield co.yield("in");
                }
                default -> 0;
              }
              * 2;
      a[
          switch (i) {
            case 2 -> co.yield("index") / 30;
            default -> 0;
          }]--;
      return show(a)
          + Math.max(
              co.yield("left"),
              switch (i) {
                default -> co.yield("right");
              });
    }

    @Coroutine
    Object conditions(Co<Object, Integer> co) {
      int n = 0;
      while (switch (n) {
        case 0, 1 -> true;
        case 2 -> co.yield("c") > 15;
        default -> false;
      }) {
        co.yield("n" + n++);
      }
      return n > 2
          && switch (n) {
            case 3 -> co.yield("last") > 100;
            default -> true;
          };
    }

    @Coroutine
    Object throwing(Co<Object, Integer> co) {
      int x = 1;
      try {
        x =
            x
                + switch (co.yield("k")) {
                  case 10 -> {
                    co.yield("before");
                    throw new IllegalStateException("x" + x);
                  }
                  default -> 0;
                };
      } catch (IllegalStateException e) {
        return e.getMessage() + co.yield("caught") + x;
      }
      return x;
    }

    @Coroutine
    Object statements(Co<Object, Integer> co) {
      return 3
          + switch (co.yield("k")) {
            case 10 -> {
              try (Closer r = new Closer("r" + co.yield("r"))) {
                log(r.name());
              }
              int n = co.yield("list");
              for (int x : List.of(1, 2)) {
                co.yield(x);
              }
              yield n;
            }
            default -> 0;
          };
    }

    @Coroutine
    Object locking(Co<Object, Integer> co) {
      int n = co.yield("k") / 10;
      return switch (n) {
        case 1 -> {
          synchronized (this) {
            log("locked");
          }
          yield "one";
        }
        default -> "more";
      };
    }
  }

  record Closer(String name) implements AutoCloseable {
    @Override
    public void close() {
      Scene.log("close");
    }
  }
}
