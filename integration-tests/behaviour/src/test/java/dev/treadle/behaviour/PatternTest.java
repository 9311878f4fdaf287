package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Pattern variables whose scope spans a suspension (JLS 6.3.1). */
final class PatternTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("I01", I01::new, I01::body, PatternTest_I01Coroutines::body)
                .gives(">abc <10 >in <20 =abc"),
            coroutine("I03", I03::new, I03::body, PatternTest_I03Coroutines::body)
                .drive("n s1 s:x s2", ">again <1 >again <x >x <2 =x1"),
            coroutine("I05", I05::new, I05::body, PatternTest_I05Coroutines::body)
                .gives(">y <10 =fieldfield"),
            coroutine(
                    "binding captured where it is bound",
                    Captured::new,
                    Captured::body,
                    PatternTest_CapturedCoroutines::body)
                .gives(">a <10 >13 <20 =1"),
            coroutine(
                    "bound behind an operator that is taken apart",
                    Apart::new,
                    Apart::body,
                    PatternTest_ApartCoroutines::body)
                .gives(">a <10 if10 >b <20 while21 >b <30 while31 >b <40 =40"),
            coroutine(
                    "bound inside of a lambda that is handed out",
                    Inside::new,
                    Inside::body,
                    PatternTest_InsideCoroutines::body)
                .gives(">3 <10 >5 <20 =abc2"),
            coroutine(
                    "bound by a loop that a return or a yield leaves",
                    LeftLoop::new,
                    LeftLoop::body,
                    PatternTest_LeftLoopCoroutines::body)
                .gives(">1 <10 >left <20 =1"),
            coroutine(
                    "bound by a condition with a lambda, for the rest of a round",
                    Else::new,
                    Else::body,
                    PatternTest_ElseCoroutines::body)
                .gives(">0 <10 bound10 >1 <20 >21 <30 >2 <40 bound42 =2"))
        .map(Case::tests);
  }

  static final class Apart extends Scene {
    private int rounds = 2;

    @Coroutine
    Object body(Co<Object, Object> co) {
      if (rounds > 0 && co.yield("a") instanceof Integer n) {
        log("if" + n);
      }
      Object last = null;
      while (co.yield("b") instanceof Integer n && (last = n) != null && rounds-- > 0) {
        log("while" + (n + 1));
      }
      return last;
    }
  }

  static final class Inside extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      Object o = "abc";
      co.yield(
          ((IntUnaryOperator)
                  x -> {
                    if (o instanceof String s) {
                      return s.length();
                    }
                    return x;
                  })
              .applyAsInt(1));
      int length =
          co.yield(
                  new Object() {
                    int twoMore() {
                      return !(o instanceof String s) ? 0 : s.length() + 2;
                    }
                  }.twoMore())
              / 10;
      return o instanceof String s ? s + length : "no";
    }
  }

  static final class LeftLoop extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      Iterator<Object> values = List.<Object>of(1, "x", 2, 3).iterator();
      try {
        int length =
            switch (co.yield(1)) {
              case 10 -> {
                while (!(values.next() instanceof String s)) {
                  if (!values.hasNext()) {
                    yield 0;
                  }
                }
                yield s.length();
              }
              default -> co.yield("no");
            };
        for (; !(values.next() instanceof String s); ) {
          if (!values.hasNext()) {
            return length;
          }
        }
        return s;
      } finally {
        co.yield("left");
      }
    }
  }

  static final class I01 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      Object o = "abc";
      if (o instanceof String s && co.yield(s) > 5 && s.length() == 3) {
        o = null;
        co.yield("in");
        return s;
      }
      return "no";
    }
  }

  static final class I03 extends Scene {
    @Coroutine
    Object body(Co<Object, Object> co) {
      Object o = 0L;
      while (!(o instanceof String s)) {
        o = co.yield("again");
      }
      co.yield(s);
      return s + s.length();
    }
  }

  static final class Captured extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      Object o = "abc";
      int n = co.yield("a");
      co.yield(
          o instanceof String s && n > 5
              ? ((IntUnaryOperator) x -> x + s.length()).applyAsInt(n)
              : 0);
      return o instanceof String s && ((BooleanSupplier) () -> s.isEmpty()).getAsBoolean() ? 0 : 1;
    }
  }

  static final class Else extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      for (int i = 0; i < 3; i++) {
        int round = i;
        IntUnaryOperator first = x -> x + round;
        Object sum = first.applyAsInt(co.yield(i));
        if (!(((IntUnaryOperator) x -> round == 1 ? -x : x).applyAsInt((Integer) sum) > 0
            && sum instanceof Integer n)) {
          co.yield(sum);
        } else {
          log("bound" + n);
        }
      }
      return 2;
    }
  }

  static final class I05 extends Scene {
    String s = "field";

    @Coroutine
    Object body(Co<Object, Integer> co) {
      Object o = 1;
      String r = (o instanceof String s && co.yield("no") > 0) ? s : s;
      if (o instanceof String s || co.yield("y") > 0) r += s;
      return r;
    }
  }
}
