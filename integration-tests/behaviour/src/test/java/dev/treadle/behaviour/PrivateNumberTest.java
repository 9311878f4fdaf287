package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Private members that are numbers: those whose types their generic class leaves open, and
 * constants.
 */
final class PrivateNumberTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "in conditional expressions",
                    Bodies::new,
                    Bodies::conditions,
                    PrivateNumberTest_BodiesCoroutines::conditions)
                .gives(">97 <10 >98 <20 >c <30 >100 <40 >x <50 >4.0 <60 >101 <70 =102"),
            coroutine(
                    "that are null",
                    Bodies::new,
                    Bodies::nulls,
                    PrivateNumberTest_BodiesCoroutines::nulls)
                .gives(">NPE <10 >NPE <20 >null <30 =null"),
            coroutine(
                    "assigned",
                    Bodies::new,
                    Bodies::assigned,
                    PrivateNumberTest_BodiesCoroutines::assigned)
                .gives(">4 <10 >6 <20 found >7 <30 found >9 <40 >19 <50 >1.5 <60 =false"),
            coroutine(
                    "constants that are negative or not finite",
                    Bodies::new,
                    Bodies::constants,
                    PrivateNumberTest_BodiesCoroutines::constants)
                .gives(">5 <10 >-5 <20 >0.0 <30 >2147483647 <40 >5 7 0.0 <50 =0.0"))
        .map(Case::tests);
  }

  static final class Cell<T> {
    private T value;

    Cell(T value) {
      this.value = value;
    }

    private T get() {
      return value;
    }

    private <U> U other(U other) {
      return other;
    }
  }

  static final class Bodies extends Scene {
    private static final int NEGATIVE = -5;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private double share = 4;

    private static <T> Cell<T> found(Cell<T> cell) {
      log("found");
      return cell;
    }

    @Coroutine
    Object conditions(Co<Object, Integer> co) {
      boolean yes = hashCode() == hashCode();
      Cell<Integer> number = new Cell<>(4);
      Cell<Character> letter = new Cell<>('x');
      co.yield(yes ? 'a' : number.value);
      co.yield(yes ? 'b' : (number.get()));
      co.yield(yes ? 'c' : number.other(4));
      co.yield(yes ? 'd' : (yes ? number.value : number.get()));
      co.yield(yes ? letter.value : 98);
      co.yield(yes ? number.value : new Cell<>(1.5).value);
      Function<Cell<Integer>, Object> function = cell -> yes ? 'e' : cell.value;
      co.yield(function.apply(number));
      return yes ? 'f' : number.value;
    }

    @Coroutine
    @Nullable Object nulls(Co<Object, Integer> co) {
      boolean yes = hashCode() == hashCode();
      Cell<Integer> none = new Cell<>(null);
      Cell<Boolean> unknown = new Cell<>(null);
      String thrown = "none";
      try {
        Integer number = yes ? none.value : 0;
        log(number);
      } catch (NullPointerException e) {
        thrown = "NPE";
      }
      co.yield(thrown);
      thrown = "none";
      try {
        log(yes ? unknown.get() : true);
      } catch (NullPointerException e) {
        thrown = "NPE";
      }
      co.yield(thrown);
      co.yield(yes ? none.value : new Cell<>(1).value);
      return yes ? unknown.value : Boolean.TRUE;
    }

    @Coroutine
    Object assigned(Co<Object, Integer> co) {
      Cell<Integer> number = new Cell<>(4);
      co.yield(number.value++);
      co.yield(++number.value);
      found(number).value += 1;
      co.yield(number.value);
      found(number).value++;
      number.value += 1;
      co.yield(number.value);
      number.value += co.yield(10 + number.value) / 5;
      Cell<Double> real = new Cell<>(3.0);
      real.value /= 2;
      co.yield(real.value);
      Cell<Boolean> flag = new Cell<>(true);
      flag.value &= number.value == 20;
      return flag.value;
    }

    @Coroutine
    Object constants(Co<Object, Integer> co) {
      final int local = -7;
      co.yield(-NEGATIVE);
      co.yield((Object) NEGATIVE);
      co.yield(3 / INFINITE);
      co.yield((int) INFINITE);
      Object shown =
          new Object() {
            @Override
            public String toString() {
              return -NEGATIVE + " " + -local + " " + 2 / INFINITE;
            }
          };
      co.yield(shown.toString());
      share /= INFINITE;
      return share;
    }
  }
}
