package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Loops whose rounds are loops: what is left of a round leads back into the inner loop past the
 * heads of both, where these may be evaluated once more, and else not.
 */
final class InnerLoopTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "triangle",
                    Triangle::new,
                    Triangle::body,
                    InnerLoopTest_TriangleCoroutines::body)
                .gives(">01 <10 >02 <20 >12 <30 =60"),
            coroutine("cube", Cube::new, Cube::body, InnerLoopTest_CubeCoroutines::body)
                .gives(
                    ">000 <10 >001 <20 >010 <30 >011 <40 >100 <50 >101 <60 >110 <70 >111 <80 =360"),
            coroutine("rows of an array", Rows::new, Rows::body, InnerLoopTest_RowsCoroutines::body)
                .gives(">0 <10 >1 <20 >0 <30 =60"),
            coroutine("jumps", Jumping::new, Jumping::body, InnerLoopTest_JumpingCoroutines::body),
            coroutine(
                    "the outer condition changes",
                    Shrinking::new,
                    Shrinking::body,
                    InnerLoopTest_ShrinkingCoroutines::body)
                .gives(">0/3 <10 >1/2 <20 >2/1 <30 =60"),
            coroutine(
                "the outer condition is of a field",
                Reading::new,
                Reading::body,
                InnerLoopTest_ReadingCoroutines::body),
            coroutine(
                    "what begins the inner loop calls",
                    Calling::new,
                    Calling::body,
                    InnerLoopTest_CallingCoroutines::body)
                .gives("next >0 <10 >1 <20 next next =30"),
            coroutine(
                    "what begins the inner loop may fail",
                    Failing::new,
                    Failing::body,
                    InnerLoopTest_FailingCoroutines::body)
                .gives("=0"),
            coroutine(
                    "division by what the outer condition excludes",
                    Dividing::new,
                    Dividing::body,
                    InnerLoopTest_DividingCoroutines::body)
                .gives(">2 <10 >3 <20 >4 <30 >4 <40 =100"),
            coroutine(
                    "what begins the inner loop is known outside",
                    Known::new,
                    Known::body,
                    InnerLoopTest_KnownCoroutines::body)
                .gives(">00 <10 >01 <20 >10 <30 >11 <40 1 =100"),
            coroutine(
                    "flags and names begin the inner loop",
                    Flags::new,
                    Flags::body,
                    InnerLoopTest_FlagsCoroutines::body)
                .gives(">first0null <10 >00 <20 >first1null <30 >11 <40 =100"),
            coroutine(
                "an outer loop for ever",
                Forever::new,
                Forever::body,
                InnerLoopTest_ForeverCoroutines::body),
            coroutine(
                    "something behind the inner loop",
                    Behind::new,
                    Behind::body,
                    InnerLoopTest_BehindCoroutines::body)
                .gives(">00 <10 >01 <20 end0 >10 <30 >11 <40 end1 =100"),
            coroutine(
                    "in an arm among suspensions",
                    Among::new,
                    Among::body,
                    InnerLoopTest_AmongCoroutines::body)
                .gives(">a <10 >00 <20 >01 <30 >10 <40 >11 <50 >b <60 =210"))
        .map(Case::tests);
  }

  static final class Triangle extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      int n = 3;
      for (int i = 0; i < n - 1; i++) {
        // the pairs
        for (int j = i + 1; j < n; j++) {
          sum += co.yield("" + i + j);
        }
      }
      return sum;
    }
  }

  static final class Cube extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          for (int k = 0; k < 2; k++) {
            sum += co.yield("" + i + j + k);
          }
        }
      }
      return sum;
    }
  }

  static final class Rows extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      int[][] rows = {{0, 1}, {}, {0}};
      for (int i = 0; i < rows.length; i++) {
        int[] row = rows[i];
        for (int j = 0; j < row.length; j++) {
          sum += co.yield(row[j]);
        }
      }
      return sum;
    }
  }

  static final class Jumping extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      outer:
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
          if (j > i) {
            continue outer;
          }
          if (i == 3) {
            break outer;
          }
          if (j == 1) {
            continue;
          }
          sum += co.yield("" + i + j);
        }
      }
      rest:
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          sum += co.yield("" + i + j);
          if (j == i) {
            continue rest;
          }
        }
      }
      return sum;
    }
  }

  static final class Shrinking extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      int n = 3;
      for (int i = 0; i < n + i; i++) {
        for (int j = 0; j < 1; j++) {
          sum += co.yield(i + "/" + n);
          n--;
        }
      }
      return sum;
    }
  }

  static final class Reading extends Scene {
    int n = 2;

    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < 2; j++) {
          sum += co.yield("" + i + j);
          n = i == 1 ? 0 : 3;
        }
      }
      return sum;
    }
  }

  static final class Calling extends Scene {
    private int n = 2;

    private int next() {
      log("next");
      return n--;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 0; i < 3; i++) {
        int to = next();
        for (int j = i; j < to; j++) {
          sum += co.yield(j);
        }
      }
      return sum;
    }
  }

  static final class Failing extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      Integer none = null;
      for (int i = 0; i < 0; i++) {
        int begin = none;
        for (int j = begin; j < 2; j++) {
          sum += co.yield(j);
        }
      }
      return sum;
    }
  }

  static final class Dividing extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 2; i > 0; i--) {
        for (int j = 4 / i; j < 5; j++) {
          sum += co.yield(j);
        }
      }
      return sum;
    }
  }

  static final class Known extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      int last = 0;
      int j;
      for (int i = 0; i < 2; i++) {
        last = i;
        for (j = 0; j < 2; j++) {
          sum += co.yield("" + i + j);
        }
      }
      log("" + last);
      return sum;
    }
  }

  static final class Flags extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 0; i < 2; i++) {
        boolean first = true;
        String name = null;
        int j = 0;
        while (j < 2) {
          sum += co.yield((first ? "first" + i : i) + "" + name);
          first = false;
          name = "" + i;
          j++;
        }
      }
      return sum;
    }
  }

  static final class Assigned extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      int round = 0;
      for (int left = 2; left > 0; left = 2 - round) {
        for (int j = 0; j < 2; j++) {
          sum += co.yield(j);
          round += j;
        }
      }
      return sum;
    }
  }

  static final class Once extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      int n = 3;
      for (int i = 0; i < n; i++) {
        for (int j = 0; ; j = 0) {
          sum += co.yield(j);
          if (sum >= 60) {
            return sum;
          }
        }
      }
      return -1;
    }
  }

  static final class Forever extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 0; ; i++) {
        for (int j = 0; j < i; j++) {
          if (i == 4) {
            return sum;
          }
          sum += co.yield("" + i + j);
        }
      }
    }
  }

  static final class Behind extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          sum += co.yield("" + i + j);
        }
        log("end" + i);
      }
      return sum;
    }
  }

  static final class Among extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = co.yield("a");
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          sum += co.yield("" + i + j);
        }
      }
      sum += co.yield("b");
      return sum;
    }
  }
}
