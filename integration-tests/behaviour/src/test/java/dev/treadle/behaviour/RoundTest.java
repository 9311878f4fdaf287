package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Statements that come apart at a suspension: the rest of a round is executed before its loop. */
final class RoundTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "a branch that throws, and names used again behind it",
                    Scopes::new,
                    Scopes::body,
                    RoundTest_ScopesCoroutines::body)
                .gives(">1 <10 >2 <20 =12"),
            coroutine(
                    "one suspension in each branch",
                    Branches::new,
                    Branches::body,
                    RoundTest_BranchesCoroutines::body)
                .gives(">zero <10 >odd <20 two >odd <30 =60"),
            coroutine(
                    "several suspensions in a round",
                    Several::new,
                    Several::body,
                    RoundTest_SeveralCoroutines::body)
                .gives(">a0 <10 >b10 <20 >a1 <30 >b30 <40 =100"),
            coroutine("a handler", Handler::new, Handler::body, RoundTest_HandlerCoroutines::body)
                .drive("n s1 tX s2 s3", ">0 <1 >1 [throw] c >2 <2 >3 <3 =3"),
            coroutine(
                    "a finalizer",
                    Finalizer::new,
                    Finalizer::body,
                    RoundTest_FinalizerCoroutines::body)
                .gives(">0 <10 f0 >1 <20 f1 =30"),
            coroutine(
                    "rounds that are not suspended",
                    Skipping::new,
                    Skipping::body,
                    RoundTest_SkippingCoroutines::body)
                .gives("skip 0 >1 <10 skip 2 >3 <20 skip 4 =30"))
        .map(Case::tests);
  }

  static final class Scopes extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 1; i < 3; i++) {
        String result;
        if (i > 0) {
          co.yield(i);
          String word = "w" + i;
          result = word;
        } else {
          throw new IllegalStateException("never");
        }
        int word = result.length();
        sum += word * i * 2;
      }
      return sum;
    }
  }

  static final class Branches extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 0; i < 4; i++) {
        if (i == 0) {
          sum += co.yield("zero");
        } else if (i == 2) {
          log("two");
        } else {
          int got = co.yield("odd");
          sum += got;
        }
      }
      return sum;
    }
  }

  static final class Several extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 0; i < 2; i++) {
        int first = co.yield("a" + i);
        int second = co.yield("b" + first);
        sum += first + second;
      }
      return sum;
    }
  }

  static final class Handler extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int last = 0;
      for (Integer i = 0; i < 4; i++) {
        try {
          last = co.yield(i);
        } catch (RuntimeException e) {
          log("c");
        }
      }
      return last;
    }
  }

  static final class Finalizer extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (Integer i = 0; i < 2; i++) {
        try {
          sum += co.yield(i);
        } finally {
          log("f" + i);
        }
      }
      return sum;
    }
  }

  static final class Skipping extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = 0;
      for (int i = 0; i < 5; i++) {
        int rest = i % 2;
        if (rest == 0) {
          log("skip " + i);
          continue;
        }
        sum += co.yield(i);
      }
      return sum;
    }
  }
}
