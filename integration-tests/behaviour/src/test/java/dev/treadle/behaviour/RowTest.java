package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Many suspensions in a row, with ordinary code between them. */
final class RowTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("a row", Row::new, Row::body, RowTest_RowCoroutines::body)
                .gives(">a <10 >b <20 10 >c <30 >d <40 >e1 <50 >f <60 >g <70 70 >h <80 =360"),
            coroutine("an early end", Early::new, Early::body, RowTest_EarlyCoroutines::body)
                .gives(">1 <10 >2 <20 >3 <30 =early"),
            coroutine("an exception", Failing::new, Failing::body, RowTest_FailingCoroutines::body)
                .gives(">1 <10 >2 <20 >3 <30 >4 <40 !IllegalStateException(4)"))
        .map(Case::tests);
  }

  static final class Row extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int sum = co.yield("a");
      int b = co.yield("b");
      log(sum);
      sum += b + co.yield("c");
      sum += co.yield("d");
      String word = "e";
      for (int i = 0; i < 2; i++) {
        word = "e" + i;
      }
      sum += co.yield(word);
      sum += co.yield("f");
      int last = co.yield("g");
      try {
        log(last);
      } finally {
        sum += last;
      }
      return sum + co.yield("h");
    }
  }

  static final class Early extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      co.yield(1);
      co.yield(2);
      if (co.yield(3) == 30) {
        return "early";
      }
      co.yield(4);
      co.yield(5);
      co.yield(6);
      co.yield(7);
      return "late";
    }
  }

  static final class Failing extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      co.yield(1);
      co.yield(2);
      co.yield(3);
      int sent = co.yield(4);
      if (sent == 40) {
        throw new IllegalStateException("4");
      }
      co.yield(5);
      co.yield(6);
      co.yield(7);
      return sent;
    }
  }
}
