package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Suspensions in array expressions, in arithmetic and in strings. */
final class ArrayAndOperatorTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "array dimensions",
                Bodies::new,
                Bodies::dimensions,
                ArrayAndOperatorTest_BodiesCoroutines::dimensions),
            coroutine(
                "array accesses",
                Bodies::new,
                Bodies::accesses,
                ArrayAndOperatorTest_BodiesCoroutines::accesses),
            coroutine(
                "array negative size",
                Bodies::new,
                Bodies::negativeSize,
                ArrayAndOperatorTest_BodiesCoroutines::negativeSize),
            coroutine(
                    "array null",
                    Bodies::new,
                    Bodies::nullArray,
                    ArrayAndOperatorTest_BodiesCoroutines::nullArray)
                .gives(">i <10 NPE >j <20 NPE =end"),
            coroutine(
                "array store check",
                Bodies::new,
                Bodies::storeCheck,
                ArrayAndOperatorTest_BodiesCoroutines::storeCheck),
            coroutine(
                "array as result",
                Bodies::new,
                Bodies::arrayResult,
                ArrayAndOperatorTest_BodiesCoroutines::arrayResult),
            coroutine(
                "element ++ of each type",
                Bodies::new,
                Bodies::increments,
                ArrayAndOperatorTest_BodiesCoroutines::increments),
            coroutine(
                "shifts and bits",
                Bodies::new,
                Bodies::bits,
                ArrayAndOperatorTest_BodiesCoroutines::bits),
            coroutine(
                "strings and chars",
                Bodies::new,
                Bodies::strings,
                ArrayAndOperatorTest_BodiesCoroutines::strings),
            coroutine(
                    "null in strings",
                    Bodies::new,
                    Bodies::nullStrings,
                    ArrayAndOperatorTest_BodiesCoroutines::nullStrings)
                .drive("n n n", ">a <null >b <null =null+null!"),
            coroutine(
                    "local changed later in the expression",
                    Bodies::new,
                    Bodies::changed,
                    ArrayAndOperatorTest_BodiesCoroutines::changed)
                .gives(">a <10 >b <20 =1 2 10 3 20 4 1-10-5-25"),
            coroutine(
                "long and double operands",
                Bodies::new,
                Bodies::wide,
                ArrayAndOperatorTest_BodiesCoroutines::wide))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    @Coroutine
    Object dimensions(Co<Object, Integer> co) {
      int[][] a = new int[co.yield("r") / 5][co.yield("c") / 10];
      String[][][] b = new String[co.yield("x") / 30][log(2)][];
      return show(a) + b.length + b[0].length + b[0][1] + new int[] {co.yield("e"), 1}.length;
    }

    @Coroutine
    Object accesses(Co<Object, Integer> co) {
      int[][] a = {{1, 2}, {3, 4}};
      int k = 0;
      a[k++][co.yield("i") / 10] = a[k][co.yield("j") / 20 - 1] + co.yield("v");
      a[co.yield("p") / 40][k--] -= k + co.yield("q");
      return show(a) + k + a[k][k] + new int[] {7, 8}[co.yield("z") / 60];
    }

    @Coroutine
    Object negativeSize(Co<Object, Integer> co) {
      try {
        int[][] a = new int[-co.yield("r")][co.yield("c")];
        return a.length;
      } catch (NegativeArraySizeException e) {
        return e.getMessage();
      }
    }

    @Coroutine
    Object nullArray(Co<Object, Integer> co) {
      int[] none = null;
      try {
        none[co.yield("i")] = 1;
      } catch (NullPointerException e) {
        log("NPE");
      }
      try {
        none[co.yield("j")] += co.yield("never");
      } catch (NullPointerException e) {
        log("NPE");
      }
      return "end";
    }

    @Coroutine
    Object storeCheck(Co<Object, Integer> co) {
      Object[] strings = new String[1];
      try {
        strings[0] = co.yield("a");
      } catch (ArrayStoreException e) {
        return e.getMessage() + co.yield("b");
      }
      return "no";
    }

    @Coroutine
    int[] make(Co<Object, Integer> co, int n) {
      int[] made = new int[n];
      for (int i = 0; i < n; i++) {
        made[i] = co.yield(i);
      }
      return made;
    }

    @Coroutine
    Object arrayResult(Co<Object, Integer> co) {
      int[] made = make(co, 2);
      make(co, 1)[0]++;
      return show(made) + make(co, 2)[co.yield("at") / 60];
    }

    @Coroutine
    Object increments(Co<Object, Integer> co) {
      byte[] b = {127};
      char[] c = {'z'};
      short[] s = {-1};
      long[] l = {1L << 33};
      float[] f = {1.5f};
      double[] d = {0.5};
      Integer[] w = {9};
      b[co.yield("b") * 0]++;
      char old = c[co.yield("c") * 0]--;
      short now = ++s[co.yield("s") * 0];
      l[co.yield("l") * 0] <<= 1;
      f[0] += co.yield("f");
      d[0] *= co.yield("d");
      int box = w[co.yield("w") * 0]++;
      return b[0] + " " + old + c[0] + " " + now + s[0] + " " + l[0] + " " + f[0] + " " + d[0] + " "
          + box + w[0];
    }

    @SuppressWarnings("lossy-conversions")
    @Coroutine
    Object bits(Co<Object, Integer> co) {
      long l = -1L >>> co.yield("a");
      int i = 0xFF & co.yield("b") | 0x100 ^ co.yield("c");
      i <<= co.yield("d") / 10;
      i >>>= 1;
      l ^= co.yield("e");
      byte b = (byte) 0xF0;
      b >>= co.yield("f") / 60;
      b |= 1;
      return l + " " + i + " " + b + " " + (1 << co.yield("g")) + " " + (1L << co.yield("h"));
    }

    @Coroutine
    Object strings(Co<Object, Integer> co) {
      String s = 'a' + 1 + "b" + 'c' + 1;
      s += 'd' + co.yield("x");
      s += co.yield("y") + 'e';
      char[] cs = {'h', 'i'};
      s += String.valueOf(cs) + co.yield("z") + 1.0f + 2.50 + 3L + true + null;
      String t = null;
      t += co.yield("t") + "u";
      return s + (char) ('a' + co.yield("c") / 10) + t;
    }

    @Coroutine
    Object nullStrings(Co<Object, Integer> co) {
      Object none = null;
      return co.yield("a") + "+" + co.yield("b") + "!" + (none == null ? "" : none);
    }

    @Coroutine
    Object changed(Co<Object, Integer> co) {
      int i = 1;
      String s = i + " " + ++i + " " + co.yield("a") + " " + ++i + " " + co.yield("b") + " " + ++i;
      i = 1;
      int[] a = {i, i = 10, i -= 5, i * i};
      return s + " " + a[0] + "-" + a[1] + "-" + a[2] + "-" + a[3];
    }

    @Coroutine
    Object wide(Co<Object, Integer> co) {
      long l = 1L << 40;
      double d = 0.1;
      float g = 0.1f;
      boolean z = true;
      char c = 'c';
      String s =
          l
              + co.yield("a")
              + " "
              + (d + co.yield("b"))
              + " "
              + (g + co.yield("c"))
              + " "
              + (z ? co.yield("d") : c)
              + " "
              + (c + co.yield("e"));
      double r = d * l + co.yield("f") % 7 - g / co.yield("g");
      return s + " " + r + " " + (l > co.yield("h")) + (d == co.yield("i"));
    }
  }
}
