package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Operands are evaluated from left to right, and what has been evaluated is kept over a suspension
 * (JLS 15.7).
 */
@SuppressWarnings({"static", "cast"})
final class OperandOrderTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("A01", A01::new, A01::body, OperandOrderTest_A01Coroutines::body)
                .gives(">a <10 =21"),
            coroutine("A03", A03::new, A03::body, OperandOrderTest_A03Coroutines::body)
                .drive("n h s10", ">a [hook] <10 =11/100"),
            coroutine("A05", A05::new, A05::body, OperandOrderTest_A05Coroutines::body)
                .gives("recv >arg <10 !NullPointerException"),
            coroutine("A07", A07::new, A07::body, OperandOrderTest_A07Coroutines::body)
                .gives(
                    "5 >rhs <10"
                        + " !ArrayIndexOutOfBoundsException(Index_5_out_of_bounds_for_length_2)"),
            coroutine("A09", A09::new, A09::body, OperandOrderTest_A09Coroutines::body)
                .gives(">i <10 =12 3"),
            // A11 is in ClassInitializationTest.
            // JLS 15.18.1; compilers without JDK-8273914 convert late, and give ab!10 as plain
            // Java.
            coroutine("A13", A13::new, A13::body, OperandOrderTest_A13Coroutines::body)
                .drive("n h s10", ">a [hook] <10 =ab10"),
            coroutine("A15", A15::new, A15::body, OperandOrderTest_A15Coroutines::body)
                .gives(">a <10 >b <20 >c <30 >d <40 >e <50 =-10 -21 30 -112 false"),
            coroutine("A17", A17::new, A17::body, OperandOrderTest_A17Coroutines::body)
                .gives(">a <10 >11 <20 >21 <30 =30"),
            coroutine("A19", A19::new, A19::body, OperandOrderTest_A19Coroutines::body)
                .gives("1 >x <10 >y <20 4 =[[1,10],[],[20,4]]"),
            coroutine("A21", A21::new, A21::body, OperandOrderTest_A21Coroutines::body)
                .gives(">arg <10 17 outer NPE =ok"),
            coroutine("A23", A23::new, A23::body, OperandOrderTest_A23Coroutines::body)
                .gives(">a <10 >b <20 >c <30 =true"),
            coroutine("A25", A25::new, A25::body, OperandOrderTest_A25Coroutines::body)
                .gives("ref >rhs <10 !NullPointerException"),
            coroutine("A27", A27::new, A27::body, OperandOrderTest_A27Coroutines::body)
                .gives("q >v <10 =10"),
            coroutine("A29", A29::new, A29::body, OperandOrderTest_A29Coroutines::body)
                .gives(">a <10 =21"))
        .map(Case::tests);
  }

  static final class A01 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int x = 1;
      return x + co.yield("a") + (x = 5) + x;
    }
  }

  static final class A03 extends Scene {
    int f = 1;

    @Override
    void hook() {
      f = 100;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      int r = f + co.yield("a");
      return r + "/" + f;
    }
  }

  static final class A05 extends Scene {
    static class K {
      int m(int a) {
        return a;
      }
    }

    static K nul() {
      log("recv");
      return null;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      return nul().m(co.yield("arg"));
    }
  }

  static final class A07 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int[] a = new int[2];
      a[log(5)] = co.yield("rhs");
      return "no";
    }
  }

  static final class A09 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int[] a = {11, 12, 13, 14}, b = {0, 1, 2, 3};
      int r = a[(a = b)[co.yield("i") / 10]];
      return r + " " + a[3];
    }
  }

  static final class A13 extends Scene {
    StringBuilder sb = new StringBuilder("ab");

    @Override
    void hook() {
      sb.append("!");
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      return "" + sb + co.yield("a");
    }
  }

  static final class A15 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      return -co.yield("a")
          + " "
          + ~co.yield("b")
          + " "
          + (long) co.yield("c")
          + " "
          + (byte) (co.yield("d") * 10)
          + " "
          + !(co.yield("e") > 0);
    }
  }

  static final class A17 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      return co.yield(co.yield(co.yield("a") + 1) + 1);
    }
  }

  static final class A19 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int[][] a = {{log(1), co.yield("x")}, {}, {co.yield("y"), log(4)}};
      return show(a);
    }
  }

  static final class A21 extends Scene {
    static class Out {
      int n = 7;

      class In {
        int m;

        In(int k) {
          m = n + k;
        }
      }
    }

    static Out nul() {
      log("outer");
      return null;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      Out o = new Out();
      log(o.new In(co.yield("arg")).m);
      try {
        nul().new In(co.yield("never"));
      } catch (NullPointerException e) {
        log("NPE");
      }
      return "ok";
    }
  }

  static final class A23 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      boolean b = co.yield("a") < co.yield("b") == (co.yield("c") > 25);
      return b;
    }
  }

  static final class A25 extends Scene {
    static class K {
      int f;
    }

    static K nul() {
      log("ref");
      return null;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      nul().f = co.yield("rhs");
      return "no";
    }
  }

  static final class A27 extends Scene {
    static class K {
      static int s = 1;
    }

    static K nul() {
      log("q");
      return null;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      nul().s = co.yield("v");
      return K.s;
    }
  }

  static final class A29 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int x = 1;
      return x
          + switch (x) {
            default -> {
              assert (x = co.yield("a")) > 0 : x;
              yield x;
            }
          }
          + x;
    }
  }
}
