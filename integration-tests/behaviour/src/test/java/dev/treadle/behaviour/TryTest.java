package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Exceptions and the ways through a finally that suspends (JLS 14.20). */
@SuppressWarnings({"finally", "fallthrough"})
final class TryTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            procedure("E01", E01::new, E01::body, TryTest_E01Coroutines::body)
                .gives(">1 <10 mid >2 <20 F after =null"),
            coroutine("E03", E03::new, E03::body, TryTest_E03Coroutines::body)
                .gives(">a <10 >f <20 =kept20"),
            coroutine("E05", E05::new, E05::body, TryTest_E05Coroutines::body)
                .gives(">t0 <10 >f0 <20 >t1 <30 >f1 <40 =end"),
            coroutine("E07", E07::new, E07::body, TryTest_E07Coroutines::body)
                .gives(">t <10 >f <20 !IllegalStateException(second)"),
            coroutine("E09", E09::new, E09::body, TryTest_E09Coroutines::body)
                .gives(">f1 <10 f1 >c <20 >f2 <30 f2 =orig"),
            coroutine("E11", E11::new, E11::body, TryTest_E11Coroutines::body)
                .gives(">f00 <10 >f10 <20 =00 10"),
            coroutine("E13", E13::new, E13::body, TryTest_E13Coroutines::body)
                .drive("n tX n", ">1 [throw] caught T >2 <null F =end"),
            coroutine("E15", E15::new, E15::body, TryTest_E15Coroutines::body)
                .drive("n s1 tX", ">t <1 >f [throw] !RuntimeException(T)"),
            coroutine("E17", E17::new, E17::body, TryTest_E17Coroutines::body)
                .gives(">t <10 >c <20 >f <30 F =20x"),
            procedure("E19", E19::new, E19::body, TryTest_E19Coroutines::body)
                .drive("n c", ">1 [close] swallowed !IllegalStateException(ignored_close)"),
            // What a body returns to a close is not its result: it has none.
            coroutine("E21", E21::new, E21::body, TryTest_E21Coroutines::body)
                .drive("n c n", ">1 [close] ok closed <null =null"),
            coroutine("E23", E23::new, E23::body, TryTest_E23Coroutines::body)
                .gives(">t <10 >f <20 inner =outer"),
            procedure("E25", E25::new, E25::body, TryTest_E25Coroutines::body)
                .drive("n s1 n n", ">1 <1 !IllegalStateException(boom) <null =null <null =null"),
            coroutine("E27", E27::new, E27::body, TryTest_E27Coroutines::body)
                .gives(">1 <10 >p <20 >q <30 =pfield"),
            coroutine("E29", E29::new, E29::body, TryTest_E29Coroutines::body)
                .gives(">p <10 >q <20 AIOOBE x5 =5"),
            coroutine("E31", E31::new, E31::body, TryTest_E31Coroutines::body)
                .gives(">0 <10 >2 <20 =3"),
            procedure("E33", E33::new, E33::body, TryTest_E33Coroutines::body)
                .gives(">msg <10 !IllegalStateException(m10)"),
            coroutine("E35", E35::new, E35::body, TryTest_E35Coroutines::body)
                .drive(
                    "n s0 s0 s1 s0 s2 s0 s3 s0",
                    ">sel <0 fall F >f <0 >sel <1 F >f <0 >sel <2 c F >f <0 >sel <3 F >f <0 =ret")
                .drive("n s4 s0", ">sel <4 F >f <0 =dflt"))
        .map(Case::tests);
  }

  static final class E01 extends Scene {
    @Coroutine
    void body(Co<Object, Integer> co) {
      try {
        co.yield(1);
        log("mid");
        co.yield(2);
      } finally {
        log("F");
      }
      log("after");
    }
  }

  static final class E03 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        co.yield("a");
        throw new RuntimeException("lost");
      } finally {
        return "kept" + co.yield("f");
      }
    }
  }

  static final class E05 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      for (int i = 0; ; i++) {
        try {
          co.yield("t" + i);
          throw new RuntimeException("x");
        } finally {
          co.yield("f" + i);
          if (i == 1) break;
          else continue;
        }
      }
      return "end";
    }
  }

  static final class E07 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        co.yield("t");
        throw new RuntimeException("first");
      } finally {
        co.yield("f");
        if (true) throw new IllegalStateException("second");
      }
    }
  }

  static final class E09 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        try {
          throw new RuntimeException("orig");
        } finally {
          co.yield("f1");
          log("f1");
        }
      } catch (RuntimeException e) {
        co.yield("c");
        return e.getMessage();
      } finally {
        co.yield("f2");
        log("f2");
      }
    }
  }

  static final class E11 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String s = "";
      o:
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          try {
            s += i + "" + j + " ";
            if (j == 0) continue o;
          } finally {
            co.yield("f" + i + j);
          }
        }
      }
      return s.trim();
    }
  }

  static final class E13 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        co.yield(1);
        log("never");
      } catch (RuntimeException e) {
        log("caught " + e.getMessage());
        co.yield(2);
      } finally {
        log("F");
      }
      return "end";
    }
  }

  static final class E15 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        return co.yield("t");
      } finally {
        co.yield("f");
        log("never");
      }
    }
  }

  static final class E17 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        co.yield("t");
        throw new RuntimeException("x");
      } catch (RuntimeException e) {
        return co.yield("c") + e.getMessage();
      } finally {
        co.yield("f");
        log("F");
      }
    }
  }

  static final class E19 extends Scene {
    @Coroutine
    void body(Co<Object, Integer> co) {
      try {
        co.yield(1);
      } catch (Throwable t) {
        log("swallowed");
        co.yield(2);
      }
    }
  }

  static final class E21 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        co.yield(1);
      } catch (Throwable t) {
        log("ok");
      }
      return "v";
    }
  }

  static final class E23 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        try {
          co.yield("t");
          throw new RuntimeException("outer");
        } finally {
          try {
            co.yield("f");
            throw new RuntimeException("inner");
          } catch (RuntimeException e) {
            log(e.getMessage());
          }
        }
      } catch (RuntimeException e) {
        return e.getMessage();
      }
    }
  }

  static final class E25 extends Scene {
    @Coroutine
    void body(Co<Object, Integer> co) {
      co.yield(1);
      throw new IllegalStateException("boom");
    }
  }

  static final class E27 extends Scene {
    String e = "field";

    @Coroutine
    Object body(Co<Object, Integer> co) {
      java.util.function.Supplier<String> f = null;
      try {
        co.yield(1);
        throw new RuntimeException("p");
      } catch (RuntimeException e) {
        f = () -> e.getMessage();
        co.yield(e.getMessage());
      }
      try {
        throw new Error("q");
      } catch (Error e) {
        co.yield(e.getMessage());
      }
      return f.get() + e;
    }
  }

  static final class E29 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int[] a = {1};
      int x = 5;
      try {
        x = a[0] + co.yield("p") + a[co.yield("q")];
      } catch (ArrayIndexOutOfBoundsException e) {
        log("AIOOBE x" + x);
      }
      return x;
    }
  }

  static final class E31 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int n = 0;
      for (int i = 0; i < 3; i++) {
        try {
          if (i == 1) continue;
          co.yield(i);
        } finally {
          n++;
        }
      }
      return n;
    }
  }

  static final class E33 extends Scene {
    @Coroutine
    void body(Co<Object, Integer> co) {
      throw new IllegalStateException("m" + co.yield("msg"));
    }
  }

  static final class E35 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      for (; ; ) {
        try {
          switch (co.yield("sel")) {
            case 0:
              break;
            case 1:
              continue;
            case 2:
              throw new RuntimeException("t");
            case 3:
              return "ret";
            default:
              return "dflt";
          }
          log("fall");
        } catch (RuntimeException e) {
          log("c");
        } finally {
          log("F");
          co.yield("f");
        }
      }
    }
  }
}
