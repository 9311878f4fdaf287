package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Simple and compound assignments whose right side, or whose target, suspends (JLS 15.26). */
final class AssignmentTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("B01", B01::new, B01::body, AssignmentTest_B01Coroutines::body)
                .drive("n h s10", ">a [hook] <10 =11"),
            coroutine("B03", B03::new, B03::body, AssignmentTest_B03Coroutines::body)
                .gives(">i <10 >j <20 =6 6 [5,7,6]"),
            coroutine("B05", B05::new, B05::body, AssignmentTest_B05Coroutines::body)
                .gives(">b <10 >b2 <20 >c <30 >s <40 >n <50 =-46 127 -32729 151"),
            coroutine("B07", B07::new, B07::body, AssignmentTest_B07Coroutines::body)
                .gives(">x <10 =15 15 15"),
            coroutine("B09", B09::new, B09::body, AssignmentTest_B09Coroutines::body)
                .drive("n h s10 s20", ">a [hook] <10 >b <20 =35 16"),
            coroutine("B11", B11::new, B11::body, AssignmentTest_B11Coroutines::body)
                .gives("1 0 >k <10 =[[1,2],[30,4]]"),
            coroutine("B13", B13::new, B13::body, AssignmentTest_B13Coroutines::body)
                .gives("ref !NullPointerException"),
            coroutine("B15", B15::new, B15::body, AssignmentTest_B15Coroutines::body)
                .gives(">n <10 b10 >n <20 b20 >n <30 =30"),
            coroutine("B17", B17::new, B17::body, AssignmentTest_B17Coroutines::body)
                .gives(">a <10 >b <20 >c <30 =1099511627786 0.05 -2147483619"))
        .map(Case::tests);
  }

  static final class B01 extends Scene {
    int f = 1;

    @Override
    void hook() {
      f = 100;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      f += co.yield("a");
      return f;
    }
  }

  static final class B03 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int[] a = {5, 6, 7};
      int x = a[co.yield("i") / 10]++;
      int y = --a[co.yield("j") / 10];
      return x + " " + y + " " + show(a);
    }
  }

  static final class B05 extends Scene {
    @SuppressWarnings("lossy-conversions")
    @Coroutine
    Object body(Co<Object, Integer> co) {
      byte b = 100;
      b += co.yield("b");
      b += co.yield("b2") * 5;
      char c = 'a';
      c += co.yield("c");
      short s = Short.MAX_VALUE;
      s += co.yield("s");
      int n = 3;
      n *= 0.5 + co.yield("n");
      return b + " " + (int) c + " " + s + " " + n;
    }
  }

  static final class B07 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int a, b, c = 5;
      a = b = c += co.yield("x");
      return a + " " + b + " " + c;
    }
  }

  static final class B09 extends Scene {
    Integer w = 5;

    @Override
    void hook() {
      w = 1000;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      w += co.yield("a");
      Integer old = w++ + co.yield("b");
      return old + " " + w;
    }
  }

  static final class B11 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int[][] m = {{1, 2}, {3, 4}};
      m[log(1)][log(0)] *= co.yield("k");
      return show(m);
    }
  }

  static final class B13 extends Scene {
    static class K {
      int f;
    }

    static K nul() {
      log("ref");
      return null;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      nul().f += co.yield("never");
      return "no";
    }
  }

  static final class B15 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int x;
      while ((x = co.yield("n")) < 30) log("b" + x);
      return x;
    }
  }

  static final class B17 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      long t = 1L << 40;
      t += co.yield("a");
      double d = 1;
      d /= co.yield("b");
      int q = Integer.MAX_VALUE;
      q += co.yield("c");
      return t + " " + d + " " + q;
    }
  }
}
