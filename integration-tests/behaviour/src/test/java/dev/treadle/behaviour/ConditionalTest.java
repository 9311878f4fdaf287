package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Conditional and short-circuit operators suspend only where their operands are evaluated (JLS
 * 15.23 to 15.25).
 */
final class ConditionalTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("C01", C01::new, C01::body, ConditionalTest_C01Coroutines::body)
                .gives("false true true >yes <10 =false true true"),
            coroutine("C03", C03::new, C03::body, ConditionalTest_C03Coroutines::body)
                .gives(">k <10 >yes <20 =21"),
            coroutine("C05", C05::new, C05::body, ConditionalTest_C05Coroutines::body)
                .gives("false true >i <10 =12010"),
            coroutine("C07", C07::new, C07::body, ConditionalTest_C07Coroutines::body)
                .gives("a true >y <10 z =afalsez"),
            coroutine("C09", C09::new, C09::body, ConditionalTest_C09Coroutines::body)
                .gives(">k <10 >in <20 =121"),
            coroutine("C11", C11::new, C11::body, ConditionalTest_C11Coroutines::body)
                .gives(">a <10 >b <20 =else"),
            coroutine("C13", C13::new, C13::body, ConditionalTest_C13Coroutines::body)
                .gives("false >x <10 y y >s <20 >z <30 y >q <40 =3 8.0 13.0 13.0 35"))
        .map(Case::tests);
  }

  static final class C01 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      boolean a = log(false) && co.yield("no") > 5;
      boolean b = log(true) || co.yield("no") > 5;
      boolean c = log(true) && co.yield("yes") > 5;
      return a + " " + b + " " + c;
    }
  }

  static final class C03 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int k = co.yield("k");
      return k > 100 ? co.yield("no") : k > 5 ? co.yield("yes") + 1 : co.yield("no2");
    }
  }

  static final class C05 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      return "" + (log(false) ? co.yield("no") : 'x') + (log(true) ? co.yield("i") : 'x');
    }
  }

  static final class C07 extends Scene {
    static String f(String a, boolean b, String c) {
      return a + b + c;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      return f(log("a"), log(true) && co.yield("y") > 50, log("z"));
    }
  }

  static final class C09 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int x = 1;
      return x
          + switch (co.yield("k")) {
            case 10 -> {
              x = 100;
              yield co.yield("in");
            }
            default -> throw new IllegalStateException();
          }
          + x;
    }
  }

  static final class C11 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      if (!(co.yield("a") > 50) ? co.yield("b") > 50 : co.yield("no") > 2) return "then";
      return "else";
    }
  }

  /** Calls that infer their type arguments on their own, and not from where a value is kept. */
  static final class C13 extends Scene {
    <A, B> B apply(Function<? super A, ? extends B> function, A a) {
      return function.apply(a);
    }

    <T> T note(T value) {
      log("y");
      return value;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      int cast = (int) (log(false) ? 0.0 : apply(x -> 3, co.yield("x")));
      double left = (cast > 3 ? 0.0 : apply(x -> note((Integer) 5), "")) + 3;
      double yielded = (cast > 3 ? 0.0 : apply(x -> note((Integer) (-7)), "")) + co.yield("s");
      double switched =
          1.0
              + switch (co.yield("z")) {
                case 30 -> cast > 3 ? 2.0 : apply(x -> note((Integer) 12), "");
                default -> 0.5f;
              };
      long sum = 5;
      sum += cast > 3 ? 1L : apply(x -> (Integer) (x - 10), co.yield("q"));
      return cast + " " + left + " " + yielded + " " + switched + " " + sum;
    }
  }
}
