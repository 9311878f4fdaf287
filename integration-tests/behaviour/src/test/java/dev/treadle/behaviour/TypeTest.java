package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Static types, constants and checked exceptions: what the compiler knew of a body it must still
 * know of the machine.
 */
@SuppressWarnings({"cast", "unchecked"})
final class TypeTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("J01", J01::new, J01::body, TypeTest_J01Coroutines::body)
                .gives(
                    ">1 <10 >2 <20 >3 <30 >4 <40 >5 <50 >6 <60 >7 <70 >8 <80 >9 <90 >10 <100"
                        + " >11 <110 >12 <120 >13 <130"
                        + " =bytecharintintlongcharintObjIntegerSObjcharbyte"),
            coroutine("J03", J03::new, J03::body, TypeTest_J03Coroutines::body)
                .gives(">x <10 =true 56Aab"),
            coroutine("J05", J05::new, J05::body, TypeTest_J05Coroutines::body)
                .gives(
                    ">a <10 >b <20 >c <30 >d <40 >e <50 >f <60"
                        + " =-2147483639 2147483667 2 -121 true 60.3 0.1 4.5"),
            coroutine("J07", J07::new, J07::body, TypeTest_J07Coroutines::body)
                .gives(">a <10 >b <20 >c <30 =io20"),
            // A checked exception leaves a drive wrapped.
            procedure("J09", J09::new, J09::body, TypeTest_J09Coroutines::body)
                .gives(">a <10 !UncheckedIOException[IOException(chk)]"),
            coroutine("J11", J11::new, J11::body, TypeTest_J11Coroutines::body)
                .gives(">0 <10 >10 <20 =30"),
            coroutine("J13", J13::new, J13::body, TypeTest_J13Coroutines::body)
                .gives(">a <10 >cce <20 =s"),
            coroutine("J15", J15::new, J15::body, TypeTest_J15Coroutines::body)
                .gives(">n <10 >i <20 >k <30 =10l32"))
        .map(Case::tests);
  }

  static final class J01 extends Scene {
    static String m(int a, Object x) {
      return "int";
    }

    static String m(long a, Object x) {
      return "long";
    }

    static String m(char a, Object x) {
      return "char";
    }

    static String m(Object a, Object x) {
      return "Obj";
    }

    static String m(byte a, Object x) {
      return "byte";
    }

    static String m(Integer a, Object x) {
      return "Integer";
    }

    static String k(String a, Object x) {
      return "S";
    }

    static String k(Object a, Object x) {
      return "O";
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      byte b = 1;
      char c = 'c';
      short s = 1;
      boolean t = c > 5;
      return m(b, co.yield("1"))
          + m(c, co.yield("2"))
          + m(s, co.yield("3"))
          + m(1, co.yield("4"))
          + m(1L, co.yield("5"))
          + m(t ? 'a' : 0, co.yield("6"))
          + m(t ? b : 'x', co.yield("7"))
          + m((Object) 1, co.yield("8"))
          + m(Integer.valueOf(1), co.yield("9"))
          + k(null, co.yield("10"))
          + m(1.0f, co.yield("11"))
          + m(c++, co.yield("12"))
          + m(b += 1, co.yield("13"));
    }
  }

  static final class J03 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      final int K = 5;
      final String S = "a";
      byte b = K;
      final boolean DBG = false;
      if (DBG) {
        co.yield("never");
      }
      co.yield("x");
      String t = S + "b";
      byte b2 = K + 1;
      char c = K + 60;
      return ((S + "b") == "ab") + " " + b + b2 + c + t;
    }
  }

  static final class J05 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int m = Integer.MAX_VALUE;
      long l = m + co.yield("a");
      long w = m + (long) co.yield("b");
      int sh = 1 << co.yield("c") + 3;
      int r = -7 % 3 + -7 / 2 * co.yield("d");
      double nan = Double.NaN;
      boolean q = nan < co.yield("e") || nan >= 0 || nan != nan;
      return l
          + " "
          + w
          + " "
          + sh
          + " "
          + r
          + " "
          + q
          + " "
          + (0.1 + 0.2 + co.yield("f"))
          + " "
          + (float) 0.1
          + " "
          + (5 / 2 + 5 / 2.0);
    }
  }

  static final class J07 extends Scene {
    static void io(int n) throws java.io.IOException {
      if (n > 5) throw new java.io.IOException("io" + n);
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        co.yield("a");
        io(1);
        int k = co.yield("b");
        io(k);
        log("never");
      } catch (java.io.IOException e) {
        co.yield("c");
        return e.getMessage();
      }
      return "no";
    }
  }

  static final class J09 extends Scene {
    static <X extends Exception> void th(X x) throws X {
      throw x;
    }

    @Coroutine
    void body(Co<Object, Integer> co) throws java.io.IOException {
      co.yield("a");
      th(new java.io.IOException("chk"));
    }
  }

  static final class J11 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int n = 0;
      a:
      while (true) {
        while (true) {
          n += co.yield(n);
          if (n > 25) break a;
        }
      }
      return n;
    }
  }

  static final class J13 extends Scene {
    @Coroutine
    Object body(Co<Object, Object> co) {
      @SuppressWarnings({"rawtypes", "unchecked"})
      java.util.List raw = new java.util.ArrayList();
      raw.add(co.yield("a"));
      raw.add("s");
      @SuppressWarnings("unchecked")
      java.util.List<String> ls = raw;
      try {
        String s = ls.get(0);
        return s;
      } catch (ClassCastException e) {
        co.yield("cce");
        return ls.get(1);
      }
    }
  }

  static final class J15 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      java.util.function.Function<Integer, int[]> mk = int[]::new;
      java.util.function.BiFunction<String, Integer, Character> at = String::charAt;
      java.util.function.Function<Integer, Integer> inc = x -> x + 1;
      int n = mk.apply(co.yield("n")).length;
      return n + "" + at.apply("hello", co.yield("i") / 10) + inc.compose(inc).apply(co.yield("k"));
    }
  }
}
