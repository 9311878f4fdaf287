package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What a return converts (JLS 5.2): an int that is constant, to a type that is narrower. */
final class ReturnTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("constants", Bodies::new, Bodies::all, ReturnTest_BodiesCoroutines::all)
                .gives(">1 <10 >2 <20 >3 <30 =a null 66 7 65 null 3"))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    @Coroutine
    static char letter(Co<Object, Integer> co) {
      co.yield(1);
      return 97;
    }

    @Coroutine
    static @Nullable Byte box(Co<Object, Integer> co, @Nullable Number number) {
      if (number == null) {
        return null;
      }
      co.yield(2);
      return 'B';
    }

    @Coroutine
    static short chosen(Co<Object, Integer> co, int number) {
      if (number == 3) {
        co.yield(number);
      }
      return switch (number) {
        case 1 -> 7;
        case 2 -> 'A';
        default -> (short) number;
      };
    }

    @Coroutine
    static @Nullable Byte boxed(Co<Object, Integer> co, int number) {
      if (number == 0) {
        co.yield(number);
      }
      return (switch (number) {
        case 1 -> null;
        default -> 2;
      });
    }

    @Coroutine
    Object all(Co<Object, Integer> co) {
      return letter(co)
          + " "
          + box(co, null)
          + " "
          + box(co, 5)
          + " "
          + chosen(co, 1)
          + " "
          + chosen(co, 2)
          + " "
          + boxed(co, 1)
          + " "
          + chosen(co, 3);
    }
  }
}
