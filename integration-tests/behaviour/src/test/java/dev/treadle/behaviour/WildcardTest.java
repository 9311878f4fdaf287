package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Operands of types that were captured of wildcards, which no text can say (JLS 4.10.5). */
final class WildcardTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "of a bound that names another parameter",
                    () -> new Bodies<>("e"),
                    Bodies<String>::bounded,
                    WildcardTest_BodiesCoroutines::bounded)
                .gives(">1 <10 =e10"),
            coroutine(
                    "below a captured type",
                    () -> new Bodies<>("e"),
                    Bodies<String>::below,
                    WildcardTest_BodiesCoroutines::below)
                .gives(">1 <10 >2 <20 =[e, e] 10 20"))
        .map(Case::tests);
  }

  interface Sink<X> {
    void take(X value);
  }

  interface Operator<D> {
    Sink<? super D> wrap(Sink<? super D> below);
  }

  static final class Buffer<A, C extends Collection<? super A>, O> {
    private final C all;

    Buffer(C all) {
      this.all = all;
    }

    String put(O one, int count) {
      return one + "" + (count + all.size());
    }
  }

  static final class Bodies<E> extends Scene {
    private final E one;
    private final List<Object> taken = new ArrayList<>();

    Bodies(E one) {
      this.one = one;
    }

    Buffer<?, ?, E> buffer() {
      return new Buffer<Object, List<Object>, E>(new ArrayList<>());
    }

    @Coroutine
    Object bounded(Co<Object, Integer> co) {
      return buffer().put(one, co.yield(1));
    }

    static <Q> int give(Sink<? super Q> sink, Q value, int count) {
      sink.take(value);
      return count;
    }

    @Coroutine
    Object below(Co<Object, Integer> co) {
      Operator<E> exact = sink -> sink;
      Operator<? super E> operator = exact;
      int first = give(operator.wrap(taken::add), one, co.yield(1));
      List<Sink<? super E>> sinks = List.of(exact.wrap(taken::add));
      return sum(sinks.get(0), first, co.yield(2));
    }

    private Object sum(Sink<? super E> sink, int first, int second) {
      sink.take(one);
      return taken + " " + first + " " + second;
    }
  }
}
