package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The parameter of a {@code catch} of several exceptions: it is what they all are (JLS 14.20). */
final class UnionTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "a common superclass",
                    Superclass::new,
                    Superclass::body,
                    UnionTest_SuperclassCoroutines::body)
                .gives(">1 <10 >a <20 again a !IllegalStateException(a)"),
            coroutine(
                    "a superclass of the user's",
                    Failures::new,
                    Failures::body,
                    UnionTest_FailuresCoroutines::body)
                .gives(">1 <10 >3 <20 >8 <30 =3"),
            coroutine(
                    "an interface, too",
                    Interfaces::new,
                    Interfaces::body,
                    UnionTest_InterfacesCoroutines::body)
                .gives(">1 <10 >101 <20 >202 <30 >2 <40 =4242"))
        .map(Case::tests);
  }

  static final class Superclass extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) throws IOException {
      try {
        if (co.yield(1) > 5) {
          throw new IllegalStateException("a");
        }
        throw new IOException("b");
      } catch (IOException | IllegalStateException e) {
        Exception again = e;
        co.yield(e.getMessage());
        Exception third = e;
        log("again " + (third == again ? again.getMessage() : ""));
        throw e;
      }
    }
  }

  /** The bases of what is thrown below. */
  @SuppressWarnings("serial")
  static class Failure extends Exception {
    final int number;

    Failure(int number) {
      this.number = number;
    }
  }

  interface Coded {
    default int code() {
      return 42;
    }
  }

  @SuppressWarnings("serial")
  static final class One extends Failure implements Coded {
    One() {
      super(1);
    }
  }

  @SuppressWarnings("serial")
  static final class Two extends Failure implements Coded {
    Two() {
      super(2);
    }
  }

  @SuppressWarnings("serial")
  static final class Plain extends Failure {
    Plain() {
      super(3);
    }
  }

  static final class Failures extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        if (co.yield(1) > 5) {
          throw new Plain();
        }
        throw new Two();
      } catch (Plain | Two e) {
        co.yield(e.number);
        Failure same = e;
        co.yield(same.number + 5);
        return e.number;
      }
    }
  }

  static final class Interfaces extends Scene {
    private static int hundred(Coded coded) {
      return coded.code() / 42 * 100;
    }

    private static <T extends Failure & Coded> T both(T t) {
      return t;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      try {
        if (co.yield(1) < 5) {
          throw new Two();
        }
        throw new One();
      } catch (One | Two e) {
        co.yield(hundred(e) + e.number);
        Coded coded = e;
        var same = e;
        co.yield(hundred(coded) + hundred(same) + both(e).number + same.number);
        Supplier<Coded> supplier = () -> e;
        List<Object> both = List.of(e, supplier.get());
        co.yield(both.size());
        return "" + e.code() + supplier.get().code();
      }
    }
  }
}
