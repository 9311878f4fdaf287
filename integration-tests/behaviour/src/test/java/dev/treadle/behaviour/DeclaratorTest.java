package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Brackets behind names, and several names behind one type, where the text is kept. */
final class DeclaratorTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "fields of a local class",
                    Bodies::new,
                    Bodies::fields,
                    DeclaratorTest_BodiesCoroutines::fields)
                .gives(">a <10 >b <20 =10 10 11"),
            coroutine(
                    "variables of a lambda",
                    Bodies::new,
                    Bodies::variables,
                    DeclaratorTest_BodiesCoroutines::variables)
                .gives(">a <10 >b <20 >23 <30 =17"),
            coroutine(
                    "a name that an initializer before has",
                    Bodies::new,
                    Bodies::before,
                    DeclaratorTest_BodiesCoroutines::before)
                .gives(">a <10 >b <20 >21 <30 =6 2 10"))
        .map(Case::tests);
  }

  @SuppressWarnings("MixedArrayDimensions")
  static final class Bodies extends Scene {
    final int second = 5;

    @Coroutine
    Object fields(Co<Object, Integer> co) {
      int x = co.yield("a");
      class Kept {
        int one[] = {x}, plain = x;
        int[] two[] = {one, {x + 1}};
      }
      co.yield("b");
      Kept kept = new Kept();
      return kept.one[0] + " " + kept.plain + " " + kept.two[1][0];
    }

    @Coroutine
    Object variables(Co<Object, Integer> co) {
      int x = co.yield("a");
      IntUnaryOperator sum =
          n -> {
            int cells[] = {n, x}, more = 5;
            return cells[0] + cells[1] + more;
          };
      {
        int cells = co.yield("b"), more = 3;
        co.yield(cells + more);
      }
      return sum.applyAsInt(2);
    }

    @Coroutine
    Object before(Co<Object, Integer> co) {
      int x = co.yield("a");
      class Kept {
        int first = Bodies.this.second == x ? 1 : 2, second = x;
      }
      IntUnaryOperator sum =
          n -> {
            int first = this.second, second = n;
            return first + second;
          };
      {
        int second = co.yield("b"), first = 1;
        co.yield(second + first);
      }
      Kept kept = new Kept();
      return sum.applyAsInt(1) + " " + kept.first + " " + kept.second;
    }
  }
}
