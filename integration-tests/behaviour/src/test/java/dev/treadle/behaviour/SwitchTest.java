package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** switch statements over numbers and enums, old and with arrows, that suspend. */
@SuppressWarnings("fallthrough")
final class SwitchTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("G01", G01::new, G01::body, SwitchTest_G01Coroutines::body)
                .gives(
                    ">0 <10 >d <20 >3 <30 >3 <40 >d <50 >3 <60"
                        + " =|0one|1one|2dfltthree|3three|4dfltthree"),
            coroutine("G03", G03::new, G03::body, SwitchTest_G03Coroutines::body)
                .drive("n s:B n", ">which <B >b <null c =end"),
            coroutine("G05", G05::new, G05::body, SwitchTest_G05Coroutines::body)
                .gives(">01 <10 >01 <20 two >2 <30 >t <40 !IllegalStateException(d40)"),
            coroutine("G07", G07::new, G07::body, SwitchTest_G07Coroutines::body)
                .gives(">k <10 =K10K1qa"),
            coroutine("G09", G09::new, G09::body, SwitchTest_G09Coroutines::body)
                .gives(">a <10 >b <20 >c <30 =end"))
        .map(Case::tests);
  }

  static final class G01 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String s = "";
      for (int i = 0; i < 5; i++) {
        s += "|" + i;
        switch (i) {
          case 0:
            co.yield("0");
          case 1:
            s += "one";
            break;
          default:
            co.yield("d");
            s += "dflt";
          case 3:
            co.yield("3");
            s += "three";
        }
      }
      return s;
    }
  }

  static final class G03 extends Scene {
    enum E3 {
      A,
      B,
      C
    }

    @Coroutine
    Object body(Co<Object, Object> co) {
      switch (E3.valueOf((String) co.yield("which"))) {
        case A:
          return "a";
        case B:
          co.yield("b");
        case C:
          log("c");
      }
      return "end";
    }
  }

  static final class G05 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      for (int i = 0; i < 4; i++)
        switch (i) {
          case 0, 1 -> co.yield("01");
          case 2 -> {
            log("two");
            co.yield("2");
          }
          default -> throw new IllegalStateException("d" + co.yield("t"));
        }
      return "no";
    }
  }

  static final class G07 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      final int K = 10;
      final char Q = 'a';
      String s = "";
      for (int i = 10; i < 13; i++) {
        switch (i) {
          case K:
            s += "K" + co.yield("k");
            break;
          case K + 1:
            s += "K1";
            break;
          case 'a' - 85:
            s += "q" + Q;
        }
      }
      return s;
    }
  }

  static final class G09 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      o:
      switch (co.yield("a")) {
        case 10:
          switch (co.yield("b")) {
            case 20:
              co.yield("c");
              break o;
          }
          log("never");
        default:
          log("never");
      }
      return "end";
    }
  }
}
