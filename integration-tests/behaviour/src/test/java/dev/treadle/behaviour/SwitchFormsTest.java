package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * switch statements beyond the plain ones: over strings and boxes, with locals, loops and handlers
 * inside.
 */
@SuppressWarnings("fallthrough")
final class SwitchFormsTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "strings",
                    Bodies::new,
                    Bodies::strings,
                    SwitchFormsTest_BodiesCoroutines::strings)
                .drive("n s:a s1 n", ">? <a >A <1 fell >ab <null =-1")
                .drive("n s:Aa", ">? <Aa =Aa")
                .drive("n s:BB s3", ">? <BB >b <3 =3")
                .drive("n s:zz s4", ">? <zz >other <4 =zz4"),
            coroutine(
                    "enum null",
                    Bodies::new,
                    Bodies::enumNull,
                    SwitchFormsTest_BodiesCoroutines::enumNull)
                .gives(">a <10 !NullPointerException"),
            coroutine(
                "boxes and chars",
                Bodies::new,
                Bodies::boxes,
                SwitchFormsTest_BodiesCoroutines::boxes),
            coroutine(
                "locals in groups",
                Bodies::new,
                Bodies::locals,
                SwitchFormsTest_BodiesCoroutines::locals),
            coroutine(
                "try inside",
                Bodies::new,
                Bodies::tryInside,
                SwitchFormsTest_BodiesCoroutines::tryInside),
            coroutine(
                "loops inside",
                Bodies::new,
                Bodies::loopsInside,
                SwitchFormsTest_BodiesCoroutines::loopsInside),
            coroutine(
                "no match",
                Bodies::new,
                Bodies::noMatch,
                SwitchFormsTest_BodiesCoroutines::noMatch),
            coroutine(
                "constants of a class",
                Bodies::new,
                Bodies::constants,
                SwitchFormsTest_BodiesCoroutines::constants))
        .map(Case::tests);
  }

  enum Light {
    RED,
    AMBER,
    GREEN
  }

  static final class Bodies extends Scene {
    private static final int ONE = 1;
    private static final String KEY = "key";

    @Coroutine
    Object strings(Co<Object, Object> co) {
      Object x = co.yield("?");
      switch (x.toString()) {
        case "a":
          co.yield("A");
          log("fell");
        case "b", "ab":
          co.yield("ab");
          break;
        case "Aa":
          return "Aa";
        case "BB":
          return co.yield("b");
        default:
          return x + "" + co.yield("other");
      }
      return -1;
    }

    @Coroutine
    Object enumNull(Co<Object, Integer> co) {
      Light light = co.yield("a") > 5 ? null : Light.RED;
      switch (light) {
        case RED:
          return "red";
        default:
          return "other";
      }
    }

    @Coroutine
    Object boxes(Co<Object, Integer> co) {
      String s = "";
      for (char c = 'a'; c < 'd'; c++) {
        switch (c) {
          case 'a' -> s += co.yield(c);
          case 'b' -> {}
          default -> s += c;
        }
      }
      Character boxed = 'q';
      switch (boxed) {
        case 'q':
          s += co.yield("boxed");
      }
      byte b = (byte) (co.yield("b") + 0);
      switch (b) {
        case 30:
          s += "thirty";
          break;
        case -1:
          s += "minus";
      }
      switch (co.yield("integer")) {
        case 40 -> s += "forty";
        default -> s += "else";
      }
      return s;
    }

    @Coroutine
    Object locals(Co<Object, Integer> co) {
      String s = "";
      for (int i = 0; i < 3; i++) {
        switch (i) {
          case 0:
            int n = co.yield("n");
            String t = "t" + n;
            s += t;
            break;
          case 1:
            n = 5;
            t = "u";
            s += t + co.yield(n) + n;
          default:
            n = 7;
            co.yield(n);
            s += n;
        }
      }
      return s;
    }

    @Coroutine
    Object tryInside(Co<Object, Integer> co) {
      String s = "";
      loop:
      for (int i = 0; ; i++) {
        switch (i) {
          case 0:
            try {
              co.yield("t");
              break;
            } finally {
              s += co.yield("f");
            }
          case 1:
            try {
              continue loop;
            } finally {
              s += "c";
            }
          case 2:
            try {
              throw new RuntimeException("r");
            } catch (RuntimeException e) {
              s += e.getMessage() + co.yield("caught");
              break loop;
            } finally {
              s += co.yield("last");
            }
          default:
            return "never";
        }
        s += ";";
      }
      return s;
    }

    @Coroutine
    Object loopsInside(Co<Object, Integer> co) {
      int sum = 0;
      switch (co.yield("which")) {
        case 10:
          for (int i = 0; i < 2; i++) {
            sum += co.yield("i" + i);
            if (sum > 40) {
              break;
            }
          }
        case 20:
          do {
            sum -= 25;
          } while (co.yield("do" + sum) < 50);
          break;
        default:
          sum = -1;
      }
      return sum;
    }

    @Coroutine
    Object noMatch(Co<Object, Integer> co) {
      switch (co.yield("a")) {
        case 1:
          return co.yield("one");
        case 2:
          co.yield("two");
      }
      switch (co.yield("b")) {
      }
      switch (co.yield("c")) {
        default:
      }
      return "through";
    }

    @Coroutine
    Object constants(Co<Object, Integer> co) {
      String s = "";
      for (int i = 0; i < 3; i++) {
        switch (i) {
          case ONE -> s += co.yield("one");
          case ONE + 1 -> s += "two";
          default -> s += co.yield("zero");
        }
        switch (i == 1 ? KEY : "other") {
          case KEY -> s += co.yield(KEY);
          default -> s += "-";
        }
      }
      return s;
    }
  }
}
