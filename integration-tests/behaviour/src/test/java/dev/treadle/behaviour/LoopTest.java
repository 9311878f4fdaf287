package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Loops, labels and jumps with suspensions in each of their parts. */
@SuppressWarnings({"empty", "fallthrough"})
final class LoopTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("D01", D01::new, D01::body, LoopTest_D01Coroutines::body)
                .gives(">c <10 b1 >c <20 >c <30 b3 >c <40 =3"),
            coroutine("D03", D03::new, D03::body, LoopTest_D03Coroutines::body)
                .gives(
                    ">init <10 >cond <20 >upd <30 >cond <40 b2 >upd <50 >cond <60 b3 >upd <70"
                        + " >cond <80 b5 =10"),
            coroutine("D05", D05::new, D05::body, LoopTest_D05Coroutines::body)
                .gives(">1 <10 >2 <20 >3 <30 =end"),
            coroutine("D07", D07::new, D07::body, LoopTest_D07Coroutines::body)
                .drive("n h s1", ">1 [hook] <1 !ConcurrentModificationException"),
            coroutine("D09", D09::new, D09::body, LoopTest_D09Coroutines::body)
                .gives(">1 <10 >2 <20 >3 <30 >0 <40 >1 <50 =11 22 33 0 1"),
            coroutine("D11", D11::new, D11::body, LoopTest_D11Coroutines::body)
                .gives(">a <10 >b <20 >c <30 >d <40 =0D3"),
            coroutine("D13", D13::new, D13::body, LoopTest_D13Coroutines::body)
                .gives(">w <10 >w <20 >w <30 >d <40 >d <50 >d <60 >f <70 >f <80 =end"),
            coroutine("D15", D15::new, D15::body, LoopTest_D15Coroutines::body)
                .gives(">p1 <10 >p2 <20 >q1 <30 >q0 <40 =0"),
            coroutine("D17", D17::new, D17::body, LoopTest_D17Coroutines::body)
                .gives(
                    ">0.0 <10 >0.1 <20 >a <30 >ab <40 >1.0 <50 >1.1 <60 >a <70 >ab <80"
                        + " =1020304050607080"),
            coroutine(
                    "condition that captures the loop's variable",
                    Captured::new,
                    Captured::body,
                    LoopTest_CapturedCoroutines::body)
                .gives(">0 <10 >1 <20 =1"))
        .map(Case::tests);
  }

  static final class D01 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int n = 0;
      while (co.yield("c") < 40) {
        n++;
        if (n == 2) continue;
        log("b" + n);
      }
      return n;
    }
  }

  static final class D03 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int s = 0;
      for (int i = co.yield("init") / 10;
          i < co.yield("cond") / 10 + 1;
          i += co.yield("upd") / 30) {
        if (i == 1) continue;
        s += i;
        log("b" + i);
        if (s > 5) break;
      }
      return s;
    }
  }

  static final class D05 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      blk:
      {
        co.yield(1);
        if (co.yield(2) > 5) break blk;
        log("never");
      }
      after:
      if (co.yield(3) > 0) {
        if (true) break after;
        log("never");
      }
      return "end";
    }
  }

  static final class D07 extends Scene {
    java.util.List<Integer> l = new java.util.ArrayList<>(java.util.List.of(1, 2, 3));

    @Override
    void hook() {
      l.add(4);
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      for (int x : l) co.yield(x);
      return "no";
    }
  }

  static final class D09 extends Scene {
    java.util.List<java.util.function.IntSupplier> fs = new java.util.ArrayList<>();

    @Coroutine
    Object body(Co<Object, Integer> co) {
      for (int x : new int[] {1, 2, 3}) {
        int y = x * 10;
        fs.add(() -> x + y);
        co.yield(x);
      }
      for (int i = 0; i < 2; i++) {
        final int j = i;
        co.yield(j);
        fs.add(() -> j);
      }
      String s = "";
      for (var f : fs) s += f.getAsInt() + " ";
      return s.trim();
    }
  }

  static final class D11 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String s = "";
      lp:
      for (int i = 0; i < 5; i++) {
        switch (i) {
          case 0:
            co.yield("a");
            break;
          case 1:
            co.yield("b");
            continue lp;
          case 2:
            co.yield("c");
            continue;
          case 4:
            co.yield("d");
            break lp;
          default:
            s += "D";
        }
        s += i;
      }
      return s;
    }
  }

  static final class D13 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      while (co.yield("w") < 30)
        ;
      do
        ;
      while (co.yield("d") < 60);
      for (; co.yield("f") < 80; )
        ;
      return "end";
    }
  }

  static final class D15 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int x = 0;
      x:
      for (; ; ) {
        x++;
        if (co.yield("p" + x) >= 20) break x;
      }
      x:
      while (true) {
        x--;
        co.yield("q" + x);
        if (x == 0) break x;
        else continue x;
      }
      return x;
    }
  }

  static final class D17 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String s = "";
      for (int i = 0; i < 2; i++) {
        for (long k = 0; k < 2; k++) {
          s += co.yield(i + "." + k);
        }
        for (String k = "a"; k.length() < 3; k += "b") s += co.yield(k);
      }
      return s;
    }
  }

  static final class Captured extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sent = 0;
      for (int n = 0; sent < 20; n++) {
        sent = co.yield(n);
        for (int i = 0, k = n; positive(() -> k) && i < 2; i++) {
          if (sent >= 20) {
            return k;
          }
        }
      }
      return "none";
    }

    private static boolean positive(IntSupplier number) {
      return number.getAsInt() > 0;
    }
  }
}
